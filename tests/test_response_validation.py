"""A server that judges its own answers."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from fastapi import FastAPI
from structlog.testing import capture_logs
from typer.testing import CliRunner

from agentos_sessions import cli, server
from agentos_sessions.error_responses import add_error_responses
from agentos_sessions.response_validation import ResponseValidation
from tests.contract.responses import assert_in_contract, response_contract
from tests.serving import http


def with_a_bug(*, validated: bool) -> FastAPI:
    """Its only route forgets what the contract requires."""
    app = FastAPI(openapi_url=None)
    app.add_api_route("/sessions", lambda: {"data": []})
    add_error_responses(app)
    if validated:
        app.add_middleware(ResponseValidation, contract=response_contract())
    return app


@pytest.fixture(autouse=True)
def _structlog() -> Iterator[None]:
    yield
    structlog.reset_defaults()


async def test_a_breach_is_a_logged_500() -> None:
    app = with_a_bug(validated=True)
    with capture_logs() as logs:
        async with http(app) as client:
            response = await client.get("/sessions")
    assert response.status_code == 500
    assert_in_contract(response)
    assert "meta" not in response.text
    (entry,) = logs
    assert entry["event"] == "response_breaks_the_contract"
    assert entry["place"] == ('GET /sessions answered 200: the body: "meta" is a required property')


async def test_without_it_the_answer_is_sent() -> None:
    async with http(with_a_bug(validated=False)) as client:
        response = await client.get("/sessions")
    assert response.json() == {"data": []}


@pytest.mark.parametrize(
    ("options", "environment", "validates"),
    [
        ([], {}, False),
        (["--validate-responses"], {}, True),
        ([], {"AGENTOS_SESSIONS_VALIDATE_RESPONSES": "1"}, True),
    ],
)
def test_serve_is_told_to(
    options: list[str],
    environment: dict[str, str],
    validates: bool,
    demo_database: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Up to where the process would listen and wait."""
    served: list[FastAPI] = []

    def serve(app: FastAPI, listener: socket.socket) -> None:
        listener.close()
        served.append(app)

    monkeypatch.setattr(server, "serve", serve)
    line = ["serve", str(demo_database), "--port", "0", *options]
    result = CliRunner().invoke(cli.main, line, env=environment)
    assert result.exit_code == 0, result.output
    middleware: list[object] = [entry.cls for entry in served[0].user_middleware]
    assert (ResponseValidation in middleware) is validates
