"""The checks that follow from the contract alone, for whatever operations it has."""

from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus as S
from typing import Any
from urllib.parse import quote

import httpx

from tests.contract.checks import Check
from tests.contract.document import METHODS, Document, Operation, operations
from tests.contract.requests import Known, plain_request, with_query
from tests.contract.subject import KEY, Headers, Request, Subject
from tests.contract.values import PATH_TEXTS, odd, refused

_FIRST_SERVER_ERROR = 500
_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"}


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


def contract_checks(document: Document) -> list[Check]:
    """Every check of every operation, and last that their documented statuses were all seen."""
    known = Known(document)
    described = operations(document)
    return [
        *(check for operation in described for check in _operation_checks(operation, known)),
        *_path_checks(document),
    ]


def statuses_seen(document: Document) -> list[Check]:
    """That the run so far had every status that an operation documents, server errors aside."""
    return [
        Check(f"{operation.name}: {status} was seen", partial(_was_seen, operation, status))
        for operation in operations(document)
        for status in operation.statuses
        if status < _FIRST_SERVER_ERROR
    ]


def _operation_checks(operation: Operation, known: Known) -> Iterator[Check]:
    safe = operation.method in _SAFE

    def check(name: str, run: Callable[[Subject, Operation, Known], None]) -> Check:
        def bound(subject: Subject) -> None:
            run(subject, operation, known)

        return Check(f"{operation.name}: {name}", bound, safe)

    yield check("a plain request is answered", _plain)
    yield check("an unknown parameter is ignored", _unknown_parameter)
    if operation.has_security:
        for name, headers in NO_KEY.items():
            yield check(f"{name} is refused with 401", partial(_no_key, headers))
        for name, headers in KEYS.items():
            yield check(f"{name} is accepted", partial(_with_key, headers))
        yield check("the key in the query is no key", _key_in_query)
        yield check("without a key nothing else is judged", _no_key_first)
    for parameter in operation.parameters:
        label = parameter.name
        if parameter.place == "path":
            yield check(f"an unknown {label} is no 500", partial(_unknown_path_value, label))
        if parameter.place != "query":
            continue
        for value in refused(operation.document, parameter.schema):
            yield check(
                f"{label}={_short(value)} is refused with 422", partial(_refuses, label, value)
            )
        for value in odd(operation.document, parameter.schema):
            yield check(f"{label}={_short(value)} is no 500", partial(_no_500, label, value))
        yield check(f"of a repeated {label} the last counts", partial(_last_counts, label))
        if parameter.required:
            yield check(f"without {label} it is refused with 422", partial(_without, label))
    if operation.body is not None:
        yield from (
            check(f"{name} as body is refused with 422", partial(_body, content))
            for name, content in _WRONG_BODIES.items()
        )


_WRONG_BODIES = {"no JSON": b"{", "a text": b'"text"', "a number": b"5"}


def _plain(subject: Subject, operation: Operation, known: Known) -> None:
    response = subject.target.send(plain_request(operation, known, subject))
    assert response.status_code in operation.statuses
    assert response.status_code not in {S.UNAUTHORIZED, S.UNPROCESSABLE_ENTITY}, "refused"
    assert response.status_code < _FIRST_SERVER_ERROR, response.text


def _unknown_parameter(subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject)
    plain = subject.target.send(request)
    response = subject.target.send(with_query(request, "no-such-parameter=1"))
    _assert_status(response, plain.status_code)


def _no_key(headers: Headers, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject, key=None, headers=headers)
    response = subject.target.send(request)
    _assert_status(response, S.UNAUTHORIZED)
    assert KEY not in response.text, "the key is in the answer"


def _with_key(headers: Headers, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject, key=None, headers=headers)
    response = subject.target.send(request)
    assert response.status_code != S.UNAUTHORIZED, "refused with 401"


def _key_in_query(subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject, key=None)
    key = quote(KEY)
    for query in (f"token={key}", f"key={key}&access_token={key}", f"Authorization=Bearer%20{key}"):
        _assert_status(subject.target.send(with_query(request, query)), S.UNAUTHORIZED)


def _no_key_first(subject: Subject, operation: Operation, known: Known) -> None:
    """Whatever else is asked for, wrong or right."""
    for parameter in operation.parameters:
        if parameter.place == "query":
            wrong = refused(operation.document, parameter.schema)[:2]
            for value in (*wrong, *odd(operation.document, parameter.schema), "2", "no-such"):
                request = plain_request(operation, known, subject, key="wrong")
                response = subject.target.send(with_query(request, f"{parameter.name}={value}"))
                _assert_status(response, S.UNAUTHORIZED)


def _refuses(name: str, value: str, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject)
    response = subject.target.send(with_query(request, f"{name}={value}"))
    _assert_status(response, S.UNPROCESSABLE_ENTITY)
    assert name in str(response.json()["detail"]), f"the detail does not name {name}"


def _no_500(name: str, value: str, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject)
    response = subject.target.send(with_query(request, f"{name}={value}"))
    assert response.status_code < _FIRST_SERVER_ERROR, f"answered {response.status_code}"


def _unknown_path_value(name: str, subject: Subject, operation: Operation, known: Known) -> None:
    for value in ("no-such", *PATH_TEXTS):
        request = plain_request(operation, known, subject, path_values={name: value})
        response = subject.target.send(request)
        status = response.status_code
        assert status in operation.statuses, f"{value!r} is answered {status}"
        assert status < _FIRST_SERVER_ERROR, f"{value!r} is answered {status}"


def _last_counts(name: str, subject: Subject, operation: Operation, known: Known) -> None:
    """By a value that is refused: last it is refused, before a good one it is not."""
    parameter = next(p for p in operation.parameters if p.name == name)
    bad = refused(operation.document, parameter.schema)
    good = known.text(parameter, subject)
    if not bad or good is None:
        return
    request = plain_request(operation, known, subject)
    last = subject.target.send(with_query(request, f"{name}={good}&{name}={bad[-1]}"))
    _assert_status(last, S.UNPROCESSABLE_ENTITY)
    first = subject.target.send(with_query(request, f"{name}={bad[-1]}&{name}={good}"))
    assert first.status_code != S.UNPROCESSABLE_ENTITY, "the first counts"


def _without(name: str, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(operation, known, subject, leave_out=name)
    _assert_status(subject.target.send(request), S.UNPROCESSABLE_ENTITY)


def _body(content: bytes, subject: Subject, operation: Operation, known: Known) -> None:
    request = plain_request(
        operation,
        known,
        subject,
        content=content,
        headers=(("Content-Type", b"application/json"),),
    )
    _assert_status(subject.target.send(request), S.UNPROCESSABLE_ENTITY)


def _path_checks(document: Document) -> Iterator[Check]:
    for path, item in document["paths"].items():
        allowed = {method.upper() for method in METHODS if method in item}
        filled = _filled(path)
        for method in (*(name.upper() for name in METHODS), "QUERY"):
            if method not in allowed:
                yield Check(
                    f"{method} {path} is refused with 405",
                    partial(_refuses_method, filled, method, allowed),
                    is_safe=method in _SAFE,
                )
        for other in (f"{filled}/", f"/no-such-path{filled}", f"{filled}/%00/x"):
            yield Check(f"{other} is no path", partial(_no_path, other))


def _refuses_method(path: str, method: str, allowed: set[str], subject: Subject) -> None:
    response = subject.target.send(Request(path, method=method))
    _assert_status(response, S.METHOD_NOT_ALLOWED)
    named = {part.strip() for part in response.headers.get("allow", "").split(",")}
    assert named == allowed, f"Allow says {sorted(named)}, the contract {sorted(allowed)}"


def _no_path(path: str, subject: Subject) -> None:
    response = subject.target.send(Request(path))
    _assert_status(response, S.NOT_FOUND)


def _was_seen(operation: Operation, status: int, subject: Subject) -> None:
    assert any(
        exchange.status == status
        and exchange.request.method == operation.method
        and _is_of(exchange.request.path, operation.path)
        for exchange in subject.target.exchanges
    ), f"no request of the run was answered {status}"


def _is_of(path: str, template: str) -> bool:
    parts, wanted = path.split("/"), template.split("/")
    return len(parts) == len(wanted) and all(
        part == name or (part and name.startswith("{"))
        for part, name in zip(parts, wanted, strict=True)
    )


def _filled(path: str) -> str:
    return "/".join("x" if part.startswith("{") else part for part in path.split("/"))


def _short(value: str) -> str:
    longest = 24
    return value if len(value) <= longest else f"{value[:8]}... ({len(value)})"


def _assert_status(response: httpx.Response, status: Any) -> None:
    got = response.status_code
    assert got == status, f"answered {got}, not {int(status)}"
