"""Important dates in their table: as they were kept, in their workspace, found when due."""

from datetime import date

import pytest
from alembic import command
from sqlalchemy import Connection

from domain.client_dates import KnownDate
from domain.errors import NotFound
from domain.important_dates import DateKind, ImportantDate
from domain.records import Client, Visibility
from services.nudge_day import claim_due_nudges
from storage import date_cards, important_dates, schema
from storage.clients import change_client
from storage.due import list_due_dates
from storage.people import change_person
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.dates_ground import a_person, a_warm_client, known, of_year, told_on

RULES = [
    ImportantDate(DateKind.BIRTHDAY, 2, 29),
    ImportantDate(DateKind.ANNIVERSARY, 5, 3, 1990, ladder=(7, 0, -1)),
    ImportantDate(
        DateKind.RENEWAL, 1, 4, 2027, is_yearly=False, lasts_days=3, notice_months=3, ladder=()
    ),
]


@pytest.fixture
def acme(office: Office) -> Client:
    return a_warm_client(office, office.a_member("U1"))


def a_date(client: Client, date_id: str, rule: ImportantDate, **told: object) -> KnownDate:
    facts: dict[str, object] = {"label": "It", "author_id": "U1", "created_at": NOW} | told
    return KnownDate(date_id, "T1", client.id, rule, client_name=client.name, **facts)  # type: ignore[arg-type] # varied


def due(connection: Connection, *owner_ids: str, by: date = TODAY) -> list[str]:
    return [one.id for one in list_due_dates(connection, "T1", owner_ids, by=by)]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_all_that_is_told_of_a_date_comes_back(
    office: Office, acme: Client, rule: ImportantDate
) -> None:
    one = a_date(acme, "d1", rule, next_card_on=TODAY, told_on=TODAY - A_DAY, open_until_on=TODAY)
    with office.database.write() as connection:
        important_dates.add_date(connection, one)
        assert important_dates.get_date(connection, "T1", "d1", viewer_id="U1") == one
        for workspace_id, date_id in (("T2", "d1"), ("T1", "d2")):
            with pytest.raises(NotFound):
                important_dates.get_date(connection, workspace_id, date_id, viewer_id="U1")
        (row,) = list_due_dates(connection, "T1", ["U1"], by=TODAY)
        assert (row.rule, row.client_name, row.owner_id) == (rule, "Acme", "U1")


def test_what_is_due_is_of_clients_that_are_ones_own_and_no_former_ones(
    office: Office, acme: Client
) -> None:
    with office.database.write() as connection:
        for number, day in enumerate((TODAY - A_DAY, TODAY, TODAY + A_DAY, None)):
            one = a_date(acme, f"d{number}", RULES[0], next_card_on=day)
            important_dates.add_date(connection, one)
        assert sorted(due(connection, "U1")) == ["d0", "d1"]
        assert due(connection, "U2") == []
        assert sorted(due(connection, "U1", by=TODAY + A_DAY)) == ["d0", "d1", "d2"]
        (first, *_) = list_due_dates(connection, "T1", ["U1"], by=TODAY)
        assert first.is_open_to_stand_in
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
        (first, *_) = list_due_dates(connection, "T1", ["U1"], by=TODAY)
        assert not first.is_open_to_stand_in
        change_client(connection, "T1", acme.id, former_on=TODAY)
        assert due(connection, "U1") == []


def test_what_was_told_is_taken_back_to_the_day_before(office: Office, acme: Client) -> None:
    with office.database.write() as connection:
        for number in range(2):
            important_dates.add_date(connection, a_date(acme, f"d{number}", RULES[0]))
        date_cards.untell(connection, "T1", {"d0": TODAY})
        date_cards.untell(connection, "T2", {"d1": TODAY})
        found = {
            one.id: (one.told_on, one.next_card_on)
            for one in important_dates.list_dates(connection, "T1", acme.id, viewer_id="U1")
        }
    assert found == {"d0": (TODAY - A_DAY, TODAY), "d1": (None, None)}


def test_birthdays_of_an_earlier_version_are_told_of(office: Office, acme: Client) -> None:
    """The migration knows no zones: the next tick finds the days."""
    ana = office.a_member("U1")
    a_person(office, ana, acme, birthday=of_year(8))
    a_person(office, ana, acme, "Raj", birthday="29 Feb 1980")
    gone = a_person(office, ana, acme, "Lee", birthday="3 May")
    with office.database.write() as connection:
        change_person(connection, "T1", gone.id, left_on=TODAY)
    with office.database.migrate() as connection:
        command.downgrade(schema._config(connection), "0005")
        command.upgrade(schema._config(connection), "head")
    names = [(one.person_name, one.rule.year) for one in known(office, ana, acme)]
    assert names == [("Dana", None), ("Raj", 1980)]
    assert claim_due_nudges(office.database, "T1", NOW, NOW) == 0
    days = {one.person_name: str(one.next_card_on) for one in known(office, ana, acme)}
    assert days == {"Dana": "2026-03-11", "Raj": "2027-02-21"}
    assert told_on(office, range(1, 3)) == [(1, "Birthday in 7 days (Wed 18 Mar)")]
