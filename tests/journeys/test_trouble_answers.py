"""Slack is slow, away or refuses while an answer or a form is on its way."""

from collections.abc import Iterator

import pytest

from playground import Trouble
from tests.journeys.studio import START, Colleague, Studio, days
from tests.journeys.trouble_ground import Logs, open_ground, read_logs

PASSING = [
    Trouble.rate_limited(1),
    Trouble.server_error(),
    Trouble.cut_before(),
    Trouble.cut_after(),
]
NO_FORM = [Trouble.slow(2.3), Trouble.rate_limited(5), Trouble.server_error(), Trouble.cut_before()]


def kind_of(trouble: Trouble) -> str:
    return trouble.kind


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_ground(database_url, ack_seconds=6) as opened:
        yield opened


@pytest.fixture
def logs(mia: Colleague) -> Iterator[Logs]:
    assert mia
    with read_logs() as collected:
        yield collected


@pytest.mark.parametrize("trouble", PASSING, ids=kind_of)
def test_a_button_is_answered_once_slack_is_back(
    studio: Studio, mia: Colleague, trouble: Trouble
) -> None:
    mia.types("/client add Acme")
    logged = mia.types("/logcall Acme: called")
    studio.slack.trouble.add("response_url", trouble)
    mia.presses("Undo", logged)
    assert "Undone" in logged.text
    assert "called" not in mia.card("Acme")


def test_an_answer_that_slack_never_took_is_drawn_at_the_next_press(
    studio: Studio, mia: Colleague, logs: Logs
) -> None:
    mia.types("/client add Acme")
    logged = mia.types("/logcall Acme: called the whole team")
    studio.slack.trouble.add("response_url", Trouble.server_error(), times=2)
    mia.presses("None needed", logged)
    assert "None needed" in logged.buttons
    assert [entry["error"] for entry in logs.of("answer_not_shown")] == ["http_500"]
    mia.presses("None needed", logged)
    assert "None needed" not in logged.buttons
    assert "whole team" not in logs


def test_an_answer_beside_a_message_is_never_shown_twice(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme")
    clients = mia.types("/client")
    before = len(mia.ephemerals)
    studio.slack.trouble.add("response_url", Trouble.cut_after())
    mia.presses(clients.buttons[0], clients)
    assert len(mia.ephemerals) == before + 1


@pytest.mark.parametrize("trouble", NO_FORM, ids=kind_of)
def test_a_form_that_slack_did_not_open_is_said_beside_the_button(
    studio: Studio, mia: Colleague, logs: Logs, trouble: Trouble
) -> None:
    mia.types("/client add Acme")
    logged = mia.types("/logcall Acme: called the whole team")
    studio.slack.trouble.add("views.open", trouble)
    told = mia.presses("Add next action", logged)
    assert "the form was not opened. Nothing was changed" in told.text
    assert logs.of("form_not_opened")
    assert "whole team" not in logs
    mia.presses("Add next action", logged)
    assert mia.sends(Next_action="call back") == {}


def test_a_form_that_comes_too_late_is_said_beside_the_message(studio: Studio) -> None:
    mia, raj = studio.newcomer("mia"), studio.newcomer("raj")
    message = raj.says("Acme wants the contract", studio.channel("general", mia, raj))
    studio.slack.trouble.add("users.info", Trouble.slow(1.7), times=2)
    mia.person.uses_shortcut("save_client_note", message)
    studio.settle()
    assert "Slack opens a form only within 3 seconds" in mia.last_answer.text
    assert mia.saves(message)


def test_a_nudge_whose_redrawing_failed_is_redrawn_all_the_same(
    studio: Studio, mia: Colleague
) -> None:
    mia.types(f"/client add Acme last {START.date().replace(year=2040)}")
    studio.morning(days(1))
    for trouble in PASSING:
        studio.slack.trouble.add("chat.update", trouble)
        mia.presses("Snooze", mia.nudge, choosing="Next week", beside="Acme")
        assert "Snoozed" in mia.nudge.text
        mia.presses("Undo", mia.nudge, beside="Acme")
        assert "Snoozed" not in mia.nudge.text


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble.rate_limited(1),
        Trouble.server_error(),
        Trouble.cut_before(),
        Trouble.cut_after(),
        Trouble.slow(0.5),
    ],
    ids=kind_of,
)
def test_a_nudge_comes_once_whatever_slack_does_in_its_middle(
    studio: Studio, mia: Colleague, trouble: Trouble
) -> None:
    mia.types(f"/client add Acme last {START.date().replace(year=2040)}")
    studio.slack.trouble.add("chat.postMessage", trouble)
    studio.morning(days(1))
    for _ in range(2):
        let_leases_end(studio)
        studio.tick()
    assert "Acme" in mia.nudge.text


def let_leases_end(studio: Studio) -> None:
    """As after a minute of the real clock."""
    with studio.rapport.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE deliveries SET try_at = claimed_at WHERE try_at IS NOT NULL"
        )
