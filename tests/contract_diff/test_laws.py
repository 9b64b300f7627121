"""Laws of the comparison: what it calls compatible, a validator must find so."""

import copy
from typing import Any

from hypothesis import assume, given, note
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator

from scripts.contract_diff.changes import Verdict
from scripts.contract_diff.comparison import compare
from tests.generate.contracts import real

from .contracts import answering, between, taking, verdict

VALUES: list[Any] = [
    *(None, True, 0, 1, 2, 3, 4, 1.5, -1, "", "a", "bb", "ccc", [], [1], ["a", 1], [1, 1]),
    *({}, {"a": 1}, {"a": "a"}, {"a": 1, "b": "a"}, {"b": None}, {"a": [1]}, {"a": {"a": 1}}),
]
SMALL = st.integers(0, 3)
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]


def optional(**keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keywords)


LEAVES = optional(
    type=st.sampled_from(TYPES) | st.lists(st.sampled_from(TYPES), min_size=1, unique=True),
    enum=st.lists(st.sampled_from([None, True, 1, 2, "a", "bb"]), min_size=1, unique_by=repr),
    minimum=SMALL,
    exclusiveMinimum=SMALL,
    maximum=SMALL,
    multipleOf=st.integers(1, 4),
    minLength=SMALL,
    maxLength=SMALL,
    pattern=st.sampled_from(["a", "b"]),
    minItems=SMALL,
    maxItems=SMALL,
    uniqueItems=st.booleans(),
    minProperties=SMALL,
    maxProperties=SMALL,
    const=st.sampled_from([None, True, 1, "a"]),
)


def nested(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    branches = st.lists(inside, min_size=1, max_size=3)
    return optional(
        type=st.sampled_from(TYPES),
        properties=st.fixed_dictionaries({"a": inside, "b": inside}),
        required=st.lists(st.sampled_from(["a", "b"]), unique=True),
        additionalProperties=inside | st.booleans(),
        items=inside | st.booleans(),
        prefixItems=branches,
        contains=inside,
        propertyNames=inside,
        patternProperties=st.dictionaries(st.sampled_from(["a", "^b"]), inside),
        dependentSchemas=st.dictionaries(st.sampled_from(["a", "b"]), inside),
        dependentRequired=st.just({"a": ["b"]}),
        anyOf=branches,
        allOf=branches,
        then=inside,
        **{"not": inside, "if": inside, "else": inside},
    )


SCHEMAS = st.recursive(LEAVES, nested, max_leaves=5)
PAIRS = st.tuples(SCHEMAS, SCHEMAS) | SCHEMAS.flatmap(
    lambda schema: LEAVES.map(lambda more: (schema, schema | more))
)


def valid(schema: Any) -> list[bool]:
    """For each value, does the schema allow it?"""
    validator = OAS31Validator(schema)
    return [validator.is_valid(value) for value in VALUES]


@given(PAIRS)
def test_what_is_compatible_is_wider_in_a_request_and_narrower_in_an_answer(
    pair: tuple[Any, Any],
) -> None:
    """But for a new property, which is compatible by convention."""
    old, new = pair
    note(f"{old} became {new}")
    request, response = compare(taking(old), taking(new)), compare(answering(old), answering(new))
    assume(not any(change.what == "is new" for change in request))
    both = list(zip(valid(pair[0]), valid(pair[1]), strict=True))
    if verdict(request) is not Verdict.BREAKING:
        assert all(after for before, after in both if before)
    if verdict(response) is not Verdict.BREAKING:
        assert all(before for before, after in both if after)


@given(SCHEMAS)
def test_a_schema_does_not_differ_from_itself(schema: Any) -> None:
    assert between(schema, copy.deepcopy(schema)) == (None, None)
    contract = taking({"$ref": "#/components/schemas/A"}, A=schema)
    assert compare(contract, copy.deepcopy(contract)) == []


@given(LEAVES, LEAVES)
def test_what_breaks_one_direction_breaks_the_other_the_other_way_round(old: Any, new: Any) -> None:
    forth = compare(taking(old), taking(new))
    back = compare(answering(new), answering(old))
    assert [change.verdict for change in forth] == [change.verdict for change in back]


@given(SCHEMAS)
def test_where_a_schema_stands_changes_nothing(schema: Any) -> None:
    reference = {"$ref": "#/components/schemas/A"}
    found = compare(taking(schema, A=schema), taking(reference, A=schema))
    [change] = found
    assert change.verdict is Verdict.COSMETIC or change.what == "an inline schema became schema A"


def test_the_contract_does_not_differ_from_itself() -> None:
    assert compare(real(), real()) == []
