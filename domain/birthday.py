"""Birthdays, their year known or not: read as people write them, and said."""

import re
from dataclasses import dataclass
from datetime import date

from domain.day_words import MONTHS
from domain.errors import Unreadable

_MONTH_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_SHORT = [names[min(1, len(names) - 1)][:3].capitalize() for names in MONTHS]
_LEAP_YEAR = 2000
_OLDEST = 120  # years
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_YEAR = r"(?P<year>\d{4})"
_DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?(?P<name>[a-z]+)\.?,?(?: {_YEAR})?"
)
_MONTH_DAY = re.compile(
    rf"(?P<name>[a-z]+)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?,?(?: {_YEAR})?"
)
_NUMBERS = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<sign>[./-])(?P<second>\d{{1,2}})(?:(?P=sign){_YEAR}?)?"
)
_NOT_READ = "I can't read that as a birthday. Write it as “3 May” or “3 May 1980”."


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year; the year of birth where it is known."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        said = f"{self.day} {_SHORT[self.month - 1]}"
        return f"{said} {self.year}" if self.year else said


def read_birthday(typed: str, today: date, *, day_first: bool) -> Birthday | None:
    """None for no words. Raises Unreadable for what is no day, or no day of anyone alive."""
    words = " ".join(typed.casefold().split())
    if not words:
        return None
    found = read_day_of_year(words, day_first=day_first)
    if found is None:
        raise Unreadable(_NOT_READ)
    return _checked(found, today)


def read_day_of_year(typed: str, *, day_first: bool) -> Birthday | None:
    """A day of the year as people write it, past or to come; None for what is none."""
    words = " ".join(typed.casefold().split())
    for read in (_read_named, _read_numbers):
        found = read(words, day_first=day_first)
        if found and _is_a_day(found):
            return found
    return None


def _read_named(words: str, *, day_first: bool) -> Birthday | None:
    del day_first
    iso = _ISO.fullmatch(words)
    if iso:
        return Birthday(int(iso["month"]), int(iso["day"]), int(iso["year"]))
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        found = pattern.fullmatch(words)
        if found and found["name"] in _MONTH_OF:
            return Birthday(_MONTH_OF[found["name"]], int(found["day"]), _year(found["year"]))
    return None


def _read_numbers(words: str, *, day_first: bool) -> Birthday | None:
    """With dots the day comes first; otherwise the member's order, turned where it cannot be."""
    found = _NUMBERS.fullmatch(words)
    if not found:
        return None
    first, second = int(found["first"]), int(found["second"])
    is_day_first = day_first or found["sign"] == "." or first > 12
    day, month = (first, second) if is_day_first and second <= 12 else (second, first)
    return Birthday(month, day, _year(found["year"]))


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _is_a_day(found: Birthday) -> bool:
    try:
        date(_LEAP_YEAR if found.year is None else found.year, found.month, found.day)
    except ValueError:
        return False
    return True


def _checked(found: Birthday, today: date) -> Birthday:
    if found.year and date(found.year, found.month, found.day) > today:
        raise Unreadable("That day is still to come. Leave the year out if you don't know it.")
    if found.year and today.year - found.year > _OLDEST:
        raise Unreadable("That is long ago. Leave the year out if you don't know it.")
    return found
