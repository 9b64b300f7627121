"""The command: what it writes, what it says, what it leaves alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.generate.__main__ import main

from .contracts import (
    CONTRACT,
    GENERATED,
    REPOSITORY,
    Document,
    edited,
    operation,
    parameter,
    schemas,
    snapshot,
    write,
)

HEADER = b"# Generated from openapi/agentos.yaml by make generate. Do not edit.\n"
HOSTILE = {
    "pyproject.toml": "[tool.datamodel-codegen]\nstrict-nullable = true\n",
    "ruff.toml": 'line-length = 40\n[format]\nquote-style = "single"\n',
    ".gitignore": "*\n",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A copy of generated/."""
    ignore = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(GENERATED, tmp_path / "generated", ignore=ignore)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_every_run_writes_the_same_bytes(seed: str, tmp_path: Path) -> None:
    for name, text in HOSTILE.items():
        (tmp_path / name).write_text(text)
    finished = subprocess.run(
        [sys.executable, "-m", "scripts.generate", "--contract", CONTRACT, "--output", "new"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONHASHSEED": seed,
            "HOME": str(tmp_path),
            "TZ": f"UTC+{seed}",
            "TMPDIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    files = contents(tmp_path / "new")
    assert files == contents(GENERATED)
    assert finished.stdout == f"{len(files)} files written, 0 removed\n"
    assert finished.stderr == ""


def test_generated_files_name_their_source_and_no_folder_of_this_machine() -> None:
    for name, content in contents(GENERATED).items():
        if name.endswith(".py"):
            assert content.startswith(HEADER), name
        assert str(REPOSITORY).encode() not in content
        assert b"/tmp" not in content


def test_check_names_each_difference(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--contract", str(CONTRACT), "--output", str(output)]
    assert main(["--check", *arguments]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{output}/ is up to date: ")
    assert said.endswith(f", {len(contents(output))} files\n")

    models = output / "agentos_contract/models.py"
    models.write_text(models.read_text() + "\nEDITED = True\n")
    (output / "agentos_client/py.typed").unlink()
    (output / "agentos_contract/notes.txt").touch()
    (output / "agentos_client/api/old").mkdir()
    before = snapshot(output)
    assert main(["--check", *arguments]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"changed: {output}/agentos_contract/models.py",
        f"missing: {output}/agentos_client/py.typed",
        f"extra: {output}/agentos_client/api/old/",
        f"extra: {output}/agentos_contract/notes.txt",
    ]
    assert snapshot(output) == before

    assert main(arguments) == 0
    assert capsys.readouterr().out == "2 files written, 2 removed\n"
    assert contents(output) == contents(GENERATED)


def test_an_edit_of_the_contract(
    tmp_path: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(document: Document) -> None:
        parameter(document, "limit")["schema"]["default"] = 50
        document["paths"]["/status"] = {
            "get": {"operationId": "get_status", "responses": {"204": {"description": "Up"}}}
        }

    contract = write(tmp_path, edited(edit))
    before = snapshot(output)
    assert main(["--contract", str(contract), "--output", str(output)]) == 0
    after = snapshot(output)
    said = capsys.readouterr().out.splitlines()
    assert said[:-1] == [
        "new: get_status (GET /status)",
        "  to write in src/agentos_sessions/handlers/default.py, class Default:",
        "    async def get_status(self) -> None:",
        "changed: get_sessions (GET /sessions)",
        "  query limit: default 20 became 50",
    ]
    names = {
        Path(name).relative_to(output).as_posix()
        for name in after
        if after[name] != before.get(name)
    }
    assert said[-1:] == [f"{len(names)} files written, 0 removed"]
    assert names == {
        "agentos_client/api/default/__init__.py",
        "agentos_client/api/default/get_status.py",
        "agentos_client/api/sessions/get_sessions.py",
        "agentos_contract/models.py",
        "agentos_contract/openapi.json",
        "agentos_contract/routes.py",
        "agentos_contract/services.py",
    }

    assert main(["--contract", str(CONTRACT), "--output", str(output)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "gone: get_status (GET /status)",
        "  to remove from src/agentos_sessions/handlers/default.py, class Default",
        "changed: get_sessions (GET /sessions)",
        "  query limit: default 50 became 20",
        "5 files written, 2 removed",
    ]
    assert contents(output) == contents(GENERATED)


def test_a_generator_that_refuses_leaves_the_output_alone(
    tmp_path: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The models can hold such an enum; the client, which is made last, cannot."""
    contract = write(
        tmp_path,
        edited(lambda document: schemas(document)["SortOrder"].update(enum=["asc", "desc", 1])),
    )
    before = snapshot(output)
    assert main(["--contract", str(contract), "--output", str(output)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith(f"{contract}: openapi_python_client: ")
    assert said.err.count("\n") == 1
    assert snapshot(output) == before


def test_tags_that_give_one_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(document: Document) -> None:
        document["paths"]["/other"] = {
            "get": operation(document) | {"operationId": "other", "tags": ["sessions"]}
        }

    contract = write(tmp_path, edited(edit))
    assert main(["--contract", str(contract), "--output", str(tmp_path / "new")]) == 1
    line = "paths./other.get.tags: sessions gives the name sessions, which is taken"
    assert capsys.readouterr().err == f"{contract}: {line}\n"
    assert not (tmp_path / "new").exists()


def test_a_route_that_another_tag_hides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(document: Document) -> None:
        described = {"responses": {"204": {"description": "Done"}}}
        name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
        document["paths"]["/{name}"] = {
            "get": described | {"operationId": "one", "parameters": [name]}
        }
        document["paths"]["/fixed"] = {"get": described | {"operationId": "two", "tags": ["Other"]}}

    contract = write(tmp_path, edited(edit))
    assert main(["--contract", str(contract), "--output", str(tmp_path / "new")]) == 1
    line = "paths./fixed.get: is hidden by /{name} of the tag Default"
    assert capsys.readouterr().err == f"{contract}: {line}\n"


def test_a_folder_of_other_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").touch()
    assert main(["--contract", str(CONTRACT), "--output", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}: holds files, but none that were generated\n"
    assert (tmp_path / "thesis.txt").exists()
