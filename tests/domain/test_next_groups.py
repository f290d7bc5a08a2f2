"""Where a due day stands by the member's own week, which begins on Monday."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.local_time import local_day
from domain.next_groups import PAGE, When, end_of_week, last_page, when_due

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
A_DAY = timedelta(days=1)
ORDER = list(When)


@pytest.mark.parametrize(
    ("today", "due_on", "when"),
    [
        ("2026-03-10", "2026-03-09", When.LATE),
        ("2026-03-10", "2026-03-10", When.TODAY),
        ("2026-03-10", "2026-03-15", When.THIS_WEEK),
        ("2026-03-10", "2026-03-16", When.LATER),
        ("2026-03-15", "2026-03-16", When.THIS_WEEK),
        ("2026-03-15", "2026-03-23", When.LATER),
        ("2026-03-16", "2026-03-17", When.THIS_WEEK),
        ("2028-02-28", "2028-02-29", When.THIS_WEEK),
        ("2026-12-31", "2027-01-03", When.THIS_WEEK),
        ("2026-12-31", "2027-01-04", When.LATER),
    ],
)
def test_a_day_stands_where_people_would_say(today: str, due_on: str, when: When) -> None:
    assert when_due(date.fromisoformat(due_on), date.fromisoformat(today)) is when


def test_without_a_day_it_stands_last() -> None:
    assert when_due(None, date(2026, 3, 10)) is ORDER[-1]


@given(DAYS)
@example(date(2028, 2, 29))
def test_the_week_ends_on_the_one_sunday_of_the_coming_seven_days(today: date) -> None:
    sunday = end_of_week(today)
    assert sunday.isoweekday() == 7
    assert today < sunday <= today + 7 * A_DAY
    assert when_due(today + A_DAY, today) is When.THIS_WEEK


@given(DAYS, DAYS)
def test_a_sunday_and_the_six_days_after_it_have_the_same_end(today: date, other: date) -> None:
    same_week = (today + A_DAY).isocalendar()[:2] == (other + A_DAY).isocalendar()[:2]
    assert (end_of_week(today) == end_of_week(other)) is same_week


@given(DAYS, st.integers(-400, 400), st.integers(0, 400))
def test_what_is_due_later_never_stands_earlier(today: date, away: int, more: int) -> None:
    first = when_due(today + away * A_DAY, today)
    second = when_due(today + (away + more) * A_DAY, today)
    assert ORDER.index(first) <= ORDER.index(second)


@given(DAYS, st.integers(-60, 60), st.integers(1, 60))
def test_as_days_pass_it_only_comes_nearer(due_on: date, away: int, more: int) -> None:
    """A week that begins brings what was later into this week, and never the other way."""
    before = when_due(due_on, due_on + away * A_DAY)
    after = when_due(due_on, due_on + (away + more) * A_DAY)
    assert ORDER.index(after) <= ORDER.index(before)


@given(st.integers(0, 3_000_000_000))
def test_at_one_instant_it_is_late_in_the_east_and_due_in_the_west(seconds: int) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    west = local_day(now, "Pacific/Pago_Pago")
    east = local_day(now, "Pacific/Kiritimati")
    assert when_due(west, west) is When.TODAY
    assert when_due(west, east) in {When.LATE, When.TODAY}
    assert (when_due(west, east) is When.LATE) is (east > west)


@pytest.mark.parametrize(
    ("total", "page"), [(0, 0), (1, 0), (PAGE, 0), (PAGE + 1, 1), (3 * PAGE, 2)]
)
def test_the_last_page_is_never_empty(total: int, page: int) -> None:
    assert last_page(total) == page
