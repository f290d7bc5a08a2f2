"""The brief: what is told of a client before a call, to whom, in how many statements."""

import pytest

from domain.brief import Brief, Lack
from domain.client_card import NotKnown
from domain.errors import NotFound
from domain.facts import FactKind
from domain.people import Role
from domain.person_edit import PersonEdit
from domain.records import Client, Member
from services.archive_client import archive_client
from services.audit_trail import list_audit
from services.brief import find_brief, list_last_clients, read_brief
from services.edit_fact import FactEdit, save_fact
from services.edit_person import save_person
from services.facts import list_facts
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.test_statement_count import statements, store_much


@pytest.fixture
def ana(office: Office) -> Member:
    return office.a_member("U1", name="Ana")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def brief(office: Office, who: Member, client: Client) -> Brief:
    return read_brief(office.database, who, client.id, NOW)


def add_person(office: Office, who: Member, client: Client, name: str, role: Role | None) -> str:
    edit = PersonEdit(client.id, name=name, role=role)
    return save_person(office.database, who, edit, NOW, office.a_request()).id


def add_fact(office: Office, who: Member, client: Client, text: str, **more: object) -> None:
    edit = FactEdit(client.id, text, **more)  # type: ignore[arg-type]
    save_fact(office.database, who, edit, NOW, office.a_request())


def texts(found: Brief) -> list[str]:
    return [one.text for one in found.facts]


def lacks(found: Brief) -> set[Lack]:
    return {one.lack for one in found.warnings}


def test_a_brief_has_the_last_three_contacts_and_no_note(
    office: Office, ana: Member, acme: Client
) -> None:
    for days in range(5):
        office.log(ana, f"Acme call: talk {days}", NOW - days * A_DAY)
    office.log(ana, "Acme note: only a note")
    found = brief(office, ana, acme)
    assert [one.summary for one in found.last] == ["talk 0", "talk 1", "talk 2"]


def test_a_brief_says_what_is_open_and_whose_it_is(
    office: Office, ana: Member, acme: Client
) -> None:
    ben = office.a_member("U2", name="Ben")
    office.log(ana, "Acme: hi next: send quote by Friday")
    office.log(ben, "Acme: hi promise: call back by Thursday")
    found = brief(office, ana, acme)
    told = [(one.text, one.owner_name, one.is_promise) for one in found.actions]
    assert told == [("call back", "Ben", True), ("send quote", "Ana", False)]
    assert Lack.NO_NEXT_ACTION not in lacks(found)


def test_the_weightiest_roles_come_first(office: Office, ana: Member, acme: Client) -> None:
    for name, role in [("Al", None), ("Bo", Role.FINANCE), ("Cy", Role.DECISION_MAKER)]:
        add_person(office, ana, acme, name, role)
    found = brief(office, ana, acme)
    assert [one.name for one in found.people] == ["Cy", "Bo", "Al"]
    assert found.people_count == 3


def test_who_left_is_not_there(office: Office, ana: Member, acme: Client) -> None:
    gone = PersonEdit(acme.id, name="Gone", role=Role.DECISION_MAKER, has_left=True)
    save_person(office.database, ana, gone, NOW, office.a_request())
    found = brief(office, ana, acme)
    assert (found.people, found.people_count) == ((), 0)
    assert Lack.NOBODY_KNOWN in lacks(found)


def test_facts_to_ask_about_come_first_and_goals_last(
    office: Office, ana: Member, acme: Client
) -> None:
    add_fact(office, ana, acme, "wants to sell the firm", kind=FactKind.GOAL)
    add_fact(office, ana, acme, "plays golf")
    add_fact(office, ana, acme, "went to Lisbon", ask_after_on=TODAY)
    assert texts(brief(office, ana, acme)) == [
        "went to Lisbon",
        "plays golf",
        "wants to sell the firm",
    ]


def test_a_fact_to_be_asked_about_later_is_not_fit_yet(
    office: Office, ana: Member, acme: Client
) -> None:
    add_fact(office, ana, acme, "goes to Lisbon", ask_after_on=TODAY + A_DAY)
    assert texts(brief(office, ana, acme)) == []
    later = read_brief(office.database, ana, acme.id, NOW + A_DAY)
    assert texts(later) == ["goes to Lisbon"]


def test_a_fact_about_somebody_who_left_is_not_fit(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = add_person(office, ana, acme, "Dana", None)
    add_fact(office, ana, acme, "Dana plays golf", person_id=dana)
    assert texts(brief(office, ana, acme)) == ["Dana plays golf"]
    gone = PersonEdit(acme.id, dana, name="Dana", has_left=True)
    save_person(office.database, ana, gone, NOW, office.a_request())
    assert texts(brief(office, ana, acme)) == []


def test_a_fact_in_confidence_is_fit_for_its_readers_once_its_day_has_come(
    office: Office, ana: Member, acme: Client
) -> None:
    ben, cleo = office.a_member("U2"), office.a_member("U3")
    add_fact(office, ben, acme, "her father is ill", in_confidence=True, ask_after_on=TODAY)
    add_fact(office, ben, acme, "looks for another job", in_confidence=True)
    assert texts(brief(office, ana, acme)) == ["her father is ill"]
    assert texts(brief(office, ben, acme)) == ["her father is ill"]
    assert texts(brief(office, cleo, acme)) == []


def test_reading_a_brief_with_words_in_confidence_is_recorded_once_a_day(
    office: Office, ana: Member, acme: Client
) -> None:
    ben, ada = office.a_member("U2", name="Ben"), office.a_member("U9", is_admin=True)
    office.log(ben, "Acme her father is ill !confidence next: send flowers by Friday")
    for _ in range(2):
        assert "her father is ill" in str(brief(office, ana, acme))
    find_brief(office.database, ana, "acme", NOW)
    entries = list_audit(office.database, ada).entries
    assert [one.actor for one in entries] == ["Ana"]


def test_what_others_hold_in_confidence_counts_for_nobody_else(
    office: Office, ana: Member, acme: Client
) -> None:
    """Neither what it was about nor whom it was with shows in what lacks."""
    ben, cleo = office.a_member("U2"), office.a_member("U3")
    add_person(office, ana, acme, "Dana", Role.CHAMPION)
    add_person(office, ana, acme, "Raj", Role.DECISION_MAKER)
    for days in range(4):
        line = f"Acme with Dana: talk {days} #business !confidence next: none"
        office.log(ben, line, NOW - days * A_DAY)
    assert Lack.ALL_BUSINESS in lacks(brief(office, ben, acme))
    assert Lack.CHAMPION_UNSPOKEN not in lacks(brief(office, ben, acme))
    other = brief(office, cleo, acme)
    assert Lack.ALL_BUSINESS not in lacks(other)
    assert Lack.CHAMPION_UNSPOKEN in lacks(other)
    assert [one.is_hidden for one in other.last] == [True, True, True]


def test_a_birthday_that_is_near_is_told(office: Office, ana: Member, acme: Client) -> None:
    edit = PersonEdit(acme.id, name="Dana", birthday="17 March")
    save_person(office.database, ana, edit, NOW, office.a_request())
    far = PersonEdit(acme.id, name="Raj", birthday="17 September")
    save_person(office.database, ana, far, NOW, office.a_request())
    (one,) = brief(office, ana, acme).dates
    assert (one.what, one.when.startswith("in 7 days")) == ("Dana's birthday", True)


def test_a_former_client_lacks_nothing(office: Office, ana: Member, acme: Client) -> None:
    archive_client(office.database, ana, acme.id, NOW, office.a_request())
    found = brief(office, ana, acme)
    assert found.warnings == ()
    assert found.client.former_on == TODAY


def test_a_client_goes_by_any_of_its_names_and_close_ones_are_offered(
    office: Office, ana: Member, acme: Client
) -> None:
    found = find_brief(office.database, ana, "ACME, Inc.", NOW)
    assert isinstance(found, Brief)
    assert found.client.id == acme.id
    missed = find_brief(office.database, ana, "Acmee", NOW)
    assert isinstance(missed, NotKnown)
    assert [one.client_id for one in missed.closest] == [acme.id]


def test_another_workspace_has_no_brief_of_it(office: Office, acme: Client) -> None:
    ghost = Office(office.database, "T2").a_member("U1")
    with pytest.raises(NotFound):
        brief(office, ghost, acme)


def test_the_clients_logged_last_are_offered_the_latest_first(office: Office, ana: Member) -> None:
    for name in ("Acme", "Bolt", "Coda", "Dune"):
        office.a_client(ana, name)
    for place, name in enumerate(("Acme", "Bolt", "Coda", "Dune", "Bolt")):
        office.log(ana, f"{name}: talk {place}", NOW + place * A_DAY)
    names = [name for _, name in list_last_clients(office.database, ana)]
    assert names == ["Bolt", "Dune", "Coda"]


def test_a_brief_costs_the_same_however_much_is_stored(
    office: Office, ana: Member, acme: Client
) -> None:
    add_person(office, ana, acme, "Dana", None)

    def look() -> int:
        with statements(office.database) as found:
            brief(office, ana, acme)
        return len(found)

    before = look()
    store_much(office, ana)
    for number in range(30):
        add_person(office, ana, acme, f"Person {number}", Role.CHAMPION)
        add_fact(office, ana, acme, f"fact number {number}")
    assert look() == before <= 10
    assert len(list_facts(office.database, ana, acme.id, NOW).rows) > 2
