"""Schemathesis against a server over HTTP, and what its report says."""

import json
import os
import shlex
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scripts.contract.outcome import Case, Finding
from scripts.served import COMMAND, served
from tests.contract.responses import CONTRACT
from tests.contract.subject import KEY
from tests.contract.worlds import World

_HOOKS = "tests.contract.schemathesis_hooks"
_FOUND_SOMETHING = 1
SERVE = (COMMAND, "serve", "--port", "0")


@dataclass(frozen=True)
class Mode:
    """Which phases, how many random examples, and which half of them."""

    phases: str
    examples: int
    half: str = "all"


COVERAGE = Mode("examples,coverage", 1)
FUZZ = Mode("fuzzing,stateful", 100)

Found = tuple[list[Case], list[Finding]]


def run_schemathesis(
    mode: Mode, world: World, report: Path, seed: int, serve: Sequence[str] = SERVE
) -> Found:
    """Serves the world by the command `serve`; `report` is what its reports' names begin with.

    Raises `RuntimeError` when schemathesis did not run.
    """
    report.parent.mkdir(exist_ok=True)
    ndjson = Path(f"{report}.ndjson")
    line = [*serve, *world.locations]
    with (
        Path(f"{report}.log").open("wb") as log,
        served(line, {"OS_SECURITY_KEY": KEY}, log) as server,
    ):
        finished = subprocess.run(
            [
                str(Path(sys.executable).with_name("schemathesis")),
                "run",
                str(CONTRACT),
                f"--url={server.url}",
                f"--header=Authorization: Bearer {KEY}",
                f"--phases={mode.phases}",
                f"--max-examples={mode.examples}",
                f"--mode={mode.half}",
                "--checks=all",
                "--report=ndjson,har",
                f"--report-ndjson-path={ndjson}",
                f"--report-har-path={report}.har",
                f"--seed={seed}",
            ],
            env=os.environ | {"SCHEMATHESIS_HOOKS": _HOOKS, "CONTRACT_WORLD": world.name},
            capture_output=True,
            text=True,
            check=False,
        )
    if finished.returncode not in {0, _FOUND_SOMETHING}:
        raise RuntimeError(f"schemathesis did not run:\n{finished.stdout}{finished.stderr}")
    cases, findings = _read(ndjson)
    if not cases:
        findings.append(Finding("schemathesis", "no request was sent", ""))
    if finished.returncode == _FOUND_SOMETHING and not findings:
        findings.append(Finding("schemathesis", finished.stdout[-2000:], ""))
    return cases, findings


def _read(ndjson: Path) -> Found:
    cases: list[Case] = []
    findings: dict[tuple[str, str], Finding] = {}
    for recorder in _recorders(ndjson):
        interactions = recorder.get("interactions", {})
        for interaction in interactions.values():
            if interaction.get("response"):
                cases.append(_case(interaction))
        for case_id, checks in recorder.get("checks", {}).items():
            for check in checks:
                if check["status"] == "failure":
                    finding = _finding(check, interactions.get(case_id, {}))
                    findings.setdefault((finding.check, finding.reason), finding)
    return cases, list(findings.values())


def _recorders(ndjson: Path) -> Iterator[dict[str, Any]]:
    with ndjson.open() as lines:
        for line in lines:
            event = json.loads(line)
            if "ScenarioFinished" in event:
                yield event["ScenarioFinished"]["recorder"]


def _case(interaction: dict[str, Any]) -> Case:
    request = interaction["request"]
    return Case(request["method"], _target(request), interaction["response"]["status_code"])


def _finding(check: dict[str, Any], interaction: dict[str, Any]) -> Finding:
    failure = check.get("failure_info", {}).get("failure", check)
    reason = failure.get("message") or failure.get("title") or ""
    request = interaction.get("request")
    return Finding(check["name"], " ".join(reason.split()), _curl(request) if request else "")


def _curl(request: dict[str, Any]) -> str:
    parts = ["curl", "-g", "-i", "-X", request["method"]]
    for name, values in request["headers"].items():
        for value in values:
            # What is filtered is the key; a wrong one is, too, and the reason says so.
            is_key = value == "[Filtered]"
            bearer = f'"{name}: Bearer $OS_SECURITY_KEY"'
            parts += ["-H", bearer if is_key else shlex.quote(f"{name}: {value}")]
    body = (request.get("body") or {}).get("$base64")
    if body:
        parts += ["--data-binary", shlex.quote(b64decode(body).decode("latin-1"))]
    return " ".join([*parts, f'"$URL"{shlex.quote(_target(request))}'])


def _target(request: dict[str, Any]) -> str:
    url = urlsplit(request["uri"])
    return f"{url.path}?{url.query}" if url.query else url.path
