"""Schemas that become others: the verdict in a request, and in an answer."""

from typing import Any

import pytest

from scripts.contract_diff.changes import Verdict
from scripts.contract_diff.comparison import compare
from tests.generate.contracts import Document

from .contracts import answering, between, lines, taking, verdict

B, C, W = Verdict.BREAKING, Verdict.COMPATIBLE, Verdict.COSMETIC
WIDER, NARROWER, OTHER = (C, B), (B, C), (B, B)


def object_of(**properties: Any) -> Document:
    return {"type": "object", "properties": properties}


TEXT, NUMBER, WHOLE = {"type": "string"}, {"type": "number"}, {"type": "integer"}
NULL = {"type": "null"}
BECOMES: dict[str, tuple[Any, Any, tuple[Verdict | None, Verdict | None]]] = {
    "integer, then number": (WHOLE, NUMBER, WIDER),
    "text, then anything": (TEXT, {}, WIDER),
    "text, then false": (TEXT, False, NARROWER),
    "text, then text or null": (TEXT, {"type": ["string", "null"]}, WIDER),
    "null spelled otherwise": ({"anyOf": [TEXT, NULL]}, {"type": ["string", "null"]}, (W, W)),
    "text, then text or integer": (TEXT, {"anyOf": [TEXT, WHOLE]}, WIDER),
    "text or integer, then integer": ({"oneOf": [TEXT, WHOLE]}, WHOLE, NARROWER),
    "anyOf, then oneOf": ({"anyOf": [TEXT, WHOLE]}, {"oneOf": [TEXT, WHOLE]}, NARROWER),
    "branches in another order": ({"anyOf": [TEXT, WHOLE]}, {"anyOf": [WHOLE, TEXT]}, (W, W)),
    "a bound in a branch": (
        {"anyOf": [TEXT, WHOLE]},
        {"anyOf": [TEXT | {"maxLength": 3}, WHOLE]},
        NARROWER,
    ),
    "one more part of all": ({"allOf": [TEXT]}, {"allOf": [TEXT, {"minLength": 1}]}, OTHER),
    "lone part of all": ({"allOf": [TEXT]}, TEXT, (W, W)),
    "const, then enum": ({"const": "a"}, {"enum": ["a", "b"]}, WIDER),
    "enum, then text": ({"type": "string", "enum": ["a"]}, TEXT, WIDER),
    "enum in another order": ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}, (W, W)),
    "enum of 1, then of true": ({"enum": [1]}, {"enum": [True]}, OTHER),
    "minLength 0": (TEXT, TEXT | {"minLength": 0}, (W, W)),
    "minLength 1": (TEXT, TEXT | {"minLength": 1}, NARROWER),
    "higher minimum": (WHOLE | {"minimum": 1}, WHOLE | {"minimum": 2}, NARROWER),
    "exclusive maximum": (WHOLE, WHOLE | {"exclusiveMaximum": 2}, NARROWER),
    "fewer items": ({"type": "array"}, {"type": "array", "maxItems": 3}, NARROWER),
    "unique items": ({"type": "array"}, {"type": "array", "uniqueItems": True}, NARROWER),
    "multiple of 4, then of 2": (WHOLE | {"multipleOf": 4}, WHOLE | {"multipleOf": 2}, WIDER),
    "multiple of 2, then of 3": (WHOLE | {"multipleOf": 2}, WHOLE | {"multipleOf": 3}, OTHER),
    "another pattern": (TEXT | {"pattern": "a"}, TEXT | {"pattern": "b"}, OTHER),
    "another format": (TEXT | {"format": "date"}, TEXT | {"format": "date-time"}, OTHER),
    "format gone": (TEXT | {"format": "date"}, TEXT, WIDER),
    "longer integer": (WHOLE | {"format": "int32"}, WHOLE | {"format": "int64"}, WIDER),
    "another type of items": (
        {"type": "array", "items": WHOLE},
        {"type": "array", "items": NUMBER},
        WIDER,
    ),
    "any items": ({"type": "array", "items": WHOLE}, {"type": "array"}, WIDER),
    "items of a tuple": ({"prefixItems": [WHOLE]}, {"prefixItems": [NUMBER]}, WIDER),
    "new property": (object_of(), object_of(a=TEXT), (C, C)),
    "new property of a closed object": (
        object_of() | {"additionalProperties": False},
        object_of(a=TEXT) | {"additionalProperties": False},
        WIDER,
    ),
    "new required property": (object_of(), object_of(a=TEXT) | {"required": ["a"]}, NARROWER),
    "property gone": (object_of(a=TEXT), object_of(), OTHER),
    "required property gone": (object_of(a=TEXT) | {"required": ["a"]}, object_of(), OTHER),
    "property of a property": (
        object_of(a=object_of(b=WHOLE)),
        object_of(a=object_of(b=NUMBER)),
        WIDER,
    ),
    "read only, and another": (
        object_of(a=WHOLE | {"readOnly": True}),
        object_of(a=NUMBER | {"readOnly": True}),
        (W, B),
    ),
    "write only, and required": (
        object_of(a=WHOLE | {"writeOnly": True}),
        object_of(a=WHOLE | {"writeOnly": True}) | {"required": ["a"]},
        (B, W),
    ),
    "now read only": (object_of(a=WHOLE), object_of(a=WHOLE | {"readOnly": True}), OTHER),
    "other properties of a type": (
        object_of(),
        object_of() | {"additionalProperties": TEXT},
        NARROWER,
    ),
    "other properties allowed": (
        object_of() | {"additionalProperties": False},
        object_of() | {"additionalProperties": TEXT},
        WIDER,
    ),
    "not more": ({"not": WHOLE}, {"not": NUMBER}, OTHER),
    "not at all": (TEXT, TEXT | {"not": {"const": "a"}}, NARROWER),
    "a keyword that no rule judges": (TEXT, TEXT | {"contentEncoding": "base64"}, OTHER),
    "an extension": (TEXT, TEXT | {"x-note": "a"}, (W, W)),
    "another default": (WHOLE | {"default": 1}, WHOLE | {"default": 2}, OTHER),
    "default 1, then true": ({"default": 1}, {"default": True}, OTHER),
}


@pytest.mark.parametrize(("old", "new", "verdicts"), BECOMES.values(), ids=BECOMES)
def test_schema_that_becomes_another(
    old: Any, new: Any, verdicts: tuple[Verdict | None, Verdict | None]
) -> None:
    assert between(old, new) == verdicts


NODE = {"$ref": "#/components/schemas/Node"}
TREE = object_of(value=TEXT, left=NODE, right={"anyOf": [NODE, NULL]})
LIST = object_of(value=TEXT, items={"type": "array", "items": NODE})


def test_recursive_schema() -> None:
    new = TREE | {"properties": TREE["properties"] | {"value": WHOLE}}
    found = compare(taking(NODE, Node=TREE), taking(NODE, Node=new))
    assert lines(found) == ["breaking schema Node.value: type string became integer"]


def test_recursive_schema_that_is_put_in_place() -> None:
    found = compare(taking(NODE, Node=LIST), taking(LIST, Node=LIST))
    assert lines(found) == ["breaking POST /things body: schema Node became an inline schema"]


def test_recursive_schema_that_is_renamed() -> None:
    leaf = {"$ref": "#/components/schemas/Leaf"}
    new = object_of(value=TEXT, items={"type": "array", "items": leaf})
    found = compare(taking(NODE, Node=LIST), taking(leaf, Leaf=new))
    assert lines(found) == ["breaking schema Leaf: was Node"]


def test_reference_to_another_schema() -> None:
    both = {"A": object_of(a=TEXT), "B": object_of(a=TEXT)}
    old, new = {"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}
    found = compare(answering(old, **both), answering(new, **both))
    assert lines(found) == ["breaking POST /things response 200: schema A became B"]


def test_constraint_beside_a_reference() -> None:
    text = {"$ref": "#/components/schemas/Text"}
    new = text | {"maxLength": 3}
    assert verdict(compare(taking(text, Text=TEXT), taking(new, Text=TEXT))) == B
    assert verdict(compare(answering(text, Text=TEXT), answering(new, Text=TEXT))) == C


def test_component_that_is_taken_and_answered() -> None:
    def contract(text: Document) -> Document:
        document = taking(NODE, Node=text)
        paths = answering(NODE)["paths"]["/things"]["post"]
        document["paths"]["/others"] = {"get": paths | {"operationId": "others"}}
        return document

    [change] = compare(contract(TEXT), contract(TEXT | {"maxLength": 3}))
    assert change.verdict == B
    assert change.operations == ("POST /things", "GET /others")
    [change] = compare(contract(TEXT | {"maxLength": 3}), contract(TEXT))
    assert change.verdict == B


def test_component_that_nothing_used() -> None:
    found = compare(taking(TEXT, Node=WHOLE), taking(TEXT, Node=TEXT))
    assert lines(found) == ["compatible schema Node: differs"]
    found = compare(taking(TEXT, Node=WHOLE), taking(TEXT))
    assert lines(found) == ["breaking schema Node: is gone"]


def test_component_under_what_no_rule_judges() -> None:
    def contract(text: Document) -> Document:
        document = taking(TEXT, Node=text)
        answer = {"description": "It", "content": {"application/json": {"schema": NODE}}}
        called = {"{$url}": {"post": {"responses": {"200": answer}}}}
        document["paths"]["/things"]["post"]["callbacks"] = {"done": called}
        return document

    assert verdict(compare(contract(TEXT), contract({}))) == B
    assert verdict(compare(contract({}), contract(TEXT))) == B


def test_null_of_version_3_0() -> None:
    old, new = taking(TEXT | {"nullable": True}), taking({"type": ["string", "null"]})
    old["openapi"] = "3.0.3"
    assert lines(compare(old, new)) == ["compatible the document: openapi 3.0.3 became 3.1.0"]


def test_exclusive_bound_of_version_3_0() -> None:
    old = taking(WHOLE | {"minimum": 1, "exclusiveMinimum": True})
    new = taking(WHOLE | {"exclusiveMinimum": 1})
    old["openapi"] = "3.0.3"
    assert verdict(compare(old, new)) == C
