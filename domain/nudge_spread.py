"""The first-day flood: many clients never shown before are spread over two weeks, A first."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile

from domain.nudge_schedule import NudgeSettings, nudge_days_after
from domain.ranking import ColdCandidate, cold_order

MAX_CARDS = 7
SPREAD_DAYS = 14  # calendar days, today counted
SHARE_LEAST = 4  # a flood of eight takes two days, not eight


def find_flood(cold: Iterable[ColdCandidate]) -> tuple[ColdCandidate, ...]:
    """Those never shown and given no day yet, when they are more than one nudge holds.

    One flood at a time: while clients of an earlier one come, later ones wait in the rest.
    """
    new = tuple(one for one in cold if one.is_new)
    is_spread_already = any(one.has_its_day for one in new)
    return () if is_spread_already or len(new) <= MAX_CARDS else new


def spread_flood(
    flood: Sequence[ColdCandidate], today: date, room: int, settings: NudgeSettings
) -> dict[str, date]:
    """The day of each client of the flood that has to wait: client id to a later nudge day.

    Those left out are today's share, at most `room` cards. Even shares, never more than seven a
    day, over the nudge days of 14 days; longer when there are more than these hold. Empty when
    the member has no nudge days.
    """
    if not settings.days:
        return {}
    in_order = sorted(flood, key=lambda one: (one.tier, cold_order(one, today)))
    last = today + timedelta(days=SPREAD_DAYS - 1)
    later = len(list(takewhile(lambda day: day <= last, nudge_days_after(settings, today))))
    waiting = in_order[min(room, _share(len(in_order), later + 1)) :]
    share = _share(len(waiting), later)
    days = list(islice(nudge_days_after(settings, today), -(-len(waiting) // share)))
    return {one.client_id: days[place // share] for place, one in enumerate(waiting)}


def _share(clients: int, days: int) -> int:
    """Cards a day: the clients evenly over the days, between four and seven."""
    even = -(-clients // max(days, 1))
    return min(MAX_CARDS, max(SHARE_LEAST, even))
