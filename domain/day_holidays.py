"""Holidays with a clear rule; their names become one token before the grammar looks."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from domain.day_reckoning import Reckoning
from domain.day_tokens import Token

_THURSDAY = 3
_WEEK = 7
_LONGEST_NAME = 3


def easter(year: int) -> date:
    """Return Western Easter Sunday (Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, century_left = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    rest_leaps, rest_left = divmod(rest, 4)
    to_sunday = (32 + 2 * century_left + 2 * rest_leaps - epact - rest_left) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November (United States)."""
    first = date(year, 11, 1)
    return first + timedelta(days=(_THURSDAY - first.weekday()) % _WEEK + 3 * _WEEK)


_RULES: tuple[tuple[str, Callable[[int], date]], ...] = (
    ("new year|new year day", lambda year: date(year, 1, 1)),
    ("valentine's day", lambda year: date(year, 2, 14)),
    ("good FRIDAY", lambda year: easter(year) - timedelta(days=2)),
    ("easter|easter SUNDAY", easter),
    ("easter MONDAY", lambda year: easter(year) + timedelta(days=1)),
    ("halloween", lambda year: date(year, 10, 31)),
    ("thanksgiving|thanksgiving day", _thanksgiving),
    ("black FRIDAY", lambda year: _thanksgiving(year) + timedelta(days=1)),
    ("cyber MONDAY", lambda year: _thanksgiving(year) + timedelta(days=4)),
    ("christmas eve", lambda year: date(year, 12, 24)),
    ("christmas|christmas day", lambda year: date(year, 12, 25)),
    ("boxing day", lambda year: date(year, 12, 26)),
    ("new year eve", lambda year: date(year, 12, 31)),
)
_NAMES = {
    tuple(name.split()): number
    for number, (names, _) in enumerate(_RULES)
    for name in names.split("|")
}
_FIRST_WORDS = frozenset(name[0] for name in _NAMES)
_WEEKDAYS: dict[object, str] = {0: "MONDAY", 4: "FRIDAY", 6: "SUNDAY"}


def _name_word(token: Token) -> str:
    return _WEEKDAYS.get(token.value, "") if token.kind == "WEEKDAY" else token.kind


def join_holidays(tokens: Sequence[Token]) -> list[Token]:
    """Put one HOLIDAY token for each holiday's name, the longest that fits."""
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        size = 0
        if tokens[place].kind in _FIRST_WORDS:
            words = tuple(map(_name_word, tokens[place : place + _LONGEST_NAME]))
            size = next((n for n in (3, 2, 1) if words[:n] in _NAMES), 0)
        joined.append(Token("HOLIDAY", _NAMES[words[:size]]) if size else tokens[place])
        place += size or 1
    return joined


def holiday(at: Reckoning, *, holiday: int, year: int | None = None) -> date | None:
    """Return a holiday by its number, of its year or else the nearest."""
    make = _RULES[holiday][1]
    return at.nearest_year(make) if year is None else make(year)


def holiday_next_year(at: Reckoning, *, holiday: int) -> date:
    return _RULES[holiday][1](at.today.year + 1)
