# Generated from openapi/agentos.yaml by make generate. Do not edit.


"""A client library for accessing Agno AgentOS"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
