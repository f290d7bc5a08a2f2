"""When a date comes round, and when it is told of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.important_dates import (
    GRACE,
    LADDERS,
    DateKind,
    ImportantDate,
    first_card_on,
    first_told_on,
    next_notice,
    next_occurrence,
    notice_due,
    notice_for_card,
    notice_told,
    snoozed_until,
    told_when_done,
)

A_DAY = timedelta(days=1)
LEAP_DAY = ImportantDate(DateKind.BIRTHDAY, 2, 29)
BIRTHDAY = ImportantDate(DateKind.BIRTHDAY, 5, 3, 1980)


def once(kind: DateKind, on: date, *, lasts_days: int = 1, notice_days: int = 0) -> ImportantDate:
    return ImportantDate(
        kind,
        on.month,
        on.day,
        on.year,
        is_yearly=False,
        lasts_days=lasts_days,
        notice_days=notice_days,
    )


def told(one: ImportantDate, start: date, days: int) -> list[date]:
    """The days on which it is told, looked at each day."""
    told_on: date | None = start - A_DAY
    found = []
    for day in (start + number * A_DAY for number in range(days)):
        notice = notice_due(one, day, told_on)
        if notice:
            told_on = notice.on
            found.append(day)
    return found


def test_every_kind_has_its_ladder_and_its_grace() -> None:
    assert set(LADDERS) == set(GRACE) == set(DateKind)
    assert LADDERS[DateKind.RENEWAL] == (90, 60, 30, 14, 7)


def test_a_birthday_is_told_a_week_before_and_on_its_day_each_year() -> None:
    days = told(BIRTHDAY, date(2026, 1, 1), 800)
    assert days == [date(2026, 4, 26), date(2026, 5, 3), date(2027, 4, 26), date(2027, 5, 3)]


def test_a_leap_day_birthday_comes_on_the_28th_in_other_years() -> None:
    assert next_occurrence(LEAP_DAY, date(2026, 1, 1)) == date(2026, 2, 28)
    assert next_occurrence(LEAP_DAY, date(2028, 1, 1)) == date(2028, 2, 29)
    assert next_occurrence(LEAP_DAY, date(2026, 3, 1)) == date(2027, 2, 28)
    assert told(LEAP_DAY, date(2027, 12, 1), 120) == [date(2028, 2, 22), date(2028, 2, 29)]


def test_the_year_2100_has_no_leap_day() -> None:
    assert next_occurrence(LEAP_DAY, date(2096, 3, 1)) == date(2097, 2, 28)
    assert next_occurrence(LEAP_DAY, date(2100, 1, 1)) == date(2100, 2, 28)
    assert next_occurrence(LEAP_DAY, date(2103, 3, 1)) == date(2104, 2, 29)


def test_a_renewal_counts_back_from_its_notice_day() -> None:
    one = once(DateKind.RENEWAL, date(2026, 12, 31), notice_days=90)
    notice_on = date(2026, 10, 2)
    assert one.notice_on(date(2026, 12, 31)) == notice_on
    wanted = [notice_on - timedelta(days=before) for before in (90, 60, 30, 14, 7)]
    assert told(one, date(2026, 1, 1), 500) == wanted
    assert next_notice(one, notice_on - 7 * A_DAY) is None


@pytest.mark.parametrize(
    ("on", "months", "notice_on"),
    [
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2028, 5, 31), 3, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
    ],
)
def test_months_of_notice_end_on_the_same_day_or_the_last_of_its_month(
    on: date, months: int, notice_on: date
) -> None:
    one = replace(once(DateKind.RENEWAL, on), notice_months=months)
    assert one.notice_on(on) == notice_on
    assert told(one, on - 400 * A_DAY, 420)[-1] == notice_on - 7 * A_DAY


def test_a_yearly_renewal_is_told_of_before_the_year_turns() -> None:
    one = ImportantDate(DateKind.RENEWAL, 1, 4, 2026, notice_days=30)
    assert told(one, date(2026, 8, 1), 140) == [
        date(2026, 9, 6),
        date(2026, 10, 6),
        date(2026, 11, 5),
        date(2026, 11, 21),
        date(2026, 11, 28),
    ]


def test_a_trip_is_told_on_the_day_after_its_end() -> None:
    one = once(DateKind.TRIP, date(2026, 3, 2), lasts_days=7)
    assert told(one, date(2026, 1, 1), 200) == [date(2026, 3, 9)]
    assert notice_due(one, date(2026, 3, 16), None)
    assert notice_due(one, date(2026, 3, 17), None) is None


def test_steps_before_a_trip_count_from_its_beginning() -> None:
    one = ImportantDate(DateKind.TRIP, 3, 2, 2026, is_yearly=False, lasts_days=7, ladder=(3, 0, -1))
    assert told(one, date(2026, 1, 1), 200) == [
        date(2026, 2, 27),
        date(2026, 3, 2),
        date(2026, 3, 9),
    ]


def test_steps_that_were_missed_are_told_once_and_late_ones_for_a_while() -> None:
    one = once(DateKind.EXPIRY, date(2026, 6, 30))
    due = notice_due(one, date(2026, 6, 20), None)
    assert due
    assert due.days_before == 14
    assert notice_due(one, date(2026, 6, 20), due.on) is None
    assert notice_due(one, date(2026, 7, 14), None)
    assert notice_due(one, date(2026, 7, 15), None) is None


@pytest.mark.parametrize(("late", "is_told"), [(3, True), (4, False)])
def test_a_birthday_that_was_missed_is_told_for_three_days(late: int, is_told: bool) -> None:
    day = date(2026, 5, 3) + timedelta(days=late)
    assert bool(notice_due(BIRTHDAY, day, date(2026, 4, 26))) is is_told


def test_nothing_is_told_before_the_year_it_begins_in() -> None:
    one = ImportantDate(DateKind.ANNIVERSARY, 5, 3, 2030)
    assert notice_due(one, date(2026, 5, 3), None) is None
    assert next_occurrence(one, date(2029, 12, 31)) == date(2030, 5, 3)


def test_what_begins_years_ahead_waits_for_its_first_step() -> None:
    one = ImportantDate(DateKind.RENEWAL, 1, 4, 2040)
    assert first_card_on(one, date(2026, 5, 3), None) == date(2039, 10, 6)


def test_a_date_that_comes_once_is_past_for_good() -> None:
    one = once(DateKind.EVENT, date(2026, 6, 30), lasts_days=2)
    assert next_occurrence(one, date(2026, 7, 1)) == date(2026, 6, 30)
    assert next_occurrence(one, date(2026, 7, 2)) is None
    assert first_card_on(one, date(2026, 8, 1), None) is None


def test_what_is_new_is_told_at_once_where_a_step_has_passed_but_not_when_it_is_over() -> None:
    day = date(2026, 5, 1)
    assert first_told_on(BIRTHDAY, day) == date(2025, 5, 3)
    assert first_card_on(BIRTHDAY, day, first_told_on(BIRTHDAY, day)) == day
    after = date(2026, 5, 4)
    assert first_told_on(BIRTHDAY, after) == date(2026, 5, 3)
    assert first_card_on(BIRTHDAY, after, date(2026, 5, 3)) == date(2027, 4, 26)


def test_a_day_without_a_nudge_is_told_before_it_but_an_end_after_it() -> None:
    friday, sunday = date(2026, 5, 1), date(2026, 5, 3)
    notice = notice_for_card(BIRTHDAY, friday, date(2026, 4, 26), sunday, sunday)
    assert notice
    assert (notice.on, notice.days_before) == (sunday, 0)
    trip = once(DateKind.TRIP, date(2026, 4, 27), lasts_days=6)  # ends on Saturday
    assert notice_for_card(trip, friday, None, sunday, sunday) is None
    assert notice_for_card(trip, date(2026, 5, 4), None, sunday, date(2026, 5, 4))


def test_of_a_missed_step_and_one_ahead_only_the_later_is_told() -> None:
    friday, sunday = date(2026, 5, 1), date(2026, 5, 3)
    notice = notice_for_card(BIRTHDAY, friday, None, date(2026, 4, 26), sunday)
    assert notice
    assert notice.days_before == 0
    assert notice_for_card(BIRTHDAY, friday, notice.on, date(2027, 4, 26), sunday) is None


def test_a_snoozed_one_waits_though_its_step_has_come() -> None:
    monday = date(2026, 4, 27)
    assert notice_for_card(BIRTHDAY, monday, None, monday + A_DAY, monday) is None
    assert notice_for_card(BIRTHDAY, monday + A_DAY, None, monday + A_DAY, monday + A_DAY)


def test_a_snooze_ends_on_the_day_itself_at_the_latest() -> None:
    week_before, day = date(2026, 4, 26), date(2026, 5, 3)
    assert snoozed_until(BIRTHDAY, week_before, date(2026, 6, 1), week_before) == day
    assert snoozed_until(BIRTHDAY, week_before, date(2026, 4, 28), week_before) == date(2026, 4, 28)
    assert snoozed_until(BIRTHDAY, day, date(2026, 6, 1), day) == date(2026, 5, 6)
    assert snoozed_until(BIRTHDAY, date(2026, 1, 1), date(2026, 6, 1), day) == date(2026, 6, 1)


def test_done_settles_a_renewal_and_only_this_step_of_a_birthday() -> None:
    one = ImportantDate(DateKind.RENEWAL, 12, 31, 2020, notice_days=90)
    first = date(2026, 7, 4)
    assert notice_told(one, first)
    settled = told_when_done(one, first)
    later = next_notice(one, settled)
    assert settled == date(2026, 9, 25)
    assert later
    assert later.on == date(2027, 7, 4)
    assert told_when_done(BIRTHDAY, date(2026, 4, 26)) == date(2026, 4, 26)
    assert told_when_done(one, date(2026, 1, 1)) == date(2026, 1, 1)


def test_an_empty_year_ends_at_the_end_of_the_calendar() -> None:
    assert next_occurrence(BIRTHDAY, date(9998, 6, 1)) is None
    assert next_notice(BIRTHDAY, date(9998, 6, 1)) is None
