"""The command: what it compares with, what it prints, how it ends."""

import json
from pathlib import Path

import pytest

from scripts.contract_diff.__main__ import main
from tests.generate.contracts import CONTRACT, Edit, edited, operation, schemas

from .repositories import commit, edit_contract, git, repository


def rename(document: dict[str, object]) -> None:
    operation(document)["operationId"] = "list_sessions"


def deprecate(document: dict[str, object]) -> None:
    operation(document)["deprecated"] = True


def describe(document: dict[str, object]) -> None:
    operation(document)["summary"] = "Sessions | pages"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that is the working directory."""
    monkeypatch.chdir(repository(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == "no difference\n"


@pytest.mark.parametrize(("edit", "code"), [(rename, 1), (deprecate, 0), (describe, 0)])
def test_exit_code(edit: Edit, code: int, folder: Path) -> None:
    edit_contract(folder, edit)
    assert main(["main"]) == code


def test_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_contract(folder, lambda d: schemas(d)["SessionType"]["enum"].append("swarm"))
    assert main([]) == 0
    assert capsys.readouterr().out == (
        'compatible  schema SessionType: the value "swarm" is new '
        "(every request that was valid still is) [GET /sessions]\n"
        "0 breaking, 1 compatible, 0 cosmetic\n"
    )


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_contract(folder, rename)
    assert main(["--format=json"]) == 1
    [change] = json.loads(capsys.readouterr().out)
    assert change == {
        "verdict": "breaking",
        "place": "GET /sessions",
        "what": "operationId get_sessions became list_sessions",
        "reason": "the wire is unchanged, but generated code gets another name",
        "operations": [],
    }


def test_markdown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_contract(folder, lambda d: d["servers"].append({"url": "https://example.com/a|b"}))
    assert main(["--format=markdown"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "**Contract: 0 breaking, 1 compatible, 0 cosmetic**",
        "",
        "| verdict | place | change | reason | reaches |",
        "|---|---|---|---|---|",
        "| compatible | `server https://example.com/a\\|b` | is new | nobody calls it yet |  |",
    ]


def test_any_revision(folder: Path) -> None:
    first = git(folder, "rev-parse", "HEAD")
    edit_contract(folder, rename)
    commit(folder)
    git(folder, "tag", "v1")
    assert [main([base]) for base in ("main", "v1", "HEAD", "HEAD~1", first)] == [0, 0, 0, 1, 1]


def test_a_file(folder: Path) -> None:
    edit_contract(folder, rename)
    assert main([str(CONTRACT)]) == 1
    assert main(["openapi/agentos.yaml"]) == 0


def test_a_folder_that_git_knows_is_not_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = repository(tmp_path / "there") / "openapi/agentos.yaml"
    monkeypatch.chdir("/")
    assert main(["main", f"--contract={contract}"]) == 0


BROKEN = {
    "broken reference": (
        edited(lambda d: schemas(d).pop("SortOrder")),
        "$ref #/components/schemas/SortOrder leads nowhere",
    ),
    "invalid YAML": ("openapi: [\n", "did not find expected node content"),
    "invalid OpenAPI": (edited(lambda d: d.pop("info")), '"info" is a required property'),
    "no OpenAPI": ("- a\n", "here: None"),
    "duplicate operationId": (
        edited(lambda d: d["paths"].update({"/other": {"get": operation(d)}})),
        "operationId get_sessions is already that of GET /sessions",
    ),
    "the same path twice": (
        edited(
            lambda d: d["paths"].update(
                {
                    path: {"get": operation(d) | {"operationId": path[2]}}
                    for path in ("/{a}", "/{b}")
                }
            )
        ),
        "is GET /{a} once more",
    ),
    "a reference to another kind": (
        edited(lambda d: operation(d)["parameters"].append({"$ref": "#/info"})),
        "$ref #/info leads to none of parameters",
    ),
    "a reference to no schema": (
        edited(
            lambda d: operation(d)["parameters"].append(
                {
                    "name": "a",
                    "in": "query",
                    "schema": {"$ref": "#/components/schemas/SessionSchema/required"},
                }
            )
        ),
        "$ref #/components/schemas/SessionSchema/required leads to no schema",
    ),
    "a reference to a file that is not there": (
        edited(lambda d: schemas(d).update(Other={"$ref": "others.yaml#/Other"})),
        "others.yaml",
    ),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_contract_that_cannot_be_compared(
    text: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "openapi/agentos.yaml").write_text(text, "utf-8")
    for arguments in ([], [str(CONTRACT)]):
        assert main(arguments) == 2
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert said in err
    commit(folder)
    (folder / "openapi/agentos.yaml").write_text(CONTRACT.read_text("utf-8"), "utf-8")
    assert main(["HEAD"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


BASES = {
    "no revision": ("gone", "gone: neither a file nor a revision that git knows"),
    "an option": ("--output=x", "--output=x: neither a file nor a revision that git knows"),
    "nothing": ("", ": neither a file nor a revision that git knows"),
    "a folder": ("openapi", "openapi: neither a file nor a revision that git knows"),
    "a revision without the contract": ("empty", "empty: has no openapi/agentos.yaml"),
}


@pytest.mark.parametrize(("base", "said"), BASES.values(), ids=BASES)
def test_bad_base(base: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = git(folder, "hash-object", "-t", "tree", "-w", "/dev/null")
    git(folder, "branch", "empty", git(folder, "commit-tree", tree, "-m", "Empty"))
    assert main(["--", base]) == 2
    assert capsys.readouterr().err == f"{said}\n"


def test_outside_of_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "agentos.yaml"
    path.write_text(CONTRACT.read_text("utf-8"), "utf-8")
    assert main(["main", f"--contract={path}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_schema_in_another_file_is_read_at_the_same_revision(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(document: dict[str, dict[str, object]]) -> None:
        schemas(document)["SortOrder"] = {"$ref": "others.yaml#/Order"}

    edit_contract(folder, edit)
    others = folder / "openapi/others.yaml"
    others.write_text("Order: {type: string, enum: [asc, desc]}\n")
    commit(folder)
    others.write_text("Order: {type: string, enum: [desc]}\n")
    assert main(["HEAD"]) == 1
    assert 'the value "asc" is gone' in capsys.readouterr().out
