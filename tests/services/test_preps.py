"""Planning a talk: kept once, changed by whom it may be, cancelled and brought back."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from domain.errors import TooLate, Unreadable
from domain.prep_fields import fields_of
from domain.preps import PrepState
from domain.records import Client, Kind, Member
from services.open_client import open_client
from services.preps import (
    PrepEdit,
    ask_prep_later,
    cancel_prep,
    open_prep_form,
    restore_prep,
    save_prep,
)
from tests.office import A_DAY, NOW, Office
from tests.services.prep_ground import (
    ASK,
    BRIEF,
    MINUTE,
    STARTS,
    change,
    filled_in,
    now_of,
    plan,
    tick,
)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def raj(office: Office) -> Member:
    return office.a_member("U2")


def test_what_was_filled_in_comes_back(office: Office, ana: Member, acme: Client) -> None:
    told: dict[str, Any] = {"kind": Kind.MEETING, "people": ("Dana", "Raj"), "duration": "1h30"}
    prep = plan(office, ana, acme, agenda="one\n\n- two", remind_minutes=60, **told)
    assert (prep.kind, prep.people, prep.minutes) == (Kind.MEETING, ("Dana", "Raj"), 90)
    assert (prep.agenda, prep.agenda_at) == (("one", "two"), NOW)
    assert (prep.starts_at, prep.due_at) == (STARTS, STARTS - 60 * MINUTE)
    assert open_prep_form(office.database, ana, NOW, prep_id=prep.id).fields == fields_of(prep, ana)


def test_the_same_request_plans_once(office: Office, ana: Member, acme: Client) -> None:
    edit = PrepEdit(acme.id, filled_in())
    first = save_prep(office.database, ana, edit, NOW, "once")
    assert save_prep(office.database, ana, edit, NOW, "once") == first
    assert open_client(office.database, ana, acme.id, NOW).preps == (first,)


def test_an_hour_that_has_passed_is_not_planned(office: Office, ana: Member, acme: Client) -> None:
    with pytest.raises(Unreadable, match="That hour has passed"):
        plan(office, ana, acme, at=time(9, 30))


def test_the_choice_of_the_reminder_is_remembered(
    office: Office, ana: Member, raj: Member, acme: Client
) -> None:
    def usual(who: Member) -> int | None:
        form = open_prep_form(office.database, who, NOW, client_id=acme.id)
        return form.fields.remind_minutes

    assert usual(ana) == 30
    plan(office, ana, acme, remind_minutes=120)
    assert usual(ana) == 120
    plan(office, ana, acme, now=NOW + MINUTE, remind_minutes=None)
    assert usual(ana) is None
    assert usual(raj) == 30


def test_a_move_brings_a_new_brief_and_the_same_hour_none(
    office: Office, ana: Member, acme: Client
) -> None:
    prep = plan(office, ana, acme)
    tick(office, BRIEF)
    same = change(office, ana, prep, now=BRIEF, agenda="another")
    assert (same.moves, same.due_at, same.agenda) == (0, ASK, ("another",))
    moved = change(office, ana, prep, now=BRIEF, on=(STARTS + A_DAY).date())
    assert (moved.moves, moved.due_at) == (1, BRIEF + A_DAY)
    assert len(tick(office, BRIEF + A_DAY)) == 1


def test_a_shorter_notice_moves_what_is_due(office: Office, ana: Member, acme: Client) -> None:
    prep = plan(office, ana, acme)
    assert change(office, ana, prep, remind_minutes=10).due_at == STARTS - 10 * MINUTE
    assert change(office, ana, prep, remind_minutes=None).due_at == ASK
    assert change(office, ana, prep, remind_minutes=None, duration="2h").due_at == (
        STARTS + 120 * MINUTE
    )


def test_an_hour_left_alone_stays_the_same_instant_in_another_zone(
    office: Office, ana: Member, acme: Client
) -> None:
    prep = plan(office, ana, acme)
    office.a_member("U1", tz="Asia/Tokyo")
    there = office.fresh(ana)
    form = open_prep_form(office.database, there, NOW, prep_id=prep.id)
    assert form.fields.at == time(20, 30)
    edit = PrepEdit(acme.id, replace(form.fields, agenda="x"), prep.id, shown=form.shown)
    kept = save_prep(office.database, there, edit, NOW, office.a_request())
    assert (kept.starts_at, kept.starts_tz, kept.moves) == (STARTS, "UTC", 0)


def test_an_hour_that_comes_twice_is_not_moved_by_an_edit(office: Office) -> None:
    """The second 02:30 of the night in which the clocks go back, planned from elsewhere."""
    paris = office.a_member("U3", tz="Europe/Paris")
    utc = office.a_member("U4")
    client = office.a_client(paris, "Louvre", owner_id="U3")
    prep = plan(office, utc, client, on=date(2026, 10, 25), at=time(1, 30))
    form = open_prep_form(office.database, paris, NOW, prep_id=prep.id)
    assert form.fields.at == time(2, 30)
    edit = PrepEdit(client.id, form.fields, prep.id)
    kept = save_prep(office.database, paris, edit, NOW, office.a_request())
    assert kept.starts_at == prep.starts_at


def test_who_saves_over_a_change_is_told(office: Office, ana: Member, acme: Client) -> None:
    prep = plan(office, ana, acme)
    change(office, ana, prep, agenda="theirs", shown=prep.mark())
    with pytest.raises(Unreadable, match="Someone changed this plan"):
        change(office, ana, prep, agenda="mine", shown=prep.mark())
    assert now_of(office, ana, prep).agenda == ("theirs",)


def test_cancelled_it_is_shown_for_a_while_and_brought_back(
    office: Office, ana: Member, acme: Client
) -> None:
    prep = plan(office, ana, acme)
    gone = cancel_prep(office.database, ana, prep.id, NOW, "once")
    assert (gone.state, gone.due_at) == (PrepState.CANCELLED, None)
    assert open_client(office.database, ana, acme.id, NOW).preps == (gone,)
    assert open_client(office.database, ana, acme.id, NOW + 16 * MINUTE).preps == ()
    assert tick(office, BRIEF) == []
    back = restore_prep(office.database, ana, prep.id, BRIEF, "undo")
    assert (back.state, back.due_at) == (PrepState.PLANNED, BRIEF)
    again = cancel_prep(office.database, ana, prep.id, BRIEF, "once")
    assert again.state is PrepState.PLANNED
    cancel_prep(office.database, ana, prep.id, BRIEF, "twice")
    late = restore_prep(office.database, ana, prep.id, BRIEF, "undo")
    assert late.state is PrepState.CANCELLED


def test_what_was_cancelled_long_ago_stays_so(office: Office, ana: Member, acme: Client) -> None:
    prep = plan(office, ana, acme)
    cancel_prep(office.database, ana, prep.id, NOW, "once")
    with pytest.raises(TooLate, match="Plan a new one"):
        restore_prep(office.database, ana, prep.id, STARTS, "undo")
    with pytest.raises(Unreadable, match="logged or cancelled meanwhile"):
        change(office, ana, prep)


def test_later_is_asked_once_however_often_it_is_pressed(
    office: Office, ana: Member, acme: Client
) -> None:
    prep = plan(office, ana, acme)
    tick(office, BRIEF)
    tick(office, ASK)
    first = ask_prep_later(office.database, ana, prep.id, ASK)
    assert first.due_at == (NOW + A_DAY).replace(hour=9, minute=0)
    assert ask_prep_later(office.database, ana, prep.id, ASK + A_DAY).due_at == first.due_at
    assert len(tick(office, first.due_at)) == 1


def test_planned_once_more_it_has_its_people_and_agenda_and_no_hour(
    office: Office, ana: Member, acme: Client
) -> None:
    prep = plan(office, ana, acme, people=("Dana",))
    form = open_prep_form(office.database, ana, NOW, prep_id=prep.id, is_again=True)
    assert (form.prep_id, form.fields.people, form.fields.agenda) == ("", ("Dana",), "Q3 roadmap")
    assert (form.fields.on, form.fields.at) == (None, None)


def test_the_card_has_the_soonest_three_and_says_that_there_are_more(
    office: Office, ana: Member, acme: Client
) -> None:
    for hour in (16, 13, 14, 15):
        plan(office, ana, acme, at=time(hour))
    card = open_client(office.database, ana, acme.id, NOW)
    assert [prep.starts_at.hour for prep in card.preps] == [13, 14, 15]
    assert card.has_more_preps
