"""Lists and what is owed cost a fixed number of statements, however much is stored."""

from datetime import timedelta

import pytest

from domain.client_lists import ClientListing, Only, Whose
from domain.records import Member
from services.change_action import Press
from services.list_clients import list_clients
from services.list_next import list_next
from services.plan_action import plan_line
from tests.office import NOW, Office
from tests.services.test_statement_count import statements, store_much


def look(office: Office, who: Member, asked: ClientListing) -> int:
    with statements(office.database) as found:
        list_clients(office.database, who, asked, NOW)
    return len(found)


@pytest.mark.parametrize("whose", list(Whose))
@pytest.mark.parametrize("only", list(Only))
def test_a_list_costs_the_same_however_much_is_stored(
    office: Office, ana: Member, whose: Whose, only: Only
) -> None:
    asked = ClientListing(whose, only)
    before = look(office, ana, asked)
    office.a_client(ana, "Acme")
    store_much(office, ana)
    asks_twice = asked.is_read_whole or only is Only.COLD  # the zones of members
    assert look(office, ana, asked) == before == (2 if asks_twice else 1)


def test_what_is_owed_costs_two(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme")
    store_much(office, ana)
    with statements(office.database) as found:
        assert list_next(office.database, ana, 1, NOW).total == 16
    assert len(found) == 2


def test_a_line_costs_the_same_however_much_is_stored(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme")

    def plan(text: str) -> int:
        press = Press(office.a_request(), NOW, NOW + timedelta())
        with statements(office.database) as found:
            plan_line(office.database, ana, text, press)
        return len(found)

    before = [plan(text) for text in ("Acme send it by Friday", "Acmee send it")]
    store_much(office, ana)
    assert [plan(text) for text in ("Acme send it by Friday", "Acmee send it")] == before
