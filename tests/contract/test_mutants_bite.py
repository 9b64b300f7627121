"""Every mutant answers some probe otherwise than the real server, and leaves the rest alone."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from time import perf_counter
from typing import Any

import httpx
import pytest
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from scripts.served import served
from tests.contract.mutants import MUTANTS, Mutant, mutated
from tests.contract.mutants.probes import KEY, PROBES, Probe
from tests.contract.subject import in_process
from tests.contract.worlds import World, make_world

pytestmark = pytest.mark.thorough

WORLDS = ("fixture 2.x", "odd rows 3.x", "two databases")
PLAIN = Probe("type=workflow&limit=50")
DOCUMENT = Probe(path="/openapi.json")

BITING = [
    pytest.param(mutant, probes, id=mutant.name)
    for subject, probes in PROBES.items()
    for mutant in subject.MUTANTS
]

Answers = Callable[[Probe], Any]


def named(name: str) -> Mutant:
    return next(mutant for mutant in MUTANTS if mutant.name == name)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, World]:
    folder = tmp_path_factory.mktemp("worlds")
    return {name: make_world(name, folder / name) for name in WORLDS}


@pytest.fixture(scope="module")
def real(worlds: dict[str, World]) -> Iterator[Callable[[str, Probe], Any]]:
    """What the real server answers."""
    with ExitStack() as stack:
        unchanged = Mutant("nothing is planted")
        servers = {
            name: stack.enter_context(answering(world, unchanged)) for name, world in worlds.items()
        }
        yield cache(lambda world, probe: servers[world](probe))


@contextmanager
def answering(world: World, mutant: Mutant) -> Iterator[Answers]:
    app = mutated(world.locations, mutant, KEY)
    with in_process(app) as deliver:
        yield lambda probe: shown(deliver(written(probe)))


def written(probe: Probe) -> httpx.Request:
    url = f"http://testserver{probe.path}?{probe.query}"
    headers = [(b"Authorization", value.encode()) for value in probe.authorization]
    return httpx.Request(probe.method, url, headers=headers)


def shown(response: httpx.Response) -> Any:
    """All of the answer but how long it took."""
    headers = sorted(pair for pair in response.headers.items() if pair[0] != "content-length")
    try:
        body = json.dumps(response.json())
    except ValueError:
        body = response.text
    return response.status_code, headers, re.sub(r'("search_time_ms": )\d[\d.e-]*', r"\g<1>0", body)


def asked_thrice(mutant: Mutant) -> list[Any]:
    """The answers to one request, repeated, of what has one more session each time."""
    numbers = count()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        number = next(numbers)
        body = {"data": [number], "meta": {"total_count": number}}
        await JSONResponse(body)(scope, receive, send)

    with in_process(mutant.app(app)) as deliver:
        return [deliver(written(Probe())).json() for _ in range(3)]


@pytest.mark.parametrize(("mutant", "probes"), BITING)
def test_a_mutant_answers_a_probe_otherwise(
    mutant: Mutant,
    probes: tuple[Probe, ...],
    worlds: dict[str, World],
    real: Callable[[str, Probe], Any],
) -> None:
    for name, world in worlds.items():
        with answering(world, mutant) as answer:
            assert answer(DOCUMENT) == real(name, DOCUMENT)
            assert name == "two databases" or answer(PLAIN)[0] == 200
            if not probes or any(answer(probe) != real(name, probe) for probe in probes):
                return
    pytest.fail("answers as the real server does")


def test_every_mutant_is_in_the_list() -> None:
    assert [mutant for subject in PROBES for mutant in subject.MUTANTS] == list(MUTANTS)


def test_names_differ() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)


def test_one_filter_is_slow(worlds: dict[str, World]) -> None:
    slow = named("a component_id takes 2.5 seconds")
    with answering(worlds["fixture 2.x"], slow) as answer:
        began = perf_counter()
        answer(Probe("component_id=helper"))
        assert perf_counter() - began > 2


def test_two_snapshots_are_told_apart() -> None:
    answers = asked_thrice(named("meta and data are of two snapshots"))
    assert all(answer["data"] != [answer["meta"]["total_count"]] for answer in answers)


def test_the_stale_one_does_not_change() -> None:
    answers = asked_thrice(named("a page stays as it was when it was first asked for"))
    assert answers == answers[:1] * 3


def test_random_order_differs_from_request_to_request(worlds: dict[str, World]) -> None:
    shuffled = named("ties are in random order")
    with answering(worlds["fixture 2.x"], shuffled) as answer:
        assert len({answer(Probe("limit=100"))[2] for _ in range(5)}) > 1


def test_a_mutant_is_served_over_http(worlds: dict[str, World]) -> None:
    name = "a page past the end is answered 404"
    world = worlds["fixture 2.x"]
    module = [sys.executable, "-m", "tests.contract.mutants"]
    with served([*module, "serve", name, *world.locations, "--key", KEY], {}) as server:
        headers = {"Authorization": f"Bearer {KEY}"}
        url = f"{server.url}/sessions"
        assert httpx.get(url, headers=headers).status_code == 200
        assert httpx.get(f"{url}?page=99", headers=headers).status_code == 404
