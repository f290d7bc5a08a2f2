"""What is typed about a date is read by the member's own order, and refused at its field."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.date_edit import DateEdit, DateField, DateNotTaken, read_date, read_period, say_period
from domain.errors import Unreadable
from domain.important_dates import DateKind, ImportantDate
from domain.records import Member, Standing

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)  # a Friday
BRITISH = Member("T1", "U1", "Ana", "UTC", "en-GB", Standing.MEMBER, is_admin=False)
AMERICAN = replace(BRITISH, locale="en-US")


def edit(kind: DateKind, day: str, **told: object) -> DateEdit:
    return DateEdit("c1", kind, day, **({"label": "It"} | told))  # type: ignore[arg-type] # varied


def read(
    kind: DateKind,
    day: str,
    who: Member = BRITISH,
    before: ImportantDate | None = None,
    **told: object,
) -> ImportantDate:
    return read_date(who, edit(kind, day, **told), before, NOW)


def refused(*asked: object, **told: object) -> dict[DateField, str]:
    with pytest.raises(DateNotTaken) as raised:
        read(*asked, **told)  # type: ignore[arg-type] # as read takes them
    return dict(raised.value.errors)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("4 Jan 2027", (1, 4, 2027)),
        ("4 January", (1, 4, 2027)),
        ("27 Nov", (11, 27, 2026)),
        ("2027-03-05", (3, 5, 2027)),
        ("3/5/2027", (5, 3, 2027)),
        ("3/5", (5, 3, 2027)),
        ("29 Feb", (2, 29, 2028)),
        ("tomorrow", (11, 28, 2026)),
        ("in 3 weeks", (12, 18, 2026)),
    ],
)
def test_a_day_that_comes_once_has_a_year(typed: str, day: tuple[int, int, int]) -> None:
    found = read(DateKind.EXPIRY, typed)
    assert (found.month, found.day, found.year) == day
    assert not found.is_yearly


def test_numbers_are_read_in_the_order_of_the_member() -> None:
    found = read(DateKind.EXPIRY, "3/5/2027", AMERICAN)
    assert (found.month, found.day) == (3, 5)


def test_one_of_each_year_may_leave_its_year_out_and_may_begin_long_ago() -> None:
    assert read(DateKind.ANNIVERSARY, "3 May").year is None
    assert read(DateKind.ANNIVERSARY, "3 May 2016").year == 2016
    yearly = read(DateKind.RENEWAL, "4 Jan 2027", is_yearly=True)
    assert (yearly.is_yearly, yearly.year) == (True, 2027)
    assert not read(DateKind.ANNIVERSARY, "3 May", is_yearly=False).is_yearly


def test_a_birthday_is_yearly_someones_and_has_neither_end_nor_notice() -> None:
    found = read(
        DateKind.BIRTHDAY,
        "29 Feb 1980",
        person_id="p1",
        is_yearly=False,
        notice="30",
        last_day="9 Mar",
    )
    assert found == ImportantDate(DateKind.BIRTHDAY, 2, 29, 1980)
    assert list(refused(DateKind.BIRTHDAY, "3 May")) == [DateField.ABOUT]
    assert list(refused(DateKind.BIRTHDAY, "3 May 2030", person_id="p1")) == [DateField.DAY]


def test_a_trip_lasts_until_its_last_day_over_the_new_year_too() -> None:
    assert read(DateKind.TRIP, "20 Dec", last_day="3 Jan").lasts_days == 15
    assert read(DateKind.TRIP, "20 Dec", last_day="20 Dec").lasts_days == 1
    assert read(DateKind.TRIP, "20 Dec", last_day="Sunday").lasts_days == 8
    assert read(DateKind.TRIP, "20 Dec", last_day="22 Dec", is_yearly=True).lasts_days == 3
    assert DateField.LAST_DAY in refused(DateKind.TRIP, "20 Dec 2026", last_day="19 Dec 2026")
    assert DateField.LAST_DAY in refused(DateKind.TRIP, "20 Dec 2026", last_day="soon")


def test_a_trip_that_just_ended_is_taken_and_one_long_over_is_not() -> None:
    assert read(DateKind.TRIP, "10 Nov 2026", last_day="25 Nov 2026").lasts_days == 16
    assert DateField.DAY in refused(DateKind.TRIP, "1 Nov 2026", last_day="5 Nov 2026")
    assert "another year" in refused(DateKind.EXPIRY, "3 May 2026")[DateField.DAY]


def test_a_ladder_of_its_own_is_kept_and_the_usual_one_is_not() -> None:
    assert read(DateKind.EXPIRY, "1 May", ladder="10 days before").ladder == (10,)
    assert read(DateKind.EXPIRY, "1 May", ladder="60, 30, 14, 7 days before").ladder is None
    assert read(DateKind.EXPIRY, "1 May").ladder is None
    was = ImportantDate(DateKind.EVENT, 5, 1, 2027, is_yearly=False)
    left = read(DateKind.RENEWAL, "1 May", before=was, ladder="7, 1 days before")
    assert (left.ladder, left.steps) == (None, (90, 60, 30, 14, 7))
    assert DateField.LADDER in refused(DateKind.EXPIRY, "1 May", ladder="often")


def test_a_birthday_stays_one_and_nothing_becomes_one() -> None:
    born = ImportantDate(DateKind.BIRTHDAY, 5, 3)
    event = ImportantDate(DateKind.EVENT, 5, 3)
    assert DateField.KIND in refused(DateKind.EVENT, "3 May", before=born)
    assert DateField.KIND in refused(DateKind.BIRTHDAY, "3 May", before=event, person_id="p1")
    assert read(DateKind.TRIP, "3 May", before=event).kind is DateKind.TRIP


def test_all_that_is_wrong_is_said_at_once() -> None:
    errors = refused(DateKind.EVENT, "whenever", label=" ", notice="a while", ladder="often")
    assert set(errors) == {
        DateField.DAY,
        DateField.LABEL,
        DateField.NOTICE,
        DateField.LADDER,
    }
    assert DateField.LABEL in refused(DateKind.TRIP, "3 May", label="x" * 121)


@pytest.mark.parametrize("typed", ["3 May 1066", "3 May 2999"])
def test_a_day_too_far_away_is_a_slip(typed: str) -> None:
    assert "too far" in refused(DateKind.EXPIRY, typed)[DateField.DAY]


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("", (0, 0)),
        ("90", (90, 0)),
        ("90 days", (90, 0)),
        ("6 weeks", (42, 0)),
        ("1 day before", (1, 0)),
        ("3 months", (0, 3)),
        ("3 months' notice", (0, 3)),
        ("one month", (0, 1)),
        ("a year", (0, 12)),
        ("12m", (0, 12)),
    ],
)
def test_a_notice_period_is_days_weeks_or_months(typed: str, period: tuple[int, int]) -> None:
    assert read_period(typed) == period


@pytest.mark.parametrize(
    ("days", "months", "said"),
    [(0, 0, ""), (1, 0, "1 day"), (90, 0, "90 days"), (0, 1, "1 month"), (0, 3, "3 months")],
)
def test_a_notice_period_is_shown_as_it_is_read_again(days: int, months: int, said: str) -> None:
    rule = ImportantDate(DateKind.RENEWAL, 5, 1, notice_days=days, notice_months=months)
    assert say_period(rule) == said
    assert read_period(said) == (days, months)


@pytest.mark.parametrize("typed", ["13 months", "2 years", "400", "60 weeks", "-3", "a", "soon"])
def test_another_notice_period_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Unreadable, match="as “30 days” or “3 months”"):
        read_period(typed)


def test_only_contracts_have_a_notice_period_and_only_trips_and_events_a_last_day() -> None:
    assert read(DateKind.EXPIRY, "1 May", notice="30").notice_days == 30
    assert read(DateKind.EXPIRY, "1 May", notice="3 months").notice_months == 3
    assert read(DateKind.EVENT, "1 May", last_day="3 May").lasts_days == 3
    assert "Leave it out" in refused(DateKind.TRIP, "1 May", notice="30")[DateField.NOTICE]
    assert "Leave it out" in refused(DateKind.EXPIRY, "1 May", last_day="3 May")[DateField.LAST_DAY]
