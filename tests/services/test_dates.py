"""Important dates: listed by what comes next, added, changed and removed by who sees the client."""

import pytest

from domain.audit import say_entry
from domain.client_dates import mark_of_date
from domain.date_edit import DateField, DateNotTaken
from domain.errors import NotFound
from domain.important_dates import DateKind
from domain.records import Client, Member, Visibility
from services.add_client import NewClient, add_client
from services.audit_trail import list_audit
from services.dates import PAGE, list_dates, open_date_form, remove_date
from services.import_clients import undo_import
from services.open_client import open_client
from services.people import read_person
from storage.clients import change_client
from tests.office import NOW, TODAY, Office
from tests.services.dates_ground import (
    EVENT,
    EXPIRY,
    RENEWAL,
    a_person,
    add,
    change,
    in_days,
    known,
    of_year,
    whats,
)
from tests.services.test_statement_count import statements


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme", last_spoke_on=TODAY)


def refused(office: Office, who: Member, client: Client, *asked: object, **told: object) -> str:
    with pytest.raises(DateNotTaken) as raised:
        add(office, who, client, *asked, **told)  # type: ignore[arg-type] # as add takes them
    return str(raised.value)


def test_all_that_is_filled_in_comes_back(office: Office, ana: Member, acme: Client) -> None:
    dana = a_person(office, ana, acme)
    one = add(
        office,
        ana,
        acme,
        RENEWAL,
        in_days(200),
        label="Website contract",
        person_id=dana.id,
        notice="90 days",
        ladder="10 days before, on the day",
        is_yearly=True,
    )
    assert (one.what, one.person_name) == ("Dana: Website contract renewal", "Dana")
    rule = one.rule
    assert (rule.notice_days, rule.ladder, rule.is_yearly) == (90, (10, 0), True)
    assert (one.author_id, one.created_at) == ("U1", NOW)
    form = open_date_form(office.database, ana, date_id=one.id)
    assert (form.known, [person.name for person in form.people]) == (one, ["Dana"])


def test_the_list_shows_what_comes_next_first_and_turns_pages(
    office: Office, ana: Member, acme: Client
) -> None:
    for number in range(PAGE + 2):
        add(office, ana, acme, EVENT, in_days(100 - number), label=f"Event {number:02}")
    page = list_dates(office.database, ana, acme.id, NOW)
    assert (page.rows[0].known.label, page.has_more, page.total) == ("Event 13", True, PAGE + 2)
    last = list_dates(office.database, ana, acme.id, NOW, 9)
    assert (last.page, len(last.rows), last.has_more) == (1, 2, False)


def test_a_change_keeps_what_was_told_unless_the_day_is_another(
    office: Office, ana: Member, acme: Client
) -> None:
    one = add(office, ana, acme, EXPIRY, in_days(10))
    office.nudge()
    (shown,) = known(office, ana, acme)
    change(office, ana, one, in_days(10), label="Other", ladder="9 days before")
    (renamed,) = known(office, ana, acme)
    assert (renamed.label, renamed.told_on) == ("Other", shown.told_on)
    change(office, ana, renamed, in_days(20))
    (moved,) = known(office, ana, acme)
    assert moved.told_on is None


def test_what_somebody_changed_meanwhile_is_not_written_over(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    one = add(office, ana, acme, EXPIRY, in_days(10))
    change(office, ben, one, in_days(30))
    with pytest.raises(DateNotTaken, match="after you opened the form"):
        change(office, ana, one, in_days(40), shown=mark_of_date(one))


def test_the_same_date_twice_is_noticed(office: Office, ana: Member, acme: Client) -> None:
    add(office, ana, acme, EXPIRY, in_days(10))
    assert "known already" in refused(office, ana, acme, EXPIRY, in_days(10))
    add(office, ana, acme, EXPIRY, in_days(10), label="Another")


def test_whom_it_is_about_has_to_be_at_the_client(
    office: Office, ana: Member, acme: Client
) -> None:
    zenith = office.a_client(ana, "Zenith")
    dana = a_person(office, ana, zenith)
    assert "no longer at this client" in refused(
        office, ana, acme, EVENT, in_days(9), person_id=dana.id
    )


def test_a_birthday_added_here_is_that_of_the_person(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = a_person(office, ana, acme)
    one = add(office, ana, acme, DateKind.BIRTHDAY, "3 May 1980", person_id=dana.id)
    assert str(read_person(office.database, ana, dana.id).birthday) == "3 May 1980"
    assert one.what == "Dana's birthday"
    assert "is known: 3 May 1980" in refused(
        office, ana, acme, DateKind.BIRTHDAY, "4 May", person_id=dana.id
    )
    change(office, ana, one, "4 May", ladder="3 days before")
    assert str(read_person(office.database, ana, dana.id).birthday) == "4 May"
    assert [(it.rule.day, it.rule.ladder) for it in known(office, ana, acme)] == [(4, (3,))]
    remove_date(office.database, ana, one.id, NOW, office.a_request())
    assert read_person(office.database, ana, dana.id).birthday is None
    assert known(office, ana, acme) == []


def test_who_left_has_no_birthday_to_be_told_of(office: Office, ana: Member, acme: Client) -> None:
    dana = a_person(office, ana, acme, has_left=True)
    assert "no longer at this client" in refused(
        office, ana, acme, DateKind.BIRTHDAY, "3 May", person_id=dana.id
    )


@pytest.mark.parametrize("tz", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_who_adds_it_from_another_zone_delays_nothing(office: Office, ana: Member, tz: str) -> None:
    """For the owner it is Tuesday the 10th; the one who adds it may be a day ahead or behind."""
    far = office.a_member("U7", tz=tz)
    client = office.a_client(ana, "Acme", last_spoke_on=TODAY)
    a_person(office, far, client, birthday="10 March")
    (nudge,) = office.nudge()
    assert [card.reason for card in nudge.cards] == ["Birthday today"]


def test_a_birthday_stays_with_its_person(office: Office, ana: Member, acme: Client) -> None:
    dana, lee = a_person(office, ana, acme), a_person(office, ana, acme, "Lee")
    one = add(office, ana, acme, DateKind.BIRTHDAY, "3 May", person_id=dana.id)
    with pytest.raises(DateNotTaken, match="stays with its person"):
        change(office, ana, one, "3 May", person_id=lee.id)


def test_removing_is_recorded_and_a_second_delivery_changes_nothing(
    office: Office, ana: Member, acme: Client
) -> None:
    boss = office.a_member("U9", name="Eve", is_admin=True)
    one = add(office, ana, acme, EXPIRY, in_days(10))
    request = office.a_request()
    for _ in range(2):
        assert remove_date(office.database, ana, one.id, NOW, request) == acme.id
    (entry,) = list_audit(office.database, boss).entries
    assert say_entry(entry) == "Name of U1 removed a date of Acme"
    with pytest.raises(NotFound):
        remove_date(office.database, ana, one.id, NOW, office.a_request())


def test_a_client_just_added_that_has_a_date_is_not_taken_back(office: Office, ana: Member) -> None:
    new = add_client(office.database, ana, NewClient("Zenith"), NOW, office.a_request())
    add(office, ana, new, EXPIRY, in_days(10))
    undone = undo_import(office.database, ana, new.id, NOW, office.a_request())
    assert (undone.removed, list(undone.kept)) == (0, ["Zenith"])


def test_who_does_not_see_the_client_reaches_none_of_it(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    one = add(office, ana, acme, EXPIRY, in_days(10))
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
    for reach in (
        lambda: list_dates(office.database, ben, acme.id, NOW),
        lambda: open_date_form(office.database, ben, client_id=acme.id),
        lambda: open_date_form(office.database, ben, date_id=one.id),
        lambda: change(office, ben, one, in_days(11)),
        lambda: add(office, ben, acme, EVENT, in_days(3)),
        lambda: remove_date(office.database, ben, one.id, NOW, office.a_request()),
    ):
        with pytest.raises(NotFound):
            reach()
    assert whats(office, ana, acme) == ["It expiry"]


def test_the_card_shows_the_next_three_of_sixty_days(
    office: Office, ana: Member, acme: Client
) -> None:
    a_person(office, ana, acme, birthday=of_year(5))
    add(office, ana, acme, EXPIRY, in_days(20), label="Certificate")
    add(office, ana, acme, RENEWAL, in_days(90), label="Contract", notice="60")
    add(office, ana, acme, EVENT, in_days(50), label="Fair")
    add(office, ana, acme, EVENT, in_days(61), label="Far")
    card = open_client(office.database, ana, acme.id, NOW)
    assert [(one.what, one.when) for one in card.dates] == [
        ("Dana's birthday", "in 5 days (Sun 15 Mar)"),
        ("Certificate expiry", "in 20 days (Mon 30 Mar)"),
        ("Contract renewal", "notice in 30 days (Thu 9 Apr), renews Mon 8 Jun"),
    ]


def test_lists_and_cards_cost_the_same_however_many_there_are(
    office: Office, ana: Member, acme: Client
) -> None:
    def cost() -> tuple[int, int]:
        with statements(office.database) as listed:
            list_dates(office.database, ana, acme.id, NOW)
        with statements(office.database) as card:
            open_client(office.database, ana, acme.id, NOW)
        return len(listed), len(card)

    add(office, ana, acme, EXPIRY, in_days(10))
    before = cost()
    for number in range(20):
        a_person(office, ana, acme, f"Person {number}", birthday=of_year(number))
    assert cost() == before


def test_errors_name_their_fields(office: Office, ana: Member, acme: Client) -> None:
    with pytest.raises(DateNotTaken) as raised:
        add(office, ana, acme, EXPIRY, "whenever", notice="long")
    assert set(raised.value.errors) == {DateField.DAY, DateField.NOTICE}
