from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.promises import Fate, Move, PromiseRecord, fate_of, in_order, is_late_move
from domain.records import ActionState

DUE = date(2026, 11, 20)
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
A_DAY = timedelta(days=1)
DONE, DROPPED, OPEN = ActionState.DONE, ActionState.DROPPED, ActionState.OPEN
DAYS = st.dates(date(1999, 1, 1), date(2099, 1, 1))


@pytest.mark.parametrize(
    ("state", "closed", "fate"),
    [
        (DONE, -1, Fate.KEPT),
        (DONE, 0, Fate.KEPT),
        (DONE, 1, Fate.BROKEN),
        (DROPPED, -1, Fate.WITHDRAWN),
        (DROPPED, 0, Fate.WITHDRAWN),
        (DROPPED, 1, Fate.BROKEN),
    ],
)
def test_its_day_decides_what_a_closed_one_was(state: ActionState, closed: int, fate: Fate) -> None:
    on = DUE + closed * A_DAY
    assert fate_of(state, DUE, on, on + 90 * A_DAY, was_moved_late=False) is fate


def test_an_open_one_breaks_the_day_after() -> None:
    assert fate_of(OPEN, DUE, None, DUE, was_moved_late=False) is Fate.OPEN
    assert fate_of(OPEN, DUE, None, DUE + A_DAY, was_moved_late=False) is Fate.BROKEN


@given(DAYS, DAYS, DAYS, st.sampled_from(list(ActionState)))
def test_one_moved_after_its_day_stays_broken_whatever_comes(
    due: date, closed: date, today: date, state: ActionState
) -> None:
    closed_on = None if state is OPEN else closed
    assert fate_of(state, due, closed_on, today, was_moved_late=True) is Fate.BROKEN


@given(DAYS, DAYS, DAYS)
def test_what_became_of_a_closed_one_never_changes_with_time(
    due: date, closed: date, today: date
) -> None:
    for state in (DONE, DROPPED):
        then = fate_of(state, due, closed, closed, was_moved_late=False)
        assert fate_of(state, due, closed, today, was_moved_late=False) is then


@given(DAYS, st.integers(0, 400))
def test_a_day_is_moved_in_time_until_it_has_passed(due: date, late: int) -> None:
    assert is_late_move(due, due + late * A_DAY) is (late > 0)


def test_only_kept_and_broken_ones_came_to_an_end() -> None:
    assert PromiseRecord(kept=8, broken=2, moved=1, is_any_open=True).ended == 10


def moves_between(days: Sequence[date]) -> list[Move]:
    return [Move(one, other, days[0]) for one, other in pairwise(days)]


@given(
    days=st.lists(
        st.dates(date(2026, 1, 1), date(2027, 1, 1)), min_size=2, max_size=8, unique=True
    ),
    random=st.randoms(use_true_random=False),
    instants=st.integers(1, 3),
)
def test_moves_are_told_in_the_order_they_were_made_however_they_are_stored(
    days: list[date], random: Random, instants: int
) -> None:
    made = moves_between(days)
    stored = [
        (NOW + A_DAY * (place * instants // len(made)), one) for place, one in enumerate(made)
    ]
    random.shuffle(stored)
    assert list(in_order(stored, days[0])) == made


@pytest.mark.parametrize("first_on", [date(2026, 3, 13), None])
def test_a_move_there_and_back_at_one_instant_ends_where_it_ended(first_on: date | None) -> None:
    friday, monday, tuesday = date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 17)
    made = moves_between([friday, monday, friday, tuesday])
    for stored in permutations(made):
        assert in_order(((NOW, one) for one in stored), friday)[-1].to_on == tuesday
    assert in_order(((NOW, one) for one in moves_between([friday, monday])), first_on) == (made[0],)
