"""Who may call: the bearer of the security key, or anyone where there is none."""

import hmac

from agentos_contract.security import Authenticator, Principal
from agentos_sessions.errors import Unauthenticated


class KeyAuthenticator(Authenticator):
    """Lets the bearer of one key in."""

    def __init__(self, security_key: str) -> None:
        self._key = security_key.encode()

    def http_bearer(self, credentials: str | None) -> Principal:
        """Compares in constant time; raises `Unauthenticated`."""
        if credentials is None:
            raise Unauthenticated("Authorization header required: Bearer <security key>")
        # A header arrives as bytes, which the server reads as Latin-1.
        if not hmac.compare_digest(credentials.encode("latin-1", "replace"), self._key):
            raise Unauthenticated("the security key in the Authorization header is wrong")
        return Principal("security-key")


class OpenAuthenticator(Authenticator):
    """Lets everyone in."""

    def http_bearer(self, credentials: str | None) -> Principal:  # noqa: ARG002
        """Whatever the credentials are."""
        return Principal("anyone")
