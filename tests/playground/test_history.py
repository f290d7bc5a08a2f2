import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from playground import Channel, LocalSlack, Person


def texts(answer: SlackResponse) -> list[str]:
    return [message["text"] for message in answer["messages"]]


def test_history_is_newest_first(client: WebClient, mia: Person) -> None:
    for text in ("one", "two"):
        client.chat_postMessage(channel=mia.id, text=text)
    assert texts(client.conversations_history(channel=mia.dm_id)) == ["two", "one"]


def test_bot_reads_metadata_of_its_own_messages_without_a_further_scope(
    client: WebClient, mia: Person
) -> None:
    metadata = {"event_type": "nudge", "event_payload": {"id": "7"}}
    client.chat_postMessage(channel=mia.id, text="hi", metadata=metadata)
    plain = client.conversations_history(channel=mia.dm_id)
    full = client.conversations_history(channel=mia.dm_id, include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


def test_history_has_no_ephemerals_and_no_replies(client: WebClient, mia: Person) -> None:
    parent = client.chat_postMessage(channel=mia.id, text="parent")
    client.chat_postMessage(channel=mia.id, text="reply", thread_ts=parent["ts"])
    client.chat_postEphemeral(channel=mia.dm_id, user=mia.id, text="psst")
    assert texts(client.conversations_history(channel=mia.dm_id)) == ["parent"]


def test_oldest_and_latest_leave_their_own_instants_out_unless_inclusive(
    client: WebClient, mia: Person
) -> None:
    first, _, last = [client.chat_postMessage(channel=mia.id, text=str(n)) for n in range(3)]
    span = {"channel": mia.dm_id, "oldest": first["ts"], "latest": last["ts"]}
    assert texts(client.conversations_history(**span)) == ["1"]
    assert texts(client.conversations_history(**span, inclusive=True)) == ["2", "1", "0"]


def test_history_comes_in_pages(client: WebClient, mia: Person) -> None:
    for number in range(5):
        mia.says(str(number))
    first = client.conversations_history(channel=mia.dm_id, limit=3)
    assert first["has_more"] is True
    cursor = first["response_metadata"]["next_cursor"]
    second = client.conversations_history(channel=mia.dm_id, limit=3, cursor=cursor)
    assert texts(first) + texts(second) == ["4", "3", "2", "1", "0"]
    assert second["has_more"] is False


def test_channel_history_needs_its_own_scope(client: WebClient, general: Channel) -> None:
    with pytest.raises(SlackApiError) as failure:
        client.conversations_history(channel=general.id)
    assert failure.value.response["needed"] == "channels:history"


def test_opening_a_dm_twice_gives_the_same_one(client: WebClient, mia: Person) -> None:
    first = client.conversations_open(users=mia.id)
    second = client.conversations_open(users=[mia.id])
    assert first["channel"]["id"] == second["channel"]["id"] == mia.dm_id
    assert second["already_open"] is True


def test_group_dms_need_a_scope_the_app_has_not(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    noah = slack.add_person("noah")
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.conversations_open(users=[mia.id, noah.id])


def test_conversation_info_needs_the_scope_of_its_kind(client: WebClient, mia: Person) -> None:
    with pytest.raises(SlackApiError) as failure:
        client.conversations_info(channel=mia.dm_id)
    assert failure.value.response["needed"] == "im:read"
