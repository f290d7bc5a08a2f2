"""A line about a talk to come: planned with all its words, its draft used up."""

import pytest

from domain.errors import NotFound, Unreadable
from domain.outcomes import Asked, LogOutcome, PrepKept
from domain.preps import PrepState
from domain.records import Client, Kind, Member
from services.facts import list_facts
from services.open_client import open_client
from services.plan_line import open_plan_of_draft
from services.preps import PrepEdit, cancel_prep, save_prep
from services.settle_draft import Answer, list_drafts, settle_draft
from tests.office import A_DAY, NOW, Office
from tests.services.prep_ground import plan

LINE = (
    "Acme with Dana 45m tomorrow 10am: review\nthe price next: send it by Friday fact: loves jazz"
)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


def press(office: Office, who: Member, asked: Asked, request_id: str = "once") -> LogOutcome:
    answer = Answer(asked.draft.id, request_id, {"when": "talk"})
    return settle_draft(office.database, who, answer, NOW)


def test_one_press_plans_it_with_people_agenda_and_all_else(
    office: Office, ana: Member, acme: Client
) -> None:
    asked = office.ask(ana, LINE)
    assert (asked.kind, asked.has_hour) == (Kind.CALL, True)
    kept = press(office, ana, asked)
    assert isinstance(kept, PrepKept)
    prep = kept.prep
    assert (prep.people, prep.minutes, prep.agenda) == (("Dana",), 45, ("review", "the price"))
    assert prep.starts_at == (NOW + A_DAY).replace(hour=10, minute=0)
    card = open_client(office.database, ana, acme.id, NOW)
    assert [one.text for one in card.actions] == ["send it"]
    assert [one.text for one in card.facts] == ["loves jazz"]
    assert card.last == ()
    assert list_drafts(office.database, ana, NOW) == []


def test_pressed_twice_it_is_planned_once(office: Office, ana: Member, acme: Client) -> None:
    asked = office.ask(ana, LINE)
    assert press(office, ana, asked) == press(office, ana, asked)
    assert len(open_client(office.database, ana, acme.id, NOW).preps) == 1


def test_it_is_planned_with_the_members_own_notice(
    office: Office, ana: Member, acme: Client
) -> None:
    plan(office, ana, acme, remind_minutes=120)
    kept = press(office, ana, office.ask(ana, LINE))
    assert isinstance(kept, PrepKept)
    assert kept.prep.remind_minutes == 120


def test_in_confidence_it_stays_so(office: Office, ana: Member, acme: Client) -> None:
    raj = office.a_member("U2")
    kept = press(office, ana, office.ask(ana, f"{LINE} !conf"))
    assert isinstance(kept, PrepKept)
    assert kept.prep.in_confidence
    assert list_facts(office.database, raj, acme.id, NOW).rows == ()
    (shown,) = open_client(office.database, raj, acme.id, NOW).preps
    assert shown.is_hidden


def test_an_hour_that_has_passed_since_keeps_the_draft(
    office: Office, ana: Member, acme: Client
) -> None:
    asked = office.ask(ana, LINE, NOW - 3 * A_DAY)
    with pytest.raises(Unreadable, match="That hour has passed"):
        press(office, ana, asked)
    assert [one.draft.id for one in list_drafts(office.database, ana, NOW)] == [asked.draft.id]
    assert open_client(office.database, ana, acme.id, NOW).preps == ()


def test_without_an_hour_the_form_leaves_it_open(office: Office, ana: Member, acme: Client) -> None:
    asked = office.ask(ana, "Acme meeting with Dana tomorrow: review")
    assert not asked.has_hour
    form = open_plan_of_draft(office.database, ana, asked.draft.id)
    assert (form.client_id, form.draft_id) == (acme.id, asked.draft.id)
    assert (form.fields.kind, form.fields.people) == (Kind.MEETING, ("Dana",))
    assert (form.fields.on, form.fields.at) == ((NOW + A_DAY).date(), None)


def test_the_form_uses_up_the_draft_and_keeps_what_else_it_says(
    office: Office, ana: Member, acme: Client
) -> None:
    asked = office.ask(ana, LINE)
    form = open_plan_of_draft(office.database, ana, asked.draft.id)
    edit = PrepEdit(acme.id, form.fields, draft_id=form.draft_id)
    for _ in range(2):
        save_prep(office.database, ana, edit, NOW, "once")
    card = open_client(office.database, ana, acme.id, NOW)
    assert [one.text for one in card.actions] == ["send it"]
    assert len(card.preps) == len(card.facts) == 1
    assert list_drafts(office.database, ana, NOW) == []


def test_answered_meanwhile_the_draft_brings_nothing_twice(
    office: Office, ana: Member, acme: Client
) -> None:
    asked = office.ask(ana, LINE)
    form = open_plan_of_draft(office.database, ana, asked.draft.id)
    press(office, ana, asked)
    edit = PrepEdit(acme.id, form.fields, draft_id=form.draft_id)
    save_prep(office.database, ana, edit, NOW, "form")
    assert len(open_client(office.database, ana, acme.id, NOW).actions) == 1


def test_a_draft_of_somebody_else_is_not_there(office: Office, ana: Member, acme: Client) -> None:
    asked = office.ask(ana, LINE)
    with pytest.raises(NotFound):
        open_plan_of_draft(office.database, office.a_member("U2"), asked.draft.id)
    assert acme.name == "Acme"


def test_undone_it_is_cancelled_and_its_words_are_given_back(
    office: Office, ana: Member, acme: Client
) -> None:
    kept = press(office, ana, office.ask(ana, LINE))
    assert isinstance(kept, PrepKept)
    gone = cancel_prep(office.database, ana, kept.prep.id, NOW, office.a_request())
    assert (gone.state, gone.agenda) == (PrepState.CANCELLED, ("review", "the price"))
    assert acme.id == gone.client_id
