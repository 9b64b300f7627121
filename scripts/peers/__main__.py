"""`make peers`: runs the deterministic layers against Agno's servers and ours, and writes the page.

Only methods that change nothing are sent, and every server has a copy of its own of the rows.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from agentos_sessions.response_contract import ResponseContract
from scripts.peers.page import Section, page
from scripts.peers.servers import Peer, peers
from tests.contract.checks import Check, Failure, failures
from tests.contract.error_policy import ErrorPolicy
from tests.contract.from_contract import contract_checks
from tests.contract.operations import knowledge
from tests.contract.operations.get_sessions.edges import SINGLE_REQUESTS
from tests.contract.operations.get_sessions.shapes import shapes
from tests.contract.responses import contract, response_contract
from tests.contract.subject import subject_of
from tests.contract.worlds import make_world

_PAGE = Path("docs/conformance.md")
_ENVIRONMENTS = Path(".cache/agno")
_FIRST_ERROR = 400


class _Pages(ResponseContract):
    """Judges pages only, and no field too many: shapes are judged once, by checks of their own."""

    def check(
        self, method: str, path: str, status: int, content_type: str | None, body: bytes
    ) -> None:
        """Lets every error pass."""
        if status < _FIRST_ERROR:
            super().check(method, path, status, content_type, body)


def main(
    environments: Annotated[
        Path, typer.Option(help="Where Agno's versions are installed, if they are not yet.")
    ] = _ENVIRONMENTS,
) -> None:
    """Ends with 1 if ours fails a check."""
    compared = peers(environments.resolve())
    known = knowledge()["get_sessions"]
    policy = ErrorPolicy(contract())
    laws = known.LAWS
    sections = [
        _section("From the contract alone", "one table", contract_checks(contract()), compared),
        _section("Shapes of answers", "one table", shapes(response_contract(), policy), compared),
        _section("Single requests", "one table", SINGLE_REQUESTS, compared),
        _section("Listings of ordinary rows", "one table", laws, compared),
        _section("Listings with odd rows", "one table, odd rows", laws, compared),
    ]
    _PAGE.parent.mkdir(exist_ok=True)
    _PAGE.write_text(page([peer.name for peer in compared], sections), encoding="utf-8")
    typer.echo(f"{_PAGE} is written")
    ours = compared[-1].name
    raise typer.Exit(int(any(section.failures[ours] for section in sections)))


def _section(title: str, world: str, checks: Sequence[Check], compared: Sequence[Peer]) -> Section:
    """Runs the safe ones against each server, over the world in each of its layouts."""
    safe = [check for check in checks if check.is_safe]
    failed: dict[str, dict[str, Failure]] = {}
    for peer in compared:
        failed[peer.name] = {}
        for layout in peer.layouts:
            with tempfile.TemporaryDirectory() as folder:
                served = make_world(f"{world} {layout}", Path(folder))
                with subject_of(
                    served, peer.serve, _Pages(contract(), closed=False), None
                ) as subject:
                    failed[peer.name] |= {f.check: f for f in failures(safe, subject)}
    return Section(title, [check.name for check in safe], failed)


if __name__ == "__main__":
    typer.run(main)
