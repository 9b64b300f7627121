"""The layers find what is planted, say how to repeat it, and keep the key to themselves."""

import io
import sys
from pathlib import Path
from urllib.parse import quote

from rich.console import Console

from scripts.contract.fuzzing import COVERAGE, run_schemathesis
from scripts.contract.layers import Layer
from scripts.contract.mutants import first_finding
from scripts.contract.outcome import Case
from scripts.contract.summary import summary
from tests.contract.document import operations
from tests.contract.mutants import MUTANTS, Mutant
from tests.contract.responses import contract
from tests.contract.subject import KEY, Request
from tests.contract.worlds import make_world

SEED = 7


def mutant(name: str) -> Mutant:
    return next(mutant for mutant in MUTANTS if mutant.name == name)


def test_schemathesis_finds_a_violation_and_says_how_to_repeat_it(tmp_path: Path) -> None:
    name = "a limit above 100 is served as 100 and not said so"
    serve = [sys.executable, "-m", "tests.contract.mutants", "serve", name, "--key", KEY]
    world = make_world("two databases", tmp_path)
    cases, findings = run_schemathesis(COVERAGE, world, tmp_path / "report", SEED, serve)
    assert "answer_is_what_the_rows_say" in {finding.check for finding in findings}
    commands = [finding.curl for finding in findings]
    assert all(command.startswith("curl -g -i -X GET -H") for command in commands)
    assert any("Bearer $OS_SECURITY_KEY" in command for command in commands)
    assert {case.status for case in cases} >= {200, 400, 401, 404, 422}
    reports = [tmp_path / f"report.{ending}" for ending in ("ndjson", "har", "log")]
    assert [KEY in report.read_text() for report in reports] == [False, False, False]


def test_a_mutant_is_caught_and_a_server_without_violation_is_not() -> None:
    caught = first_finding(mutant("a prefix of the key is right"), Layer.EDGES)
    assert caught is not None
    assert "a prefix of the key is refused with 401" in caught
    assert first_finding(Mutant("nothing is planted"), Layer.EDGES) is None


def test_a_command_repeats_the_request() -> None:
    headers = (("Authorization", f"bearer {KEY}".encode()), ("X-Trace", b"$(a) b"))
    request = Request("/sessions", "limit=0", "PUT", key=None, headers=headers, json={"a": 1})
    assert request.curl() == (
        """curl -g -i -X PUT -H 'Authorization: bearer '"$OS_SECURITY_KEY" -H 'X-Trace: $(a) b'"""
        """ --json '{"a": 1}' "$URL"'/sessions?limit=0'"""
    )


def test_a_key_in_a_query_is_not_shown() -> None:
    request = Request("/sessions", f"token={quote(KEY)}")
    assert request.shown == "/sessions?token=$OS_SECURITY_KEY"


def test_cases_are_counted_by_status_and_region() -> None:
    (operation,) = operations(contract())
    cases = [
        Case("GET", "/sessions?limit=0", 400),
        Case("GET", "/sessions?limit=5&type=team", 200),
        Case("GET", "/sessions?limit=5", 200),
        Case("POST", "/sessions", 405),
    ]
    output = io.StringIO()
    Console(file=output, width=100).print(summary(operation, cases))
    rows = [
        [cell.strip() for cell in line.split("│")[1:-1]] for line in output.getvalue().splitlines()
    ]
    assert ["limit", "0", "·", "1"] in rows
    assert ["", "1 to 100", "2", "·"] in rows
    assert ["", "known", "1", "·"] in rows
