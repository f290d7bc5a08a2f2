from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from playground import Channel, LocalSlack, Person

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "hello"}}


def refusal(call: Callable[..., SlackResponse], **kwargs: object) -> SlackResponse:
    with pytest.raises(SlackApiError) as failure:
        call(**kwargs)
    response: SlackResponse = failure.value.response
    return response


def test_posting_to_a_person_opens_the_dm(client: WebClient, mia: Person) -> None:
    answer = client.chat_postMessage(channel=mia.id, text="hi")
    assert answer["channel"] == mia.dm_id
    assert answer["channel"].startswith("D")
    assert [shown.text for shown in mia.dm] == ["hi"]


def test_posted_message_comes_back_with_bot_and_metadata(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    metadata = {"event_type": "nudge", "event_payload": {"id": "7"}}
    message = client.chat_postMessage(channel=mia.id, text="hi", metadata=metadata)["message"]
    assert message["bot_id"] == slack.bot_id
    assert message["metadata"] == metadata


def test_messages_of_one_channel_have_rising_timestamps(client: WebClient, mia: Person) -> None:
    stamps = [client.chat_postMessage(channel=mia.id, text="hi")["ts"] for _ in range(5)]
    assert sorted(set(stamps)) == stamps


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C404", "text": "x"}, "channel_not_found"),
        ({"text": "x", "channel": ""}, "invalid_arguments"),
    ],
)
def test_message_to_nowhere_is_refused(
    client: WebClient, arguments: dict[str, Any], error: str
) -> None:
    assert refusal(client.chat_postMessage, **arguments)["error"] == error


def test_message_without_text_is_refused(client: WebClient, mia: Person) -> None:
    response = refusal(client.api_call, api_method="chat.postMessage", json={"channel": mia.id})
    assert response["error"] == "no_text"


def test_wrong_blocks_are_refused_with_their_place(client: WebClient, mia: Person) -> None:
    blocks = [SECTION, {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    response = refusal(client.chat_postMessage, channel=mia.id, text="x", blocks=blocks)
    assert response["error"] == "invalid_blocks"
    assert "/blocks/1/text" in response["response_metadata"]["messages"][0]


def test_wrong_blocks_in_attachments_are_refused(client: WebClient, mia: Person) -> None:
    attachments = [{"fallback": "x", "blocks": [{"type": "section"}]}]
    response = refusal(client.chat_postMessage, channel=mia.id, text="x", attachments=attachments)
    assert response["error"] == "invalid_attachments"


def test_bot_must_be_in_a_public_channel_to_post(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    channel = slack.add_channel("random", [mia])
    response = refusal(client.chat_postMessage, channel=channel.id, text="x")
    assert response["error"] == "not_in_channel"


def test_private_channel_without_the_bot_is_not_found(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    channel = slack.add_channel("board", [mia], is_private=True)
    response = refusal(client.chat_postMessage, channel=channel.id, text="x")
    assert response["error"] == "channel_not_found"


def test_nobody_deactivated_gets_a_message(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    slack.change_person(mia, is_deleted=True)
    assert refusal(client.chat_postMessage, channel=mia.id, text="x")["error"] == "user_disabled"


def test_bots_get_no_dm(client: WebClient, slack: LocalSlack) -> None:
    response = refusal(client.chat_postMessage, channel=slack.bot_user_id, text="x")
    assert response["error"] == "cannot_dm_bot"


def test_update_changes_the_message_in_place(client: WebClient, mia: Person) -> None:
    answer = client.chat_postMessage(channel=mia.id, text="one")
    shown = mia.dm[0]
    client.chat_update(channel=answer["channel"], ts=answer["ts"], text="two")
    assert shown.text == "two"
    assert shown.replaced
    assert len(mia.dm) == 1


def test_update_with_text_only_keeps_the_blocks(client: WebClient, mia: Person) -> None:
    answer = client.chat_postMessage(channel=mia.id, text="one", blocks=[SECTION])
    client.chat_update(channel=answer["channel"], ts=answer["ts"], text="two")
    assert mia.dm[0].text == "hello"
    assert mia.dm[0].notification == "two"


def test_update_over_four_thousand_characters_is_refused(client: WebClient, mia: Person) -> None:
    answer = client.chat_postMessage(channel=mia.id, text="one")
    where = {"channel": answer["channel"], "ts": answer["ts"]}
    response = refusal(client.chat_update, **where, text="x" * 4001)
    assert response["error"] == "msg_too_long"


def test_update_of_what_is_not_there_is_refused(client: WebClient, mia: Person) -> None:
    response = refusal(client.chat_update, channel=mia.dm_id, ts="1.2", text="x")
    assert response["error"] == "message_not_found"


def test_messages_of_others_cannot_be_updated_or_deleted(client: WebClient, mia: Person) -> None:
    where = {"channel": mia.dm_id, "ts": mia.says("mine").ts}
    assert refusal(client.chat_update, **where, text="x")["error"] == "cant_update_message"
    assert refusal(client.chat_delete, **where)["error"] == "cant_delete_message"


def test_deleted_message_is_gone_from_the_screen(client: WebClient, mia: Person) -> None:
    answer = client.chat_postMessage(channel=mia.id, text="one")
    shown = mia.dm[0]
    client.chat_delete(channel=answer["channel"], ts=answer["ts"])
    assert mia.dm == []
    assert shown.is_deleted
    assert shown.text == ""


def test_ephemeral_message_is_for_one_and_in_no_history(
    slack: LocalSlack, client: WebClient, mia: Person, general: Channel
) -> None:
    noah = slack.add_person("noah")
    general.member_ids.add(noah.id)
    client.chat_postEphemeral(channel=general.id, user=mia.id, text="psst")
    assert [shown.text for shown in mia.ephemerals] == ["psst"]
    assert noah.sees_in(general) == []


def test_ephemeral_message_needs_its_reader_in_the_channel(
    slack: LocalSlack, client: WebClient, general: Channel
) -> None:
    noah = slack.add_person("noah")
    where = {"channel": general.id, "user": noah.id}
    response = refusal(client.chat_postEphemeral, **where, text="x")
    assert response["error"] == "user_not_in_channel"


def test_permalink_leads_into_the_thread(client: WebClient, mia: Person, general: Channel) -> None:
    parent = mia.says("question", general)
    reply = mia.says("answer", general, thread=parent)
    link = client.chat_getPermalink(channel=general.id, message_ts=reply.ts)["permalink"]
    assert link == (
        f"https://studio-north.slack.com/archives/{general.id}/p{reply.ts.replace('.', '')}"
        f"?thread_ts={parent.ts}&cid={general.id}"
    )


def test_permalink_needs_the_bot_in_the_channel(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    channel = slack.add_channel("random", [mia])
    ts = mia.says("hi", channel).ts
    response = refusal(client.chat_getPermalink, channel=channel.id, message_ts=ts)
    assert response["error"] == "not_in_channel"
