"""What is remembered of a generation: said again while all is the same, and no longer."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.generate.__main__ import main
from scripts.generate.unchanged import said_before

from .test_main import contents

CONTRACT = Path("openapi/files.yaml")
OUTPUT = Path("generated")
SUBJECTS = Path(__file__).parent / "subjects"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a contract of several files, and what was generated from it."""
    folder = tmp_path_factory.mktemp("unchanged")
    (folder / "openapi").mkdir()
    shutil.copy(SUBJECTS / "files.yaml", folder / CONTRACT)
    shutil.copytree(SUBJECTS / "files_parts", folder / "openapi/files_parts")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["--contract", str(CONTRACT)]) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same folder for every test, as it was made."""
    kept = shutil.copytree(made, tmp_path / "kept")
    monkeypatch.chdir(made)
    yield made
    shutil.rmtree(made)
    shutil.copytree(kept, made)


@pytest.mark.usefixtures("folder")
class TestSaidBefore:
    def test_all_the_same(self) -> None:
        count = f"4 operations, {len(contents(OUTPUT))} files"
        assert said_before(CONTRACT, OUTPUT) == f"generated/ is up to date: {count}"

    def test_it_takes_no_time(self) -> None:
        start = time.process_time()
        assert main(["--contract", str(CONTRACT)]) == 0
        assert main(["--contract", str(CONTRACT), "--check"]) == 0
        assert time.process_time() - start < 0.3

    @pytest.mark.parametrize(
        "name",
        [CONTRACT, "openapi/files_parts/schemas/Note.yaml", "generated/files_client/py.typed"],
    )
    def test_a_file_that_changed(self, name: str) -> None:
        with Path(name).open("a") as file:
            file.write("# edited\n")
        assert said_before(CONTRACT, OUTPUT) is None

    @pytest.mark.parametrize(
        "name", ["openapi/files_parts/notes.yaml", "generated/files_contract/models.py"]
    )
    def test_a_file_that_is_gone(self, name: str) -> None:
        Path(name).unlink()
        assert said_before(CONTRACT, OUTPUT) is None

    def test_a_file_more(self) -> None:
        (OUTPUT / "files_contract/stray.py").touch()
        assert said_before(CONTRACT, OUTPUT) is None

    def test_another_output(self) -> None:
        shutil.copytree(OUTPUT, "other")
        assert said_before(CONTRACT, Path("other")) is None

    def test_a_broken_record(self) -> None:
        [record] = Path(".cache/generate").iterdir()
        record.write_text("{")
        assert said_before(CONTRACT, OUTPUT) is None

    def test_a_hand_edit_is_named_and_repaired(self, capsys: pytest.CaptureFixture[str]) -> None:
        before = contents(OUTPUT)
        models = OUTPUT / "files_contract/models.py"
        models.write_text("EDITED = True\n")
        assert main(["--contract", str(CONTRACT), "--check"]) == 1
        assert capsys.readouterr().out == f"changed: {models}\n"
        assert main(["--contract", str(CONTRACT)]) == 0
        assert capsys.readouterr().out == "1 file written, 0 removed\n"
        assert contents(OUTPUT) == before


def test_an_output_elsewhere_is_not_remembered(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--contract", str(folder / CONTRACT), "--output", str(folder / OUTPUT)]) == 0
    assert not (tmp_path / ".cache").exists()
