"""The hot path costs the same however much is stored: a fixed number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from domain.records import Member
from services.nudge_day import claim_due_nudges
from services.open_client import open_client, suggest_clients
from storage.database import Database
from tests.office import A_DAY, NOW, TODAY, Office

LINES = [
    "Acme with Dana 25m yesterday: roadmap, next: send quote by Friday",
    "Acme tomorrow: review",
    "Nobody known called about Zenith",
]


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    found: list[str] = []

    def note(*arguments: object) -> None:
        found.append(str(arguments[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    yield found
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.fixture
def ana(office: Office) -> Member:
    ana = office.a_member("U1")
    office.a_client(ana, "Acme")
    return ana


def store_much(office: Office, who: Member) -> None:
    """Clients, logs, next actions, nudges with open cards, drafts."""
    for number in range(8):
        office.a_client(who, f"Client {number}")
        office.log(who, f"Client {number} call next: step by Friday", NOW - 60 * A_DAY)
        office.log(who, f"Acme call {number} next: step by Friday", NOW - 50 * A_DAY)
        office.ask(who, f"Nobody {number}", NOW - A_DAY)
    for day in range(4):
        office.nudge(NOW - (4 - day) * A_DAY)


def count(office: Office, who: Member, text: str) -> int:
    with statements(office.database) as found:
        office.type_line(who, text)
    return len(found)


@pytest.mark.parametrize("text", LINES)
def test_a_line_costs_the_same_however_much_is_stored(
    office: Office, ana: Member, text: str
) -> None:
    before = count(office, ana, text)
    store_much(office, ana)
    after = count(office, ana, f"{text} again")
    is_redrawn = text == LINES[0]  # messages whose cards it closes: one statement for all
    assert after <= before + is_redrawn


def test_a_line_costs_few_statements(office: Office, ana: Member) -> None:
    with statements(office.database) as found:
        office.log(ana, LINES[0])
    waits = [one for one in found if "advisory" in one]
    named = 1  # whether somebody at the client goes by the name
    searched = 2  # the words of the log and of what comes next
    planned = 1  # whether it was planned
    assert len(found) - len(waits) <= 9 + named + searched + planned
    assert len(waits) == (0 if office.database.is_sqlite else 1)


def test_a_tick_with_nothing_due_asks_two_questions(office: Office, ana: Member) -> None:
    office.nudge()
    store_much(office, ana)
    office.nudge()
    with statements(office.database) as found:
        assert claim_due_nudges(office.database, "T1", NOW + timedelta(minutes=1), NOW) == 0
    assert len(found) == 2


def test_who_and_what_is_due_is_found_in_two_queries_for_all(office: Office, ana: Member) -> None:
    office.a_client(ana, "Zenith", last_spoke_on=TODAY)
    for number in range(5):
        office.a_member(f"M{number}")
    with statements(office.database) as found:
        claim_due_nudges(office.database, "T1", NOW, NOW)
    assert len([one for one in found if "FROM clients" in one]) == 1
    assert len([one for one in found if "FROM next_actions" in one]) == 1


def test_a_card_and_a_typeahead_cost_the_same_however_much_is_stored(
    office: Office, ana: Member
) -> None:
    (acme,) = suggest_clients(office.database, ana, "acm", limit=10)

    def look() -> int:
        with statements(office.database) as found:
            open_client(office.database, ana, acme.client_id, NOW)
            suggest_clients(office.database, ana, "acm", limit=10)
        return len(found)

    before = look()
    store_much(office, ana)
    assert look() == before
