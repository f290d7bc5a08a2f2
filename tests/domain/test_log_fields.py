"""The log form's rules: what is wrong with it, when it happened, and what a draft keeps of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.duration import LONGEST, read_duration_at, say_duration
from domain.local_time import local_day
from domain.log_fields import LogFields, check_fields, line_of
from domain.records import Kind, Member, Standing, Topic
from domain.warmth import Tier

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
A_DAY = timedelta(days=1)
ZONES = ["UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"]
FULL = LogFields(client_id="c1", on=TODAY, next_text="send it", due_on=TODAY)

words = st.text(max_size=40)
days = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
fields = st.builds(
    LogFields,
    client_id=words,
    is_new=st.booleans(),
    name=words,
    tier=st.sampled_from(Tier),
    owner_id=words,
    last_spoke_on=days,
    kind=st.sampled_from(Kind),
    on=days,
    at=st.none() | st.times().map(lambda at: at.replace(microsecond=0)),
    people=st.lists(words, max_size=4).map(tuple),
    duration=words,
    topic=st.none() | st.sampled_from(Topic),
    summary=words,
    next_text=words,
    due_on=days,
    is_promise=st.booleans(),
    needs_no_next=st.booleans(),
    in_confidence=st.booleans(),
)
instants = st.integers(-3_000_000, 3_000_000).map(lambda ago: NOW + timedelta(minutes=ago))


def who(tz: str = "UTC") -> Member:
    return Member("T1", "U1", "Mia", tz, "en-GB", Standing.MEMBER)


def wrong(one: LogFields, **how: object) -> dict[str, str]:
    asked: dict[str, object] = {"asks_next": True, "due_before": None} | how
    return check_fields(one, who(), NOW, **asked)  # type: ignore[arg-type]


@given(fields)
def test_a_draft_gives_back_all_that_was_filled_in(one: LogFields) -> None:
    assert LogFields.of_text(one.to_text()) == one


@given(st.integers(1, LONGEST))
def test_a_length_is_read_as_it_is_said(minutes: int) -> None:
    said = say_duration(minutes)
    assert read_duration_at(said.split()) == (minutes, len(said.split()))


@given(instants, st.integers(0, 4000), st.sampled_from(ZONES))
def test_a_day_without_an_hour_is_that_day_and_never_in_the_future(
    now: datetime, ago: int, tz: str
) -> None:
    on = local_day(now, tz) - ago * A_DAY
    happened_at = LogFields(on=on).happened_at(tz, now)
    assert local_day(happened_at, tz) == on
    assert happened_at <= now


@given(instants, days, st.none() | st.times(), st.sampled_from(ZONES))
def test_what_is_not_complained_of_is_not_in_the_future(
    now: datetime, on: date | None, at: time | None, tz: str
) -> None:
    one = LogFields(on=on, at=at, needs_no_next=True)
    if not check_fields(one, who(tz), now, asks_next=True, due_before=None):
        assert one.happened_at(tz, now) <= now


def test_today_without_an_hour_is_now_and_a_past_day_is_noon() -> None:
    assert LogFields(on=TODAY).happened_at("UTC", NOW) == NOW
    assert LogFields(on=TODAY - A_DAY).happened_at("UTC", NOW).hour == 12
    assert LogFields(on=TODAY, at=time(8)).happened_at("UTC", NOW).hour == 8


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": None}, "on"),
        ({"on": TODAY + A_DAY}, "on"),
        ({"at": time(9, 31)}, "at"),
        ({"duration": "ages"}, "duration"),
        ({"duration": "25m and then some"}, "duration"),
        ({"is_new": True, "last_spoke_on": TODAY + A_DAY}, "last_spoke_on"),
        ({"next_text": " "}, "next_text"),
        ({"needs_no_next": True}, "needs_no_next"),
        ({"is_promise": True, "due_on": None}, "due_on"),
        ({"due_on": TODAY - A_DAY}, "due_on"),
    ],
)
def test_each_fault_is_said_at_its_field(changes: dict[str, object], field: str) -> None:
    assert wrong(FULL) == {}
    assert set(wrong(replace(FULL, **changes))) == {field}  # type: ignore[arg-type]


def test_a_late_due_day_that_stood_there_before_may_stay() -> None:
    late = replace(FULL, due_on=TODAY - A_DAY)
    assert wrong(late, due_before=TODAY - A_DAY) == {}
    assert wrong(replace(late, due_on=TODAY - 2 * A_DAY), due_before=TODAY - A_DAY) != {}


def test_where_next_actions_stay_as_they_are_none_is_asked_for() -> None:
    assert wrong(replace(FULL, next_text=""), asks_next=False) == {}


def test_the_words_of_a_form_read_like_a_line() -> None:
    one = replace(
        FULL,
        kind=Kind.MEETING,
        on=TODAY - A_DAY,
        people=("Dana", "Raj"),
        duration="1h30",
        topic=Topic.MIXED,
        summary="roadmap",
        is_promise=True,
        in_confidence=True,
    )
    assert line_of(one, "Acme", TODAY) == (
        "Acme meeting with Dana, Raj 1h30 2026-03-09: roadmap #mixed !confidence\n"
        "promise: send it by 2026-03-10"
    )
    assert line_of(LogFields(), "", TODAY) == "(no client yet) call:"
