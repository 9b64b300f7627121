"""The line of the contract on which each place begins."""

from collections.abc import Iterator

import yaml

from scripts.generate.errors import Place, written


def lines_of(text: str) -> dict[str, int]:
    """The line, from 1, by the place as it is written in messages; `text` is valid YAML."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    return {written(place): line for place, line in _lines(node, ())}


def _lines(node: yaml.Node | None, place: Place) -> Iterator[tuple[Place, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*place, key.value)
            yield below, key.start_mark.line + 1
            yield from _lines(value, below)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*place, index), item.start_mark.line + 1
            yield from _lines(item, (*place, index))
