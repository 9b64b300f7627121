# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""Who calls: what an operation learns of it, and what the application must be able to tell."""

from abc import ABC, abstractmethod
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Principal:
    """Who calls."""

    subject: str


class Authenticator(ABC):
    """One method for each security scheme of the contract, and for those asked for together."""

    @abstractmethod
    def http_bearer(self, credentials: str | None) -> Principal:
        """Tells who holds the bearer token `credentials`, None when the request has none (HTTPBearer).

        What it raises refuses the request; it is called before anything else of the request is read.
        """
