from typing import Any

import pytest

from domain.records import Standing
from handlers.desk import slack_user


def told(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as Slack tells
    return {"id": "U1", "team_id": "T1", "name": "mia", "tz": "Europe/Berlin"} | facts


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({}, Standing.MEMBER),
        ({"is_admin": True}, Standing.MEMBER),
        ({"is_restricted": True}, Standing.GUEST),
        ({"is_ultra_restricted": True}, Standing.GUEST),
        ({"team_id": "T2"}, Standing.OUTSIDER),
        ({"is_stranger": True}, Standing.OUTSIDER),
        ({"is_stranger": True, "is_restricted": True}, Standing.OUTSIDER),
        ({"is_bot": True}, Standing.BOT),
        ({"id": "USLACKBOT"}, Standing.BOT),
        ({"deleted": True, "is_admin": True}, Standing.GONE),
    ],
)
def test_only_full_people_of_this_workspace_are_members(
    facts: dict[str, Any], standing: Standing
) -> None:
    assert slack_user(told(**facts), "T1").standing is standing


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"real_name": "Mia Chen", "profile": {"display_name": "Mimi"}}, "Mimi"),
        ({"real_name": "Mia Chen", "profile": {"display_name": ""}}, "Mia Chen"),
        ({"profile": {"real_name": "Mia Chen"}}, "Mia Chen"),
        ({}, "mia"),
        ({"name": None}, "U1"),
    ],
)
def test_people_are_called_as_slack_shows_them(facts: dict[str, Any], name: str) -> None:
    assert slack_user(told(**facts), "T1").name == name


@pytest.mark.parametrize("tz", [None, "", "Mars/Olympus", "/etc/passwd"])
def test_a_zone_that_this_machine_does_not_know_is_utc(tz: str | None) -> None:
    assert slack_user(told(tz=tz), "T1").tz == "UTC"


@pytest.mark.parametrize("flag", ["is_admin", "is_owner"])
def test_admins_and_owners_are_admins(flag: str) -> None:
    assert slack_user(told(**{flag: True}), "T1").is_admin
    assert not slack_user(told(), "T1").is_admin


def test_events_leave_the_locale_out() -> None:
    assert slack_user(told(), "T1").locale is None
    assert slack_user(told(locale="en-US"), "T1").locale == "en-US"
