"""Databases as they are named on a command line, and the files that are then opened."""

import os
import sys
from pathlib import Path

import pytest

from agentos_sessions.errors import DatabaseNotFound, DatabaseRequired, InvalidLocation
from agentos_sessions.store import Databases, Location, SessionPage, parse_locations
from tests.agno_files import Row, write
from tests.store.listings import Listings, query


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with some databases in it."""
    for name in ("agno.db", "other.db", "a=b.db", "odd name's.db", "sub/agno.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, [Row(session_id=name)])
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestParseLocations:
    @pytest.mark.parametrize(
        ("text", "database_id", "path"),
        [
            ("agno.db", "main", "agno.db"),
            ("./agno.db", "main", "agno.db"),
            ("sub/agno.db", "main", "sub/agno.db"),
            ("first=agno.db", "first", "agno.db"),
            ("a-b_c.1=agno.db", "a-b_c.1", "agno.db"),
            ("sqlite:///agno.db", "main", "agno.db"),
            ("first=sqlite:///sub/agno.db", "first", "sub/agno.db"),
            ("a=b.db", "main", "a=b.db"),
            ("first=a=b.db", "first", "a=b.db"),
            ("odd name's.db", "main", "odd name's.db"),
        ],
    )
    @pytest.mark.usefixtures("folder")
    def test_one(self, text: str, database_id: str, path: str) -> None:
        assert parse_locations([text]) == [Location(database_id, Path(path))]

    def test_absolute_path(self, folder: Path) -> None:
        expected = [Location("main", folder / "agno.db")]
        assert parse_locations([f"{folder}/agno.db"]) == expected
        assert parse_locations([f"sqlite:///{folder}/agno.db"]) == expected

    def test_home(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(folder))
        assert parse_locations(["~/agno.db"]) == [Location("main", folder / "agno.db")]
        assert parse_locations(["x=~/agno.db"]) == [Location("x", folder / "agno.db")]

    @pytest.mark.usefixtures("folder")
    def test_several(self) -> None:
        assert parse_locations(["a=agno.db", "b=sqlite:///other.db"]) == [
            Location("a", Path("agno.db")),
            Location("b", Path("other.db")),
        ]

    @pytest.mark.parametrize(
        "texts",
        [
            [],
            [""],
            ["nowhere.db"],
            ["first=nowhere.db"],
            ["first="],
            ["=agno.db"],
            ["sub"],
            ["sqlite:///"],
            ["sqlite:///:memory:"],
            ["postgresql://localhost/agno"],
            ["first=postgresql+psycopg://localhost/agno"],
            ["sqlite+aiosqlite:///agno.db"],
            ["agno.db", "other.db"],
            ["a=agno.db", "other.db"],
            ["a=agno.db", "a=other.db"],
            ["agno.db\0"],
        ],
        ids=str,
    )
    @pytest.mark.usefixtures("folder")
    def test_refused(self, texts: list[str]) -> None:
        with pytest.raises(InvalidLocation):
            parse_locations(texts)


class TestOpenedFile:
    """The file that is opened is the one that was named, whatever its name holds."""

    @pytest.mark.parametrize(
        "name",
        [
            "with space.db",
            "question?.db",
            "hash#.db",
            "percent%41.db",
            "percent%.db",
            "a&b=c;d.db",
            "quote'\".db",
            "back\\slash.db",
            "日本語 😀.db",
            "file:agno.db",
            ":memory:",
            "new\nline.db",
        ],
    )
    def test_name(self, tmp_path: Path, name: str) -> None:
        write(tmp_path / name, [Row(session_id="1")])
        assert Listings(tmp_path / name).page().total_count == 1
        assert {file.name for file in tmp_path.iterdir()} == {name}

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
    def test_name_that_is_no_utf_8(self, tmp_path: Path) -> None:
        write(tmp_path / "agno.db", [Row(session_id="1")])
        path = (tmp_path / "agno.db").rename(tmp_path / os.fsdecode(b"\xff.db"))
        assert Listings(path).page().total_count == 1

    def test_path_that_starts_with_two_slashes(self, tmp_path: Path) -> None:
        write(tmp_path / "agno.db", [Row(session_id="1")])
        assert Listings(Path(f"/{tmp_path}/agno.db")).page().total_count == 1

    @pytest.mark.parametrize("name", ["a?.db", "日本語.db", "file:x"])
    def test_relative_path(self, folder: Path, name: str) -> None:
        write(folder / name, [Row(session_id="1")])
        assert Listings(Path(name)).page().total_count == 1

    def test_symbolic_link(self, tmp_path: Path) -> None:
        write(tmp_path / "agno.db", [Row(session_id="1")], "3.x")
        (tmp_path / "link.db").symlink_to(tmp_path / "agno.db")
        assert Listings(tmp_path / "link.db").page().total_count == 1


class TestDatabases:
    async def page(self, *texts: str, **asked: str) -> SessionPage:
        return await Databases.at(parse_locations(texts)).list_sessions(query(**asked))

    @pytest.mark.parametrize("asked", [{}, {"database_id": ""}, {"database_id": "main"}], ids=str)
    @pytest.mark.usefixtures("folder")
    async def test_the_only_one(self, asked: dict[str, str]) -> None:
        assert (await self.page("agno.db", **asked)).sessions[0].session_id == "agno.db"

    @pytest.mark.usefixtures("folder")
    async def test_one_of_several(self) -> None:
        page = await self.page("a=agno.db", "b=other.db", database_id="b")
        assert page.sessions[0].session_id == "other.db"

    @pytest.mark.parametrize(
        "asked", [{}, {"database_id": ""}, {"table": "agno_sessions"}], ids=str
    )
    @pytest.mark.usefixtures("folder")
    async def test_none_of_several(self, asked: dict[str, str]) -> None:
        with pytest.raises(DatabaseRequired, match=r"a, b"):
            await self.page("a=agno.db", "b=other.db", **asked)

    @pytest.mark.parametrize("database_id", ["x", "MAIN", "agno.db", " ", "\0"])
    @pytest.mark.usefixtures("folder")
    async def test_unknown(self, database_id: str) -> None:
        with pytest.raises(DatabaseNotFound):
            await self.page("agno.db", database_id=database_id)
