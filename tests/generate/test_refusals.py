"""A contract that is not fit: exit code 1, one line that names the place, the output untouched."""

from pathlib import Path

import pytest

from scripts.generate.__main__ import main

from .contracts import CONTRACT, Edit, edited, snapshot, write
from .refused import EDITS

TEXT = CONTRACT.read_text("utf-8")


def refusal(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of the contract at `path`, after the name of the file."""
    output = path.parents[1] / "generated"
    (output / "agentos_contract").mkdir(parents=True)
    (output / "agentos_contract/models.py").write_text("before")
    before = snapshot(output)
    assert main(["--contract", str(path), "--output", str(output)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{path}:")
    assert said.err.count("\n") == 1
    assert snapshot(output) == before
    return said.err.removeprefix(f"{path}:").strip()


@pytest.mark.parametrize(("edit", "line"), EDITS.values(), ids=EDITS)
def test_edit_that_is_refused(
    edit: Edit, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refusal(write(tmp_path, edited(edit)), capsys) == line


YAML = {
    "broken indentation": (
        TEXT.replace("  description: An", " description: An"),
        "4:2: did not find expected key",
    ),
    "duplicate key": (
        TEXT + "openapi: 3.1.0\n",
        f"{TEXT.count(chr(10)) + 1}:1: duplicate key openapi",
    ),
    "tab": ("openapi: 3.1.0\n\tinfo: x\n", "2:1: found a tab character that violates indentation"),
    "not closed": ("openapi: [3.1.0\n", "2:1: did not find expected ',' or ']'"),
    "two documents": ("a: 1\n---\nb: 2\n", "2:1: but found another document"),
    "a key that is a list": ("? [a, b]\n: 1\n", "1:3: a key must be text"),
    "a Python object": (
        "a: !!python/name:os.system\n",
        "1:4: (!!python/name:os.system) is no JSON value",
    ),
    "infinity": ("a: 1e999\n", "1:4: 1e999 (!!float) is no JSON value"),
    "an alias inside itself": ("a: &a [*a]\n", "nested too deeply, or an alias inside itself"),
    "a control character": ("a: b\nc: \x07\n", "2: control characters are not allowed"),
    "empty": ("", "openapi: 3.0, 3.1 or 3.2 is supported, here: None"),
    "a list": ("- a\n", "openapi: 3.0, 3.1 or 3.2 is supported, here: None"),
}


@pytest.mark.parametrize(("text", "line"), YAML.values(), ids=YAML)
def test_text_that_is_refused(
    text: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refusal(write(tmp_path, text), capsys) == line


def test_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, TEXT)
    path.unlink()
    assert refusal(path, capsys) == "No such file or directory"


def test_not_utf_8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, TEXT)
    path.write_bytes(b"openapi: \xff\n")
    assert refusal(path, capsys) == "byte 9 is no UTF-8"


def test_file_name_that_no_package_can_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, TEXT, "agent-os.yaml")
    assert refusal(path, capsys) == "agent-os cannot begin the name of a package"
