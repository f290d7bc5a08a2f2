"""Phone numbers: read as people write them, kept in one form, shown and dialled.

The kept form is that of RFC 3966 without its "tel:": "+49-30-901820;ext=5". What is a number in
which country the library phonenumbers knows (docs/decisions/0011-people.md).
"""

from functools import cache
from importlib.resources import files

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from domain.errors import Unreadable

_PREFIX = "tel:"
_NOT_READ = (
    "I can't read that as a phone number. With its country code it always works, such as "
    "+49 30 901820."
)
MOST = 60  # characters that are looked at


def read_phone(typed: str, tz: str, locale: str) -> str:
    """The kept form of a number; "" for no words. Raises Unreadable.

    A number without a country code is one of the country of the writer's zone, else of their
    locale.
    """
    if not typed.strip():
        return ""
    if len(typed) <= MOST:
        for region in (*_regions(tz, locale), None):
            number = _parse(typed, region)
            if number:
                kept = phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
                return kept.removeprefix(_PREFIX)
    raise Unreadable(_NOT_READ)


def say_phone(kept: str) -> str:
    """Such as "+49 30 901820 ext. 5"; what the library no longer knows is shown as it is kept."""
    number = _parse(kept, None)
    if number is None:
        return kept
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def dial(kept: str) -> str:
    """The address that a phone calls: "tel:+4930901820"."""
    digits = "".join(sign for sign in kept.partition(";")[0] if sign.isdecimal())
    return f"{_PREFIX}+{digits}"


def _parse(typed: str, region: str | None) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(typed, region)
    except NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _regions(tz: str, locale: str) -> list[str]:
    _, _, of_locale = locale.replace("_", "-").rpartition("-")
    found = (
        _country_of_zones().get(_by_its_newest_name(tz)),
        of_locale.upper() if len(of_locale) == 2 else None,
    )
    return [one for one in dict.fromkeys(found) if one]


@cache
def _by_its_newest_name(tz: str) -> str:
    """Such as "Asia/Kolkata" for "Asia/Calcutta": the one of its names that has a country."""
    links = _links()
    while tz not in _country_of_zones() and tz in links:
        tz = links[tz]
    return tz


@cache
def _links() -> dict[str, str]:
    """Older names of zones to the newest, as the source of tzdata has them."""
    source = (files("tzdata") / "zoneinfo" / "tzdata.zi").read_text(encoding="utf-8")
    links = (line.split() for line in source.splitlines() if line.startswith("L "))
    return {older: newest for _, newest, older in links}


@cache
def _country_of_zones() -> dict[str, str]:
    """By zone, as the zone table of tzdata has it: its lines are country, place, zone."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {line[2]: line[0] for line in lines}
