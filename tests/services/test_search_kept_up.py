"""After whatever is done, the search knows what a rebuild from the stored rows would."""

from contextlib import suppress
from random import Random

import pytest
from sqlalchemy import Connection, select, text

from domain.errors import DomainError
from domain.search_words import SearchWord
from storage.database import Database
from storage.models import SearchText
from storage.search_texts import rebuild
from tests.office import A_DAY, NOW
from tests.services.test_isolation import WALK
from tests.stock import a_stock

Known = dict[tuple[str, str], tuple[str, str]]
_BY_INDEX = {
    "sqlite": "SELECT rowid FROM {index} WHERE {index} MATCH '\"{word}\"{sign}'",
    "postgresql": "SELECT id FROM search_texts "
    "WHERE search_beginnings(folded) @@ '''{word}{end}'''::tsquery AND {names}",
}
_MOST = 12  # letters that the index of PostgreSQL has of a word
_SHORT = 2  # letters of the words that it has whole


def known(connection: Connection, workspace_id: str = "T1") -> Known:
    rows = connection.execute(select(SearchText).where(SearchText.workspace_id == workspace_id))
    return {(row.kind, row.record_id): (row.client_id, row.folded) for row in rows}


def places_by_word(connection: Connection, *, names: bool) -> dict[SearchWord, set[int]]:
    """Where each word stands, and each beginning of one."""
    found: dict[SearchWord, set[int]] = {}
    for row in connection.execute(select(SearchText.id, SearchText.kind, SearchText.folded)):
        if (row.kind in {"client", "person"}) is names:
            for word in row.folded.split():
                found.setdefault(SearchWord(word, False), set()).add(row.id)
                for letters in range(_SHORT, len(word) + 1):
                    found.setdefault(SearchWord(word[:letters], True), set()).add(row.id)
    return found


def is_told_by_index(connection: Connection, word: SearchWord) -> bool:
    letters = len(word.text)
    if connection.dialect.name == "sqlite":
        return True
    return letters <= _MOST if word.is_beginning else letters <= _SHORT


def places_in_index(connection: Connection, word: SearchWord, *, names: bool) -> set[int]:
    asked = _BY_INDEX[connection.dialect.name].format(
        index="search_names" if names else "search_words",
        word=word.text,
        sign="*" if word.is_beginning else "",
        end="" if word.is_beginning else " ",
        names=("" if names else "NOT ") + "(kind IN ('client', 'person'))",
    )
    return set(connection.execute(text(asked)).scalars())


def check_index(connection: Connection) -> None:
    for names in (True, False):
        for word, places in places_by_word(connection, names=names).items():
            if is_told_by_index(connection, word):
                assert places_in_index(connection, word, names=names) == places, word


@pytest.mark.parametrize("seed", range(2))
def test_a_rebuild_changes_nothing_after_anything_that_can_be_done(
    database: Database, seed: int
) -> None:
    """Every public function of services, in any order."""
    stock = a_stock(database, "T1")
    other = a_stock(database, "T2")
    deeds = list(WALK)
    Random(seed).shuffle(deeds)
    done = 0
    for deed in deeds:
        with suppress(DomainError, LookupError, ValueError, AssertionError):
            WALK[deed](stock)
            done += 1
    assert done > len(WALK) * 3 // 4
    with database.write() as connection:
        before, elsewhere = known(connection), known(connection, "T2")
        check_index(connection)
        rebuild(connection, "T1")
        assert known(connection) == before
        assert known(connection, "T2") == elsewhere
        check_index(connection)
    assert other.client.id


def test_what_a_rebuild_keeps_is_in_order_of_time(database: Database) -> None:
    stock = a_stock(database, "T1")
    stock.office.log(stock.who, "Acme: second")
    stock.office.log(stock.who, "Acme: first", NOW - A_DAY)
    with database.write() as connection:
        rebuild(connection, "T1")
        wanted = select(SearchText.folded).where(SearchText.folded.in_(["first", "second"]))
        assert list(connection.execute(wanted.order_by(SearchText.id)).scalars())[-1] == "second"
