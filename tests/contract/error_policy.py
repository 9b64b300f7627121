"""What every error must be beyond its schema: said in words, with a code, and nothing internal."""

from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from tests.contract.document import operations, resolved

METHOD_NOT_ALLOWED = 405
_UNAUTHENTICATED = 401
_FIRST_ERROR = 400
_INTERNALS = ("Traceback", 'File "', ".py", "sqlite3", "sqlalchemy", "pydantic")


class ErrorPolicy:
    """The codes are those of the examples that the contract gives for its errors."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._codes = dict(_codes(document)) | {METHOD_NOT_ALLOWED: "METHOD_NOT_ALLOWED"}

    def check(self, method: str, response: httpx.Response) -> None:
        """Raises `AssertionError` for an error that is not what errors are."""
        status = response.status_code
        if status < _FIRST_ERROR:
            return
        if status == _UNAUTHENTICATED:
            challenge = response.headers.get("www-authenticate")
            assert challenge == "Bearer", f"401 with WWW-Authenticate {challenge!r}"
        if status == METHOD_NOT_ALLOWED:
            assert response.headers.get("allow"), "405 without Allow"
        if method == "HEAD":
            assert not response.content, "a body answers HEAD"
            return
        content_type = response.headers.get("content-type")
        assert content_type == "application/json", f"{status} as {content_type}"
        body = response.json()
        assert isinstance(body, dict), f"{status} with a body that is no object"
        assert body.keys() == {"detail", "error_code"}, f"{status} with the fields {list(body)}"
        detail, code = body["detail"], body["error_code"]
        assert isinstance(detail, str), f"{status} with a detail that is no text"
        assert detail, f"{status} with an empty detail"
        assert code == self._codes.get(status, code), f"{status} with the code {code!r}"
        leaked = [word for word in _INTERNALS if word in detail]
        assert not leaked, f"{status} with internals in it: {detail}"


def _codes(document: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Status and code of each documented error that has an example."""
    for operation in operations(document):
        for status, response in operation.answers.items():
            media = resolved(document, response).get("content", {}).get("application/json", {})
            example = resolved(document, media.get("schema", {})).get("example", {})
            if status.isdecimal() and example.get("error_code"):
                yield int(status), example["error_code"]
