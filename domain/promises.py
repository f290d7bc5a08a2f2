"""Promises: what a client was told to expect by which day, and whether it came to that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from domain.records import ActionState, NextAction


class Fate(StrEnum):
    """What became of a promise. One that was withdrawn in time is neither kept nor broken."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Move:
    """The client was told another day; days are those of whom it was owed by."""

    from_on: date
    to_on: date
    moved_on: date


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise with the days it was told for. `closed_on` is the day it was done or dropped."""

    action: NextAction
    first_on: date
    moves: tuple[Move, ...]
    fate: Fate
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """How a client was treated: of the promises that came to an end, and those that moved."""

    kept: int = 0
    broken: int = 0
    moved: int = 0
    is_any_open: bool = False

    @property
    def ended(self) -> int:
        return self.kept + self.broken


@dataclass(frozen=True, slots=True)
class PromisePage:
    """A page of the promises to a client: the open ones by day, then the latest."""

    client_id: str
    client_name: str
    record: PromiseRecord
    promises: tuple[Promise, ...]
    page: int
    has_more: bool


def in_order(moves: Iterable[tuple[datetime, Move]], first_on: date | None) -> tuple[Move, ...]:
    """Moves with their instants, as they were made: each from the day that the one before it told.

    `first_on` is the day told first. So those of one instant are in order, too.
    """
    ordered: list[Move] = []
    told_on = first_on
    for _, at_once in groupby(sorted(moves, key=itemgetter(0)), key=itemgetter(0)):
        left = [move for _, move in at_once]
        while left:
            ordered.append(_next_move(left, told_on))
            left.remove(ordered[-1])
            told_on = ordered[-1].to_on
    return tuple(ordered)


def _next_move(left: Sequence[Move], told_on: date | None) -> Move:
    """One from the day told last, and where there are several, one that others go on from."""
    from_on, to_on = {one.from_on for one in left}, {one.to_on for one in left}
    return min(
        left,
        key=lambda one: (one.from_on != told_on, one.to_on not in from_on, one.from_on in to_on),
    )


def is_late_move(from_on: date, moved_on: date) -> bool:
    """Whether another day was told only after the earlier one had passed."""
    return moved_on > from_on


def fate_of(
    state: ActionState,
    due_on: date,
    closed_on: date | None,
    today: date,
    *,
    was_moved_late: bool,
) -> Fate:
    """A promise is kept when it is done by the day last told, and each new day was told in time.

    It is broken once its day has passed and it is open, or was done or dropped only later. One
    that is dropped in time is withdrawn.
    """
    ended_on = closed_on or today
    if was_moved_late or ended_on > due_on:
        return Fate.BROKEN
    if state is ActionState.OPEN:
        return Fate.OPEN
    return Fate.KEPT if state is ActionState.DONE else Fate.WITHDRAWN
