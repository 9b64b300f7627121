"""JSON text that arrives in pieces, read without keeping more of it than is asked for.

It is a scanner and no validator: broken JSON ends it or is passed over, and never stops a listing.
What is asked for is parsed by the standard library, so NaN, Infinity, lone surrogates and integers
of any size, all of which Python writes into JSON, are read too (D9).
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from agentos_sessions.store.documents import clean_text

_WHOLE_ESCAPES = re.compile(r'(?:[^"\\]+|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+')
_LONGEST_ESCAPE = 6
_BETWEEN = re.compile(r"[\s,:]*")
_IN_STRING = re.compile(r'(?:[^"\\]+|\\.)*+', re.DOTALL)
_IN_CONTAINER = re.compile(r'[^"\[\]{}]*')
_IN_SCALAR = re.compile(r'[^\s,:"\[\]{}]*')


class BrokenText(ValueError):
    """The text ends too early, or is no JSON where it was looked at."""


def decoded(pieces: Iterable[str]) -> Iterator[str]:
    """The JSON text itself: where the whole text is one JSON string, what that string says."""
    source = iter(pieces)
    first = next(filter(str.strip, source), "").lstrip()
    if not first.startswith('"'):
        yield first
        yield from source
        return
    pending, high_surrogate = first[1:], ""
    while True:
        end = _end(_WHOLE_ESCAPES, pending, 0)
        text = high_surrogate + json.loads(f'"{pending[:end]}"', strict=False)
        high_surrogate = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        yield clean_text(text.removesuffix(high_surrogate))
        pending = pending[end:]
        is_over = pending.startswith('"') or len(pending) >= _LONGEST_ESCAPE
        piece = None if is_over else next(source, None)
        if piece is None:
            yield clean_text(high_surrogate)
            return
        pending += piece


class Scanner:
    """Steps through a JSON text, value by value.

    Where `items` or `fields` stop at a value, the caller takes it (`value`), passes it (`skip`) or
    goes into it (`items`, `fields`). Raises `BrokenText` when there is none.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._text = ""
        self._at = 0

    def peek(self) -> str:
        """The first character of the next value, or the bracket that closes; empty at the end."""
        while True:
            self._at = _end(_BETWEEN, self._text, self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def items(self) -> Iterator[None]:
        """Stops at each item of the array that is next."""
        self._at += 1
        while (first := self.peek()) != "]":
            if first in ("}", ""):
                raise BrokenText
            yield
        self._at += 1

    def fields(self) -> Iterator[str]:
        """The keys of the object that is next; stops at the value of each."""
        self._at += 1
        while (first := self.peek()) != "}":
            if first != '"':
                raise BrokenText
            yield str(self.value())
        self._at += 1

    def value(self) -> Any:
        """The next value; None for one that Python cannot read."""
        try:
            return json.loads(self.text(), strict=False)
        except (ValueError, RecursionError):
            return None

    def text(self) -> str:
        """The next value as it is written."""
        kept: list[str] = []
        self._pass(kept)
        return "".join(kept)

    def skip(self) -> None:
        """Passes the next value."""
        self._pass(None)

    def _pass(self, kept: list[str] | None) -> None:
        """Passes the next value, and keeps its text where that is asked for."""
        depth = 0
        while True:
            match self._past(_IN_CONTAINER, kept) if depth else self.peek():
                case '"':
                    self._step(kept)
                    if self._past(_IN_STRING, kept) != '"':
                        raise BrokenText
                    self._step(kept)
                case "[" | "{":
                    self._step(kept)
                    depth += 1
                case "]" | "}" if depth:
                    self._step(kept)
                    depth -= 1
                case "" | "]" | "}":
                    raise BrokenText
                case _:
                    self._past(_IN_SCALAR, kept)
            if depth == 0:
                return

    def _past(self, pattern: re.Pattern[str], kept: list[str] | None) -> str:
        """The character behind what the pattern covers, empty at the end of the text."""
        while True:
            end = _end(pattern, self._text, self._at)
            self._move(end, kept)
            is_cut_escape = self._text[end:] == "\\"
            if end < len(self._text) and not is_cut_escape:
                return self._text[end]
            if not self._fill():
                return ""

    def _step(self, kept: list[str] | None) -> None:
        self._move(self._at + 1, kept)

    def _move(self, end: int, kept: list[str] | None) -> None:
        if kept is not None:
            kept.append(self._text[self._at : end])
        self._at = end

    def _fill(self) -> bool:
        piece = next(self._pieces, None)
        if piece is None:
            return False
        self._text = self._text[self._at :] + piece
        self._at = 0
        return True


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
