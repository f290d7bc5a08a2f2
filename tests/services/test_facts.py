"""Facts: kept once, read by those who may, changed by those who may."""

from datetime import date

import pytest

from domain.audit import say_entry
from domain.client_card import ClientCard
from domain.errors import NotAllowed, NotFound, Unreadable
from domain.facts import MOST_FACT, FactKind, mark_of_fact
from domain.records import Client, Member, Visibility
from services.audit_trail import list_audit
from services.edit_fact import KnownAlready, open_fact_form
from services.facts import PAGE, list_facts, mark_asked, remove_fact
from services.open_client import open_client
from storage.clients import change_client
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.facts_ground import LINE, add, change, dana_of, texts, told
from tests.services.test_statement_count import statements


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


@pytest.fixture
def boss(office: Office) -> Member:
    return office.a_member("U9", name="Eve", is_admin=True)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def test_a_line_keeps_its_facts_and_the_reply_tells_them(
    office: Office, ana: Member, acme: Client
) -> None:
    dana = dana_of(office, ana, acme)
    logged = office.log(ana, LINE)
    (fact,) = logged.facts
    assert (fact.text, fact.kind, fact.ask_after_on) == (
        "Dana's son starts college",
        FactKind.FAMILY,
        date(2026, 9, 1),
    )
    assert (fact.person_id, fact.person_name) == (dana, "Dana Whitfield")
    assert told(office, ana, acme) == [fact]
    assert logged.interaction.summary == "roadmap."


def test_the_same_fact_twice_is_noticed_and_kept_once(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    office.log(ana, LINE)
    again = office.log(ben, "Acme: hi fact: dana's SON starts at college!")
    assert (again.facts, [one.author_name for one in again.known_facts]) == ((), ["Name of U1"])
    assert len(told(office, ana, acme)) == 1
    twice = office.log(ben, "Acme: hello fact: loves jazz fact: loves jazz")
    assert [one.text for one in twice.facts] == ["loves jazz"]
    with pytest.raises(KnownAlready):
        add(office, ana, acme, "Loves Jazz")


@pytest.mark.usefixtures("acme")
def test_what_is_known_in_confidence_is_told_to_nobody_by_being_known(
    office: Office, ana: Member, ben: Member
) -> None:
    lee = office.a_member("U3", name="Lee")
    office.log(ben, "Acme: hi fact: she is pregnant !confidence")
    again = office.log(lee, "Acme: hello fact: she is pregnant")
    assert (len(again.facts), again.known_facts) == (1, ())
    once_more = office.log(ana, "Acme: well fact: she is pregnant !confidence")
    assert once_more.known_facts


def test_in_confidence_only_author_and_owner_are_told_of_it_at_all(
    office: Office, ana: Member, ben: Member, boss: Member, acme: Client
) -> None:
    logged = office.log(ben, "Acme: he is ill fact: he is ill !confidence")
    fact = logged.facts[0]
    assert texts(office, boss, acme) == []
    assert open_client(office.database, boss, acme.id, NOW).facts == ()
    for reach in (
        lambda: open_fact_form(office.database, boss, NOW, fact_id=fact.id),
        lambda: remove_fact(office.database, boss, fact.id, NOW, office.a_request()),
        lambda: change(office, boss, fact),
    ):
        with pytest.raises(NotFound):
            reach()
    assert texts(office, ben, acme) == ["he is ill"]
    assert open_client(office.database, ana, acme.id, NOW).facts == (fact,)
    list_facts(office.database, ana, acme.id, NOW)
    (read,) = list_audit(office.database, boss).entries
    assert say_entry(read) == "Name of U1 read what Ben noted in confidence about Acme"


def test_a_fact_of_its_own_is_recorded_when_it_is_read(
    office: Office, ana: Member, ben: Member, boss: Member, acme: Client
) -> None:
    fact = add(office, ben, acme, "he is ill", in_confidence=True)
    assert list_audit(office.database, boss).entries == ()
    for _ in range(2):
        open_fact_form(office.database, ana, NOW, fact_id=fact.id)
        list_facts(office.database, ana, acme.id, NOW)
    assert len(list_audit(office.database, boss).entries) == 1


def test_who_may_change_it_and_who_may_open_it(
    office: Office, ana: Member, ben: Member, boss: Member, acme: Client
) -> None:
    lee = office.a_member("U3", name="Lee")
    fact = add(office, ben, acme, "loves jazz")
    with pytest.raises(NotAllowed, match="Only who noted this"):
        change(office, lee, fact, text="hates jazz")
    for who, text in ((ana, "loves bebop"), (boss, "loves swing"), (ben, "loves jazz")):
        change(office, who, fact, text=text, kind=FactKind.INTEREST)
        assert texts(office, ben, acme) == [text]
    change(office, ben, fact, in_confidence=True)
    assert texts(office, lee, acme) == []
    with pytest.raises(NotAllowed, match="only its author can open it"):
        change(office, ana, fact, in_confidence=False)
    change(office, ben, fact, in_confidence=False)
    assert texts(office, lee, acme) == ["loves jazz"]


def test_who_changed_it_meanwhile_is_not_written_over(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    fact = add(office, ben, acme, "loves jazz")
    shown = mark_of_fact(fact)
    change(office, ana, fact, text="loves bebop", shown=shown)
    with pytest.raises(Unreadable, match="after you opened the form"):
        change(office, ben, fact, text="loves swing", shown=shown)
    assert texts(office, ben, acme) == ["loves bebop"]


def test_an_empty_one_and_one_that_is_known_are_refused(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, "loves jazz")
    golf = add(office, ana, acme, "plays golf")
    with pytest.raises(Unreadable):
        add(office, ana, acme, " ")
    with pytest.raises(KnownAlready):
        change(office, ana, golf, text="loves jazz")
    assert sorted(texts(office, ana, acme)) == ["loves jazz", "plays golf"]


def test_those_to_be_asked_about_by_now_come_first(
    office: Office, ana: Member, acme: Client
) -> None:
    add(office, ana, acme, "soon", ask_after_on=TODAY + A_DAY)
    add(office, ana, acme, "today", ask_after_on=TODAY)
    add(office, ana, acme, "long since", ask_after_on=TODAY - 9 * A_DAY)
    add(office, ana, acme, "whenever")
    assert texts(office, ana, acme)[:2] == ["long since", "today"]
    card = open_client(office.database, ana, acme.id, NOW)
    assert [one.text for one in card.facts][:2] == ["long since", "today"]
    assert (len(card.facts), card.has_more_facts) == (3, True)


def test_who_asked_says_so_and_it_waits_no_longer(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    fact = add(office, ana, acme, "back from Lisbon", ask_after_on=TODAY)
    assert mark_asked(office.database, ben, fact.id, NOW) == acme.id
    (left,) = told(office, ana, acme)
    assert (left.text, left.ask_after_on) == ("back from Lisbon", None)


def test_pages_and_cards_cost_the_same_however_many_there_are(
    office: Office, ana: Member, acme: Client
) -> None:
    def cost() -> tuple[int, int]:
        with statements(office.database) as listed:
            list_facts(office.database, ana, acme.id, NOW)
        with statements(office.database) as card:
            open_client(office.database, ana, acme.id, NOW)
        return len(listed), len(card)

    add(office, ana, acme, "first")
    before = cost()
    for number in range(PAGE + 2):
        add(office, ana, acme, f"fact {number}")
        break
    for number in range(PAGE + 2):
        office.log(ana, f"Acme note fact: number {number}")
    assert cost() == before
    first, second, beyond = (
        list_facts(office.database, ana, acme.id, NOW, page) for page in (0, 1, 9)
    )
    assert (len(first.rows), first.has_more, len(second.rows)) == (PAGE, True, 4)
    assert beyond.rows == first.rows


def test_facts_of_a_client_that_one_does_not_see_are_not_there(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    fact = add(office, ana, acme, "loves jazz")
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
    for reach in (
        lambda: list_facts(office.database, ben, acme.id, NOW),
        lambda: open_fact_form(office.database, ben, NOW, fact_id=fact.id),
        lambda: open_fact_form(office.database, ben, NOW, client_id=acme.id),
        lambda: add(office, ben, acme, "hates jazz"),
        lambda: remove_fact(office.database, ben, fact.id, NOW, office.a_request()),
    ):
        with pytest.raises(NotFound):
            reach()
    card: ClientCard = open_client(office.database, ana, acme.id, NOW)
    assert card.facts == (fact,)


def test_removing_is_done_once_and_recorded(
    office: Office, ana: Member, boss: Member, acme: Client
) -> None:
    fact = add(office, ana, acme, "loves jazz")
    request = office.a_request()
    for _ in range(2):
        assert remove_fact(office.database, boss, fact.id, NOW, request) == acme.id
    assert told(office, ana, acme) == []
    (deed,) = list_audit(office.database, boss).entries
    assert say_entry(deed) == "Eve deleted a fact that Name of U1 noted about Acme"


def test_the_end_of_a_long_fact_outlives_its_form(office: Office, ana: Member) -> None:
    """The form shows 3,000 characters of it; other things than its words can be changed."""
    acme = office.a_client(ana)
    words = "Dana tells of Lisbon " * 200
    office.log(ana, f"Acme call: hi fact: {words}")
    (fact,) = told(office, ana, acme)
    assert len(fact.text) > MOST_FACT
    shown = fact.text[:MOST_FACT]
    change(office, ana, fact, text=shown, kind=FactKind.TRAVEL)
    (after,) = told(office, ana, acme)
    assert (after.text, after.kind) == (fact.text, FactKind.TRAVEL)
    with pytest.raises(Unreadable, match="longer than a form takes"):
        change(office, ana, fact, text=f"{shown[:-9]} changed")
    assert texts(office, ana, acme) == [fact.text]
