"""Schemathesis in process, with a fixed seed: `make contract` does the same over HTTP."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from starlette.types import Receive, Scope, Send

from tests.contract.responses import CONTRACT
from tests.serving import BASE_URL, KEY, serving

applications: list[FastAPI] = []


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """The one over the demo database; schemathesis needs it before there are fixtures."""
    await applications[0](scope, receive, send)


schema = schemathesis.openapi.from_path(
    CONTRACT, config=SchemathesisConfig.from_path("schemathesis.toml")
)
schema.config.update(base_url=BASE_URL, headers={"Authorization": f"Bearer {KEY}"})
schema.app = application


@pytest.fixture(autouse=True)
def _demo_application(demo_database: Path) -> None:
    applications[:] = [serving(demo_database)]


@schema.parametrize()
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_every_answer_is_in_the_contract(case: Case[Any]) -> None:
    case.call_and_validate()


def test_a_breach_is_found() -> None:
    broken = FastAPI()
    broken.add_api_route("/sessions", lambda: {"data": []})
    applications[:] = [broken]
    with pytest.raises(schemathesis.errors.FailureGroup, match='"meta" is a required property'):
        schema["/sessions"]["GET"].Case().call_and_validate()
