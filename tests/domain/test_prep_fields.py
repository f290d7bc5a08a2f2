"""The form of a planned talk: what is wrong with it, and what a prep looks like in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prep_fields import MOST_CHOSEN, PrepFields, check_prep, fields_of, people_of
from tests.domain.test_preps import INSTANTS, STARTS, ZONES, a_member, a_prep

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
WHO = a_member()
FULL = PrepFields(on=TODAY, at=time(10), agenda="Q3 roadmap")


def test_a_day_and_an_hour_to_come_are_enough() -> None:
    assert check_prep(PrepFields(on=TODAY, at=time(9, 31)), WHO, NOW, is_new=True) == {}


def test_it_needs_a_day_and_an_hour() -> None:
    assert check_prep(PrepFields(), WHO, NOW, is_new=True) == {"on": "Choose the day."}
    assert check_prep(PrepFields(on=TODAY), WHO, NOW, is_new=True) == {"at": "Choose the hour."}


@pytest.mark.parametrize(
    ("on", "at", "field"),
    [(TODAY, time(9, 30), "at"), (TODAY - timedelta(days=1), time(23), "on")],
)
def test_an_hour_that_has_passed_is_said_at_its_field(on: date, at: time, field: str) -> None:
    wrong = check_prep(PrepFields(on=on, at=at), WHO, NOW, is_new=True)
    assert list(wrong) == [field]
    assert wrong[field].startswith("That hour has passed.")


def test_the_hour_of_one_that_is_known_may_have_passed_since() -> None:
    assert check_prep(PrepFields(on=TODAY, at=time(9)), WHO, NOW, is_new=False) == {}


def test_a_length_that_cannot_be_read_is_said() -> None:
    wrong = check_prep(replace(FULL, duration="soon"), WHO, NOW, is_new=True)
    assert wrong == {"duration": "Write it like 25m, 1h30 or 2 hours."}
    assert replace(FULL, duration="1h30").minutes == 90


def test_an_hour_that_does_not_exist_begins_after_the_gap() -> None:
    paris = PrepFields(on=date(2026, 3, 29), at=time(2, 30)).starts_at("Europe/Paris")
    assert paris == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_taken_the_first_time() -> None:
    paris = PrepFields(on=date(2026, 10, 25), at=time(2, 30)).starts_at("Europe/Paris")
    assert paris == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(
    on=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    tz=st.sampled_from(ZONES),
)
def test_what_was_planned_stands_in_the_form_again(on: date, at: time, tz: str) -> None:
    starts_at = PrepFields(on=on, at=at).starts_at(tz)
    assert starts_at
    shown = fields_of(a_prep(starts_at), a_member(tz))
    assert shown.starts_at(tz) == starts_at
    if (shown.on, shown.at) != (on, at):  # daylight saving skipped it
        assert shown.at
        assert f"{shown.on} {shown.at}" > f"{on} {at}"


@given(starts_at=INSTANTS.map(lambda at: at.replace(second=0, microsecond=0)))
def test_the_form_has_the_hour_of_where_its_reader_is_by_now(starts_at: datetime) -> None:
    prep = a_prep(starts_at, starts_tz="Europe/Paris")
    there = a_member("Pacific/Kiritimati")
    shown = fields_of(prep, there)
    local = there.local(starts_at)
    assert f"{shown.on} {shown.at}" == f"{local:%Y-%m-%d %H:%M:%S}"


def test_the_form_has_the_agenda_a_line_each_and_the_length_in_words() -> None:
    shown = fields_of(a_prep(STARTS, agenda=("one", "two"), minutes=90), WHO)
    assert shown.agenda == "one\ntwo"
    assert shown.minutes == 90
    assert shown.lines == ("one", "two")


def test_names_that_a_form_cannot_show_stay() -> None:
    long = "N" * 200
    many = tuple(f"Person {place}" for place in range(MOST_CHOSEN + 5))
    assert people_of(PrepFields(people=(long[:150],)), a_prep(people=(long,))) == (long,)
    kept = people_of(PrepFields(people=("Dana",)), a_prep(people=many))
    assert kept == ("Dana", *many[MOST_CHOSEN:])
