"""Checks of who gets in, for any operation that asks for a bearer key."""

from collections.abc import Iterator
from functools import partial
from http import HTTPStatus as S
from urllib.parse import quote

from tests.contract.checks import Check
from tests.contract.document import Operation
from tests.contract.operation_check import assert_status, operation_check
from tests.contract.requests import Known, plain_request, with_query
from tests.contract.subject import KEY, Headers, Subject
from tests.contract.values import odd, refused


def bearer(value: str | bytes) -> Headers:
    """An Authorization header as it is written."""
    return (("Authorization", value.encode() if isinstance(value, str) else value),)


NO_KEY: dict[str, Headers] = {
    "no Authorization header": (),
    "an empty Authorization header": bearer(""),
    "a scheme without a key": bearer("Bearer"),
    "a scheme and a space": bearer("Bearer "),
    "a wrong key": bearer("Bearer wrong"),
    "a prefix of the key": bearer(f"Bearer {KEY[:-1]}"),
    "the key and more": bearer(f"Bearer {KEY}x"),
    "the key in other letters": bearer(f"Bearer {KEY.upper()}"),
    "the key without a scheme": bearer(KEY),
    "the key as Basic": bearer(f"Basic {KEY}"),
    "the key as Token": bearer(f"Token {KEY}"),
    "a key that is not ASCII": bearer("Bearer schlüssel"),
    "a key that is no text": bearer(b"Bearer \xff\xfe"),
    "a wrong key before the right one": bearer("Bearer wrong") + bearer(f"Bearer {KEY}"),
}
KEYS: dict[str, Headers] = {
    "a scheme in small letters": bearer(f"bearer {KEY}"),
    "a scheme in capitals and spaces": bearer(f"BEARER   {KEY}  "),
}


def key_checks(operation: Operation, known: Known) -> Iterator[Check]:
    """Every way to have no key, two ways to have one, and that nothing else is judged before."""
    check = operation_check(operation, known)
    for name, headers in NO_KEY.items():
        yield check(f"{name} is refused with 401", partial(_no_key, headers))
    for name, headers in KEYS.items():
        yield check(f"{name} is accepted", partial(_with_key, headers))
    yield check("the key in the query is no key", _key_in_query)
    yield check("without a key nothing else is judged", _no_key_first)


def _no_key(headers: Headers, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject, key=None, headers=headers)
    response = subject.target.send(request)
    assert_status(response, S.UNAUTHORIZED)
    assert KEY not in response.text, "the key is in the answer"


def _with_key(headers: Headers, subject: Subject, operation: Operation, known: Known) -> None:
    plain = subject.target.send(plain_request(operation, known, subject))
    request = plain_request(operation, known, subject, key=None, headers=headers)
    assert_status(subject.target.send(request), plain.status_code)


def _key_in_query(subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject, key=None)
    key = quote(KEY)
    for query in (f"token={key}", f"key={key}&access_token={key}", f"Authorization=Bearer%20{key}"):
        assert_status(subject.target.send(with_query(request, query)), S.UNAUTHORIZED)


def _no_key_first(subject: Subject, operation: Operation, known: Known) -> None:
    """Whatever else is asked for, wrong or right."""
    for parameter in operation.parameters:
        if parameter.place == "query":
            wrong = refused(operation.document, parameter.schema)[:2]
            for value in (*wrong, *odd(operation.document, parameter.schema), "2", "no-such"):
                request = plain_request(operation, known, subject, key="wrong")
                response = subject.target.send(with_query(request, f"{parameter.name}={value}"))
                assert_status(response, S.UNAUTHORIZED)
