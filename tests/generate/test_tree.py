"""A folder compared with what it should hold, and brought there."""

from pathlib import Path

import pytest

from scripts.generate.errors import GenerationError
from scripts.generate.tree import Drift, check_is_generated, compare, mirror

from .contracts import snapshot

FILES = {"a_contract/models.py": b"models\n", "a_contract/py.typed": b"", "a_client/api/x.py": b"x"}
NONE = Drift(changed=[], missing=[], extra=[])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds FILES."""
    mirror(FILES, tmp_path, compare(FILES, tmp_path))
    return tmp_path


def brought_back(folder: Path) -> bool:
    mirror(FILES, folder, compare(FILES, folder))
    return compare(FILES, folder) == NONE


def test_new_folder(folder: Path) -> None:
    assert compare(FILES, folder) == NONE
    assert (folder / "a_contract/models.py").read_bytes() == b"models\n"


def test_no_folder(tmp_path: Path) -> None:
    assert compare(FILES, tmp_path / "none").missing == sorted(FILES)


def test_changed_file(folder: Path) -> None:
    (folder / "a_contract/models.py").write_bytes(b"edited\n")
    assert compare(FILES, folder) == Drift(["a_contract/models.py"], [], [])
    assert brought_back(folder)


def test_missing_file(folder: Path) -> None:
    (folder / "a_contract/py.typed").unlink()
    assert compare(FILES, folder) == Drift([], ["a_contract/py.typed"], [])
    assert brought_back(folder)


def test_extra_file_in_extra_folders(folder: Path) -> None:
    stray = folder / "a_client/old/api/y.py"
    stray.parent.mkdir(parents=True)
    stray.touch()
    assert compare(FILES, folder) == Drift([], [], ["a_client/old/api/y.py"])
    assert brought_back(folder)
    assert not (folder / "a_client/old").exists()


def test_stale_folder_that_holds_only_a_cache(folder: Path) -> None:
    cache = folder / "a_client/old/__pycache__"
    cache.mkdir(parents=True)
    (cache / "y.pyc").touch()
    assert compare(FILES, folder) == Drift([], [], ["a_client/old/"])
    assert brought_back(folder)
    assert not (folder / "a_client/old").exists()


def test_caches_of_live_folders_stay(folder: Path) -> None:
    cache = folder / "a_contract/__pycache__"
    cache.mkdir()
    (cache / "models.pyc").touch()
    assert compare(FILES, folder) == NONE
    (folder / "a_contract/stray.py").touch()
    assert brought_back(folder)
    assert cache.exists()


def test_empty_folders(folder: Path) -> None:
    (folder / "empty/inner").mkdir(parents=True)
    assert compare(FILES, folder) == Drift([], [], ["empty/inner/"])
    assert brought_back(folder)
    assert not (folder / "empty").exists()


def test_hidden_file(folder: Path) -> None:
    (folder / ".notes").touch()
    assert compare(FILES, folder) == Drift([], [], [".notes"])
    assert brought_back(folder)


def test_link_in_place_of_a_file(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "models.py"
    other.write_bytes(b"models\n")
    (folder / "a_contract/models.py").unlink()
    (folder / "a_contract/models.py").symlink_to(other)
    assert compare(FILES, folder) == Drift(["a_contract/models.py"], [], [])
    assert brought_back(folder)
    assert other.read_bytes() == b"models\n"


def test_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "a_contract/models.py").unlink()
    (folder / "a_contract/models.py").mkdir()
    assert brought_back(folder)


def test_link_in_place_of_a_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "mine.txt").touch()
    (folder / "linked").symlink_to(other)
    assert compare(FILES, folder) == Drift([], [], ["linked"])
    assert brought_back(folder)
    assert (other / "mine.txt").exists()


def test_what_does_not_differ_is_not_written(folder: Path) -> None:
    before = snapshot(folder)
    files = FILES | {"a_contract/models.py": b"new\n"}
    mirror(files, folder, compare(files, folder))
    after = snapshot(folder)
    assert {name for name in after if after[name] != before[name]} == {
        str(folder / "a_contract/models.py")
    }


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(GenerationError, match="holds files, but none that were generated"):
        check_is_generated(tmp_path)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(GenerationError, match="no folder"):
        check_is_generated(tmp_path / "file")


def test_a_generated_folder_is_not_refused(folder: Path) -> None:
    check_is_generated(folder)
    check_is_generated(folder / "none")
