"""YAML read as JSON values: what stands in the file, with nothing guessed.

PyYAML follows YAML 1.1, where `no` is false, `12:30` a number and `2025-01-01` a date. OpenAPI
asks for YAML 1.2, for JSON's types, and for keys that are plain text: `200:` is the key "200".
"""

import math
import re
from typing import Any

import yaml

from scripts.generate.errors import GenerationError

_TAG = "tag:yaml.org,2002:"
_PLAIN_SCALARS = {
    "null": (r"(?:null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    "bool": (r"(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    "int": (r"[-+]?[0-9]+$", list("-+0123456789")),
    "float": (
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
        list("-+.0123456789"),
    ),
}


class _Loader(yaml.CSafeLoader):
    """Types plain scalars as YAML 1.2 does; building values is left to this module."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (as PyYAML declares it)
        first: [
            (f"{_TAG}{kind}", re.compile(pattern))
            for kind, (pattern, firsts) in _PLAIN_SCALARS.items()
            if first in firsts
        ]
        for first in {first for _, firsts in _PLAIN_SCALARS.values() for first in firsts}
    }


def read_yaml(text: str, source: str) -> Any:
    """The JSON value in `text`; `source` names the file in messages.

    Raises GenerationError, with line and column, for broken syntax, a duplicate key, and whatever
    is no JSON value.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
        return None if node is None else _value(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{source}:{mark.line + 1}:{mark.column + 1}" if mark else source
        message = error.problem or error.context or "broken YAML"
        raise GenerationError(f"{place}: {message}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise GenerationError(f"{source}:{line}: {error.reason}") from error
    except RecursionError as error:
        raise GenerationError(f"{source}: nested too deeply, or an alias inside itself") from error


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return _scalar(node)


def _mapping(node: yaml.MappingNode) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _refused(key, "a key must be text")
        if key.value in mapping:
            raise _refused(key, f"duplicate key {key.value}")
        mapping[key.value] = _value(value)
    return mapping


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text: str = node.value
    try:
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text)
            case "float" if math.isfinite(number := float(text)):
                return number
    except ValueError:
        pass
    tag = node.tag.replace(_TAG, "!!")
    raise _refused(node, f"{text[:40]} ({tag}) is no JSON value")


def _refused(node: yaml.Node, message: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=message, problem_mark=node.start_mark)
