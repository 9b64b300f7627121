"""What stops a generation: one line that names the place."""

from collections.abc import Iterable

Place = tuple[str | int, ...]
"""Keys and indexes from the root of the contract down to a value."""

_LONGEST = 200


class GenerationError(Exception):
    """Stops the generation; its text is the one line that a person reads."""

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


class ContractError(GenerationError):
    """The contract is at fault; `place` says where."""

    def __init__(self, place: Iterable[str | int], message: str) -> None:
        super().__init__(f"{written(place)}: {one_line(message)}")


class ToolError(GenerationError):
    """A generator that is not ours refused the contract, or warned of it."""


def written(place: Iterable[str | int]) -> str:
    """`paths./sessions.get.parameters[3]`."""
    keys = [f"[{key}]" if isinstance(key, int) else f".{key}" for key in place]
    return "".join(keys).removeprefix(".") or "the document"


def one_line(text: str) -> str:
    """The text without line breaks, and without its middle where it is long."""
    text = " ".join(text.split())
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} ... {text[-half:]}"
