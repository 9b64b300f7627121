"""A folder of generated files: compared with what it should hold, and brought there."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.generate.errors import GenerationError

_CACHE = "__pycache__"

Files = Mapping[str, bytes]
"""Contents by path, relative to the folder, with forward slashes."""


@dataclass(frozen=True)
class Drift:
    """How a folder differs from what it should hold; a name with a slash at its end is a folder."""

    changed: list[str]
    missing: list[str]
    extra: list[str]

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.extra)


def check_is_generated(folder: Path) -> None:
    """Raises GenerationError for a folder that a mirror would empty of other people's files."""
    if folder.exists() and not folder.is_dir():
        raise GenerationError(f"{folder}: is no folder")
    if any(folder.glob("*")) and not any(folder.glob("*_contract")):
        raise GenerationError(f"{folder}: holds files, but none that were generated")


def read_files(folder: Path) -> dict[str, bytes]:
    """Everything in `folder` but Python's caches; what is no regular file counts as empty."""
    return {name: _content(folder / name) for name in _names(folder)}


def compare(files: Files, folder: Path) -> Drift:
    """How `folder` differs from `files`."""
    present = read_files(folder)
    return Drift(
        changed=sorted(
            name for name in files.keys() & present.keys() if files[name] != present[name]
        ),
        missing=sorted(files.keys() - present.keys()),
        extra=sorted(present.keys() - files.keys()),
    )


def mirror(files: Files, folder: Path, drift: Drift) -> None:
    """Brings `folder` to `files`; what does not differ is not touched."""
    for name in drift.extra:
        _remove(folder / name, folder)
    for name in [*drift.changed, *drift.missing]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(files[name])


def _names(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != _CACHE)
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        here = Path(parent).relative_to(folder)
        for name in [*names, *links]:
            yield (here / name).as_posix()
        if not (names or folders) and here.parts:
            yield f"{here.as_posix()}/"


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


def _remove(path: Path, folder: Path) -> None:
    """Removes `path`, and the folders around it that hold nothing else, up to `folder`."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
    if path.parent != folder and not any(p.name != _CACHE for p in path.parent.iterdir()):
        _remove(path.parent, folder)
