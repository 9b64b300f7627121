"""The command: what it prints, how it ends, and what is accepted."""

from pathlib import Path

import pytest

from scripts.contract_lint.__main__ import main
from scripts.contract_lint.accepted import FILE
from tests.generate.contracts import CONTRACT, edited, operation, parameter, write


def accepting(folder: Path, *entries: tuple[str, str, str]) -> str:
    """The option for a file of accepted findings with these entries besides the real ones."""
    lines = [FILE.read_text("utf-8")]
    for rule, place, reason in entries:
        lines.append(f"[[accepted]]\nrule = '{rule}'\nplace = '{place}'\nreason = '{reason}'\n")
    path = folder / "accepted.toml"
    path.write_text("\n".join(lines), "utf-8")
    return f"--accepted={path}"


def test_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"--contract={CONTRACT}"]) == 0
    assert capsys.readouterr().out == f"{CONTRACT}: 15 rules hold, 1 accepted\n"


def test_the_contract_breaks_rules_that_are_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = tmp_path / "accepted.toml"
    nothing.touch()
    assert main([f"--contract={CONTRACT}", f"--accepted={nothing}"]) == 1
    assert capsys.readouterr().out == (
        f"{CONTRACT}:130: valid-example: paths./sessions.get.responses.200.content."
        "application/json.example: 'data' is a required property\n"
    )


def test_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(
        tmp_path,
        edited(
            lambda d: [parameter(d, "limit").pop("description"), operation(d).update(tags=[])],
        ),
    )
    assert main([f"--contract={path}"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith(": one-tag: paths./sessions.get: has 0 tags, one is needed")
    assert second.startswith(f"{path}:")
    assert second.endswith(
        ": described-parameter: paths./sessions.get.parameters[4]: limit has no description"
    )


def test_accepted_finding(tmp_path: Path) -> None:
    path = write(tmp_path, edited(lambda d: operation(d).update(tags=[])))
    entry = ("one-tag", "paths./sessions.get", "It has none.")
    assert main([f"--contract={path}", accepting(tmp_path, entry)]) == 0


def test_accepted_at_another_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, edited(lambda d: operation(d).update(tags=[])))
    entry = ("one-tag", "paths./others.get", "It has none.")
    assert main([f"--contract={path}", accepting(tmp_path, entry)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_accepted_that_applies_no_longer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    option = accepting(tmp_path, ("one-tag", "paths./sessions.get", "It has none."))
    assert main([f"--contract={CONTRACT}", option]) == 1
    assert capsys.readouterr().out == (
        f"{tmp_path}/accepted.toml: accepted: one-tag at paths./sessions.get applies no longer\n"
    )


def test_accepted_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, edited(lambda d: operation(d).update(tags=[])))
    entries = [("one-tag", "paths./sessions.get", reason) for reason in ("One.", "Two.")]
    assert main([f"--contract={path}", accepting(tmp_path, *entries)]) == 1
    assert capsys.readouterr().out.count("applies no longer") == 1


def test_broken_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, "openapi: 3.1.0\ninfo: [\n")
    assert main([f"--contract={path}"]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{path}:3: yaml: the document: ")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (("no-rule", "paths", "Because."), "no rule is named no-rule"),
        (("one-tag", "paths", " "), "one-tag at paths has no reason"),
    ],
)
def test_bad_entry(
    entry: tuple[str, str, str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([f"--contract={CONTRACT}", accepting(tmp_path, entry)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/accepted.toml: {said}\n"


@pytest.mark.parametrize("text", ["accepted = [", "[[accepted]]\nrule = 'one-tag'\n", "\xff"])
def test_bad_file(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "accepted.toml"
    path.write_text(text, "latin-1")
    assert main([f"--contract={CONTRACT}", f"--accepted={path}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"--contract={tmp_path}/none.yaml"]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/none.yaml: No such file or directory\n"
