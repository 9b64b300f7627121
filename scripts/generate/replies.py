"""Answers in Python's terms: what a service returns, and how a route sends it."""

from dataclasses import dataclass

from scripts.generate.answers import Answer
from scripts.generate.models import Models, headers_role, response_role
from scripts.generate.names import class_name, snake_case
from scripts.generate.operations import Operation

_TYPES = {"text": "str", "bytes": "bytes", "stream": "AsyncIterable[str]"}
_JSON = "application/json"


@dataclass(frozen=True)
class Reply:
    """One answer: its class, for where there are several, and the types of content and headers."""

    answer: Answer
    class_name: str
    type: str
    headers: str | None

    def response(self, content: str, headers: str | None = None) -> str:
        """The expression for its response."""
        status, media_type = self.answer.status, self.answer.media_type
        said = f", headers={headers}" if headers else ""
        match self.answer.kind:
            case None:
                return f"Response(status_code={status}{said})"
            case "json":
                said += f", media_type={media_type!r}" if media_type != _JSON else ""
                return f"contract_response({content}, status_code={status}{said})"
            case kind:
                name = "StreamingResponse" if kind == "stream" else "Response"
                return f"{name}({content}, status_code={status}{said}, media_type={media_type!r})"


def read_replies(operation: Operation, models: Models) -> list[Reply]:
    """The answers of an operation, in the order of the contract."""
    return [
        Reply(
            answer=answer,
            class_name=_class_name(operation, answer),
            type=_type(operation, answer, models),
            headers=models.of(operation, headers_role(answer)).type if answer.headers else None,
        )
        for answer in operation.answers
    ]


def _class_name(operation: Operation, answer: Answer) -> str:
    name = f"{class_name(snake_case(operation.name))}{answer.status}"
    if sum(other.status == answer.status for other in operation.answers) > 1:
        name += class_name(snake_case(answer.media_type))
    return name


def _type(operation: Operation, answer: Answer, models: Models) -> str:
    if answer.kind is None:
        return "None"
    if answer.kind == "json":
        return models.of(operation, response_role(operation, answer)).type
    return _TYPES[answer.kind]
