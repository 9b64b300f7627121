"""Settings of the whole test suite."""

import os
from pathlib import Path

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, settings

from tests.serving import demo_at, serving

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "explore", settings.get_profile("ci"), derandomize=False, max_examples=5000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo database; nothing may write it."""
    return demo_at(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def demo_app(demo_database: Path) -> FastAPI:
    """The application over the demo database."""
    return serving(demo_database)
