"""Where a database is: `[ID=]PATH-or-URL`, as given on a command line or in the environment."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from agentos_sessions.errors import InvalidLocation

DEFAULT_ID = "main"

_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]*)=(.+)", re.DOTALL)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Location:
    """A database's ID and the file it is in."""

    database_id: str
    path: Path


def parse_locations(texts: Iterable[str]) -> list[Location]:
    """Each text as a location; one text without an ID is `main`.

    A path may be relative; a URL is `sqlite:///relative` or `sqlite:////absolute`, as SQLAlchemy
    writes them. Raises `InvalidLocation`.
    """
    given = list(texts)
    if not given:
        raise InvalidLocation("no database given; name a file, for example agno.db")
    locations = [_parse(text, is_only=len(given) == 1) for text in given]
    ids = [location.database_id for location in locations]
    if repeated := next((id_ for id_ in ids if ids.count(id_) > 1), None):
        raise InvalidLocation(f"two databases have the ID {repeated}; IDs must differ")
    return locations


def _parse(text: str, *, is_only: bool) -> Location:
    match = _ID.fullmatch(text)
    if match and not Path(text).exists():
        return Location(match[1], _path(match[2]))
    if not is_only:
        raise InvalidLocation(f"{text}: several databases need IDs, for example first={text}")
    return Location(DEFAULT_ID, _path(text))


def _path(text: str) -> Path:
    if text.startswith(_SQLITE):
        text = text.removeprefix(_SQLITE)
    elif scheme := _SCHEME.match(text):
        raise InvalidLocation(
            f"{text}: {scheme[1]} databases are not supported; give a file or a sqlite:/// URL"
        )
    path = Path(text).expanduser()
    if not path.exists():
        raise InvalidLocation(f"{path}: no such file")
    if not path.is_file():
        raise InvalidLocation(f"{path}: not a file")
    return path
