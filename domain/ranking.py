"""Ranking: what comes first in the nudge, as a documented sum (docs/ranking.md) of whole points."""

from dataclasses import dataclass
from datetime import date

from domain.important_dates import SETTLED, ImportantDate, Notice
from domain.warmth import Tier, going_cold_on

PROMISE_POINTS = 40
LATE_POINTS_A_DAY, LATE_POINTS_MOST = 3, 30
TIER_POINTS = {Tier.A: 15, Tier.B: 10, Tier.C: 5, Tier.D: 0}
OWED_UNSEEN_POINTS = 20
RATIO_POINTS_A_CADENCE, RATIO_POINTS_MOST = 10, 30
# More than tier and ratio together: whoever just went cold comes before any repeat.
COLD_FRESH_POINTS = 50
# More than all the rest: the days promised to the clients of a flood are kept.
SPREAD_POINTS = 100
SETTLED_POINTS = 20
SOON_POINTS = 30


@dataclass(frozen=True, slots=True)
class OwedCandidate:
    """An open next action or promise that is due; days are local to its owner."""

    next_action_id: str
    client_id: str
    client_name: str
    tier: Tier
    text: str
    due_on: date
    is_promise: bool
    last_card_on: date | None


@dataclass(frozen=True, slots=True)
class ColdCandidate:
    """A client whose day to be shown has come; cadence in days, days local to its owner.

    `last_on` is the day it was added when `never_contacted`. `times_unanswered` counts its cards
    since the last contact or snooze. `spread_on` is the day an earlier flood gave it, if any.
    """

    client_id: str
    client_name: str
    tier: Tier
    cadence: int
    last_on: date
    last_card_on: date | None
    never_contacted: bool
    times_unanswered: int
    spread_on: date | None = None

    @property
    def is_new(self) -> bool:
        """Whether it was never shown at all."""
        return self.last_card_on is None

    @property
    def is_fresh(self) -> bool:
        """Whether it was not shown since the last contact: a repeat waits behind it."""
        return self.last_card_on is None or self.last_card_on <= self.last_on

    @property
    def has_its_day(self) -> bool:
        """Whether a flood gave it its day; a contact since then has made that day void."""
        if self.spread_on is None or not self.is_new:
            return False
        return self.spread_on >= going_cold_on(self.last_on, self.cadence)


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """An important date with the notice of it that is due."""

    date_id: str
    client_id: str
    client_name: str
    tier: Tier
    rule: ImportantDate
    notice: Notice


@dataclass(frozen=True, slots=True)
class Term:
    name: str
    points: int


@dataclass(frozen=True, slots=True)
class Score:
    """A sum that can be shown; terms of no points are left out."""

    terms: tuple[Term, ...]

    @property
    def total(self) -> int:
        return sum(term.points for term in self.terms)


def score_owed(candidate: OwedCandidate, today: date) -> Score:
    """Points of what is owed: a promise first, then the later the higher."""
    is_first = OWED_UNSEEN_POINTS if _is_first_card(candidate, today) else 0
    late = max(0, (today - candidate.due_on).days)
    return _sum(
        Term("promise", PROMISE_POINTS if candidate.is_promise else 0),
        Term("days late", min(LATE_POINTS_A_DAY * late, LATE_POINTS_MOST)),
        Term(f"tier {candidate.tier}", TIER_POINTS[candidate.tier]),
        Term("not shown before", is_first),
    )


def _is_first_card(candidate: OwedCandidate, today: date) -> bool:
    """Of a promise the first since its day has come: what is due today goes before a reminder."""
    shown_on = candidate.last_card_on
    if not candidate.is_promise:
        return shown_on is None
    return candidate.due_on <= today and (shown_on is None or shown_on < candidate.due_on)


def score_cold(candidate: ColdCandidate, today: date) -> Score:
    """Points of a client going cold: its day in a flood, not a repeat, tier, days over cadence."""
    days = max(0, (today - candidate.last_on).days)
    ratio = RATIO_POINTS_A_CADENCE * days // candidate.cadence
    return _sum(
        Term("its day in the spread", SPREAD_POINTS if candidate.has_its_day else 0),
        Term("not shown since the last contact", COLD_FRESH_POINTS if candidate.is_fresh else 0),
        Term(f"tier {candidate.tier}", TIER_POINTS[candidate.tier]),
        Term("days over cadence", min(ratio, RATIO_POINTS_MOST)),
    )


def score_date(candidate: DateCandidate, today: date) -> Score:
    """Points of a date: what runs out first, then the sooner the higher."""
    ahead = max(0, (candidate.notice.counts_on - today).days)
    return _sum(
        Term("renews or expires", SETTLED_POINTS if candidate.rule.kind in SETTLED else 0),
        Term("soon", max(0, SOON_POINTS - ahead)),
        Term(f"tier {candidate.tier}", TIER_POINTS[candidate.tier]),
    )


def owed_order(candidate: OwedCandidate, today: date) -> tuple[int, str, str]:
    """Sort key: most points first, then the client's name, then the id."""
    total = score_owed(candidate, today).total
    return -total, candidate.client_name, candidate.next_action_id


def cold_order(candidate: ColdCandidate, today: date) -> tuple[int, str, str]:
    """Sort key: most points first, then the client's name, then the id."""
    return -score_cold(candidate, today).total, candidate.client_name, candidate.client_id


def date_order(candidate: DateCandidate, today: date) -> tuple[int, str, str]:
    """Sort key: most points first, then the client's name, then the id."""
    return -score_date(candidate, today).total, candidate.client_name, candidate.date_id


def _sum(*terms: Term) -> Score:
    return Score(tuple(term for term in terms if term.points))
