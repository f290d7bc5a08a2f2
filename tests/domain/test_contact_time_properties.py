"""What holds for every line, every instant and every zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from domain.contact_time import latest_day, read_when
from domain.day_words import WEEKDAYS, WORDS

ODD = [
    "3",
    "15",
    "2026",
    "3/5",
    "3rd",
    "10:30",
    "3pm",
    "2026-11-18",
    "-",
    "–",
    "Sun,",
    "with",
    "Mon",
]
WORD = st.sampled_from(sorted(WORDS)) | st.sampled_from(ODD) | st.text(min_size=1, max_size=5)
LINES = st.lists(WORD, max_size=8)
ZONES = [
    *("Europe/Paris", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Asia/Tokyo"),
    *("Australia/Lord_Howe", "Africa/Casablanca", "UTC"),
]
SKIPPED_A_DAY = ["Pacific/Apia", "Pacific/Kiritimati"]


def nows(zones: list[str]) -> st.SearchStrategy[datetime]:
    return st.datetimes(
        datetime.fromisoformat("1990-01-01"),
        datetime.fromisoformat("2100-12-31"),
        timezones=st.sampled_from(zones).map(ZoneInfo),
    )


NOWS = nows(ZONES)


@given(LINES, st.datetimes(timezones=st.timezones()), st.booleans())
@example(["1.1.9999"], datetime.max.replace(tzinfo=ZoneInfo("America/New_York")), True)
@example(["yesterday"], datetime.min.replace(tzinfo=ZoneInfo("Asia/Tokyo")), True)
def test_no_line_raises(words: list[str], now: datetime, day_first: bool) -> None:
    found = read_when(words, now, day_first=day_first)
    assert found is None or 1 <= found.words_used <= len(words)
    latest_day(" ".join(words), now, day_first=day_first)


@given(LINES, nows(ZONES + SKIPPED_A_DAY), st.booleans())
def test_contact_lies_ahead_only_if_it_is_said_to(
    words: list[str], now: datetime, day_first: bool
) -> None:
    found = read_when(words, now, day_first=day_first)
    if found:
        assert found.happened_at.tzinfo is now.tzinfo
        assert found.is_future == (found.happened_at.timestamp() > now.timestamp())


@given(LINES, NOWS, st.booleans())
def test_last_spoke_is_never_ahead(words: list[str], now: datetime, day_first: bool) -> None:
    day = latest_day(" ".join(words), now, day_first=day_first)
    assert day is None or day <= now.date()


@given(NOWS, st.sampled_from([names[0] for names in WEEKDAYS]))
def test_bare_weekday_is_one_of_the_last_seven_days(now: datetime, name: str) -> None:
    found = read_when([name], now, day_first=True)
    assert found is not None
    assert WEEKDAYS[found.happened_at.weekday()][0] == name
    assert 0 <= (now.date() - found.happened_at.date()).days <= 6


@given(NOWS, st.integers(1, 10_000))
def test_days_ago_are_counted_on_the_calendar(now: datetime, days: int) -> None:
    found = read_when([str(days), "days", "ago"], now, day_first=True)
    day = latest_day(f"{days} days ago", now, day_first=True)
    assert found is not None
    assert day == now.date() - timedelta(days=days)
    assert found.happened_at.date() == day


@given(NOWS, st.integers(1, 100))
def test_hours_ago_are_hours_that_passed(now: datetime, hours: int) -> None:
    found = read_when([str(hours), "hours", "ago"], now, day_first=True)
    assert found is not None
    assert now.astimezone(UTC) - found.happened_at.astimezone(UTC) == timedelta(hours=hours)


@given(NOWS, st.integers(0, 23), st.integers(0, 59))
def test_clock_is_that_of_the_member(now: datetime, hour: int, minute: int) -> None:
    found = read_when(["yesterday", f"{hour:02}:{minute:02}"], now, day_first=True)
    assert found is not None
    assert found.has_hour
    passed = found.happened_at.replace(tzinfo=None) - datetime.combine(
        now.date() - timedelta(days=1), datetime.min.time()
    )
    is_moved = passed != timedelta(hours=hour, minutes=minute)
    assert not is_moved or passed > timedelta(hours=hour, minutes=minute)  # in a gap: forward


@given(LINES, NOWS)
def test_words_behind_a_colon_change_nothing(words: list[str], now: datetime) -> None:
    line = ["yesterday:", *words]
    found = read_when(line, now, day_first=True)
    assert found is not None
    assert found.words_used == 1
