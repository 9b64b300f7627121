"""Mutants of the answer on the wire: its envelope, its fields and their types, its status."""

from dataclasses import replace
from typing import Any

from tests.contract.mutants.mutant import Mutant
from tests.contract.mutants.wire import (
    Answer,
    edit_data,
    edit_items,
    edit_json,
    edit_listed,
    edit_meta,
)


def _is_empty(body: Any, _request: object) -> bool:
    return not body["data"]


def _has_next(body: Any, _request: object) -> bool:
    return bool(body["meta"]["page"] < body["meta"]["total_pages"])


def _not_found(answer: Answer) -> Answer:
    body = {"detail": "there are no sessions", "error_code": "NOT_FOUND"}
    return replace(answer.with_json(body), status=404)


MUTANTS = (
    Mutant(
        "the body has a field that is not of the contract",
        edit_json(lambda body: {**body, "links": {"next": None}}),
    ),
    Mutant(
        "an item has a field that is not of the contract",
        edit_items(lambda item: {**item, "session_type": "agent"}),
    ),
    Mutant("meta has a field that is not of the contract", edit_meta(lambda m: {**m, "next": 2})),
    Mutant(
        "data is left out when it is empty",
        edit_json(lambda body: {name: value for name, value in body.items() if value != []}),
    ),
    Mutant("data is null when it is empty", edit_data(lambda data, _: data or None)),
    Mutant(
        "data is an object when it has one item",
        edit_data(lambda data, _: data[0] if len(data) == 1 else data),
    ),
    Mutant(
        "the body of an empty page is a list",
        edit_json(lambda body: body if body["data"] else []),
    ),
    Mutant(
        "meta is left out past the first page",
        edit_json(lambda body: body if body["meta"]["page"] == 1 else {"data": body["data"]}),
    ),
    Mutant(
        "meta has no total_pages",
        edit_meta(lambda meta: {n: v for n, v in meta.items() if n != "total_pages"}),
    ),
    Mutant(
        "total_count is text",
        edit_meta(lambda meta: {**meta, "total_count": str(meta["total_count"])}),
    ),
    Mutant(
        "total_pages is a fraction",
        edit_meta(lambda meta: {**meta, "total_pages": meta["total_count"] / meta["limit"]}),
    ),
    Mutant("search_time_ms is negative", edit_meta(lambda meta: {**meta, "search_time_ms": -1})),
    Mutant(
        "search_time_ms is text",
        edit_meta(lambda meta: {**meta, "search_time_ms": f"{meta['search_time_ms']} ms"}),
    ),
    Mutant(
        "null fields of an item are left out",
        edit_items(lambda item: {name: value for name, value in item.items() if value is not None}),
    ),
    Mutant(
        "an empty name is left out",
        edit_items(lambda item: {n: v for n, v in item.items() if v or n != "session_name"}),
    ),
    Mutant(
        "an empty name is null",
        edit_items(lambda item: {**item, "session_name": item["session_name"] or None}),
    ),
    Mutant(
        "an empty page is answered 204",
        edit_listed(lambda _: Answer(204, {}, b""), _is_empty),
    ),
    Mutant(
        "an empty page is answered 404",
        edit_listed(_not_found, _is_empty),
    ),
    Mutant(
        "a page that is not the last is answered 206",
        edit_listed(lambda answer: replace(answer, status=206), _has_next),
    ),
    Mutant(
        "a page past the first is sent as text/html",
        edit_listed(
            lambda answer: answer.with_header("content-type", "text/html; charset=utf-8"),
            lambda body, _: body["meta"]["page"] > 1,
        ),
    ),
)
