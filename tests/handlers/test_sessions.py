"""The operations of the tag Sessions, called through the generated client."""

from http import HTTPStatus
from pathlib import Path

import pytest
from fastapi import FastAPI

from agentos_client.api.sessions import get_sessions
from agentos_client.models import (
    BadRequestResponse,
    NotFoundResponse,
    PaginatedResponseSessionSchema,
    SessionType,
    SortOrder,
    UnauthenticatedResponse,
)
from tests.serving import DEMO_SESSIONS, demo_at, generated_client, serving


async def listed(app: FastAPI, **parameters: object) -> PaginatedResponseSessionSchema:
    """The page that the client gives for those parameters."""
    answer = await get_sessions.asyncio(client=generated_client(app), **parameters)  # type: ignore[arg-type]
    assert isinstance(answer, PaginatedResponseSessionSchema), answer
    return answer


def total_count(page: PaginatedResponseSessionSchema) -> int:
    """How many sessions there are in all."""
    assert isinstance(page.meta.total_count, int)
    return page.meta.total_count


class TestGetSessions:
    async def test_defaults(self, demo_app: FastAPI) -> None:
        page = await listed(demo_app)
        assert (page.meta.page, page.meta.limit, len(page.data)) == (1, 20, 20)
        assert page.meta.total_pages == -(-total_count(page) // 20)
        moments = [str(session.created_at) for session in page.data]
        assert moments == sorted(moments, reverse=True)

    async def test_the_types_share_out_all_sessions(self, demo_app: FastAPI) -> None:
        counts = [total_count(await listed(demo_app, type_=kind)) for kind in SessionType]
        assert sum(counts) == DEMO_SESSIONS
        assert min(counts) > 0

    async def test_pages_joined_are_the_listing(self, demo_app: FastAPI) -> None:
        first = await listed(demo_app, limit=100)
        ids = [session.session_id for session in first.data]
        for number in range(2, total_count(first) // 100 + 2):
            page = await listed(demo_app, limit=100, page=number)
            ids += [session.session_id for session in page.data]
        assert len(ids) == len(set(ids)) == first.meta.total_count

    async def test_limit_above_100_is_served_as_100(self, demo_app: FastAPI) -> None:
        page = await listed(demo_app, limit=10**30)
        assert (page.meta.limit, len(page.data)) == (100, 100)

    async def test_limit_below_1(self, demo_app: FastAPI) -> None:
        answer = await get_sessions.asyncio(client=generated_client(demo_app), limit=0)
        assert isinstance(answer, BadRequestResponse)
        assert answer.detail == "limit must be 1 or more, not 0"
        assert answer.error_code == "BAD_REQUEST"

    async def test_page_0_is_the_first(self, demo_app: FastAPI) -> None:
        page = await listed(demo_app, page=0)
        assert page.meta.page == 1
        assert page.data == (await listed(demo_app)).data

    async def test_page_below_0(self, demo_app: FastAPI) -> None:
        answer = await get_sessions.asyncio(client=generated_client(demo_app), page=-1)
        assert isinstance(answer, BadRequestResponse)

    async def test_page_past_the_end(self, demo_app: FastAPI) -> None:
        page = await listed(demo_app, page=10**30)
        assert page.data == []
        assert page.meta.page == 10**30
        assert page.meta.total_count == (await listed(demo_app)).meta.total_count

    async def test_null_is_the_parameter_left_out(self, demo_app: FastAPI) -> None:
        page = await listed(
            demo_app, limit=None, page=None, sort_by=None, sort_order=None, session_name=None
        )
        assert page.data == (await listed(demo_app)).data

    async def test_empty_sort_by_is_created_at(self, demo_app: FastAPI) -> None:
        assert (await listed(demo_app, sort_by="")).data == (await listed(demo_app)).data

    async def test_unsortable_field(self, demo_app: FastAPI) -> None:
        client = generated_client(demo_app)
        answer = await get_sessions.asyncio(client=client, sort_by="__class__")
        assert isinstance(answer, BadRequestResponse)
        assert "created_at, updated_at, session_id, session_name" in answer.detail

    async def test_ascending(self, demo_app: FastAPI) -> None:
        page = await listed(demo_app, sort_by="session_id", sort_order=SortOrder.ASC, limit=50)
        ids = [session.session_id for session in page.data]
        assert ids == sorted(ids)

    async def test_filters_reach_the_store(self, demo_app: FastAPI) -> None:
        component = await listed(demo_app, type_=SessionType.TEAM, component_id="release-team")
        user = await listed(demo_app, user_id="ada@example.com")
        name = await listed(demo_app, session_name="CAFÉ OPENING")
        everything = total_count(await listed(demo_app))
        for filtered in (component, user, name):
            assert 0 < total_count(filtered) < everything
        assert all("café opening" in session.session_name.lower() for session in name.data)

    async def test_wildcards_are_plain_characters(self, demo_app: FastAPI) -> None:
        page = await listed(demo_app, session_name="100%")
        assert page.data
        assert all("100%" in session.session_name for session in page.data)
        assert (await listed(demo_app, session_name="_____")).data == []

    async def test_unknown_database(self, demo_app: FastAPI) -> None:
        answer = await get_sessions.asyncio(client=generated_client(demo_app), db_id="' OR 1=1")
        assert isinstance(answer, NotFoundResponse)
        assert answer.detail.endswith("db_id is one of main")

    @pytest.mark.parametrize("table", ["sqlite_master", "agno_runs", "nothing", "agno_sessions "])
    async def test_unknown_table(self, demo_app: FastAPI, table: str) -> None:
        answer = await get_sessions.asyncio(client=generated_client(demo_app), table=table)
        assert isinstance(answer, NotFoundResponse)
        assert answer.detail.endswith("its sessions tables: agno_sessions")

    async def test_wrong_key(self, demo_app: FastAPI) -> None:
        response = await get_sessions.asyncio_detailed(client=generated_client(demo_app, "wrong"))
        assert response.status_code is HTTPStatus.UNAUTHORIZED
        assert isinstance(response.parsed, UnauthenticatedResponse)


class TestGetSessionsOfSeveralDatabases:
    @pytest.fixture
    def app(self, tmp_path: Path, demo_database: Path) -> FastAPI:
        empty = tmp_path / "empty.db"
        empty.touch()
        return serving(f"demo={demo_database}", f"empty={empty}")

    async def test_the_database_is_named(self, app: FastAPI) -> None:
        assert total_count(await listed(app, db_id="demo")) > 0

    async def test_no_sessions_table(self, app: FastAPI) -> None:
        page = await listed(app, db_id="empty")
        assert (page.data, page.meta.total_count, page.meta.total_pages) == ([], 0, 0)

    @pytest.mark.parametrize("parameters", [{}, {"db_id": ""}, {"table": "agno_sessions"}])
    async def test_none_is_named(self, app: FastAPI, parameters: dict[str, str]) -> None:
        answer = await get_sessions.asyncio(client=generated_client(app), **parameters)  # type: ignore[arg-type]
        assert isinstance(answer, BadRequestResponse)
        assert answer.detail.endswith("db_id must name one of demo, empty")

    async def test_a_database_that_is_gone(self, tmp_path: Path) -> None:
        path = demo_at(tmp_path)
        app = serving(path)
        assert (await listed(app)).data
        path.unlink()
        response = await get_sessions.asyncio_detailed(client=generated_client(app))
        assert response.status_code is HTTPStatus.INTERNAL_SERVER_ERROR
        assert str(tmp_path) not in response.content.decode()
        demo_at(tmp_path)
        assert (await listed(app)).data
