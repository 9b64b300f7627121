"""A check of a server, and what comes of running it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.contract.subject import Request, Subject


@dataclass(frozen=True)
class Check:
    """Something of a server, which is as `name` says: `run` raises when it is not."""

    name: str
    run: Callable[[Subject], None]
    is_safe: bool = True
    """Whether it keeps to methods that change nothing, whatever the server."""


@dataclass(frozen=True)
class Failure:
    """A check that found something, and the request that showed it."""

    check: str
    reason: str
    request: Request | None


def failures(checks: Iterable[Check], subject: Subject) -> Iterator[Failure]:
    """Runs each; whatever a check raises is a failure of the server."""
    for check in checks:
        failure = failure_of(check, subject)
        if failure:
            yield failure


def failure_of(check: Check, subject: Subject) -> Failure | None:
    """What the check finds."""
    subject.target.last = None
    try:
        check.run(subject)
    except Exception as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        return Failure(check.name, reason, subject.target.last)
    return None
