"""What nobody foresaw: a polite sentence with a reference that stands in the log, and no words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import make_url

from handlers.afterwards import Respond
from playground import Channel
from tests.journeys.studio import Colleague, Studio
from tests.journeys.trouble_ground import Logs, open_ground, read_logs
from views.message import Message

POLITE = "Something went wrong in Rapport, and it may not have been saved."


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_ground(database_url) as opened:
        yield opened


@pytest.fixture
def logs(mia: Colleague, database_url: str) -> Iterator[Logs]:
    """A record of Acme is broken, as no code of ours leaves it."""
    mia.types("/client add Acme tier A")
    with closing(sqlite3.connect(str(make_url(database_url).database))) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE clients SET tier = 'secret tier'")
        other.commit()
    with read_logs() as collected:
        yield collected
    assert "secret" not in collected
    assert "two words" not in collected
    assert "Acme" not in collected


def assert_told(told: str, logs: Logs) -> None:
    """The sentence carries the reference of the one failure in the log."""
    (failure,) = logs.of("failed")
    assert POLITE in told
    assert f"the reference {failure['reference']}." in told
    assert failure["error"] == "ValueError"
    assert any(".py:" in place for place in failure["where"])


def test_a_command_says_so_and_returns_its_text(mia: Colleague, logs: Logs) -> None:
    told = mia.types("/logcall Acme: secret plans, two words").text
    assert_told(told, logs)
    assert "/logcall Acme: secret plans, two words" in told


def test_a_button_says_so_beside_it(mia: Colleague, logs: Logs) -> None:
    mia.presses("Create Globex", mia.types("/logcall Globex: hello"))
    mia.sends()
    clients = mia.types("/logcall Acmi: two words")
    assert logs.of("failed") == []
    assert_told(mia.presses("Acme", clients).text, logs)


def test_a_form_says_so_at_its_field_and_stays(
    mia: Colleague, logs: Logs, general: Channel
) -> None:
    form = mia.saves(mia.says("two words", general))
    form.choose("Client", "Acme", typed="Ac")
    complaints = mia.sends()
    assert_told(complaints["Note"], logs)
    assert form.value("Note") == "two words"


def test_what_fails_after_the_ack_is_logged_with_a_reference(
    studio: Studio, mia: Colleague, logs: Logs
) -> None:
    assert mia
    studio.rapport.desk.after.soon(Respond("two words", Message("secret")))
    studio.settle()
    (failure,) = logs.of("failed")
    assert len(failure["reference"]) == 8


def test_what_slack_sends_without_being_asked_for_is_said_by_its_kind_alone(
    studio: Studio, mia: Colleague, logs: Logs
) -> None:
    envelope = {"type": "block_actions", "user": {"id": mia.id}, "team": {"id": "T1"}}
    action = {"type": "button", "action_id": "of_an_older_rapport", "value": "two words"}
    deliver = studio.slack._socket.deliver
    assert deliver is not None
    deliver("interactive", envelope | {"actions": [action]}, "block_actions")
    studio.slack.wait_until(lambda: logs.of("not_acked"))
    assert logs.of("not_acked")[0]["kind"] == "interactive"
