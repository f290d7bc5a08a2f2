"""The guided path: each step is ticked when the thing is done, and not before."""

import threading
import time
from collections.abc import Iterator

import pytest

from bot.play_steps import play_steps
from bot.story_talk import WORTH_A_NOTE, find_said
from playground import Modal, Shown
from playground.traffic import KEPT
from tests.bot.scenes import WEDNESDAY_AT_NINE, Played, opened


@pytest.fixture
def played() -> Iterator[Played]:
    with opened() as scene:
        yield scene


@pytest.fixture
def nudge(played: Played) -> Shown:
    """Mia's, on Wednesday at nine."""
    played.slack.clock.move_to(WEDNESDAY_AT_NINE)
    return played.waits_for_nudge(played.cast.mia)


def open_note(played: Played) -> Modal:
    said = find_said(played.cast, WORTH_A_NOTE)
    assert said
    played.cast.mia.uses_shortcut("Save as client note", said)
    return played.cast.mia.waits_for_modal()


def test_nothing_is_ticked_at_the_start(played: Played) -> None:
    assert len(played.steps) == 5
    assert played.done == []


def test_a_step_leads_to_a_person_and_a_place_that_are_there(played: Played) -> None:
    for step in played.steps:
        assert step.who in played.slack.people
        assert step.place in {*played.slack.channels, "dm", "home"}


def test_the_line_that_is_offered_logs_a_call(played: Played) -> None:
    step = played.steps[0]
    shown = played.cast.mia.types(step.line, played.slack.channels[step.place])
    assert "Logged a call with Acme" in shown.text
    assert "25 min · with Dana" in shown.text
    assert "Next: send proposal, due" in shown.text
    played.waits_for("Log")


@pytest.mark.parametrize("line", ["/logcall help", "/logcall drafts", "/client Acme", "/rapport"])
def test_other_commands_log_nothing(played: Played, line: str) -> None:
    played.cast.mia.types(line)
    played.settle()
    assert played.done == []


def test_a_line_that_is_asked_about_is_logged_by_the_answer(played: Played) -> None:
    asked = played.cast.mia.types("/logcall Akme: second office. next: none")
    played.settle()
    assert played.done == []
    played.cast.mia.presses("Acme", on=asked)
    played.waits_for("Log")


def test_a_line_about_a_new_client_is_logged_by_its_form(played: Played) -> None:
    asked = played.cast.mia.types("/logcall Globex: first talk. next: none")
    played.cast.mia.presses("Create Globex", on=asked)
    form = played.cast.mia.waits_for_modal()
    played.settle()
    assert played.done == []
    assert form.submit() == {}
    played.waits_for("Log")


def test_the_form_logs_a_call_too(played: Played) -> None:
    played.cast.mia.uses_shortcut("Log a client call")
    form = played.cast.mia.waits_for_modal()
    form.fill("Client", "Acme")
    assert form.submit() != {}  # what comes next is not said
    played.settle()
    assert played.done == []
    played.cast.mia.waits_for_modal().fill("Next action", "send the plan")
    assert played.cast.mia.waits_for_modal().submit() == {}
    played.waits_for("Log")


def test_a_note_is_kept_by_sending_its_form(played: Played) -> None:
    form = open_note(played)
    played.settle()
    assert played.done == []
    assert form.submit() == {}
    played.waits_for("Keep")


def test_a_note_whose_form_is_closed_is_not_kept(played: Played) -> None:
    open_note(played).close()
    played.settle()
    assert played.done == []


def test_the_nudge_comes_once_the_clock_is_moved(played: Played, nudge: Shown) -> None:
    assert "Harbour Dental" in nudge.text
    played.waits_for("Move")


def test_an_hour_later_is_no_morning_yet(played: Played) -> None:
    played.jumps(hours=1)
    played.settle()
    assert played.done == []


def test_a_colleagues_nudge_is_not_mias(played: Played) -> None:
    played.jumps(hours=10)  # Tuesday morning in Honolulu, evening in Berlin
    assert "Kona Coffee Roasters" in played.waits_for_nudge(played.cast.kai).text
    assert played.nudges_of(played.cast.mia) == []
    assert played.done == []


@pytest.mark.parametrize("how", [{}, {"choosing": "Next week"}])
def test_a_card_is_answered_by_a_press(played: Played, nudge: Shown, how: dict[str, str]) -> None:
    played.cast.mia.presses("Snooze" if how else "Done", on=nudge, beside="Nordwind", **how)
    played.waits_for("Move", "Answer")


def test_log_it_answers_a_card_once_its_form_is_sent(played: Played, nudge: Shown) -> None:
    played.cast.mia.presses("Log it", on=nudge, beside="Castell")
    form = played.cast.mia.waits_for_modal()
    assert form.submit() != {}
    played.settle()
    assert played.done == ["Move"]
    played.cast.mia.waits_for_modal().fill("Next action", "send the brochure")
    assert played.cast.mia.waits_for_modal().submit() == {}
    played.waits_for("Move", "Answer")


def test_looking_at_home_is_not_looking_at_the_messages(played: Played) -> None:
    played.cast.mia.opens_home("messages")
    played.settle()
    assert played.done == []
    played.cast.mia.opens_home()
    played.waits_for("Look")


def test_home_that_somebody_else_looks_at_is_no_step(played: Played) -> None:
    kai = played.slack.people["kai"]
    kai.opens_home()
    played.settle()
    assert played.done == []


def test_all_can_be_ticked_in_another_order(played: Played, nudge: Shown) -> None:
    mia = played.cast.mia
    mia.opens_home()
    mia.presses("Done", on=nudge, beside="Harbour")
    open_note(played).submit()
    mia.types(played.steps[0].line)
    played.waits_for("Log", "Keep", "Move", "Answer", "Look")


def test_what_was_done_before_does_not_count(played: Played) -> None:
    played.cast.mia.types(played.steps[0].line)
    played.cast.mia.opens_home()
    played.waits_for("Log", "Look")
    assert not any(step.is_done() for step in play_steps(played.slack, played.cast))


def fill_traffic(played: Played, times: int) -> None:
    record = played.slack.workspace.traffic.record
    for _ in range(times):
        record("in", "web_api", "api.test", {}, {"ok": True})


def test_a_step_stays_ticked_when_its_traffic_is_forgotten(played: Played) -> None:
    played.cast.mia.opens_home()
    played.waits_for("Look")
    fill_traffic(played, KEPT + 1)
    assert played.slack.calls("app_home_opened") == []
    assert played.done == ["Look"]


def test_a_step_is_ticked_among_more_traffic_than_is_kept(played: Played) -> None:
    fill_traffic(played, KEPT + 1)
    assert played.done == []
    fill_traffic(played, KEPT - 100)
    played.cast.mia.opens_home()
    played.waits_for("Look")


def test_asking_after_every_change_costs_next_to_nothing(played: Played) -> None:
    fill_traffic(played, KEPT)
    assert played.done == []
    started = time.perf_counter()
    for _ in range(200):
        fill_traffic(played, 1)
        assert played.done == []
    assert time.perf_counter() - started < 1  # 5 ms a change; a scan of all would take longer


def test_asking_from_several_threads_at_once_is_fine(played: Played) -> None:
    answers: list[list[str]] = []
    threads = [threading.Thread(target=lambda: answers.append(played.done)) for _ in range(8)]
    played.cast.mia.opens_home()
    played.settle()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [["Look"]] * 8
