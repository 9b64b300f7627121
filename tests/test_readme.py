"""What the README shows is so."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from scripts.served import COMMAND
from tests.contract.responses import assert_in_contract
from tests.serving import http

README = Path("README.md").read_text()


def blocks(language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


COMMANDS = [
    line.removeprefix("$ ")
    for block in blocks("console")
    for line in block.splitlines()
    if line.startswith("$ ")
]


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_targets_are_there(command: str) -> None:
    dry_run = subprocess.run([*shlex.split(command), "-n"], capture_output=True, check=False)
    assert dry_run.returncode == 0


@pytest.mark.parametrize("command", [c for c in COMMANDS if "agentos-sessions" in c])
def test_commands_are_understood(command: str) -> None:
    arguments = shlex.split(command)[1:]
    understood = subprocess.run([COMMAND, *arguments, "--help"], capture_output=True, check=False)
    assert understood.returncode == 0


@pytest.mark.parametrize("block", blocks("json"))
def test_the_listing_is_in_the_contract(block: str) -> None:
    assert_in_contract(httpx.Response(200, json=json.loads(block)))


async def test_the_listing_is_that_of_the_demo(demo_app: FastAPI) -> None:
    (command,) = (command for command in COMMANDS if command.startswith("curl"))
    async with http(demo_app) as client:
        listed = (await client.get(shlex.split(command)[-1])).json()
    (shown,) = map(json.loads, blocks("json"))
    del listed["meta"]["search_time_ms"], shown["meta"]["search_time_ms"]
    assert listed == shown


@pytest.mark.parametrize("block", blocks("python"))
def test_the_client_has_these_names(block: str) -> None:
    imports = [line for line in block.splitlines() if line.startswith("from ")]
    assert imports
    exec("\n".join(imports), {})  # noqa: S102  the README's own lines


def test_every_kind_of_block_was_looked_at() -> None:
    assert len(COMMANDS) > 5
    assert blocks("json")
    assert blocks("python")
