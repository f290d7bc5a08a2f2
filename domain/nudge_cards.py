"""The nudge of one member and day: which cards, in which order, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.date_words import reason_of
from domain.local_time import say_day
from domain.nudge_repeats import (
    Snooze,
    first_owed_card_on,
    next_card_on,
    next_owed_card_on,
    snooze_until,
)
from domain.nudge_schedule import NudgeSettings
from domain.nudge_spread import MAX_CARDS, find_flood, spread_flood
from domain.ranking import (
    ColdCandidate,
    DateCandidate,
    OwedCandidate,
    Score,
    cold_order,
    date_order,
    owed_order,
    score_cold,
    score_date,
    score_owed,
)
from domain.warmth import CADENCE_DAYS, Warmth, read_warmth, warmth_in_words

__all__ = [
    "MAX_CARDS",
    "Card",
    "Lane",
    "NudgePlan",
    "Snooze",
    "first_owed_card_on",
    "next_card_on",
    "next_owed_card_on",
    "plan_nudge",
    "snooze_until",
]

IGNORED_TIMES = 3
LOOSEST_CADENCE = 365  # days
KEPT_FOR_DATES = 2  # places that going-cold cards leave to dates: these do not wait


class Lane(StrEnum):
    """What a card is about; the order here is the order shown."""

    OWED = "You owe them"
    COLD = "Going cold"
    BRING = "Bring them something"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to do for one client; `offers_looser` is a cadence in days."""

    lane: Lane
    client_id: str
    client_name: str
    next_action_id: str | None
    reason: str
    score: Score
    offers_looser: int | None = None
    date_id: str | None = None

    @property
    def subject_id(self) -> str:
        """What it is about: an important date, a next action, or the client itself."""
        return self.date_id or self.next_action_id or self.client_id


@dataclass(frozen=True, slots=True)
class NudgePlan:
    """Cards to show today; no cards, no nudge.

    `left_over` counts what is due today and not shown; it stays due. `spread` gives clients of a
    flood their later day, `spread_over_days` the calendar days from today to the last of these.
    """

    cards: tuple[Card, ...] = ()
    left_over: int = 0
    spread: Mapping[str, date] = field(default_factory=dict)
    spread_over_days: int = 0


def plan_nudge(
    owed: Sequence[OwedCandidate],
    cold: Sequence[ColdCandidate],
    today: date,
    settings: NudgeSettings,
    dates: Sequence[DateCandidate] = (),
) -> NudgePlan:
    """The nudge of a local day, from what may be shown: days of repeats and snoozes have come.

    What is not due yet and who is warm is passed over; a client owed something has no
    going-cold card beside it. Going-cold cards leave two places to dates.
    """
    due = _due_first(owed, today, settings)
    cooling = _coldest_first(cold, today, besides={one.client_id for one in due})
    told = sorted(dates, key=lambda one: date_order(one, today))
    left = max(0, MAX_CARDS - len(due))
    room = max(0, left - min(KEPT_FOR_DATES, len(told)))
    spread = spread_flood(find_flood(cooling), today, room, settings)
    cold_now = [one for one in cooling if one.client_id not in spread]
    cards = [_owed_card(one, today) for one in due[:MAX_CARDS]]
    cards += [_cold_card(one, today) for one in cold_now[:room]]
    cards += [_date_card(one, today) for one in told]
    return NudgePlan(
        cards=tuple(cards[:MAX_CARDS]),
        left_over=max(0, len(due) + len(cold_now) + len(told) - MAX_CARDS),
        spread=spread,
        spread_over_days=(max(spread.values()) - today).days + 1 if spread else 0,
    )


def _due_first(
    owed: Iterable[OwedCandidate], today: date, settings: NudgeSettings
) -> list[OwedCandidate]:
    due = (
        one
        for one in owed
        if first_owed_card_on(one.due_on, settings, is_promise=one.is_promise) <= today
    )
    return sorted(due, key=lambda one: owed_order(one, today))


def _coldest_first(
    cold: Iterable[ColdCandidate], today: date, besides: set[str]
) -> list[ColdCandidate]:
    return sorted(
        (
            one
            for one in cold
            if one.client_id not in besides
            and read_warmth(one.last_on, today, one.cadence).warmth is not Warmth.WARM
        ),
        key=lambda one: cold_order(one, today),
    )


def _owed_card(one: OwedCandidate, today: date) -> Card:
    return Card(
        lane=Lane.OWED,
        client_id=one.client_id,
        client_name=one.client_name,
        next_action_id=one.next_action_id,
        reason=_owed_in_words(one, today),
        score=score_owed(one, today),
    )


def _date_card(one: DateCandidate, today: date) -> Card:
    return Card(
        lane=Lane.BRING,
        client_id=one.client_id,
        client_name=one.client_name,
        next_action_id=None,
        reason=reason_of(one.rule, one.notice, today),
        score=score_date(one, today),
        date_id=one.date_id,
    )


def _cold_card(one: ColdCandidate, today: date) -> Card:
    reading = read_warmth(one.last_on, today, one.cadence)
    words = warmth_in_words(reading, never_contacted=one.never_contacted)
    return Card(
        lane=Lane.COLD,
        client_id=one.client_id,
        client_name=one.client_name,
        next_action_id=None,
        reason=f"{words} (cold)" if reading.warmth is Warmth.COLD else words,
        score=score_cold(one, today),
        offers_looser=_looser(one.cadence) if one.times_unanswered >= IGNORED_TIMES else None,
    )


def _owed_in_words(one: OwedCandidate, today: date) -> str:
    """Such as "They expect this tomorrow", "Promised for Fri 20 Nov, 2 days late", "Due today"."""
    late = (today - one.due_on).days
    day = say_day(one.due_on, today)
    if one.is_promise and late < 0:
        return f"They expect this {day if late == -1 else f'by {day}'}"
    words = f"{'Promised for' if one.is_promise else 'Due'} {day}"
    if late <= 0:
        return words
    return f"{words}, {late} {'day' if late == 1 else 'days'} late"


def _looser(cadence: int) -> int | None:
    """The next tier's cadence above this one, a year after the last; None beyond."""
    ladder = (*CADENCE_DAYS.values(), LOOSEST_CADENCE)
    return next((days for days in ladder if days > cadence), None)
