from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import LocalSlack, Person


def test_users_info_tells_name_zone_and_roles(slack: LocalSlack, client: WebClient) -> None:
    ann = slack.add_person("ann", real_name="Ann Lee", tz="Asia/Tokyo", is_admin=True)
    user = client.users_info(user=ann.id)["user"]
    assert user["real_name"] == user["profile"]["real_name"] == "Ann Lee"
    assert (user["tz"], user["tz_offset"], user["tz_label"]) == ("Asia/Tokyo", 32400, "JST")
    assert user["is_admin"] is True
    assert user["is_restricted"] is False


def test_locale_comes_only_when_asked_for(client: WebClient, mia: Person) -> None:
    assert "locale" not in client.users_info(user=mia.id)["user"]
    assert client.users_info(user=mia.id, include_locale=True)["user"]["locale"] == "en-GB"


def test_zone_offset_follows_daylight_saving(manifest: dict[str, Any]) -> None:
    with LocalSlack(manifest, starts_at=datetime(2026, 1, 15, tzinfo=UTC)) as slack:
        mia = slack.add_person("mia", tz="Europe/Berlin")
        assert mia.member.as_slack(slack.clock.now())["tz_offset"] == 3600
        slack.clock.move_to(datetime(2026, 7, 15, tzinfo=UTC))
        assert mia.member.as_slack(slack.clock.now())["tz_offset"] == 7200


def test_guests_and_strangers_are_told_apart(slack: LocalSlack, client: WebClient) -> None:
    guest = slack.add_person("gus", is_guest=True)
    stranger = slack.add_person("eve", other_team=True)
    assert client.users_info(user=guest.id)["user"]["is_restricted"] is True
    eve = client.users_info(user=stranger.id)["user"]
    assert eve["is_stranger"] is True
    assert eve["team_id"] != slack.team_id


def test_someone_deactivated_has_no_zone(slack: LocalSlack, client: WebClient, mia: Person) -> None:
    slack.change_person(mia, is_deleted=True)
    user = client.users_info(user=mia.id)["user"]
    assert user["deleted"] is True
    assert "tz" not in user


def test_users_list_comes_in_pages(slack: LocalSlack, client: WebClient) -> None:
    for number in range(5):
        slack.add_person(f"p{number}")
    pages = [[user["name"] for user in page["members"]] for page in client.users_list(limit=3)]
    assert len(pages) == 3
    assert [name for page in pages for name in page] == [
        "helper",
        "slackbot",
        "p0",
        "p1",
        "p2",
        "p3",
        "p4",
    ]


def test_unknown_user_is_not_found(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="user_not_found"):
        client.users_info(user="U404")


def test_two_workspaces_have_different_ids(manifest: dict[str, Any]) -> None:
    north, south = LocalSlack(manifest), LocalSlack(manifest, team_domain="south")
    assert north.team_id != south.team_id
    assert north.add_person("mia").id != south.add_person("mia").id
