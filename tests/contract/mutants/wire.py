"""Requests and answers on the wire, and how an application is wrapped to change them."""

import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATH = "/sessions"
"""The operation that the mutants break."""


@dataclass(frozen=True)
class Answer:
    """A whole answer; the names of its headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        """The body."""
        return json.loads(self.content)

    def with_json(self, body: Any) -> "Answer":
        """The same with another body."""
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        return replace(self, content=text.encode())

    def with_header(self, name: str, value: str) -> "Answer":
        """The same with another value of that header."""
        return replace(self, headers={**self.headers, name: value})

    def without_header(self, name: str) -> "Answer":
        """The same without that header."""
        return replace(self, headers={n: v for n, v in self.headers.items() if n != name})


Wrap = Callable[[ASGIApp], ASGIApp]
Ask = Callable[[Scope], Awaitable[Answer]]
When = Callable[[Request], bool]


def around(respond: Callable[[Ask, Request], Awaitable[Answer]]) -> Wrap:
    """Answers every request by `respond`, which may ask the real application."""

    def wrap(app: ASGIApp) -> ASGIApp:
        async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            answer = await respond(partial(_asked, app, receive), Request(scope))
            await _sent(answer, send)

        return wrapped

    return wrap


def edit_answer(edit: Callable[[Answer, Request], Answer]) -> Wrap:
    """Changes what the application answers."""

    async def respond(ask: Ask, request: Request) -> Answer:
        return edit(await ask(request.scope), request)

    return around(respond)


def edit_scope(edit: Callable[[Request], Mapping[str, Any]]) -> Wrap:
    """Changes what the application is asked; `edit` gives the entries of the scope that differ."""

    async def respond(ask: Ask, request: Request) -> Answer:
        return await ask({**request.scope, **edit(request)})

    return around(respond)


def is_listed(answer: Answer, request: Request) -> bool:
    """Whether it is a page of the listing."""
    return answer.status == 200 and request.url.path == PATH


def edit_listed(
    edit: Callable[[Answer], Answer], when: Callable[[Any, Request], Any] = lambda *_: True
) -> Wrap:
    """Changes the answers that are pages of the listing and whose body is such."""

    def edited(answer: Answer, request: Request) -> Answer:
        is_such = is_listed(answer, request) and when(answer.json, request)
        return edit(answer) if is_such else answer

    return edit_answer(edited)


def edit_json(edit: Callable[[Any], Any]) -> Wrap:
    """Changes the body of each page of the listing."""
    return edit_listed(lambda answer: answer.with_json(edit(answer.json)))


def edit_meta(edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Wrap:
    """Changes the `meta` of each page."""
    return edit_json(lambda body: {**body, "meta": edit(body["meta"])})


def edit_data(edit: Callable[[list[Any], dict[str, Any]], Any]) -> Wrap:
    """Changes the `data` of each page, knowing its `meta`."""
    return edit_json(lambda body: {**body, "data": edit(body["data"], body["meta"])})


def edit_items(edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Wrap:
    """Changes each item of each page."""
    return edit_data(lambda data, _: [edit(item) for item in data])


def edit_error(status: int, edit: Callable[[dict[str, Any]], Any]) -> Wrap:
    """Changes the body of each error of that status."""
    return edit_answer(
        lambda answer, _: (
            answer.with_json(edit(answer.json))
            if answer.status == status and answer.content
            else answer
        )
    )


def edit_status(status: int, edit: Callable[[Answer], Answer], when: When | None = None) -> Wrap:
    """Changes each answer of that status, or those of them whose request is such."""
    return edit_answer(
        lambda answer, request: (
            edit(answer) if answer.status == status and (not when or when(request)) else answer
        )
    )


def restatus(status: int, other: int, when: When | None = None) -> Wrap:
    """Answers with another status and the same body."""
    return edit_status(status, lambda answer: replace(answer, status=other), when)


def fail(when: When) -> Wrap:
    """Answers the requests that are such as the real server does when it has a bug."""
    return edit_listed(lambda _: INTERNAL_ERROR, lambda _, request: when(request))


def fail_on(breaks: Callable[[dict[str, Any]], bool]) -> Wrap:
    """Fails each page with an item that breaks it."""
    return edit_listed(
        lambda _: INTERNAL_ERROR, lambda body, _: any(breaks(item) for item in body["data"])
    )


INTERNAL_ERROR = Answer(
    500,
    {"content-type": "application/json"},
    b'{"detail":"internal server error; the server\'s log has the reason",'
    b'"error_code":"INTERNAL_SERVER_ERROR"}',
)


async def _asked(app: ASGIApp, receive: Receive, scope: Scope) -> Answer:
    start: list[Message] = []
    content = bytearray()

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.append(message)
        else:
            content.extend(message.get("body", b""))

    # The application raises its bugs again once it has answered them.
    with suppress(Exception):
        await app(scope, receive, collect)
    headers = {name.decode(): value.decode("latin-1") for name, value in start[0]["headers"]}
    return Answer(start[0]["status"], headers, bytes(content))


async def _sent(answer: Answer, send: Send) -> None:
    headers = {**answer.headers, "content-length": str(len(answer.content))}
    await send(
        {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [(n.encode(), v.encode("latin-1")) for n, v in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": answer.content})
