import pytest

from domain.deliveries import DeliveryKind
from domain.errors import NotAllowed, NotFound, TooLate, Unreadable
from domain.log_line import NextStep
from domain.next_groups import PAGE, When
from domain.plans import PlanGone, PlanKept, WhichClient, WhoMayRead
from domain.records import Member, NextAction
from services.add_client import AlreadyThere, NewClient
from services.change_action import Press, drop_action
from services.deliver import take_delivery
from services.list_next import list_next
from services.plan_action import (
    ClientStep,
    Words,
    get_plan,
    plan_for_new,
    plan_line,
    plan_step,
    plan_words,
    undo_plan,
)
from storage.clients import change_client
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office

STEP = NextStep("send quote", TODAY + A_DAY, is_promise=False)


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2", name="Ben")


def press(office: Office, request: str | None = None) -> Press:
    return Press(request or office.a_request(), NOW, NOW)


def plan(office: Office, who: Member, text: str, request: str | None = None) -> NextAction:
    outcome = plan_line(office.database, who, text, press(office, request))
    assert isinstance(outcome, PlanKept), outcome
    return outcome.action


def owed(office: Office, who: Member) -> list[str]:
    return [one.text for one in list_next(office.database, who, 0, NOW).actions]


def test_a_line_becomes_a_next_action_of_ones_own(office: Office, ana: Member) -> None:
    office.a_client(ana)
    action = plan(office, ana, "Acme send the deck by Friday")
    assert (action.text, action.due_on) == ("send the deck", TODAY + 3 * A_DAY)
    assert (action.owner_id, action.client_name) == ("U1", "Acme")
    assert office.days_with_a_nudge(range(3, 4)) == [3]


def test_the_same_request_adds_one(office: Office, ana: Member) -> None:
    office.a_client(ana)
    first = plan(office, ana, "Acme send it", "once")
    assert plan(office, ana, "Acme send it", "once") == first
    assert owed(office, ana) == ["send it"]
    undo_plan(office.database, ana, first.id, press(office))
    assert plan_line(office.database, ana, "Acme send it", press(office, "once")) == PlanGone()


def test_an_unknown_client_changes_nothing_and_loses_no_word(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    asked = plan_line(office.database, ana, "Acmee send it by Friday", press(office))
    assert isinstance(asked, WhichClient)
    assert asked.text == "Acmee send it by Friday"
    assert [(one.client_id, one.words) for one in asked.known] == [(acme.id, "send it by Friday")]
    assert [(one.name, one.words) for one in asked.new] == [("Acmee", "send it by Friday")]
    assert owed(office, ana) == []


def test_a_client_named_inside_is_suggested_and_stays_in_the_words(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    asked = plan_line(office.database, ana, "send it to Acme", press(office))
    assert isinstance(asked, WhichClient)
    assert "send it to Acme" in [one.words for one in asked.known]


def test_a_private_client_of_anothers_is_unknown(office: Office, ana: Member, ben: Member) -> None:
    secret = office.a_client(ben, "Secret")
    with office.database.write() as connection:
        change_client(connection, "T1", secret.id, visibility="private")
    asked = plan_line(office.database, ana, "Secret send it", press(office))
    assert isinstance(asked, WhichClient)
    assert asked.known == ()
    with pytest.raises(NotFound):
        plan_words(office.database, ana, Words(secret.id, "send it"), press(office))
    with pytest.raises(NotFound):
        plan_step(office.database, ana, ClientStep(secret.id, STEP, "U1"), press(office))


def test_a_misspelt_mark_asks_and_keeps_nothing(office: Office, ana: Member, ben: Member) -> None:
    acme = office.a_client(ana)
    asked = plan_line(office.database, ana, "Acme buy it by Friday !prviate", press(office))
    assert isinstance(asked, WhoMayRead)
    assert owed(office, ana) == []
    kept = plan_words(
        office.database, ana, Words(acme.id, asked.words, is_private=True), press(office)
    )
    assert isinstance(kept, PlanKept)
    assert (kept.action.text, kept.action.in_confidence) == ("buy it", True)
    assert kept.action.due_on == TODAY + 3 * A_DAY
    seen = get_plan(office.database, ben, kept.action.id, NOW)
    assert isinstance(seen, PlanKept)
    assert (seen.action.is_hidden, seen.action.text, seen.can_undo) == (True, "", False)
    told = plan_words(
        office.database, ana, Words(acme.id, asked.words, is_private=False), press(office)
    )
    assert isinstance(told, PlanKept)
    assert not told.action.in_confidence
    assert "!prviate" in told.action.text


def test_a_new_client_is_made_with_what_comes_next(office: Office, ana: Member) -> None:
    new = NewClient("Globex")
    kept = plan_for_new(office.database, ana, new, "send it by Friday", press(office, "once"))
    assert isinstance(kept, PlanKept)
    assert (kept.action.client_name, kept.action.text) == ("Globex", "send it")
    again = plan_for_new(office.database, ana, new, "send it by Friday", press(office, "once"))
    assert again == kept
    with pytest.raises(AlreadyThere):
        plan_for_new(office.database, ana, new, "call", press(office))


@pytest.mark.parametrize("words", ["", "buy it !prviate"])
def test_no_client_is_made_where_its_next_action_is_refused(
    office: Office, ana: Member, words: str
) -> None:
    with pytest.raises(Unreadable):
        plan_for_new(office.database, ana, NewClient("Globex"), words, press(office))
    with pytest.raises(Unreadable, match="What comes next"):
        plan_for_new(office.database, ana, NewClient("Globex"), "", press(office))
    assert isinstance(plan_line(office.database, ana, "Globex x", press(office)), WhichClient)


def test_a_colleague_whose_it_is_to_be_is_told(office: Office, ana: Member, ben: Member) -> None:
    acme = office.a_client(ana, last_spoke_on=TODAY)
    asked = ClientStep(acme.id, STEP, "U2")
    action = plan_step(office.database, ana, asked, press(office, "once"))
    assert plan_step(office.database, ana, asked, press(office, "once")) == action
    assert (owed(office, ben), owed(office, ana)) == (["send quote"], [])
    told = take_delivery(office.database, "T1", NOW)
    assert told
    assert (told.kind, told.member_id) == (DeliveryKind.HANDED, "U2")


def test_what_a_guest_is_to_do_is_not_kept(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    with pytest.raises(NotAllowed):
        plan_step(office.database, ana, ClientStep(acme.id, STEP, "U9"), press(office))
    assert owed(office, ana) == []


def test_undo_gives_the_words_back_once(office: Office, ana: Member) -> None:
    office.a_client(ana)
    action = plan(office, ana, "Acme send it")
    request = press(office)
    assert undo_plan(office.database, ana, action.id, request) == PlanGone(action)
    assert undo_plan(office.database, ana, action.id, request) == PlanGone()
    with pytest.raises(NotFound):
        undo_plan(office.database, ana, action.id, press(office))
    assert owed(office, ana) == []


def test_undo_is_for_its_author_and_for_fifteen_minutes(
    office: Office, ana: Member, ben: Member
) -> None:
    office.a_client(ana)
    action = plan(office, ana, "Acme send it")
    with pytest.raises(NotAllowed):
        undo_plan(office.database, ben, action.id, press(office))
    late = Press(office.a_request(), NOW + 16 * A_MINUTE, NOW)
    with pytest.raises(TooLate):
        undo_plan(office.database, ana, action.id, late)
    kept = get_plan(office.database, ana, action.id, late.now)
    assert kept == PlanKept(action, can_undo=False)
    drop_action(office.database, ana, action.id, press(office))
    closed = get_plan(office.database, ana, action.id, NOW)
    assert isinstance(closed, PlanKept)
    assert not closed.can_undo


def test_what_is_owed_is_counted_by_ones_own_day(office: Office) -> None:
    kai = office.a_member("U7", tz="Pacific/Kiritimati")  # it is Tuesday night there
    office.a_client(kai)
    for day in ("today", "tomorrow", "15 March", "16 March"):
        plan(office, kai, f"Acme step by {day}")
    plan(office, kai, "Acme whenever")
    page = list_next(office.database, kai, 0, NOW)
    assert list(page.counts) == list(When)
    assert list(page.counts.values()) == [0, 1, 2, 1, 1]
    tomorrow = list_next(office.database, kai, 0, NOW + A_DAY)
    assert list(tomorrow.counts.values()) == [1, 1, 1, 1, 1]
    assert tomorrow.actions[-1].text == "whenever"


def test_past_the_last_page_is_the_last_page(office: Office, ana: Member) -> None:
    office.a_client(ana)
    for number in range(PAGE + 1):
        plan(office, ana, f"Acme step {number}")
    page = list_next(office.database, ana, 9, NOW)
    assert (page.page, page.total, len(page.actions)) == (1, PAGE + 1, 1)
    assert list_next(office.database, ana, -1, NOW).page == 0
