# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""Contains all the data models used in inputs/outputs"""

from .bad_request_response import BadRequestResponse
from .internal_server_error_response import InternalServerErrorResponse
from .not_found_response import NotFoundResponse
from .paginated_response_session_schema import PaginatedResponseSessionSchema
from .pagination_info import PaginationInfo
from .session_schema import SessionSchema
from .session_schema_session_state_type_0 import SessionSchemaSessionStateType0
from .session_type import SessionType
from .sort_order import SortOrder
from .unauthenticated_response import UnauthenticatedResponse
from .validation_error_response import ValidationErrorResponse

__all__ = (
    "BadRequestResponse",
    "InternalServerErrorResponse",
    "NotFoundResponse",
    "PaginatedResponseSessionSchema",
    "PaginationInfo",
    "SessionSchema",
    "SessionSchemaSessionStateType0",
    "SessionType",
    "SortOrder",
    "UnauthenticatedResponse",
    "ValidationErrorResponse",
)
