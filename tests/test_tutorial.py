"""The tutorial in CONTRIBUTING.md: its edits are made and its commands run, in a copy."""

import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.copies import BIN, copy_repository, environment
from tests.generate.contracts import REPOSITORY

pytestmark = pytest.mark.thorough

SECTION = re.compile(r"^## Change an operation$(.*?)^## ", re.DOTALL | re.MULTILINE)
OPERATION = "tests/contract/operations/get_session"
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of the text: commands with what they say, an edit of a file, or a new file."""

    language: str
    file: str
    text: str


def blocks() -> list[Block]:
    """Those of the tutorial, in order."""
    [section] = SECTION.findall((REPOSITORY / "CONTRIBUTING.md").read_text("utf-8"))
    return [Block(*found) for found in BLOCK.findall(section)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository, with the types of libraries that it has."""
    if (known := REPOSITORY / ".mypy_cache").exists():
        shutil.copytree(known, tmp_path / known.name)
    return copy_repository(tmp_path)


def edit(folder: Path, block: Block) -> None:
    """Finds the old lines, once, and puts the new ones in their place."""
    lines = block.text.splitlines(keepends=True)
    old = "".join(line[1:] or line for line in lines if not line.startswith("+"))
    new = "".join(line[1:] or line for line in lines if not line.startswith("-"))
    path = folder / block.file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{block.file} has {text.count(old)} times:\n{old}"
    path.write_text(text.replace(old, new), "utf-8")


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A command of the text, by this interpreter and on the copy's sources."""
    program, *arguments = shlex.split(command.replace(".venv/bin/", f"{BIN}/"))
    if program == "make":
        arguments += [f"BIN={BIN}", "READY=requirements.lock"]
    return subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def check_console(folder: Path, block: Block) -> None:
    """Each command says the lines below it, and fails if they say so."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, *wanted = part.splitlines()
        finished = run(folder, command)
        said = f"$ {command}\n{finished.stdout}"
        assert bool(finished.returncode) == ("Error" in part), said
        pattern = r"\n(?:.*\n)*?".join(re.escape(line).replace(r"\.\.\.", ".*") for line in wanted)
        assert re.search(rf"^{pattern}$", finished.stdout, re.MULTILINE), said


def test_the_tutorial(copy: Path) -> None:
    for block in blocks():
        if block.language == "console":
            check_console(copy, block)
        elif block.language == "diff":
            edit(copy, block)
        else:
            path = copy / block.file
            path.parent.mkdir(parents=True)
            path.write_text(block.text, "utf-8")
    for command in ("check", "format --check"):
        checked = run(copy, f".venv/bin/ruff {command} src tests/handlers {OPERATION}")
        assert checked.returncode == 0, checked.stdout
