# Generated from openapi/agentos.yaml by make generate. Do not edit.

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AwareDatetime, ConfigDict, Field
from pydantic import BaseModel as _BaseModel


class BaseModel(_BaseModel):
    model_config = ConfigDict(
        populate_by_name=True,
    )


class SessionType(StrEnum):
    agent = "agent"
    team = "team"
    workflow = "workflow"


class SortOrder(StrEnum):
    asc = "asc"
    desc = "desc"


class BadRequestResponse(BaseModel):
    detail: str
    """Error detail message"""
    error_code: str | None = None
    """Error code for categorization"""


class UnauthenticatedResponse(BaseModel):
    detail: str
    """Error detail message"""
    error_code: str | None = None
    """Error code for categorization"""


class NotFoundResponse(BaseModel):
    detail: str
    """Error detail message"""
    error_code: str | None = None
    """Error code for categorization"""


class ValidationErrorResponse(BaseModel):
    detail: str
    """Error detail message"""
    error_code: str | None = None
    """Error code for categorization"""


class InternalServerErrorResponse(BaseModel):
    detail: str
    """Error detail message"""
    error_code: str | None = None
    """Error code for categorization"""


class SessionSchema(BaseModel):
    session_id: str
    """Unique identifier for the session"""
    session_name: str
    """Human-readable name for the session"""
    session_state: dict[str, Any] | None = None
    """Current state data of the session"""
    created_at: AwareDatetime | None = None
    """Timestamp when session was created"""
    updated_at: AwareDatetime | None = None
    """Timestamp when session was last updated"""


class PaginationInfo(BaseModel):
    page: Annotated[int, Field(ge=0)] = 0
    """Current page number (0-indexed)"""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    """Number of items per page"""
    total_pages: Annotated[int, Field(ge=0)] = 0
    """Total number of pages"""
    total_count: Annotated[int, Field(ge=0)] = 0
    """Total count of items"""
    search_time_ms: Annotated[float, Field(ge=0.0)] = 0
    """Search execution time in milliseconds"""


class GetSessionsParametersQuery(BaseModel):
    type: SessionType = SessionType.agent
    """Type of sessions to retrieve (agent, team, or workflow)"""
    component_id: str | None = None
    """Filter sessions by component ID (agent/team/workflow ID)"""
    user_id: str | None = None
    """Filter sessions by user ID"""
    session_name: str | None = None
    """Filter sessions by name (partial match)"""
    limit: int = 20
    """Number of sessions to return per page"""
    page: int = 1
    """Page number for pagination"""
    sort_by: str = "created_at"
    """Field to sort sessions by"""
    sort_order: SortOrder = SortOrder.desc
    """Sort order (asc or desc)"""
    db_id: str | None = None
    """Database ID to query sessions from"""
    table: str | None = None
    """The database table to use"""


class PaginatedResponseSessionSchema(BaseModel):
    data: list[SessionSchema]
    """List of items for the current page"""
    meta: PaginationInfo
    """Pagination metadata"""
