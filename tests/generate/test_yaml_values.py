"""What a YAML text means as JSON."""

import json
from typing import Any

import pytest
import yaml

from scripts.generate.yaml_values import read_yaml

from .contracts import CONTRACT, GENERATED

VALUES: dict[str, Any] = {
    "text": "text",
    "''": "",
    "'20'": "20",
    "2025-09-05": "2025-09-05",
    "2025-09-05T16:02:09Z": "2025-09-05T16:02:09Z",
    "no": "no",
    "on": "on",
    "12:30:45": "12:30:45",
    "0x1F": "0x1F",
    "1_000": "1_000",
    ".inf": ".inf",
    "<<": "<<",
    "true": True,
    "False": False,
    "null": None,
    "~": None,
    "": None,
    "20": 20,
    "-7": -7,
    "007": 7,
    "1.5": 1.5,
    "1e3": 1000.0,
    "!!str 20": "20",
    "!!int '20'": 20,
    "[1, {a: b}]": [1, {"a": "b"}],
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=VALUES)
def test_value(text: str, value: Any) -> None:
    found = read_yaml(f"key: {text}\n", "file")["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("key", ["200", "null", "true", "2025-09-05", "1.0"])
def test_a_key_is_text(key: str) -> None:
    assert read_yaml(f"{key}: x\n", "file") == {key: "x"}


def test_an_alias_is_its_value() -> None:
    assert read_yaml("a: &x {b: 1}\nc: *x\n", "file") == {"a": {"b": 1}, "c": {"b": 1}}


def test_the_contract_reads_as_in_other_readers() -> None:
    text = CONTRACT.read_text("utf-8")
    assert read_yaml(text, "file") == yaml.safe_load(text)


def test_the_served_document_is_the_contract() -> None:
    served = (GENERATED / "agentos_contract/openapi.json").read_text("utf-8")
    source = read_yaml(CONTRACT.read_text("utf-8"), "file")
    assert json.dumps(json.loads(served)) == json.dumps(source)
