"""Whether a message about a planned talk is worth posting by now."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deliveries import DeliveryKind
from domain.prep_notice import PrepNotice
from domain.preps import LATE_BY, PrepState
from tests.domain.test_preps import INSTANTS, MINUTE, STARTS, a_prep

BRIEF = PrepNotice(DeliveryKind.PREP, a_prep(), is_latest=True)
QUESTION = PrepNotice(DeliveryKind.HOW_IT_WENT, a_prep(state=PrepState.ASKED), is_latest=True)


@pytest.mark.parametrize("notice", [BRIEF, QUESTION])
def test_one_whose_reader_sees_the_client_no_longer_is_of_no_use(notice: PrepNotice) -> None:
    assert notice.is_of_use(STARTS)
    assert not replace(notice, prep=None).is_of_use(STARTS)


@pytest.mark.parametrize("notice", [BRIEF, QUESTION])
def test_one_that_a_later_one_followed_is_of_no_use(notice: PrepNotice) -> None:
    assert not replace(notice, is_latest=False).is_of_use(STARTS)


@pytest.mark.parametrize("state", [one for one in PrepState if one is not PrepState.PLANNED])
def test_a_brief_is_of_use_only_while_the_talk_is_planned(state: PrepState) -> None:
    assert not replace(BRIEF, prep=a_prep(state=state)).is_of_use(STARTS)


@pytest.mark.parametrize("state", [one for one in PrepState if one is not PrepState.ASKED])
def test_a_question_is_of_use_only_while_it_waits_for_an_answer(state: PrepState) -> None:
    assert not replace(QUESTION, prep=a_prep(state=state)).is_of_use(STARTS)


@given(starts_at=INSTANTS, minutes=st.integers(-3_000, 3_000))
def test_no_brief_comes_more_than_ten_minutes_after_the_start(
    starts_at: datetime, minutes: int
) -> None:
    now = starts_at + minutes * MINUTE
    notice = replace(BRIEF, prep=a_prep(starts_at))
    assert notice.is_of_use(now) == (now < starts_at + LATE_BY)


@given(days=st.integers(0, 400))
def test_a_question_that_waits_stays_of_use(days: int) -> None:
    assert QUESTION.is_of_use(STARTS + timedelta(days=days))
