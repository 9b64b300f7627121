"""The page of `make peers`: every check, who passes, and a request that shows who does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.contract.checks import Failure
from tests.contract.subject import KEY, Request

_LONGEST_TARGET = 110
_LONGEST_REASON = 130

_INTRODUCTION = """\
# Conformance

What each server does with the requests of this project's contract suite: Agno's own AgentOS, in
three versions from the package index, and AgentOS Sessions. All serve the same rows, each from a
file of its own, in the layout that it writes. `make peers` runs this and writes the page anew;
nothing on it is written by hand.

The contract is [`openapi/agentos.yaml`](../openapi/agentos.yaml), and where it leaves something
open the decision is this project's ([README](../README.md), *What a client must know*). So a ✗ of
an Agno server is a breach of the contract in some rows, and in others another decision; the last
two columns say what was asked last and what was found. Fields that the contract does not have and
the shapes of errors count once, under *Shapes of answers*, and nowhere else. Only methods that
change nothing are sent.
"""


@dataclass(frozen=True)
class Section:
    """The checks of one kind over one set of rows: what each server failed, by check."""

    title: str
    checks: Sequence[str]
    failures: Mapping[str, Mapping[str, Failure]]


def page(servers: Sequence[str], sections: Sequence[Section]) -> str:
    """The whole page, as Markdown."""
    lines = [_INTRODUCTION, *_totals(servers, sections)]
    for section in sections:
        lines += ["", f"## {section.title}", "", *_table(servers, section)]
    return "\n".join(lines) + "\n"


def _totals(servers: Sequence[str], sections: Sequence[Section]) -> Iterator[str]:
    yield _row(["passed", *servers])
    yield _row(["---", *("---:" for _ in servers)])
    for section in sections:
        count = len(section.checks)
        passed = [f"{count - len(section.failures[name])} of {count}" for name in servers]
        yield _row([section.title, *passed])


def _table(servers: Sequence[str], section: Section) -> Iterator[str]:
    """Checks that a server fails, then in one list those that none does."""
    failed = [
        check for check in section.checks if any(section.failures[s].get(check) for s in servers)
    ]
    if failed:
        yield _row(["check", *servers, "the last request of the check", "what was found"])
        yield _row(["---", *(":-:" for _ in servers), "---", "---"])
    for check in failed:
        found = [section.failures[server].get(check) for server in servers]
        first = next(failure for failure in found if failure)
        marks = ["✗" if failure else "✓" for failure in found]
        shown = _request(first.request) if first.request else ""
        yield _row([_text(check), *marks, shown, _text(_cut(first.reason, _LONGEST_REASON))])
    passed = [check for check in section.checks if check not in failed]
    if passed:
        yield ""
        yield f"All pass these {len(passed)}: {'; '.join(map(_text, passed))}."


def _request(request: Request) -> str:
    parts = [f"{request.method} {_cut(request.shown, _LONGEST_TARGET)}"]
    parts += [
        f"{name}: {value.decode(errors='backslashreplace').replace(KEY, '$OS_SECURITY_KEY')}"
        for name, value in request.headers
    ]
    if request.key not in {KEY, None}:
        parts.append(f"Authorization: Bearer {request.key}")
    return " ".join(f"`{part.replace('|', '%7C')}`" for part in parts)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}..."


def _text(text: str) -> str:
    """Without what Markdown would take for its own."""
    for character in "\\`*_|<>[]":
        text = text.replace(character, f"\\{character}")
    return text


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
