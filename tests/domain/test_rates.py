"""Rates: whole percents, rounded down, nothing where nothing is counted."""

import pytest

from domain.rates import Rates


def test_nothing_counted_is_no_rate() -> None:
    assert (Rates().agenda_percent, Rates().ended_percent) == (0, 0)


@pytest.mark.parametrize(("part", "whole", "percent"), [(1, 3, 33), (199, 200, 99), (7, 7, 100)])
def test_only_all_of_them_are_a_hundred(part: int, whole: int, percent: int) -> None:
    assert Rates(talks=whole, prepared=part).agenda_percent == percent
    assert Rates(contacts=whole, ended=part).ended_percent == percent
