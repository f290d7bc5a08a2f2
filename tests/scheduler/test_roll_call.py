"""Once a day Slack is asked of those we know, in case an event was missed."""

from typing import Any

import pytest
from slack_sdk import WebClient
from structlog.testing import capture_logs

from playground import LocalSlack, Person, Trouble
from scheduler.roll_call import call_roll
from storage.database import Database
from tests.office import Office


@pytest.fixture
def learnt() -> list[dict[str, Any]]:
    return []


def call(
    database: Database, client: WebClient, office: Office, learnt: list[dict[str, Any]]
) -> list[Any]:
    with capture_logs() as logs:
        call_roll(database, client, office.workspace_id, learnt.append)
    return [(log["event"], log["error"]) for log in logs]


def test_only_those_we_know_are_learnt_with_their_locale(
    slack: LocalSlack,
    database: Database,
    client: WebClient,
    office: Office,
    mia: Person,
    learnt: list[dict[str, Any]],
) -> None:
    slack.add_person("stranger")
    office.a_member(mia.id)
    assert call(database, client, office, learnt) == []
    assert [(told["id"], told["locale"]) for told in learnt] == [(mia.id, "en-GB")]


def test_every_page_is_read(
    slack: LocalSlack,
    database: Database,
    client: WebClient,
    office: Office,
    mia: Person,
    learnt: list[dict[str, Any]],
) -> None:
    others = [slack.add_person(f"person{number}") for number in range(450)]
    for known in (mia, others[-1]):
        office.a_member(known.id)
    call(database, client, office, learnt)
    assert {told["id"] for told in learnt} == {mia.id, others[-1].id}
    assert len(slack.calls("users.list")) == 3


def test_slack_is_not_asked_when_nobody_is_known(
    slack: LocalSlack,
    database: Database,
    client: WebClient,
    office: Office,
    learnt: list[dict[str, Any]],
) -> None:
    call(database, client, office, learnt)
    assert slack.calls("users.list") == []


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (Trouble.rate_limited(5), "SlackApiError"),
        (Trouble.server_error(), "SlackApiError"),
        (Trouble.cut_before(), "RemoteDisconnected"),
        (Trouble.slow(1.2), "TimeoutError"),
    ],
)
def test_slacks_trouble_is_logged_and_nothing_is_forgotten(
    slack: LocalSlack,
    database: Database,
    client: WebClient,
    office: Office,
    mia: Person,
    learnt: list[dict[str, Any]],
    trouble: Trouble,
    error: str,
) -> None:
    office.a_member(mia.id)
    slack.trouble.add("users.list", trouble)
    assert call(database, client, office, learnt) == [("roll_call_failed", error)]
    assert learnt == []
    assert call(database, client, office, learnt) == []
    assert len(learnt) == 1
