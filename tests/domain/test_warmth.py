from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.warmth import (
    CADENCE_DAYS,
    Tier,
    Warmth,
    WarmthReading,
    cadence_days,
    cold_on,
    going_cold_on,
    read_warmth,
    warmth_in_words,
)

MET = date(2026, 3, 2)
CADENCES = st.integers(1, 3_000)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def reading_after(days: int, cadence: int = 30) -> WarmthReading:
    return read_warmth(MET, MET + timedelta(days=days), cadence)


def test_tiers_have_the_cadences_of_the_product() -> None:
    assert dict(CADENCE_DAYS) == {Tier.A: 7, Tier.B: 30, Tier.C: 90, Tier.D: 180}


def test_own_cadence_wins_over_the_tier() -> None:
    assert cadence_days(Tier.B, None) == 30
    assert cadence_days(Tier.B, 45) == 45


@pytest.mark.parametrize(
    ("days", "warmth"),
    [
        (0, Warmth.WARM),
        (29, Warmth.WARM),
        (30, Warmth.GOING_COLD),
        (31, Warmth.GOING_COLD),
        (44, Warmth.GOING_COLD),
        (45, Warmth.COLD),
        (400, Warmth.COLD),
    ],
)
def test_warmth_turns_at_one_and_at_one_and_a_half_cadences(days: int, warmth: Warmth) -> None:
    assert reading_after(days).warmth is warmth


def test_ratio_is_days_over_cadence() -> None:
    assert reading_after(45).ratio == 1.5


def test_contact_dated_tomorrow_counts_as_today() -> None:
    assert reading_after(-1) == WarmthReading(0, 30, Warmth.WARM)


def test_odd_cadence_is_cold_only_once_one_and_a_half_have_fully_passed() -> None:
    assert reading_after(10, cadence=7).warmth is Warmth.GOING_COLD
    assert reading_after(11, cadence=7).warmth is Warmth.COLD


@pytest.mark.parametrize("cadence", [0, -3])
def test_cadence_of_no_days_is_refused(cadence: int) -> None:
    for ask in (going_cold_on, cold_on):
        with pytest.raises(ValueError, match="at least one day"):
            ask(MET, cadence)
    with pytest.raises(ValueError, match="at least one day"):
        read_warmth(MET, MET, cadence)


@given(last_on=DAYS, cadence=CADENCES)
def test_turning_days_are_the_first_days_of_their_warmth(last_on: date, cadence: int) -> None:
    one = timedelta(days=1)
    cooling, cold = going_cold_on(last_on, cadence), cold_on(last_on, cadence)
    assert read_warmth(last_on, cooling - one, cadence).warmth is Warmth.WARM
    assert read_warmth(last_on, cooling, cadence).warmth is not Warmth.WARM
    assert read_warmth(last_on, cold - one, cadence).warmth is not Warmth.COLD
    assert read_warmth(last_on, cold, cadence).warmth is Warmth.COLD


@given(last_on=DAYS, today=DAYS, cadence=CADENCES)
def test_warmth_is_the_exact_ratio(last_on: date, today: date, cadence: int) -> None:
    reading = read_warmth(last_on, today, cadence)
    ratio = Fraction(reading.days, cadence)
    assert (reading.warmth is Warmth.WARM) == (ratio < 1)
    assert (reading.warmth is Warmth.COLD) == (ratio >= Fraction(3, 2))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "last contact today, cadence 30"),
        (1, "last contact yesterday, cadence 30"),
        (2, "2 days since the last contact, cadence 30"),
        (31, "31 days since the last contact, cadence 30"),
    ],
)
def test_warmth_is_said_in_days_since_the_contact(days: int, words: str) -> None:
    assert warmth_in_words(reading_after(days)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "added today, no contact yet, cadence 30"),
        (1, "added yesterday, no contact yet, cadence 30"),
        (31, "added 31 days ago, no contact yet, cadence 30"),
    ],
)
def test_client_never_contacted_is_said_from_the_day_it_was_added(days: int, words: str) -> None:
    assert warmth_in_words(reading_after(days), never_contacted=True) == words
