"""People and facts told by several at the same moment: each is kept once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.outcomes import Logged
from domain.person_edit import PersonEdit, PersonNotTaken
from domain.records import Client, Member
from services.add_named import add_named
from services.edit_person import save_person
from services.facts import list_facts
from services.merge_people import merge_people
from services.open_client import open_client
from services.people import list_people
from tests.office import NOW, Office
from tests.services.at_once import started_at
from tests.services.test_same_request_at_once import DELIVERIES, at_once

LINE = "Acme with Dana: hi fact: Dana loves jazz fact: Dana plays golf"


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def test_a_line_delivered_again_tells_what_was_known_again(
    office: Office, ana: Member, acme: Client
) -> None:
    office.log(ana, "Acme: hello fact: Dana loves jazz")
    answers = at_once(lambda: office.type_line(ana, LINE, request_id="once"))
    first = answers[0]
    assert isinstance(first, Logged)
    assert [one.text for one in first.facts] == ["Dana plays golf"]
    assert [one.text for one in first.known_facts] == ["Dana loves jazz"]
    assert first.unknown == ("Dana",)
    assert answers == [first] * DELIVERIES
    assert len(list_facts(office.database, ana, acme.id, NOW).rows) == 2


def test_the_same_fact_told_by_several_at_once_is_kept_once(
    office: Office, ana: Member, acme: Client
) -> None:
    numbers = range(DELIVERIES)
    with ThreadPoolExecutor(DELIVERIES) as threads:
        lines = [f"Acme: hi {number} fact: Dana loves jazz" for number in numbers]
        logged = list(threads.map(lambda line: office.log(ana, line), lines))
    assert sum(len(one.facts) for one in logged) == 1
    assert sum(len(one.known_facts) for one in logged) == DELIVERIES - 1
    assert len(list_facts(office.database, ana, acme.id, NOW).rows) == 1


def test_who_is_added_from_several_logs_at_once_is_one_person(
    office: Office, ana: Member, acme: Client
) -> None:
    records = [office.log(ana, f"Acme with Dana: hi {number}") for number in range(DELIVERIES)]

    def press(logged: Logged) -> object:
        record = logged.interaction.id
        return add_named(office.database, ana, record, "Dana", NOW, office.a_request())

    with ThreadPoolExecutor(DELIVERIES) as threads:
        list(threads.map(press, records))
    assert list_people(office.database, ana, acme.id).total == 1


def test_of_two_who_add_one_name_at_once_one_is_told_so(
    office: Office, ana: Member, acme: Client
) -> None:
    def save() -> object:
        edit = PersonEdit(acme.id, name="Dana")
        return save_person(office.database, ana, edit, NOW, office.a_request())

    with started_at(office.database, "INSERT INTO people", save) as came_to:
        save()
    assert isinstance(came_to[0], PersonNotTaken)
    assert list_people(office.database, ana, acme.id).total == 1


def test_two_who_merge_the_same_two_at_once_merge_them_once(
    office: Office, ana: Member, acme: Client
) -> None:
    one, other = (
        save_person(office.database, ana, PersonEdit(acme.id, name=name), NOW, office.a_request())
        for name in ("Dana", "Dee")
    )

    def merge(kept: str, gone: str) -> object:
        return merge_people(office.database, ana, kept, gone, NOW, office.a_request())

    with started_at(
        office.database, "INSERT INTO changes", lambda: merge(other.id, one.id)
    ) as came_to:
        merge(one.id, other.id)
    assert "NotFound" in repr(came_to)
    assert [it.name for it in open_client(office.database, ana, acme.id, NOW).people] == ["Dana"]
