"""The operations of the tag Sessions."""

from weakref import WeakKeyDictionary

from annotated_types import Le

from agentos_contract.models import (
    GetSessionsParametersQuery,
    PaginatedResponseSessionSchema,
    PaginationInfo,
    SessionSchema,
    SortOrder,
)
from agentos_contract.security import Principal
from agentos_contract.services import SessionsService
from agentos_sessions.store import Listing, Session, SessionPage, SessionQuery, Store, sort_field


class Sessions(SessionsService):
    """Lists sessions of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # What the store remembers is converted once: half of what a remembered page costs (D8).
        self._schemas = WeakKeyDictionary[Listing, list[SessionSchema]]()

    async def get_sessions(
        self,
        *,
        principal: Principal,  # noqa: ARG002  every caller sees every session
        query: GetSessionsParametersQuery,
    ) -> PaginatedResponseSessionSchema:
        """One page; raises the facts of `errors`."""
        session_query = _to_session_query(query)
        page = await self._store.list_sessions(session_query)
        return _to_response(page, self._session_schemas(page.listing))

    def _session_schemas(self, listing: Listing) -> list[SessionSchema]:
        schemas = self._schemas.get(listing)
        if schemas is None:
            schemas = self._schemas[listing] = [_to_session_schema(s) for s in listing.sessions]
        return schemas


def _to_session_query(query: GetSessionsParametersQuery) -> SessionQuery:
    return SessionQuery(
        session_type=query.type.value,
        component_id=query.component_id,
        user_id=query.user_id,
        session_name=query.session_name,
        limit=min(query.limit, _LARGEST_LIMIT),
        page=query.page,
        sort_by=sort_field(query.sort_by),
        descending=query.sort_order is SortOrder.desc,
        database_id=query.db_id,
        table=query.table,
    )


def _to_response(page: SessionPage, data: list[SessionSchema]) -> PaginatedResponseSessionSchema:
    return PaginatedResponseSessionSchema(
        data=data,
        meta=PaginationInfo(
            page=page.page,
            limit=page.limit,
            total_pages=page.total_pages,
            total_count=page.total_count,
            search_time_ms=page.search_time_ms,
        ),
    )


def _to_session_schema(session: Session) -> SessionSchema:
    return SessionSchema(
        session_id=session.session_id,
        session_name=session.name,
        session_state=session.state,
        created_at=session.created_at,
        updated_at=session.updated_at,
    )


def _maximum(model: type[PaginationInfo], field: str) -> int:
    """The bound that the contract sets to a field of an answer."""
    (bound,) = [item for item in model.model_fields[field].metadata if isinstance(item, Le)]
    return int(str(bound.le))


_LARGEST_LIMIT = _maximum(PaginationInfo, "limit")
