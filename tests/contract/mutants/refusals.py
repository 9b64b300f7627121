"""Mutants of refusals: their status, content type, body and headers."""

from dataclasses import replace

from starlette.requests import Request

from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.queries import value_of
from tests.contract.mutants.wire import (
    PATH,
    Answer,
    edit_answer,
    edit_error,
    edit_status,
    restatus,
)


def _as_text(answer: Answer) -> Answer:
    return replace(
        answer,
        headers={**answer.headers, "content-type": "text/plain; charset=utf-8"},
        content=str(answer.json["detail"]).encode(),
    )


def _as_html(answer: Answer) -> Answer:
    return replace(
        answer,
        headers={**answer.headers, "content-type": "text/html"},
        content=b"<h1>Not Found</h1>",
    )


def _sorts_unknown(request: Request) -> bool:
    return bool(value_of(request, "sort_by"))


def _is_elsewhere(request: Request) -> bool:
    return request.url.path != PATH


def _names_table(request: Request) -> bool:
    return bool(value_of(request, "table"))


def _unsaid_parameter(answer: Answer, request: Request) -> Answer:
    if answer.status != 422 or request.url.path != PATH:
        return answer
    body = answer.json
    return answer.with_json({**body, "detail": body["detail"].partition(": ")[2]})


MUTANTS = (
    Mutant(
        "an unknown sort field is answered 404",
        restatus(400, 404, _sorts_unknown),
    ),
    Mutant(
        "a limit of 0 is answered 422",
        restatus(400, 422, lambda request: value_of(request, "limit") == "0"),
    ),
    Mutant(
        "a limit that is no number is answered 400",
        restatus(422, 400, lambda request: bool(value_of(request, "limit"))),
    ),
    Mutant(
        "a page that is no number is answered 500",
        restatus(422, 500, lambda request: bool(value_of(request, "page"))),
    ),
    Mutant("an unknown table is answered 400", restatus(404, 400, _names_table)),
    Mutant("a wrong key is answered 403", restatus(401, 403)),
    Mutant("a method that is not there is answered 404", restatus(405, 404)),
    Mutant(
        "the detail of a 422 is a list", edit_error(422, lambda b: {**b, "detail": [b["detail"]]})
    ),
    Mutant("the detail of a 400 is an object", edit_error(400, lambda b: {**b, "detail": dict(b)})),
    Mutant("the detail of a 404 is empty", edit_error(404, lambda body: {**body, "detail": ""})),
    Mutant("a 401 has no detail", edit_error(401, lambda b: {"error_code": b["error_code"]})),
    Mutant("the detail of a 422 does not name the parameter", edit_answer(_unsaid_parameter)),
    Mutant(
        "the detail of a 400 does not say what would be right",
        edit_error(400, lambda body: {**body, "detail": "Bad request"}),
    ),
    Mutant(
        "the detail of a 404 shows the SQL",
        edit_error(
            404, lambda body: {**body, "detail": "sqlite3.OperationalError: no such table: x"}
        ),
    ),
    Mutant("a 401 has no error_code", edit_error(401, lambda b: {"detail": b["detail"]})),
    Mutant("the error_code of a 404 is null", edit_error(404, lambda b: {**b, "error_code": None})),
    Mutant(
        "the error_code of a 422 is that of a 400",
        edit_error(422, lambda body: {**body, "error_code": "BAD_REQUEST"}),
    ),
    Mutant(
        "the error_code of a 400 is the status",
        edit_error(400, lambda body: {**body, "error_code": 400}),
    ),
    Mutant(
        "the error_code of a 405 is in small letters",
        edit_error(405, lambda body: {**body, "error_code": body["error_code"].lower()}),
    ),
    Mutant(
        "a 422 has a field that is not of the contract",
        edit_error(422, lambda body: {**body, "errors": []}),
    ),
    Mutant("a 400 is within an envelope", edit_error(400, lambda body: {"error": body})),
    Mutant("a 422 is text", edit_status(422, _as_text)),
    Mutant("a 405 is text", edit_status(405, _as_text, lambda request: request.method != "HEAD")),
    Mutant("an unknown path is answered in HTML", edit_status(404, _as_html, _is_elsewhere)),
    Mutant(
        "an unknown path is answered as FastAPI does",
        edit_status(404, lambda a: a.with_json({"detail": "Not Found"}), _is_elsewhere),
    ),
    Mutant(
        "a 400 is of another media type",
        edit_status(400, lambda a: a.with_header("content-type", "application/problem+json")),
    ),
    Mutant(
        "a 404 has no content type",
        edit_status(404, lambda answer: answer.without_header("content-type")),
    ),
    Mutant(
        "a 401 has no WWW-Authenticate",
        edit_status(401, lambda answer: answer.without_header("www-authenticate")),
    ),
    Mutant(
        "a 401 asks for Basic",
        edit_status(401, lambda answer: answer.with_header("www-authenticate", "Basic")),
    ),
    Mutant(
        "a 405 has no Allow",
        edit_status(405, lambda answer: answer.without_header("allow")),
    ),
    Mutant(
        "the Allow of a 405 names a method that is not there",
        edit_status(405, lambda answer: answer.with_header("allow", "GET, HEAD")),
    ),
)
