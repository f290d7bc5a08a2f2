"""What is found by words, however they are looked for, and on both databases the same."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, insert

from domain.found import FoundKind
from domain.people import Person
from domain.records import Client, Visibility
from domain.search_words import SearchWord, read_search, search_text
from storage import search
from storage.clients import change_client
from storage.ids import new_id
from storage.models import Fact
from storage.people import add_person, change_person
from storage.search_index import INDEXED_LETTERS, shape_of, told
from storage.search_texts import put_texts
from tests.office import NOW, Office

W = "T1"
VIEWER = "U2"
LONG = "donaudampfschifffahrt"
AS_IN_SAMPLE = (0, 20, 40, 160)  # what tells PostgreSQL to look through the newest texts


@pytest.fixture
def acme(office: Office) -> Client:
    office.a_member(VIEWER)
    return office.a_client(office.a_member("U1"), "Acme")


def keep(
    connection: Connection,
    client: Client,
    texts: Sequence[str],
    *,
    hidden: range = range(0),
) -> None:
    """A fact for each text, the oldest first; those of hidden places are nobody's to read."""
    rows = [
        {
            "id": f"f{place}",
            "workspace_id": W,
            "client_id": client.id,
            "author_id": "U1",
            "in_confidence": place in hidden,
            "text": words,
            "key": f"{place}",
            "created_at": NOW,
        }
        for place, words in enumerate(texts)
    ]
    connection.execute(insert(Fact), rows)
    put_texts(connection, FoundKind.FACT, rows)


def found(connection: Connection, words: Sequence[SearchWord], *, in_sample: int = 0) -> list[str]:
    return found_by(connection, words, names=False, in_sample=in_sample)


def found_by(
    connection: Connection, words: Sequence[SearchWord], *, names: bool, in_sample: int = 0
) -> list[str]:
    hits = search.find_hits(
        connection, W, words, viewer_id=VIEWER, names=names, in_sample=in_sample
    )
    return [hit.record_id for hit in hits]


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    event.listen(connection, "before_cursor_execute", note)
    yield asked
    event.remove(connection, "before_cursor_execute", note)


def test_each_beginning_of_a_word_finds_it_and_no_other(office: Office, acme: Client) -> None:
    """Also one that is longer than the beginnings that the index knows."""
    with office.database.write() as connection:
        keep(connection, acme, [f"the {LONG}", f"the {LONG[:-1]}en", "do re mi"])
        for letters in range(2, len(LONG) + 1):
            (word,) = read_search(LONG[:letters])
            both = ["f1", "f0"] if letters < len(LONG) else ["f0"]
            assert found(connection, [word]) == (["f2", *both] if letters == 2 else both)
        assert found(connection, read_search(f"{LONG}x")) == []
        assert found(connection, read_search(f"{LONG} re")) == []


def test_a_word_itself_and_one_that_begins_with_it_come_in_order_of_time(
    office: Office, acme: Client
) -> None:
    with office.database.write() as connection:
        keep(connection, acme, ["price", "pricing", "prices", "price"])
        assert found(connection, read_search("price")) == ["f3", "f2", "f0"]


def test_one_letter_is_a_word_of_its_own_and_one_of_japanese_a_part(
    office: Office, acme: Client
) -> None:
    with office.database.write() as connection:
        keep(connection, acme, ["plan r", "red plan", "会議", "議会", "会"])
        assert found(connection, read_search("r")) == ["f0"]
        assert found(connection, read_search("会")) == ["f4", "f3", "f2"]
        assert found(connection, read_search("会議")) == ["f2"]


_TEXTS = st.lists(
    st.lists(st.sampled_from(["a", "an", "ann", "annual", "会議", "議", f"{LONG}en", LONG])),
    max_size=6,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(
    _TEXTS,
    st.lists(st.sampled_from(["a", "an", "annu", "会", "会議", LONG, LONG[:13]]), min_size=1),
)
def test_what_is_found_is_what_has_the_words(
    office: Office, acme: Client, texts: list[list[str]], typed: list[str]
) -> None:
    words = read_search(" ".join(typed))
    told_texts = [" ".join(one) for one in texts]
    wanted = [
        f"f{place}"
        for place, one in enumerate(told_texts)
        if all(any(word.fits(kept) for kept in search_text(one).split()) for word in words)
    ]
    with office.database.write() as connection:
        if told_texts:
            keep(connection, acme, told_texts)
        for in_sample in AS_IN_SAMPLE:
            assert found(connection, words, in_sample=in_sample) == wanted[::-1]
        connection.rollback()


def test_the_newest_that_may_be_read_are_found_by_one_question(
    office: Office, acme: Client
) -> None:
    """The newest are in confidence, the most of them: looking through them is not enough.

    PostgreSQL has not counted these facts yet, and takes the table for empty.
    """
    newest = [*range(5_999, 5_989, -1), *range(599, 599 - search.MOST_HITS + 10, -1)]
    with office.database.write() as connection:
        keep(connection, acme, ["pricing jazz"] * 6_000, hidden=range(600, 5_990))
        words = read_search("pricing jazz")
        search.prepare(connection, words)
        for in_sample in AS_IN_SAMPLE:
            with counted(connection) as asked:
                places = found(connection, words, in_sample=in_sample)
            assert places == [f"f{place}" for place in newest]
            assert len(asked) == 1
        connection.rollback()


def test_the_sample_says_how_many_have_the_words(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        keep(connection, acme, ["pricing", "pricing jazz", "jazz", "jazz", LONG])
        words = read_search(f"pricing jazz {LONG}")
        counts = search.prepare(connection, words)
        if counts.each:  # SQLite needs no sample
            assert (counts.all, *counts.each.values()) == (0, 2, 3, 1)
            assert counts.rarest == words[2]
        assert search.find_rarest(connection, words, counts) == words[2]
        assert search.find_rarest(connection, words, search.Sample()) == words[2]
        assert search.find_rarest(connection, words[:2], search.Sample()) == words[0]


def test_of_words_that_no_new_record_has_the_index_tells_the_rarest(
    office: Office, acme: Client
) -> None:
    with office.database.write() as connection:
        keep(connection, acme, ["jazz", "jazz", "jazz pricing", *["later"] * 5_000])
        words = read_search("later jazz pricing")
        with counted(connection) as asked:
            counts = search.prepare(connection, words)
            assert search.find_rarest(connection, words, counts) == words[2]
        connection.rollback()
    assert len(asked) <= 2


def test_of_a_long_word_the_index_is_asked_for_as_much_as_it_knows() -> None:
    words = read_search(LONG)
    for is_sqlite, asked in (
        (True, f'"{LONG[:INDEXED_LETTERS]}"*'),
        (False, f"'{LONG[:INDEXED_LETTERS]}'"),
    ):
        assert told(words, shape_of(words, is_sqlite=is_sqlite))["asked"] == asked


@pytest.mark.parametrize("names", [True, False])
def test_what_the_viewer_does_not_see_takes_no_place(
    office: Office, acme: Client, *, names: bool
) -> None:
    """The names and facts of a private client are left out by the question itself."""
    words = read_search("acme" if names else "jazz")
    with office.database.write() as connection:
        keep(connection, acme, ["loves jazz"])
        assert found_by(connection, words, names=names)
        change_client(connection, W, acme.id, visibility=Visibility.PRIVATE.value)
        assert found_by(connection, words, names=names) == []


def test_who_was_merged_into_another_takes_no_place(office: Office, acme: Client) -> None:
    one, other = (Person(new_id(), W, acme.id, f"Dana {name}") for name in ("One", "Two"))
    with office.database.write() as connection:
        for person in (one, other):
            add_person(connection, person)
        assert set(found_by(connection, read_search("dana"), names=True)) == {one.id, other.id}
        change_person(connection, W, other.id, merged_into_id=one.id)
        assert found_by(connection, read_search("dana"), names=True) == [one.id]
