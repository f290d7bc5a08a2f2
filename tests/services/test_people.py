"""People at a client: added, edited, removed, named in logs, as far as one sees the client."""

from typing import Any

import pytest

from domain.birthday import Birthday
from domain.deliveries import Callable
from domain.errors import NotAllowed, NotFound
from domain.outcomes import Logged
from domain.people import Person, Role
from domain.person_edit import PersonEdit, PersonField, PersonNotTaken, mark_of
from domain.records import Client, Member, Visibility
from services.add_named import add_named
from services.edit_person import remove_person, save_person
from services.open_client import open_client
from services.people import PAGE, list_people, read_person, suggest_others
from services.suggest_people import suggest_people
from storage.clients import change_client
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.test_statement_count import statements


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def save(office: Office, who: Member, client: Client, name: str = "Dana", **facts: Any) -> Person:  # noqa: ANN401
    edit = PersonEdit(client.id, name=name, **facts)
    return save_person(office.database, who, edit, NOW, office.a_request())


def hide(office: Office, client: Client) -> None:
    with office.database.write() as connection:
        change_client(connection, "T1", client.id, visibility=Visibility.PRIVATE.value)


def test_all_that_is_told_is_kept(office: Office, ana: Member, acme: Client) -> None:
    told = save(
        office,
        ana,
        acme,
        " Dana  Whitfield ",
        title="CTO",
        role=Role.CHAMPION,
        email="dana@acme.example",
        phone="+49 30 901820",
        slack_user_id="U7",
        birthday="29 Feb",
    )
    kept = read_person(office.database, ana, told.id)
    assert kept == told
    assert (kept.name, kept.birthday, kept.phone) == (
        "Dana Whitfield",
        Birthday(2, 29),
        "+49-30-901820",
    )


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_kept(
    office: Office, ana: Member, acme: Client
) -> None:
    with pytest.raises(PersonNotTaken) as refusal:
        save(office, ana, acme, "", phone="1", email="x", birthday="x", title="x" * 200)
    assert set(refusal.value.errors) == {
        PersonField.NAME,
        PersonField.PHONE,
        PersonField.EMAIL,
        PersonField.BIRTHDAY,
        PersonField.TITLE,
    }
    assert list_people(office.database, ana, acme.id).total == 0


def test_two_of_one_name_or_one_slack_account_are_told_apart(
    office: Office, ana: Member, acme: Client
) -> None:
    save(office, ana, acme, "Dana", slack_user_id="U7")
    with pytest.raises(PersonNotTaken, match="of that name"):
        save(office, ana, acme, "DANA")
    with pytest.raises(PersonNotTaken, match="Dana is known by that Slack account"):
        save(office, ana, acme, "Lee", slack_user_id="U7")
    other = office.a_client(ana, "Globex")
    assert save(office, ana, other, "Dana", slack_user_id="U7").client_id == other.id


def test_a_second_delivery_adds_nobody_twice(office: Office, ana: Member, acme: Client) -> None:
    request = office.a_request()
    edit = PersonEdit(acme.id, name="Dana")
    first, second = (save_person(office.database, ana, edit, NOW, request) for _ in range(2))
    assert first == second
    assert list_people(office.database, ana, acme.id).total == 1


def test_a_changed_name_stays_as_another_one(office: Office, ana: Member, acme: Client) -> None:
    dana = save(office, ana, acme, "Dana")
    edit = PersonEdit(acme.id, dana.id, "Dee Whitfield", has_left=True)
    changed = save_person(office.database, ana, edit, NOW, office.a_request())
    assert (changed.also, changed.left_on) == (("Dana",), TODAY)
    assert office.log(ana, "Acme with Dana: hi").unknown == ()
    edit = PersonEdit(acme.id, dana.id, "Dana")
    back = save_person(office.database, ana, edit, NOW + A_DAY, office.a_request())
    assert (back.also, back.left_on) == (("Dee Whitfield",), None)


def test_who_was_changed_since_is_not_written_over(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    dana = save(office, ana, acme)
    edit = PersonEdit(acme.id, dana.id, "Dana", title="CTO")
    save_person(office.database, ben, edit, NOW, office.a_request(), shown=mark_of(dana))
    with pytest.raises(PersonNotTaken, match="after you opened the form"):
        save_person(office.database, ana, edit, NOW, office.a_request(), shown=mark_of(dana))


def test_people_of_a_client_that_one_does_not_see_are_not_there(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    dana = save(office, ana, acme)
    hide(office, acme)
    for reach in (
        lambda: list_people(office.database, ben, acme.id),
        lambda: read_person(office.database, ben, dana.id),
        lambda: suggest_others(office.database, ben, dana.id, "", limit=9),
        lambda: save(office, ben, acme, "Lee"),
        lambda: remove_person(office.database, ben, dana.id, NOW, office.a_request()),
    ):
        with pytest.raises(NotFound):
            reach()
    assert suggest_people(office.database, ben, acme.id, "", limit=9) == []
    assert read_person(office.database, ana, dana.id) == dana


def test_the_most_weighty_come_first_and_who_left_last(
    office: Office, ana: Member, acme: Client
) -> None:
    for name, role in (("Zoe", Role.DECISION_MAKER), ("Abe", None), ("Lee", Role.FINANCE)):
        save(office, ana, acme, name, role=role)
    gone = save(office, ana, acme, "Al", role=Role.DECISION_MAKER)
    edit = PersonEdit(acme.id, gone.id, "Al", role=Role.DECISION_MAKER, has_left=True)
    save_person(office.database, ana, edit, NOW, office.a_request())
    page = list_people(office.database, ana, acme.id)
    assert [one.name for one in page.people] == ["Zoe", "Lee", "Abe", "Al"]
    assert suggest_people(office.database, ana, acme.id, "a", limit=9) == ["Abe"]
    others = suggest_others(office.database, ana, gone.id, "e", limit=9)
    assert [one.name for one in others] == ["Zoe", "Lee", "Abe"]


def test_pages_and_cards_cost_the_same_however_many_there_are(
    office: Office, ana: Member, acme: Client
) -> None:
    def cost() -> tuple[int, int]:
        with statements(office.database) as listed:
            list_people(office.database, ana, acme.id)
        with statements(office.database) as card:
            open_client(office.database, ana, acme.id, NOW)
        return len(listed), len(card)

    save(office, ana, acme, "First")
    before = cost()
    for number in range(PAGE + 3):
        save(office, ana, acme, f"Person {number:02}")
    assert cost() == before
    first, second = (list_people(office.database, ana, acme.id, page) for page in (0, 1))
    assert (len(first.people), first.has_more, first.total) == (PAGE, True, PAGE + 4)
    assert (len(second.people), second.has_more) == (4, False)
    assert list_people(office.database, ana, acme.id, 9).people == first.people
    card = open_client(office.database, ana, acme.id, NOW)
    assert (len(card.people), card.people_count) == (4, PAGE + 4)


def test_removing_keeps_what_was_logged(office: Office, ana: Member, acme: Client) -> None:
    office.log(ana, "Acme with Dana: hi")
    dana = save(office, ana, acme)
    request = office.a_request()
    for _ in range(2):
        remove_person(office.database, ana, dana.id, NOW, request)
    card = open_client(office.database, ana, acme.id, NOW)
    assert (card.people, card.last[0].people) == ((), ("Dana",))


def press(office: Office, who: Member, logged: Logged, name: str) -> Logged:
    one = logged.interaction
    return add_named(office.database, who, one.id, name, NOW, office.a_request())


def test_who_is_named_is_never_added_silently(office: Office, ana: Member, acme: Client) -> None:
    logged = office.log(ana, "Acme with Dana and Lee: hi")
    assert logged.unknown == ("Dana", "Lee")
    assert list_people(office.database, ana, acme.id).total == 0
    again = press(office, ana, logged, "Dana")
    assert again.unknown == ("Lee",)
    assert again.person_added
    assert again.person_added.name == "Dana"
    assert office.log(ana, "Acme with Dana: and again").unknown == ()


def test_who_is_known_by_now_is_not_added_twice(office: Office, ana: Member, acme: Client) -> None:
    logged = office.log(ana, "Acme with Dana: hi")
    known = save(office, ana, acme, "Dana Whitfield")
    assert press(office, ana, logged, "Dana").person_added == known
    assert list_people(office.database, ana, acme.id).total == 1


def test_only_who_logged_it_adds_whom_it_names(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    logged = office.log(ana, "Acme with Dana: hi")
    with pytest.raises(NotAllowed):
        press(office, ben, logged, "Dana")
    with pytest.raises(NotFound, match="names them no more"):
        press(office, ana, logged, "Zoe")
    hide(office, acme)
    with pytest.raises(NotFound):
        press(office, ben, logged, "Dana")


def test_a_card_of_the_nudge_calls_the_most_weighty_who_has_a_number(
    office: Office, ana: Member, acme: Client
) -> None:
    save(office, ana, acme, "Abe", phone="+49 30 901820")
    save(office, ana, acme, "Lee", role=Role.FINANCE, phone="+44 20 7946 0958")
    save(office, ana, acme, "Zoe", role=Role.DECISION_MAKER)
    (nudge,) = office.nudge()
    assert nudge.cards[0].call == Callable("Lee", "+44-20-7946-0958")
