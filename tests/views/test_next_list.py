from dataclasses import replace

import pytest

from domain.next_groups import NextPage, When
from domain.records import ActionState
from tests.views.facts import A_DAY, TODAY, an_action
from tests.views.gallery_plans import a_next_page
from tests.views.seen import blocks_of, elements, find, labels, says, texts
from tests.views.typed import Words
from views import ids
from views.next_list import build_next_list, build_said, say_closed

COUNTS = dict.fromkeys(When, 0)


def owed(*due: int | None, page: int = 0, **counts: int) -> NextPage:
    """Next actions due so many days from today."""
    actions = tuple(
        an_action(f"step {place}", place, due_on=None if away is None else TODAY + away * A_DAY)
        for place, away in enumerate(due)
    )
    return NextPage(
        actions, page, COUNTS | {When[name]: count for name, count in counts.items()}, TODAY
    )


def test_each_day_has_its_heading_with_how_many() -> None:
    drawn = build_next_list(
        owed(-1, 0, 1, 9, None, LATE=1, TODAY=1, THIS_WEEK=1, LATER=1, NO_DATE=1)
    )
    assert texts(drawn)[0] == "*You owe 5 next actions: 1 late, 1 today*"
    heads = [said for said in texts(drawn) if said.startswith("*") and said.endswith("(1)")]
    assert heads == ["*Late* (1)", "*Today* (1)", "*This week* (1)", "*Later* (1)", "*No date* (1)"]
    assert labels(drawn).count("Done") == 5


def test_only_the_days_that_have_some_are_named() -> None:
    drawn = build_next_list(owed(9, LATER=1))
    assert drawn.text == "You owe 1 next action"
    assert "Late*" not in says(drawn)


def test_its_buttons_know_the_page_and_the_next_action() -> None:
    drawn = build_next_list(owed(9, page=1, LATER=25))
    block = next(one for one in blocks_of(drawn) if one["type"] == "actions")
    assert block["block_id"] == f"next:1|{'0' * 32}"
    assert drawn.text == "You owe 25 next actions · page 2 of 3"
    assert (find(drawn, "Previous")["value"], find(drawn, "Next")["value"]) == ("0", "2")


def test_nothing_owed_teaches_by_an_example() -> None:
    drawn = build_next_list(owed())
    assert "/next Acme send the deck by Friday" in says(drawn)
    assert elements(drawn) == []


def test_long_texts_are_cut_so_that_all_ten_are_shown() -> None:
    for text in ("x" * 3000, "&" * 3000, "<>" * 1500):
        drawn = build_next_list(a_next_page(Words("&" * 120, text, 200)))
        assert labels(drawn).count("Done") == 10
        assert len([said for said in texts(drawn) if "…" in said]) >= 10


@pytest.mark.parametrize(
    ("state", "said", "can_undo"),
    [
        (ActionState.DONE, "Done: send proposal (*Acme*)", True),
        (ActionState.DROPPED, "Dropped: send proposal (*Acme*)", True),
        (ActionState.OPEN, "Open again: send proposal (*Acme*)", False),
    ],
)
def test_what_became_of_one_is_said_first_and_undone(
    state: ActionState, said: str, can_undo: bool
) -> None:
    closed = say_closed(an_action(state=state))
    for drawn in (build_next_list(owed(9, LATER=1), closed), build_said(closed)):
        assert texts(drawn)[0] == said
        assert (ids.ACTION_UNDO in {one["action_id"] for one in elements(drawn)}) is can_undo
    assert build_said(closed).text == said


def test_one_taken_up_again_says_that_the_next_one_stays() -> None:
    said = say_closed(an_action(is_next_kept=True))
    words = "Open again, the next one was changed since and stays: send proposal (*Acme*)"
    assert texts(build_said(said))[0] == words


def test_no_block_id_stands_twice_when_one_is_taken_up_again() -> None:
    page = owed(9, LATER=1)
    drawn = build_next_list(page, say_closed(replace(page.actions[0])))
    found = [one["block_id"] for one in blocks_of(drawn) if "block_id" in one]
    assert len(set(found)) == len(found) == 2
