from dataclasses import replace
from datetime import date

from domain.plans import ForClient, PlanGone, PlanKept, WhichClient, WhoMayRead
from domain.records import ActionState, NextAction
from domain.recurrence import Recurrence, Series
from tests.views.facts import TODAY, an_action
from tests.views.seen import elements, find, labels, says, texts
from views.message import Message
from views.plan_reply import build_plan

ACME = "c" * 32


def kept(action: NextAction, *, can_undo: bool = True) -> Message:
    return build_plan(PlanKept(action, can_undo), TODAY)


def test_what_was_understood_is_said_with_its_day() -> None:
    drawn = kept(an_action())
    assert texts(drawn)[0] == "Next action for *Acme*: send proposal\nDue *Fri 13 Mar*."
    assert labels(drawn) == ["Edit", "Undo"]
    assert labels(kept(an_action(), can_undo=False)) == ["Edit"]


def test_a_promise_and_the_lack_of_a_day_are_said() -> None:
    assert "They expect it by *Fri 13 Mar*." in says(kept(an_action(is_promise=True)))
    no_day = an_action(due_on=None)
    assert "No date was understood" in says(kept(no_day))
    assert "a promise needs a day" in says(kept(replace(no_day, wanted_promise=True)))
    assert "In confidence" in says(kept(replace(no_day, in_confidence=True)))


def test_what_comes_again_says_when_and_is_made_single_by_one_press() -> None:
    quarterly = Series(Recurrence.of("3m"), date(2026, 3, 13))
    drawn = kept(an_action(series=quarterly))
    assert "Due *Fri 13 Mar*, every quarter, next Sat 13 Jun." in says(drawn)
    assert labels(drawn) == ["Edit", "Only once", "Undo"]
    moved = kept(an_action(series=quarterly, due_on=date(2026, 3, 16), is_promise=True))
    assert "They expect it by *Mon 16 Mar*, every quarter, next Sat 13 Jun." in says(moved)
    assert "Only once" not in labels(kept(an_action(series=quarterly, state=ActionState.DONE)))


def test_what_is_closed_offers_nothing() -> None:
    drawn = kept(an_action(state=ActionState.DONE))
    assert texts(drawn)[0].startswith("Done for *Acme*: send proposal")
    assert elements(drawn) == []


def test_undone_gives_the_words_back() -> None:
    assert "send proposal (due Fri 13 Mar)" in says(build_plan(PlanGone(an_action()), TODAY))
    assert "no longer kept" in says(build_plan(PlanGone(), TODAY))


def test_the_words_ride_in_the_buttons_whatever_they_are() -> None:
    words = "send | it & <that> by Friday"
    new = ForClient("A|B", words)
    asked = WhichClient(f"A|B {words}", (ForClient("Acme", words, ACME),), (new,))
    drawn = build_plan(asked, TODAY)
    assert find(drawn, "Acme")["value"] == f"{ACME}|{words}"
    assert find(drawn, "Create A|B")["value"] == f"3|A|B{words}"
    assert "&gt; /next" not in says(drawn)
    assert "/next A|B send | it &amp; &lt;that&gt; by Friday" in says(drawn)


def test_a_line_without_a_name_can_still_become_a_clients() -> None:
    drawn = build_plan(WhichClient(": send it", (), ()), TODAY)
    assert "No client leads the line, so nothing was added yet." in says(drawn)
    assert find(drawn, "Create a client")["value"] == "0|: send it"


def test_words_that_no_button_holds_are_given_back_whole() -> None:
    words = "wort " * 500
    drawn = build_plan(WhichClient(words, (ForClient("Acme", words, ACME),), ()), TODAY)
    assert elements(drawn) == []
    assert "copy it," in says(drawn)
    assert says(drawn).count("wort") == 500
    asked = build_plan(WhoMayRead(ACME, "Acme", words, "!prviate"), TODAY)
    assert elements(asked) == []
    assert says(asked).count("wort") == 500


def test_an_unclear_mark_asks_who_may_read() -> None:
    drawn = build_plan(WhoMayRead(ACME, "Acme", "buy it | !prviate", "!prviate"), TODAY)
    assert "I don't know the mark `!prviate`. Who may read this?" in says(drawn)
    assert find(drawn, "Keep in confidence")["value"] == f"{ACME}|yes|buy it | !prviate"
    assert find(drawn, "Everyone may read it")["value"] == f"{ACME}|no|buy it | !prviate"
