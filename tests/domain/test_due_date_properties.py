"""What holds for every phrase, every day and every zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from domain.day_grammar import GRAMMAR
from domain.day_words import MONTHS, WEEKDAYS, WORDS
from domain.due_date import read_due_date

ZONES = ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/New_York"]
MONTH_NAMES = [name for names in MONTHS for name in names]
WEEKDAY_NAMES = [name for names in WEEKDAYS for name in names]
FIGURES = st.from_regex(r"\A\d{1,4}([-/.:]\d{1,4}){0,3}(st|nd|rd|th|am|pm|h)?\Z")
WORD = st.sampled_from(sorted(WORDS)) | FIGURES | st.sampled_from([",", "-", "/", "@", ".", "'26"])
PHRASES = st.lists(WORD, max_size=9).map(" ".join) | st.lists(WORD, max_size=5).map("".join)
NOWS = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2150-12-31"))
ANY_NOW = st.datetimes() | st.datetimes(timezones=st.timezones())


@given(st.text(max_size=200) | PHRASES, ANY_NOW, st.booleans())
@example("in 1 year", datetime.max.replace(tzinfo=UTC), False)
@example("1am", datetime.max.replace(tzinfo=UTC), False)
@example("eoy", datetime.max.replace(tzinfo=UTC), False)
@example("1 year ago", datetime.min.replace(tzinfo=UTC), False)
@example("\ud800 friday", datetime.max.replace(tzinfo=UTC), True)
def test_no_text_raises_and_no_due_date_is_past(text: str, now: datetime, day_first: bool) -> None:
    due = read_due_date(text, now, day_first=day_first)
    assert due is None or due >= now.date()


@given(st.text(min_size=1_000, max_size=3_000))
def test_long_text_is_no_phrase(text: str) -> None:
    stripped = len(text.strip()) < 1_000
    assert stripped or read_due_date(text, datetime(2026, 11, 19, tzinfo=UTC)) is None


@given(PHRASES, NOWS, st.sampled_from(ZONES))
def test_only_the_wall_clock_of_now_counts(phrase: str, now: datetime, zone: str) -> None:
    there = read_due_date(phrase, now.replace(tzinfo=ZoneInfo(zone)))
    assert there == read_due_date(phrase, now) == read_due_date(phrase, now.replace(tzinfo=UTC))


@given(PHRASES, NOWS, st.booleans())
def test_capitals_and_blanks_around_make_no_difference(
    phrase: str, now: datetime, day_first: bool
) -> None:
    read = read_due_date(phrase, now, day_first=day_first)
    assert read_due_date(f" {phrase.upper()}\u00a0", now, day_first=day_first) == read
    assert read_due_date(phrase.title().replace("'S", "'s"), now, day_first=day_first) == read


@given(PHRASES, NOWS)
def test_second_reading_is_the_same(phrase: str, now: datetime) -> None:
    assert read_due_date(phrase, now) == read_due_date(phrase, now)


@given(NOWS, st.integers(0, 20_000))
def test_every_way_to_write_a_full_date_finds_it(now: datetime, ahead: int) -> None:
    day = min(now.date() + timedelta(days=ahead), date(2199, 12, 31))
    name = MONTHS[day.month - 1][0]
    weekday = WEEKDAYS[day.weekday()][0]
    ways = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{weekday}, the {day.day} of {name} {day.year}",
        f"by {weekday} {day.isoformat()} at 9:30am",
        f"{day.day}.{day.month}.{day.year}",
    ]
    assert {read_due_date(way, now) for way in ways} == {day}
    by_day = f"{day.day}/{day.month}/{day.year}"
    by_month = f"{day.month}/{day.day}/{day.year}"
    assert read_due_date(by_day, now, day_first=True) == day
    assert read_due_date(by_month, now, day_first=False) == day


@given(NOWS, st.sampled_from(WEEKDAY_NAMES))
def test_weekday_is_the_next_one_after_today(now: datetime, name: str) -> None:
    due = read_due_date(name, now)
    assert due is not None
    assert name in WEEKDAYS[due.weekday()]
    assert 1 <= (due - now.date()).days <= 7


@given(NOWS, st.sampled_from(WEEKDAY_NAMES))
def test_next_weekday_is_that_day_of_next_week(now: datetime, name: str) -> None:
    due = read_due_date(f"next {name}", now)
    monday = now.date() - timedelta(days=now.weekday())
    assert due is not None
    assert 7 <= (due - monday).days <= 13
    assert due == read_due_date(f"{name} next week", now)


@given(NOWS, st.sampled_from(MONTH_NAMES), st.integers(1, 28))
def test_date_without_a_year_is_the_nearest_ahead(now: datetime, month: str, day: int) -> None:
    due = read_due_date(f"{day} {month}", now)
    assert due is not None
    assert (due.day, month in MONTHS[due.month - 1]) == (day, True)
    assert 0 <= (due - now.date()).days <= 366
    assert due == read_due_date(f"{month} {day}", now)


@given(NOWS, st.integers(1, 2_000))
def test_days_ahead_are_counted(now: datetime, days: int) -> None:
    due = now.date() + timedelta(days=days)
    assert read_due_date(f"in {days} days", now) == due
    assert read_due_date(f"{days} days from today", now) == due
    assert read_due_date(f"in {days * 24} hours", now) == due


@given(NOWS, st.integers(1, 400))
def test_months_ahead_keep_the_day_or_take_the_last(now: datetime, months: int) -> None:
    due = read_due_date(f"in {months} months", now)
    assert due is not None
    assert (due.year * 12 + due.month) - (now.year * 12 + now.month) == months
    assert due.day == now.day or (due + timedelta(days=1)).day == 1


@given(NOWS)
def test_end_of_month_is_its_last_day(now: datetime) -> None:
    end = read_due_date("end of month", now)
    after = read_due_date("next month", now)
    assert end is not None
    assert after is not None
    assert (end.year, end.month) == (now.year, now.month)
    assert after - end == timedelta(days=1)


@given(NOWS)
def test_leap_day_is_the_next_there_is(now: datetime) -> None:
    due = read_due_date("29 Feb", now)
    assert due is not None
    assert (due.month, due.day) == (2, 29)
    assert (due - now.date()).days <= 8 * 366


def test_no_two_templates_claim_the_same_words() -> None:
    claims = [(kinds, rule.slots) for kinds, (_, rule) in GRAMMAR.items()]
    assert len({kinds for kinds, _ in claims}) == len(claims)
    assert all(place < len(kinds) for kinds, slots in claims for place, _ in slots)
