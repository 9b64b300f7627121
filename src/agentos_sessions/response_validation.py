"""Judges every answer before it is sent."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agentos_sessions.response_contract import ResponseContract


class ResponseValidation:
    """Answers of `app` that break the contract become `ContractBreach`, before they are sent."""

    def __init__(self, app: ASGIApp, contract: ResponseContract) -> None:
        self._app = app
        self._contract = contract

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds the whole answer back until it is judged."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        messages: list[Message] = []

        async def hold(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, hold)
        start = messages[0]
        headers = {name.lower(): value.decode("latin-1") for name, value in start["headers"]}
        body = b"".join(message.get("body", b"") for message in messages[1:])
        self._contract.check(
            scope["method"], scope["path"], start["status"], headers.get(b"content-type"), body
        )
        for message in messages:
            await send(message)
