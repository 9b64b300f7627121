# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""The services to fill in: one class for each tag, one method for each operation."""

from abc import ABC, abstractmethod

from . import models
from .security import Principal


class SessionsService(ABC):
    """The operations of the tag Sessions."""

    @abstractmethod
    async def get_sessions(
        self, *, principal: Principal, query: models.GetSessionsParametersQuery
    ) -> models.PaginatedResponseSessionSchema:
        """List Sessions."""
