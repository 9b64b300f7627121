"""The command: python -m scripts.contract_diff.changelog; a changed contract has its line."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.contract_diff.changes import Verdict
from scripts.contract_diff.comparison import compare
from scripts.contract_diff.reading import read_document, read_text, text_at
from scripts.contract_diff.revisions import commit_of, file_at, merge_base
from scripts.generate.errors import GenerationError

_CONTRACT = Path("openapi/agentos.yaml")
_CHANGELOG = Path("CHANGELOG.md")
_MAINS = ("main", "origin/main")
_HEADING = re.compile(r"^(#+) +(.*?) *#*$")


@dataclass(frozen=True)
class _Base:
    """The commit to compare with, and what to call it."""

    commit: str
    name: str


def main() -> int:
    """The exit code is 1 for a change without a line, 2 for what cannot be compared."""
    try:
        said, missing = _check(_CONTRACT, _CHANGELOG)
    except GenerationError as error:
        print(error, file=sys.stderr)
        return 2
    print(said, file=sys.stderr if missing else sys.stdout)
    return int(missing)


def _check(contract: Path, changelog: Path) -> tuple[str, bool]:
    """What there is to say, and whether a line is missing."""
    base = _base()
    if base is None or file_at(base.commit, contract) is None:
        return f"{changelog}: nothing to compare {contract} with", False
    before = read_document(contract, text_at(base.commit, base.name), f"{contract} at {base.name}")
    after = read_document(contract, read_text)
    changes = [one for one in compare(before, after) if one.verdict is not Verdict.COSMETIC]
    if not changes:
        return f"{changelog}: {contract} asks for no line, compared with {base.name}", False
    known = contract_lines(file_at(base.commit, changelog) or "")
    if set(contract_lines(read_text(changelog))) - set(known):
        return f"{changelog}: has a line for the contract, compared with {base.name}", False
    first = f"{changes[0].place}: {changes[0].what}"
    said = f"no new line under Contract, compared with {base.name}, though {first}"
    return f"{changelog}: {said}", True


def contract_lines(text: str) -> list[str]:
    """The items under the heading Contract of the first release that the text names."""
    items, releases, within = [], 0, False
    for line in text.splitlines():
        if heading := _HEADING.match(line):
            releases += heading[1] == "##"
            within = releases == 1 and heading[2] == "Contract"
        elif within and line.startswith(("* ", "- ")):
            items.append(line[2:].strip())
    return items


def _base() -> _Base | None:
    """Where the work left main; the last commit where that is not known; None without commits."""
    head = commit_of("HEAD", Path())
    if head is None:
        return None
    for name in _MAINS:
        commit = merge_base("HEAD", name, Path())
        if commit == head:
            return _Base(head, f"the last commit, which is on {name}")
        if commit:
            return _Base(commit, f"{commit[:7]}, where the work left {name}")
    return _Base(head, "the last commit only, since this clone does not say where main is")


if __name__ == "__main__":
    sys.exit(main())
