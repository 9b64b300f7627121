"""Random edits of the contract: compared, or refused in one line; found fault with, or not."""

import json
import random
from pathlib import Path

from scripts.contract_diff.comparison import compare
from scripts.contract_diff.reading import read_document, read_text
from scripts.contract_lint.rules import findings_in
from scripts.generate.errors import GenerationError
from tests.generate.contracts import real, write
from tests.generate.test_random_edits import edit


def test_random_edits(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    compared = 0
    for _ in range(15):
        document = real()
        for _ in range(chance.randint(1, 3)):
            edit(document, chance)
        path = write(tmp_path, json.dumps(document))
        assert all("\n" not in finding.place for finding in findings_in(path))
        try:
            edited = read_document(path, read_text)
            assert compare(real(), edited)
            assert compare(edited, real())
            compared += 1
        except GenerationError:
            continue
    assert 1 < compared < 14
