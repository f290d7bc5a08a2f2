"""Warmth: how long ago the last contact was, measured against how often we mean to meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType


class Tier(StrEnum):
    """How much a client matters; A most. B when none is set."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Warmth(StrEnum):
    WARM = "warm"
    GOING_COLD = "going cold"
    COLD = "cold"


CADENCE_DAYS: Mapping[Tier, int] = MappingProxyType(
    {Tier.A: 7, Tier.B: 30, Tier.C: 90, Tier.D: 180}
)


@dataclass(frozen=True, slots=True)
class WarmthReading:
    """Whole local calendar days since the last contact, and the cadence in days."""

    days: int
    cadence: int
    warmth: Warmth

    @property
    def ratio(self) -> float:
        """Days over cadence, to show; the rules themselves compare whole numbers."""
        return self.days / self.cadence


def cadence_days(tier: Tier, own: int | None) -> int:
    """Target days between contacts: the client's own when it has one, else its tier's."""
    return CADENCE_DAYS[tier] if own is None else own


def read_warmth(last_on: date, today: date, cadence: int) -> WarmthReading:
    """How warm a client is today.

    Args:
        last_on: local day of the last contact; the day the client was added when there is none.
        today: the local day in the owner's zone (the workspace's when there is no owner).
        cadence: days, at least 1.

    Raises:
        ValueError: the cadence is less than a day.
    """
    _refuse_no_cadence(cadence)
    days = max(0, (today - last_on).days)
    return WarmthReading(days, cadence, _warmth(days, cadence))


def going_cold_on(last_on: date, cadence: int) -> date:
    """First local day on which the client is no longer warm."""
    _refuse_no_cadence(cadence)
    return last_on + timedelta(days=cadence)


def cold_on(last_on: date, cadence: int) -> date:
    """First local day on which one and a half cadences have passed."""
    _refuse_no_cadence(cadence)
    return last_on + timedelta(days=(3 * cadence + 1) // 2)


def warmth_in_words(reading: WarmthReading, *, never_contacted: bool = False) -> str:
    """The reason of a card: "31 days since the last contact, cadence 30"."""
    if never_contacted:
        return f"added {_ago(reading.days)}, no contact yet, cadence {reading.cadence}"
    if reading.days <= 1:
        return f"last contact {_ago(reading.days)}, cadence {reading.cadence}"
    return f"{reading.days} days since the last contact, cadence {reading.cadence}"


def _warmth(days: int, cadence: int) -> Warmth:
    if days < cadence:
        return Warmth.WARM
    return Warmth.COLD if 2 * days >= 3 * cadence else Warmth.GOING_COLD


def _ago(days: int) -> str:
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def _refuse_no_cadence(cadence: int) -> None:
    if cadence < 1:
        raise ValueError(f"A cadence is at least one day, not {cadence}.")
