from collections.abc import Callable

import pytest
from slack_bolt import Ack, App, Respond

from playground import DispatchFailed, LocalSlack, OperationTimedOut, Person
from playground.channels import Channel

Connect = Callable[[], object]


def test_ack_text_is_seen_by_the_one_who_typed_only(
    slack: LocalSlack, mia: Person, general: Channel, app: App, connect: Connect
) -> None:
    noah = slack.add_person("noah")
    general.member_ids.add(noah.id)
    app.command("/hello")(lambda ack: ack("hi there"))
    connect()
    shown = mia.types("/hello", general)
    assert shown.text == "hi there"
    assert shown.is_ephemeral
    assert noah.sees_in(general) == []


def test_in_channel_answer_is_seen_by_all(
    slack: LocalSlack, mia: Person, general: Channel, app: App, connect: Connect
) -> None:
    noah = slack.add_person("noah")
    general.member_ids.add(noah.id)
    app.command("/hello")(lambda ack: ack(text="hi all", response_type="in_channel"))
    connect()
    mia.types("/hello", general)
    assert [shown.text for shown in noah.sees_in(general)] == ["hi all"]


def test_payload_carries_every_field_of_slack(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack())
    connect()
    mia.types("/hello  Acme  today ")
    sent = slack.calls("/hello")[0].sent
    expected = (
        "token team_id team_domain channel_id channel_name user_id user_name command text"
        " api_app_id is_enterprise_install response_url trigger_id"
    )
    assert set(sent) == set(expected.split())
    assert sent["text"] == "Acme  today"
    assert sent["channel_name"] == "directmessage"
    assert sent["user_name"] == "mia"


def test_unknown_command_is_told_to_the_person_and_not_to_the_app(
    slack: LocalSlack, mia: Person, connect: Connect
) -> None:
    connect()
    assert "/nope is not a valid command" in mia.types("/nope").text
    assert not slack.calls("/nope")


def test_commands_do_not_work_in_threads(mia: Person, general: Channel, connect: Connect) -> None:
    connect()
    parent = mia.says("a thread", general)
    assert "not supported in threads" in mia.types("/hello", general, thread=parent).text


def test_no_ack_within_three_seconds_is_a_timeout_that_the_person_sees(
    mia: Person, connect: Connect
) -> None:
    connect()  # the app has no listener: Bolt acknowledges nothing
    with pytest.raises(OperationTimedOut, match="operation_timeout"):
        mia.types("/hello")
    assert mia.dm[-1].text == '/hello failed with the error "operation_timeout"'


def test_without_an_app_the_command_fails_at_once(mia: Person) -> None:
    with pytest.raises(DispatchFailed, match="dispatch_failed"):
        mia.types("/hello")


def test_answer_with_wrong_blocks_is_an_error_the_person_sees(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    app.command("/hello")(lambda ack: ack(text="x", blocks=[{"type": "section"}]))
    connect()
    assert "invalid_command_response" in mia.types("/hello").text
    assert slack.refusals[-1].error == "invalid_blocks"


def test_bare_ack_shows_nothing_until_the_app_responds(
    slack: LocalSlack, mia: Person, app: App, connect: Connect
) -> None:
    def listener(ack: Ack, respond: Respond) -> None:
        ack()
        respond("later")

    app.command("/hello")(listener)
    connect()
    shown = mia.types("/hello")
    slack.wait_until(lambda: shown.text == "later")
    assert slack.calls("/hello")[0].answer == {}


def test_bare_ack_reads_as_nothing(mia: Person, app: App, connect: Connect) -> None:
    app.command("/hello")(lambda ack: ack())
    connect()
    shown = mia.types("/hello")
    assert not shown
    assert shown.text == ""


def test_person_of_another_organisation_comes_with_their_own_team(
    slack: LocalSlack, app: App, connect: Connect
) -> None:
    eve = slack.add_person("eve", other_team=True)
    app.command("/hello")(lambda ack: ack())
    connect()
    eve.types("/hello")
    assert slack.calls("/hello")[0].sent["team_id"] == eve.member.team_id != slack.team_id


def test_round_trip_takes_little_time(mia: Person, app: App, connect: Connect) -> None:
    app.command("/hello")(lambda ack: ack("hi"))
    connect()
    assert [mia.types("/hello").text for _ in range(50)] == ["hi"] * 50
