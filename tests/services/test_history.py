from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from domain.history import HistoryPage
from domain.records import Client, Member
from services.begin_edit import begin_edit
from services.history import PAGE, list_history
from services.suggest_people import suggest_people
from storage.database import Database
from tests.office import A_DAY, NOW, Office


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    found: list[str] = []

    def note(*arguments: object) -> None:
        found.append(str(arguments[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    yield found
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana)


def words(page: HistoryPage) -> list[str]:
    return [row.interaction.summary for row in page.rows]


def walk(office: Office, who: Member, client: Client, way: str, start: str = "") -> list[list[str]]:
    """The words of each page, one after the other."""
    page = list_history(office.database, who, client.id, NOW, start)
    found = [words(page)]
    while getattr(page, way):
        page = list_history(office.database, who, client.id, NOW, getattr(page, way))
        found.append(words(page))
    return found


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1, 2 * PAGE, 2 * PAGE + 3])
def test_pages_hold_each_record_once_whichever_way_one_turns(
    office: Office, ana: Member, acme: Client, count: int
) -> None:
    """Several took place at the same instant."""
    for number in range(count):
        office.log(ana, f"Acme talk {number}", NOW - (number // 3) * A_DAY)
    older = walk(office, ana, acme, "older")
    assert sorted(one for page in older for one in page) == sorted(
        f"talk {number}" for number in range(count)
    )
    assert all(len(page) == PAGE for page in older[:-1])
    page = list_history(office.database, ana, acme.id, NOW)
    while page.older:
        page = list_history(office.database, ana, acme.id, NOW, page.older)
    newer = [words(page)]
    while page.newer:
        page = list_history(office.database, ana, acme.id, NOW, page.newer)
        newer.append(words(page))
    assert newer[::-1] == older


def test_a_page_whose_records_went_shows_the_newest(
    office: Office, ana: Member, acme: Client
) -> None:
    office.log(ana, "Acme talk")
    gone = f"before|{(NOW - 9 * A_DAY).isoformat()}|{'0' * 32}"
    page = list_history(office.database, ana, acme.id, NOW, gone)
    assert words(page) == ["talk"]
    assert (page.newer, page.older) == ("", "")


def test_what_others_hold_in_confidence_is_told_of_only_as_a_contact(
    office: Office, ana: Member, acme: Client
) -> None:
    other = office.a_member("U2")
    office.log(ana, "Acme he is ill !confidence")
    office.log(ana, "Acme note: he is very ill !confidence")
    (row,) = list_history(office.database, other, acme.id, NOW).rows
    assert (row.interaction.summary, row.is_changeable) == ("", False)
    assert len(list_history(office.database, ana, acme.id, NOW).rows) == 2


def test_a_page_costs_the_same_however_much_is_stored(
    office: Office, ana: Member, acme: Client
) -> None:
    def look() -> int:
        with statements(office.database) as found:
            page = list_history(office.database, ana, acme.id, NOW)
            list_history(office.database, ana, acme.id, NOW, page.older)
            suggest_people(office.database, ana, acme.id, "da", limit=9)
            begin_edit(office.database, ana, page.rows[0].interaction.id, NOW)
        return len(found)

    office.log(ana, "Acme with Dana: hi next: one")
    before = look()
    for number in range(30):
        at = NOW - timedelta(minutes=number)
        office.log(ana, f"Acme with Dana: talk {number}\nnext: one\nnext: two", at)
    assert look() == before
