"""Laws of every listing: random rows in each layout, random questions, a model that answers too."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentos_sessions.store import SORT_FIELDS
from tests import listing_model
from tests.agno_files import Layout, Row, write
from tests.store.listings import Listings
from tests.store.rows import LAYOUTS, queries, tables

each_layout = pytest.mark.parametrize("layout", LAYOUTS)


@each_layout
@given(data=st.data())
def test_every_listing_is_the_model_s(layout: Layout, data: st.DataObject) -> None:
    rows = data.draw(tables(layout))
    names = [listing_model.name(row, layout) for row in rows]
    with store(rows, layout) as listings:
        for asked in data.draw(st.lists(queries(names), min_size=4, max_size=8)):
            page = listings.ask(asked)
            expected = listing_model.list_sessions(rows, layout, asked)
            assert (page.sessions, page.total_count) == expected, asked


@each_layout
@settings(max_examples=25)
@given(data=st.data())
def test_pages_joined_are_the_whole_listing(layout: Layout, data: st.DataObject) -> None:
    rows = data.draw(tables(layout))
    limit = data.draw(st.integers(1, 3))
    with store(rows, layout) as listings:
        for sort_by in SORT_FIELDS:
            for descending in (False, True):
                asked = {"sort_by": sort_by, "descending": descending}
                whole = listings.page(limit=100, **asked)
                pages = [
                    listings.page(limit=limit, page=number, **asked)
                    for number in range(1, whole.total_count // limit + 3)
                ]
                joined = [session for page in pages for session in page.sessions]
                assert joined == whole.sessions
                assert {page.total_count for page in pages} == {len(joined)}
                assert {page.total_pages for page in pages} == {-(-len(joined) // limit)}


@contextmanager
def store(rows: list[Row], layout: Layout) -> Iterator[Listings]:
    """A store over a file of the rows, whose bytes have to stay as they are."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "agno.db"
        write(path, rows, layout)
        before = hashlib.sha256(path.read_bytes()).digest()
        yield Listings(path)
        assert hashlib.sha256(path.read_bytes()).digest() == before
