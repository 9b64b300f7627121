"""Whether everything is as the last generation left it: what it read, what it ran, what it wrote.

Only outputs in the working folder are remembered, in its `.cache`.
"""

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from scripts.generate.tree import Files, read_files

_FOLDER = Path(".cache/generate")
_GENERATOR = Path(__file__).parent


def said_before(contract: Path, output: Path) -> str | None:
    """What the last generation said, if another would read, run and write the same."""
    try:
        record = json.loads(_record(contract, output).read_text("utf-8"))
        inputs = {Path(name): Path(name).read_bytes() for name in record["inputs"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if record["state"] != _state(inputs, read_files(output)):
        return None
    return str(record["said"])


def remember(
    contract: Path, output: Path, inputs: Mapping[Path, bytes], files: Files, said: str
) -> None:
    """Keeps what the generation of `files` from `inputs` said."""
    if not output.resolve().is_relative_to(Path.cwd()):
        return
    record = _record(contract, output)
    record.parent.mkdir(parents=True, exist_ok=True)
    values = {"inputs": list(map(str, inputs)), "state": _state(inputs, files), "said": said}
    unfinished = record.with_suffix(f".{os.getpid()}")
    unfinished.write_text(json.dumps(values), encoding="utf-8")
    unfinished.replace(record)


def _record(contract: Path, output: Path) -> Path:
    name = json.dumps([str(contract.resolve()), str(output.resolve())])
    return _FOLDER / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.json"


def _state(inputs: Mapping[Path, bytes], files: Files) -> str:
    """A hash of all that decides: installed packages stand for the tools and what they import."""
    generator = {
        path.relative_to(_GENERATOR): path.read_bytes()
        for path in sorted(_GENERATOR.rglob("*"))
        if path.suffix in {".py", ".jinja"}
    }
    packages = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    state = hashlib.sha256(repr([sys.version, sorted(path.name for path in packages)]).encode())
    for group in (generator, inputs, dict(sorted(files.items()))):
        for name, content in group.items():
            state.update(f"{name}\0{len(content)}\0".encode() + content)
    return state.hexdigest()
