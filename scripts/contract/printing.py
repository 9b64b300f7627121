"""What a run of the suite prints."""

from collections.abc import Sequence

from rich.console import Console

from scripts.contract.outcome import Outcome
from scripts.contract.summary import summary
from tests.contract.document import operations
from tests.contract.responses import contract

console = Console(highlight=False)


def print_outcome(outcome: Outcome) -> None:
    """A line, and two for each finding: what it is, and the command that shows it."""
    found = len(outcome.findings)
    verdict = f"[red]{found} found[/red]" if found else "[green]ok[/green]"
    console.print(
        f"{outcome.layer:<9}{outcome.world:<26}{len(outcome.cases):>6} cases"
        f"{outcome.seconds:>7.1f} s  {verdict}"
    )
    for finding in outcome.findings:
        console.print(f"  {finding.check}: {finding.reason}", markup=False, soft_wrap=True)
        console.print(f"    {finding.curl}", markup=False, soft_wrap=True)


def print_summaries(outcomes: Sequence[Outcome]) -> None:
    """The cases of all of them, by operation."""
    cases = [case for outcome in outcomes for case in outcome.cases]
    for operation in operations(contract()):
        console.print(summary(operation, cases))
