"""Operations that the contract lacks: generated, type-checked, and served."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from scripts.generate.__main__ import main

from .contracts import MYPY_CACHE, edited, write
from .notes import BEHIND_THE_CONTRACT, SERVER, add_notes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages generated from the contract with notes, and a server of them."""
    folder = tmp_path_factory.mktemp("notes")
    contract = write(folder, edited(add_notes), "notes.yaml")
    output = folder / "generated"
    assert main(["--contract", str(contract), "--output", str(output)]) == 0
    (output / "notes_server.py").write_text(SERVER)
    (output / "behind.py").write_text(BEHIND_THE_CONTRACT)
    return output


def test_types(folder: Path) -> None:
    """All of it is strictly typed; a service that is not what the contract says is an error."""
    finished = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", MYPY_CACHE, "."],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in finished.stdout.splitlines() if ": error:" in line]
    assert [line.rpartition("[")[2] for line in errors] == ["override]", "override]", "abstract]"]
    assert all(line.startswith("behind.py:") for line in errors)


KEY = {"Authorization": "Bearer key"}
NOTES = "/sessions/abc/notes"
ID = "00000000-0000-0000-0000-000000000007"
SINCE = "since=2025-01-01T00:00:00Z"
FOUND = {"id": ID, "session": "abc", "from": None}

REQUESTS: dict[str, tuple[str, str, dict[str, Any], int, Any]] = {
    "path": ("GET", f"{NOTES}/{ID}", {}, 200, FOUND | {"text": "key"}),
    "fixed path": ("GET", f"{NOTES}/first", {}, 200, FOUND | {"text": "first"}),
    "wrong path": ("GET", f"{NOTES}/second", {}, 422, None),
    "short path": ("GET", f"/sessions/ab/notes/{ID}", {}, 422, None),
    "nothing": ("DELETE", f"{NOTES}/{ID}", {}, 204, None),
    "body": (
        "POST",
        NOTES,
        {"json": {"text": "t", "from": "me"}},
        201,
        FOUND | {"text": "t", "from": "me"},
    ),
    "wrong body": ("POST", NOTES, {"json": {"text": ""}}, 422, None),
    "no body": ("POST", NOTES, {}, 422, None),
    "no key before a broken body": (
        "POST",
        NOTES,
        {"content": "{", "headers": {"Content-Type": "application/json", "Authorization": "no"}},
        401,
        None,
    ),
    "query and header": (
        "GET",
        f"{NOTES}?{SINCE}&word=a&word=b&level=3&done=yes&page-size=5",
        {"headers": KEY | {"X-Trace-Id": "9"}},
        200,
        [
            FOUND
            | {
                "text": '{"word":["a","b"],"level":[3],"since":"2025-01-01T00:00:00Z",'
                '"done":true,"page_size":5} 9'
            }
        ],
    ),
    "defaults": (
        "GET",
        f"{NOTES}?{SINCE}",
        {},
        200,
        [
            FOUND
            | {
                "text": '{"word":null,"level":[1],"since":"2025-01-01T00:00:00Z",'
                '"done":null,"page_size":10} None'
            }
        ],
    ),
    "wrong query": ("GET", f"{NOTES}?{SINCE}&page-size=0", {}, 422, None),
    "missing query": ("GET", NOTES, {}, 422, None),
    "wrong header": ("GET", f"{NOTES}?{SINCE}", {"headers": KEY | {"X-Trace-Id": "x"}}, 422, None),
    "open": ("GET", "/status?deep=1", {"headers": {}}, 200, "deep"),
    "open and wrong": ("GET", "/status?deep=2", {"headers": {}}, 422, None),
    "optional body": ("POST", "/status", {"json": {"deep": True}}, 200, {"deep": True}),
    "optional body left out": ("POST", "/status", {}, 200, None),
    "method": ("PATCH", NOTES, {}, 405, None),
}


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    monkeypatch.syspath_prepend(folder)
    made: FastAPI = importlib.import_module("notes_server").make_app()
    return made


@pytest.mark.parametrize("name", REQUESTS)
async def test_request(name: str, app: FastAPI) -> None:
    method, url, options, status, body = REQUESTS[name]
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://notes") as client:
        response = await client.request(method, url, **{"headers": KEY} | options)
    assert response.status_code == status
    if status in {200, 201}:
        assert response.json() == body


async def test_the_client_understands_the_server(app: FastAPI) -> None:
    add_note = importlib.import_module("notes_client.api.session_notes.add_note")
    models = importlib.import_module("notes_client.models")
    client = importlib.import_module("notes_client.client").AuthenticatedClient(
        base_url="http://notes", token="key", httpx_args={"transport": httpx.ASGITransport(app)}
    )
    async with client:
        note = await add_note.asyncio("abc", client=client, body=models.NewNote(text="t"))
    assert note == models.Note(id=note.id, session="abc", text="t", from_=None)


def test_the_served_document(folder: Path) -> None:
    document = json.loads((folder / "notes_contract/openapi.json").read_text("utf-8"))
    assert document["paths"]["/status"]["get"]["operationId"] == "get_status"
