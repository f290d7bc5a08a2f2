"""Dates over all days, ladders and zones: each step once, never too late, never twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.important_dates import (
    DateKind,
    ImportantDate,
    first_card_on,
    first_told_on,
    next_notice,
    next_occurrence,
    notice_due,
    notice_for_card,
    notices_of,
)
from domain.local_time import local_day
from domain.nudge_repeats import ahead_on
from domain.nudge_schedule import NudgeSettings

A_DAY = timedelta(days=1)
FAR = "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Europe/Berlin"
days_of_year = st.dates(date(2024, 1, 1), date(2024, 12, 31))
ladders = st.none() | st.sets(st.integers(-30, 120), min_size=1, max_size=8).map(
    lambda steps: tuple(sorted(steps, reverse=True))
)


# Days and months of a notice period.
NOTICES = ((0, 0), (0, 0), (30, 0), (366, 0), (0, 1), (0, 3), (0, 12))


@st.composite
def rules(draw: st.DrawFn, starts: tuple[int, int] = (2024, 2032)) -> ImportantDate:
    on = draw(days_of_year)
    is_yearly = draw(st.booleans())
    year = draw(st.integers(*starts))
    kind = draw(st.sampled_from(list(DateKind)))
    notice = draw(st.sampled_from(NOTICES))
    day = 28 if (on.month, on.day) == (2, 29) and not is_yearly else on.day
    return ImportantDate(
        kind,
        on.month,
        day,
        draw(st.none() | st.just(year)) if is_yearly else year,
        is_yearly=is_yearly,
        lasts_days=draw(st.integers(1, 30)),
        notice_days=notice[0],
        notice_months=notice[1],
        ladder=draw(ladders),
    )


weekdays = st.sets(st.integers(0, 6), min_size=1).map(frozenset)


class Told:
    """What the nudges of a member tell of a date: the way services keep it up."""

    def __init__(self, one: ImportantDate, start: date) -> None:
        self.one = one
        self.told_on = first_told_on(one, start)
        self.next_on = first_card_on(one, start, self.told_on)
        self.cards: list[tuple[date, date, int]] = []

    def nudge(self, today: date, choices: NudgeSettings) -> None:
        if self.next_on is None:
            return
        ahead = ahead_on(today, choices)
        notice = notice_for_card(self.one, today, self.told_on, self.next_on, ahead)
        if notice:
            self.cards.append((today, notice.on, notice.days_before))
            self.told_on = notice.on
            later = next_notice(self.one, max(notice.on, today))
            self.next_on = later.on if later else None
        elif self.next_on <= today:
            self.next_on = first_card_on(self.one, today, self.told_on)


@given(
    rules(), st.dates(date(2025, 1, 1), date(2031, 12, 31)), weekdays, st.sets(st.integers(0, 500))
)
@settings(deadline=None, max_examples=40)
def test_no_step_is_told_twice_and_none_goes_back(
    one: ImportantDate, start: date, chosen: frozenset[int], missed: set[int]
) -> None:
    choices, told = NudgeSettings(days=chosen), Told(one, start)
    for number in range(500):
        day = start + number * A_DAY
        if day.weekday() in chosen and number not in missed:
            told.nudge(day, choices)
    steps = [on for _, on, _ in told.cards]
    assert steps == sorted(set(steps))
    assert len({day for day, *_ in told.cards}) == len(told.cards)


@given(rules(), st.dates(date(2025, 1, 1), date(2031, 12, 31)), weekdays)
@settings(deadline=None, max_examples=40)
def test_with_every_nudge_each_step_comes_in_time(
    one: ImportantDate, start: date, chosen: frozenset[int]
) -> None:
    """Steps that fall between two nudges are told by the latest of them."""
    choices, told = NudgeSettings(days=chosen), Told(one, start)
    days = [start + number * A_DAY for number in range(420)]
    for day in days:
        if day.weekday() in chosen:
            told.nudge(day, choices)
    for day, on, before in told.cards:
        if before >= 0 and on >= start + 7 * A_DAY:
            assert day <= on
            assert (on - day).days < 7
        elif before < 0:
            assert day >= on


@given(rules(), st.dates(date(2025, 1, 1), date(2031, 12, 31)))
@settings(deadline=None, max_examples=40)
def test_the_stored_day_never_hides_a_step_of_a_daily_look(one: ImportantDate, start: date) -> None:
    """Looking only when the stored day has come finds all that looking each day finds."""
    told = Told(one, start)
    choices, told_on, wanted = NudgeSettings(days=frozenset(range(7))), told.told_on, []
    for number in range(420):
        day = start + number * A_DAY
        told.nudge(day, choices)
        notice = notice_due(one, day, told_on)
        if notice:
            told_on = notice.on
            wanted.append((day, notice.on, notice.days_before))
    assert told.cards == wanted


@given(rules((2024, 2060)), st.dates(date(2024, 1, 1), date(2104, 12, 31)))
@settings(deadline=None)
def test_the_next_occurrence_is_ahead_and_on_its_day_of_the_year(
    one: ImportantDate, today: date
) -> None:
    found = next_occurrence(one, today)
    if found is None:
        assert not one.is_yearly
        return
    assert one.ends_on(found) >= today
    assert (found.month, found.day) == (one.month, one.day) or (
        (one.month, one.day) == (2, 29) and (found.month, found.day) == (2, 28)
    )
    if one.is_yearly and (one.year or 0) <= today.year:
        assert (found - today).days <= 366


@given(rules(), st.integers(2024, 2104))
@settings(deadline=None)
def test_a_step_lies_as_many_days_before_as_it_says(one: ImportantDate, year: int) -> None:
    day = one.occurrence(year)
    for notice in notices_of(one, day) if day else []:
        assert (notice.counts_on - notice.on).days == notice.days_before
        assert notice.until_on >= max(notice.on, min(notice.on, notice.counts_on))


@given(
    st.sampled_from(FAR),
    st.sampled_from(FAR),
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31)),  # noqa: DTZ001 - made UTC
)
@settings(deadline=None, max_examples=40)
def test_who_moves_to_another_zone_is_told_on_the_local_day_and_once(
    tz: str, later_tz: str, at: datetime
) -> None:
    """Nothing stored depends on a zone: only which day it is for the owner."""
    one = ImportantDate(DateKind.EVENT, 6, 15, ladder=(0,))
    choices = NudgeSettings(days=frozenset(range(7)))
    start = at.replace(tzinfo=UTC)
    told = Told(one, local_day(start, tz))
    for number in range(800):
        instant = start + timedelta(hours=12 * number)
        zone = tz if number < 400 else later_tz
        told.nudge(local_day(instant, zone), choices)
    for day, on, _ in told.cards:
        assert (on.month, on.day) == (6, 15)
        assert day == on or (day - on).days == 1  # the day that a move to the west skipped
    assert len({on for _, on, _ in told.cards}) == len(told.cards)


@given(weekdays, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_what_is_told_ahead_is_what_the_next_nudge_would_be_late_for(
    chosen: frozenset[int], today: date
) -> None:
    ahead = ahead_on(today, NudgeSettings(at=time(9), days=chosen))
    assert today <= ahead <= today + 6 * A_DAY
    between = [today + number * A_DAY for number in range(1, (ahead - today).days + 1)]
    assert not any(day.weekday() in chosen for day in between)
    assert (ahead + A_DAY).weekday() in chosen


@given(rules(), st.dates(date(2025, 1, 1), date(2031, 12, 31)))
@settings(deadline=None, max_examples=40)
def test_another_ladder_tells_nothing_of_before_again(one: ImportantDate, start: date) -> None:
    told = Told(one, start)
    choices = NudgeSettings(days=frozenset(range(7)))
    for number in range(100):
        told.nudge(start + number * A_DAY, choices)
    before = [on for _, on, _ in told.cards]
    told.one = replace(one, ladder=(45, 20, 3))
    day = start + 100 * A_DAY
    told.next_on = first_card_on(told.one, day, told.told_on)
    for number in range(100):
        told.nudge(day + number * A_DAY, choices)
    after = [on for _, on, _ in told.cards][len(before) :]
    assert not before or all(on > max(before) for on in after)
