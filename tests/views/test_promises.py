from dataclasses import replace
from typing import Any

from domain.promises import Fate, Move, Promise, PromisePage, PromiseRecord
from domain.records import ActionState
from tests.views.facts import A_DAY, NOW, TODAY, a_card, a_member, an_action
from tests.views.seen import find, labels, texts
from views.client_card import build_client_card
from views.promises import build_promises, promise_in_words
from views.words import due_in_words

DONE = ActionState.DONE


def a_promise(*moves: Move, fate: Fate = Fate.OPEN, **changes: Any) -> Promise:  # noqa: ANN401
    """Promised for Friday 13 March."""
    first_on = moves[0].from_on if moves else TODAY + 3 * A_DAY
    due_on = moves[-1].to_on if moves else first_on
    closed_on = changes.pop("closed_on", None)
    facts: dict[str, Any] = {"is_promise": True, "due_on": due_on}
    action = an_action(**(facts | changes))
    return Promise(action, first_on, moves, fate, closed_on)


def a_move(from_days: int, to_days: int) -> Move:
    return Move(TODAY + from_days * A_DAY, TODAY + to_days * A_DAY, TODAY)


def a_page(*promises: Promise, **changes: Any) -> PromisePage:  # noqa: ANN401
    record = changes.pop("record", PromiseRecord(8, 2, 1))
    page = PromisePage("0" * 32, "Acme", record, promises, page=0, has_more=False)
    return replace(page, **changes)


def test_a_promise_tells_its_days_and_what_became_of_it() -> None:
    closed_on = TODAY + 9 * A_DAY
    one = a_promise(a_move(3, 10), fate=Fate.KEPT, state=DONE, closed_on=closed_on)
    assert promise_in_words(one, TODAY) == (
        "Promised for Fri 13 Mar, moved to Fri 20 Mar, done Thu 19 Mar: *kept*"
    )
    assert promise_in_words(a_promise(), TODAY) == "Promised for Fri 13 Mar: *open*"


def test_one_that_is_broken_by_its_move_says_why() -> None:
    one = a_promise(a_move(-9, 3), fate=Fate.BROKEN, state=DONE, closed_on=TODAY)
    assert promise_in_words(one, TODAY).endswith("done today: *broken*, moved only after its day")


def test_of_many_moves_the_last_are_told() -> None:
    moves = [a_move(day, day + 1) for day in range(2, 10)]
    assert "moved 3 times, moved to Mon 16 Mar," in promise_in_words(a_promise(*moves), TODAY)


def test_the_card_has_one_line_and_a_button_or_nothing() -> None:
    card = a_card()
    assert "Promises" not in labels(build_client_card(card, a_member(), NOW))
    kept = replace(card, promises=PromiseRecord(8, 2, 1))
    drawn = build_client_card(kept, a_member(), NOW)
    assert "*Promises:* 8 of 10 kept, 1 moved" in texts(drawn)
    assert find(drawn, "Promises")["value"] == card.client.id
    waiting = replace(card, promises=PromiseRecord(is_any_open=True))
    said = texts(build_client_card(waiting, a_member(), NOW))
    assert "*Promises:* none has come due yet" in said


def test_an_empty_list_teaches_how_to_promise() -> None:
    said = texts(build_promises(a_page(), TODAY))
    assert said[0] == "Promises to *Acme*: none yet."
    assert "`promise: the quote by Friday`" in said[1]


def test_the_list_tells_words_owner_and_hides_what_is_in_confidence() -> None:
    page = a_page(a_promise(owner_name="Mia"), a_promise(is_hidden=True, text=""), has_more=True)
    drawn = build_promises(page, TODAY)
    assert texts(drawn)[0] == "Promises to *Acme*: 8 of 10 kept, 1 moved"
    assert "send proposal" in texts(drawn)
    assert "Promised for Fri 13 Mar: *open* · Mia" in texts(drawn)
    assert "In confidence" in texts(drawn)
    assert labels(drawn) == ["Older"]


def test_a_row_of_next_says_that_a_promise_was_moved() -> None:
    first = TODAY + 3 * A_DAY
    moved = an_action(is_promise=True, due_on=first + 7 * A_DAY, first_due_on=first)
    assert due_in_words(moved, TODAY) == "promised for Fri 20 Mar, first Fri 13 Mar"
    as_told = replace(moved, due_on=first)
    assert due_in_words(as_told, TODAY) == "promised for Fri 13 Mar"
