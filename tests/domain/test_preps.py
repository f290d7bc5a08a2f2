"""When the messages about a planned talk are due, in whatever zone and at whatever hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.local_time import local_instant
from domain.preps import (
    LATE_BY,
    Prep,
    PrepState,
    agenda_of,
    ask_again_at,
    ask_at,
    brief_is_due,
    can_be_restored,
    is_told_by,
    next_due_at,
    prep_id_of,
)
from domain.records import Kind, Member, Standing

# A Tuesday.
STARTS = datetime(2026, 3, 10, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
ZONES = (
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Europe/Paris",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "UTC",
)
INSTANTS = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + minutes * MINUTE
)


def a_member(tz: str = "UTC", **changes: Any) -> Member:  # noqa: ANN401 - any field
    return replace(Member("T1", "U1", "Mia", tz, "en-GB", Standing.MEMBER), **changes)


def a_prep(starts_at: datetime = STARTS, **changes: Any) -> Prep:  # noqa: ANN401 - any field
    prep = Prep(
        id="p" * 32,
        workspace_id="T1",
        client_id="c1",
        client_name="Acme",
        kind=Kind.CALL,
        starts_at=starts_at,
        starts_tz="UTC",
        owner_id="U1",
        author_id="U1",
        created_at=starts_at - timedelta(days=1),
    )
    return replace(prep, **changes)


WHO = a_member()


def test_the_brief_is_due_thirty_minutes_before() -> None:
    assert next_due_at(a_prep(), WHO, STARTS - HOUR) == STARTS - 30 * MINUTE


@pytest.mark.parametrize("minutes", [10, 60, 24 * 60])
def test_the_brief_is_due_as_long_before_as_was_chosen(minutes: int) -> None:
    prep = a_prep(remind_minutes=minutes)
    assert next_due_at(prep, WHO, STARTS - 48 * HOUR) == STARTS - minutes * MINUTE


def test_without_a_reminder_the_question_is_next() -> None:
    prep = a_prep(remind_minutes=None)
    assert next_due_at(prep, WHO, STARTS - HOUR) == STARTS + 30 * MINUTE


def test_after_the_brief_the_question_is_due_at_its_end() -> None:
    prep = a_prep(brief_id="d1", minutes=90)
    assert next_due_at(prep, WHO, STARTS) == STARTS + 90 * MINUTE


def test_a_brief_is_of_use_for_ten_minutes_after_the_start() -> None:
    assert brief_is_due(a_prep(), STARTS + LATE_BY - MINUTE)
    assert not brief_is_due(a_prep(), STARTS + LATE_BY)
    assert next_due_at(a_prep(), WHO, STARTS + LATE_BY) == STARTS + 30 * MINUTE


@pytest.mark.parametrize("state", [PrepState.LOGGED, PrepState.CANCELLED, PrepState.ASKED])
def test_nothing_more_is_due_of_one_that_is_settled_or_asked_about(state: PrepState) -> None:
    assert next_due_at(a_prep(state=state), WHO, STARTS - HOUR) is None


def test_a_dinner_is_asked_about_the_next_morning() -> None:
    dinner = a_prep(STARTS.replace(hour=21), minutes=120)
    assert ask_at(dinner, WHO) == datetime(2026, 3, 11, 9, tzinfo=UTC)


def test_a_call_before_dawn_is_asked_about_that_morning() -> None:
    assert ask_at(a_prep(STARTS.replace(hour=5)), WHO) == datetime(2026, 3, 10, 9, tzinfo=UTC)


def test_the_morning_is_the_hour_of_the_nudge_where_that_is_a_waking_one() -> None:
    dinner = a_prep(STARTS.replace(hour=21))
    early = a_member(nudge_time=time(8, 30))
    assert ask_at(dinner, early).time() == time(8, 30)
    nightly = a_member(nudge_time=time(3))
    assert ask_at(dinner, nightly).time() == time(9)


@given(starts_at=INSTANTS, tz=st.sampled_from(ZONES), minutes=st.integers(1, 12 * 60))
def test_nobody_is_asked_at_night_or_before_its_end_or_days_later(
    starts_at: datetime, tz: str, minutes: int
) -> None:
    who, prep = a_member(tz), a_prep(starts_at, minutes=minutes)
    at = ask_at(prep, who)
    assert "08:00" <= f"{who.local(at):%H:%M}" < "20:00"
    assert timedelta() <= at - prep.ends_at <= timedelta(hours=14)


@given(now=INSTANTS, tz=st.sampled_from(ZONES))
def test_later_is_the_next_local_morning(now: datetime, tz: str) -> None:
    who = a_member(tz)
    at = who.local(ask_again_at(who, now))
    assert f"{at:%H:%M}" == "09:00"
    assert at.date() - who.today(now) == timedelta(days=1)


@given(
    starts_at=INSTANTS,
    tz=st.sampled_from(ZONES),
    elsewhere=st.sampled_from(ZONES),
    remind=st.sampled_from([10, 30, 1440, None]),
)
def test_the_brief_is_due_at_the_same_instant_wherever_its_owner_goes(
    starts_at: datetime, tz: str, elsewhere: str, remind: int | None
) -> None:
    prep = a_prep(starts_at, remind_minutes=remind, starts_tz=tz)
    before = starts_at - timedelta(days=2)
    here, there = (next_due_at(prep, a_member(one), before) for one in (tz, elsewhere))
    if remind is not None:
        assert here == there == starts_at - timedelta(minutes=remind)


@given(starts_at=INSTANTS, tz=st.sampled_from(ZONES), after=st.integers(-60, 2_000))
def test_a_contact_is_it_only_on_its_local_day_and_once_it_began(
    starts_at: datetime, tz: str, after: int
) -> None:
    who, now = a_member(tz), starts_at + after * MINUTE
    is_same_day = f"{who.local(now):%Y-%m-%d}" == f"{who.local(starts_at):%Y-%m-%d}"
    assert is_told_by(a_prep(starts_at), Kind.CALL, now, who, now) == is_same_day


def test_a_contact_long_before_its_hour_is_another() -> None:
    morning = STARTS - 2 * HOUR
    assert not is_told_by(a_prep(), Kind.CALL, morning, WHO, morning)


@pytest.mark.parametrize(("kind", "is_it"), [(Kind.MEETING, True), (Kind.EMAIL, False)])
def test_an_email_is_no_talk(kind: Kind, *, is_it: bool) -> None:
    assert is_told_by(a_prep(), kind, STARTS, WHO, STARTS) == is_it


def test_a_contact_of_that_day_logged_the_day_after_is_it() -> None:
    assert is_told_by(a_prep(), Kind.CALL, STARTS, WHO, STARTS + 26 * HOUR)


def test_cancelling_is_undone_while_it_lies_ahead_or_for_fifteen_minutes() -> None:
    prep = a_prep(state=PrepState.CANCELLED, closed_at=STARTS + HOUR)
    assert can_be_restored(prep, STARTS + HOUR + 15 * MINUTE)
    assert not can_be_restored(prep, STARTS + HOUR + 16 * MINUTE)
    early = replace(prep, closed_at=STARTS - 48 * HOUR)
    assert can_be_restored(early, STARTS - MINUTE)
    assert not can_be_restored(early, STARTS)
    assert not can_be_restored(a_prep(), STARTS - HOUR)


def test_an_agenda_is_a_line_each_without_marks_and_empty_lines() -> None:
    typed = "- Q3 roadmap\n\n•  Who   signs?\n -\n2. price"
    assert agenda_of(typed) == ("Q3 roadmap", "Who signs?", "2. price")
    assert agenda_of(" \n\n") == ()


def test_each_start_and_each_question_has_a_message_of_its_own() -> None:
    prep = a_prep()
    assert prep.brief_key != replace(prep, moves=1).brief_key
    assert prep.question_key != replace(prep, asks=1).question_key
    assert prep_id_of(prep.brief_key) == prep_id_of(prep.question_key) == prep.id


def test_a_changed_plan_is_told_from_the_one_that_a_form_showed() -> None:
    marks = {
        one.mark()
        for one in (
            a_prep(),
            a_prep(agenda=("x",)),
            a_prep(people=("Dana",)),
            a_prep(minutes=5),
            a_prep(remind_minutes=None),
            a_prep(in_confidence=True),
            a_prep(STARTS + MINUTE),
        )
    }
    assert len(marks) == 7


def test_an_hour_that_daylight_saving_skips_is_the_first_after_the_gap() -> None:
    at = local_instant(date(2026, 3, 29), time(2, 30), "Europe/Paris")
    assert a_member("Europe/Paris").local(at).isoformat() == "2026-03-29T03:00:00+02:00"
