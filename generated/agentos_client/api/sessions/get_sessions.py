# Generated from openapi/agentos.yaml by make generate. Do not edit.

from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.bad_request_response import BadRequestResponse
from ...models.internal_server_error_response import InternalServerErrorResponse
from ...models.not_found_response import NotFoundResponse
from ...models.paginated_response_session_schema import PaginatedResponseSessionSchema
from ...models.session_type import SessionType
from ...models.sort_order import SortOrder
from ...models.unauthenticated_response import UnauthenticatedResponse
from ...models.validation_error_response import ValidationErrorResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    type_: SessionType | Unset = UNSET,
    component_id: None | str | Unset = UNSET,
    user_id: None | str | Unset = UNSET,
    session_name: None | str | Unset = UNSET,
    limit: int | None | Unset = 20,
    page: int | None | Unset = 1,
    sort_by: None | str | Unset = "created_at",
    sort_order: None | SortOrder | Unset = SortOrder.DESC,
    db_id: None | str | Unset = UNSET,
    table: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_type_: str | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = type_.value

    params["type"] = json_type_

    json_component_id: None | str | Unset
    if isinstance(component_id, Unset):
        json_component_id = UNSET
    else:
        json_component_id = component_id
    params["component_id"] = json_component_id

    json_user_id: None | str | Unset
    if isinstance(user_id, Unset):
        json_user_id = UNSET
    else:
        json_user_id = user_id
    params["user_id"] = json_user_id

    json_session_name: None | str | Unset
    if isinstance(session_name, Unset):
        json_session_name = UNSET
    else:
        json_session_name = session_name
    params["session_name"] = json_session_name

    json_limit: int | None | Unset
    if isinstance(limit, Unset):
        json_limit = UNSET
    else:
        json_limit = limit
    params["limit"] = json_limit

    json_page: int | None | Unset
    if isinstance(page, Unset):
        json_page = UNSET
    else:
        json_page = page
    params["page"] = json_page

    json_sort_by: None | str | Unset
    if isinstance(sort_by, Unset):
        json_sort_by = UNSET
    else:
        json_sort_by = sort_by
    params["sort_by"] = json_sort_by

    json_sort_order: None | str | Unset
    if isinstance(sort_order, Unset):
        json_sort_order = UNSET
    elif isinstance(sort_order, SortOrder):
        json_sort_order = sort_order.value
    else:
        json_sort_order = sort_order
    params["sort_order"] = json_sort_order

    json_db_id: None | str | Unset
    if isinstance(db_id, Unset):
        json_db_id = UNSET
    else:
        json_db_id = db_id
    params["db_id"] = json_db_id

    json_table: None | str | Unset
    if isinstance(table, Unset):
        json_table = UNSET
    else:
        json_table = table
    params["table"] = json_table

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/sessions",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    BadRequestResponse
    | InternalServerErrorResponse
    | NotFoundResponse
    | PaginatedResponseSessionSchema
    | UnauthenticatedResponse
    | ValidationErrorResponse
    | None
):
    if response.status_code == 200:
        response_200 = PaginatedResponseSessionSchema.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = BadRequestResponse.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = UnauthenticatedResponse.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = NotFoundResponse.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = ValidationErrorResponse.from_dict(response.json())

        return response_422

    if response.status_code == 500:
        response_500 = InternalServerErrorResponse.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[
    BadRequestResponse
    | InternalServerErrorResponse
    | NotFoundResponse
    | PaginatedResponseSessionSchema
    | UnauthenticatedResponse
    | ValidationErrorResponse
]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    type_: SessionType | Unset = UNSET,
    component_id: None | str | Unset = UNSET,
    user_id: None | str | Unset = UNSET,
    session_name: None | str | Unset = UNSET,
    limit: int | None | Unset = 20,
    page: int | None | Unset = 1,
    sort_by: None | str | Unset = "created_at",
    sort_order: None | SortOrder | Unset = SortOrder.DESC,
    db_id: None | str | Unset = UNSET,
    table: None | str | Unset = UNSET,
) -> Response[
    BadRequestResponse
    | InternalServerErrorResponse
    | NotFoundResponse
    | PaginatedResponseSessionSchema
    | UnauthenticatedResponse
    | ValidationErrorResponse
]:
    """List Sessions

     Retrieve paginated list of sessions with filtering and sorting options. Supports filtering by
    session type (agent, team, workflow), component, user, and name. Sessions represent conversation
    histories and execution contexts.

    Args:
        type_ (SessionType | Unset):
        component_id (None | str | Unset): Filter sessions by component ID (agent/team/workflow
            ID)
        user_id (None | str | Unset): Filter sessions by user ID
        session_name (None | str | Unset): Filter sessions by name (partial match)
        limit (int | None | Unset): Number of sessions to return per page Default: 20.
        page (int | None | Unset): Page number for pagination Default: 1.
        sort_by (None | str | Unset): Field to sort sessions by Default: 'created_at'.
        sort_order (None | SortOrder | Unset): Sort order (asc or desc) Default: SortOrder.DESC.
        db_id (None | str | Unset): Database ID to query sessions from
        table (None | str | Unset): The database table to use

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BadRequestResponse | InternalServerErrorResponse | NotFoundResponse | PaginatedResponseSessionSchema | UnauthenticatedResponse | ValidationErrorResponse]
    """

    kwargs = _get_kwargs(
        type_=type_,
        component_id=component_id,
        user_id=user_id,
        session_name=session_name,
        limit=limit,
        page=page,
        sort_by=sort_by,
        sort_order=sort_order,
        db_id=db_id,
        table=table,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    type_: SessionType | Unset = UNSET,
    component_id: None | str | Unset = UNSET,
    user_id: None | str | Unset = UNSET,
    session_name: None | str | Unset = UNSET,
    limit: int | None | Unset = 20,
    page: int | None | Unset = 1,
    sort_by: None | str | Unset = "created_at",
    sort_order: None | SortOrder | Unset = SortOrder.DESC,
    db_id: None | str | Unset = UNSET,
    table: None | str | Unset = UNSET,
) -> (
    BadRequestResponse
    | InternalServerErrorResponse
    | NotFoundResponse
    | PaginatedResponseSessionSchema
    | UnauthenticatedResponse
    | ValidationErrorResponse
    | None
):
    """List Sessions

     Retrieve paginated list of sessions with filtering and sorting options. Supports filtering by
    session type (agent, team, workflow), component, user, and name. Sessions represent conversation
    histories and execution contexts.

    Args:
        type_ (SessionType | Unset):
        component_id (None | str | Unset): Filter sessions by component ID (agent/team/workflow
            ID)
        user_id (None | str | Unset): Filter sessions by user ID
        session_name (None | str | Unset): Filter sessions by name (partial match)
        limit (int | None | Unset): Number of sessions to return per page Default: 20.
        page (int | None | Unset): Page number for pagination Default: 1.
        sort_by (None | str | Unset): Field to sort sessions by Default: 'created_at'.
        sort_order (None | SortOrder | Unset): Sort order (asc or desc) Default: SortOrder.DESC.
        db_id (None | str | Unset): Database ID to query sessions from
        table (None | str | Unset): The database table to use

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BadRequestResponse | InternalServerErrorResponse | NotFoundResponse | PaginatedResponseSessionSchema | UnauthenticatedResponse | ValidationErrorResponse
    """

    return sync_detailed(
        client=client,
        type_=type_,
        component_id=component_id,
        user_id=user_id,
        session_name=session_name,
        limit=limit,
        page=page,
        sort_by=sort_by,
        sort_order=sort_order,
        db_id=db_id,
        table=table,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    type_: SessionType | Unset = UNSET,
    component_id: None | str | Unset = UNSET,
    user_id: None | str | Unset = UNSET,
    session_name: None | str | Unset = UNSET,
    limit: int | None | Unset = 20,
    page: int | None | Unset = 1,
    sort_by: None | str | Unset = "created_at",
    sort_order: None | SortOrder | Unset = SortOrder.DESC,
    db_id: None | str | Unset = UNSET,
    table: None | str | Unset = UNSET,
) -> Response[
    BadRequestResponse
    | InternalServerErrorResponse
    | NotFoundResponse
    | PaginatedResponseSessionSchema
    | UnauthenticatedResponse
    | ValidationErrorResponse
]:
    """List Sessions

     Retrieve paginated list of sessions with filtering and sorting options. Supports filtering by
    session type (agent, team, workflow), component, user, and name. Sessions represent conversation
    histories and execution contexts.

    Args:
        type_ (SessionType | Unset):
        component_id (None | str | Unset): Filter sessions by component ID (agent/team/workflow
            ID)
        user_id (None | str | Unset): Filter sessions by user ID
        session_name (None | str | Unset): Filter sessions by name (partial match)
        limit (int | None | Unset): Number of sessions to return per page Default: 20.
        page (int | None | Unset): Page number for pagination Default: 1.
        sort_by (None | str | Unset): Field to sort sessions by Default: 'created_at'.
        sort_order (None | SortOrder | Unset): Sort order (asc or desc) Default: SortOrder.DESC.
        db_id (None | str | Unset): Database ID to query sessions from
        table (None | str | Unset): The database table to use

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BadRequestResponse | InternalServerErrorResponse | NotFoundResponse | PaginatedResponseSessionSchema | UnauthenticatedResponse | ValidationErrorResponse]
    """

    kwargs = _get_kwargs(
        type_=type_,
        component_id=component_id,
        user_id=user_id,
        session_name=session_name,
        limit=limit,
        page=page,
        sort_by=sort_by,
        sort_order=sort_order,
        db_id=db_id,
        table=table,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    type_: SessionType | Unset = UNSET,
    component_id: None | str | Unset = UNSET,
    user_id: None | str | Unset = UNSET,
    session_name: None | str | Unset = UNSET,
    limit: int | None | Unset = 20,
    page: int | None | Unset = 1,
    sort_by: None | str | Unset = "created_at",
    sort_order: None | SortOrder | Unset = SortOrder.DESC,
    db_id: None | str | Unset = UNSET,
    table: None | str | Unset = UNSET,
) -> (
    BadRequestResponse
    | InternalServerErrorResponse
    | NotFoundResponse
    | PaginatedResponseSessionSchema
    | UnauthenticatedResponse
    | ValidationErrorResponse
    | None
):
    """List Sessions

     Retrieve paginated list of sessions with filtering and sorting options. Supports filtering by
    session type (agent, team, workflow), component, user, and name. Sessions represent conversation
    histories and execution contexts.

    Args:
        type_ (SessionType | Unset):
        component_id (None | str | Unset): Filter sessions by component ID (agent/team/workflow
            ID)
        user_id (None | str | Unset): Filter sessions by user ID
        session_name (None | str | Unset): Filter sessions by name (partial match)
        limit (int | None | Unset): Number of sessions to return per page Default: 20.
        page (int | None | Unset): Page number for pagination Default: 1.
        sort_by (None | str | Unset): Field to sort sessions by Default: 'created_at'.
        sort_order (None | SortOrder | Unset): Sort order (asc or desc) Default: SortOrder.DESC.
        db_id (None | str | Unset): Database ID to query sessions from
        table (None | str | Unset): The database table to use

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BadRequestResponse | InternalServerErrorResponse | NotFoundResponse | PaginatedResponseSessionSchema | UnauthenticatedResponse | ValidationErrorResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            type_=type_,
            component_id=component_id,
            user_id=user_id,
            session_name=session_name,
            limit=limit,
            page=page,
            sort_by=sort_by,
            sort_order=sort_order,
            db_id=db_id,
            table=table,
        )
    ).parsed
