import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk import WebClient

from playground import Channel, LocalSlack, Person, RateLimits
from playground.channels import KEPT_MESSAGES
from playground.posting import delete, post, post_ephemeral
from playground.unread import join, mark_read, unread_count
from playground.workspace import Workspace
from tests.playground.conftest import MANIFEST

Unread = Callable[[], int]


@pytest.fixture
def ws(slack: LocalSlack) -> Workspace:
    return slack.workspace


@pytest.fixture
def unread(ws: Workspace, mia: Person, general: Channel) -> Unread:
    """What Mia has not read in #general."""
    return lambda: unread_count(ws, mia.id, general.id)


def test_nothing_is_unread_in_an_empty_channel(unread: Unread) -> None:
    assert unread() == 0


def test_message_of_the_app_is_unread_until_read(
    ws: Workspace, mia: Person, general: Channel, client: WebClient, unread: Unread
) -> None:
    client.chat_postMessage(channel=general.id, text="one")
    client.chat_postMessage(channel=general.id, text="two")
    assert unread() == 2
    mark_read(ws, mia.id, general.id)
    assert unread() == 0
    client.chat_postMessage(channel=general.id, text="three")
    assert unread() == 1


def test_message_of_a_colleague_is_unread_for_others_only(
    slack: LocalSlack, ws: Workspace, general: Channel, unread: Unread
) -> None:
    noah = slack.add_person("noah")
    join(ws, noah.id, general)
    noah.says("hi", general)
    assert unread() == 1
    assert unread_count(ws, noah.id, general.id) == 0


def test_what_one_says_oneself_does_not_read_what_others_said(
    mia: Person, general: Channel, client: WebClient, unread: Unread
) -> None:
    client.chat_postMessage(channel=general.id, text="one")
    mia.says("hi", general)
    assert unread() == 1


def test_first_message_in_a_direct_conversation_is_unread(
    ws: Workspace, mia: Person, client: WebClient
) -> None:
    client.chat_postMessage(channel=mia.id, text="hi")
    assert unread_count(ws, mia.id, mia.dm_id) == 1


def test_ephemeral_is_unread_for_its_person_only(
    slack: LocalSlack, ws: Workspace, mia: Person, general: Channel, unread: Unread
) -> None:
    noah = slack.add_person("noah")
    join(ws, noah.id, general)
    post_ephemeral(ws, general, mia.id, {"text": "psst"})
    assert unread() == 1
    assert unread_count(ws, noah.id, general.id) == 0


def test_deleted_message_is_unread_no_longer(
    general: Channel, client: WebClient, unread: Unread
) -> None:
    ts = client.chat_postMessage(channel=general.id, text="one")["ts"]
    client.chat_postMessage(channel=general.id, text="two")
    assert unread() == 2
    client.chat_delete(channel=general.id, ts=ts)
    assert unread() == 1


def test_changed_message_is_not_unread_again(
    ws: Workspace, mia: Person, general: Channel, client: WebClient, unread: Unread
) -> None:
    ts = client.chat_postMessage(channel=general.id, text="one")["ts"]
    mark_read(ws, mia.id, general.id)
    client.chat_update(channel=general.id, ts=ts, text="two")
    assert unread() == 0


def test_what_was_said_before_one_joined_is_no_news(
    slack: LocalSlack, ws: Workspace, general: Channel, client: WebClient
) -> None:
    client.chat_postMessage(channel=general.id, text="before")
    noah = slack.add_person("noah")
    join(ws, noah.id, general)
    client.chat_postMessage(channel=general.id, text="after")
    assert unread_count(ws, noah.id, general.id) == 1


def test_joining_twice_reads_nothing(
    ws: Workspace, mia: Person, general: Channel, client: WebClient, unread: Unread
) -> None:
    client.chat_postMessage(channel=general.id, text="one")
    join(ws, mia.id, general)
    assert unread() == 1


def test_somebody_put_among_the_members_has_joined_when_first_asked_about(
    slack: LocalSlack, ws: Workspace, general: Channel, client: WebClient
) -> None:
    client.chat_postMessage(channel=general.id, text="before")
    noah = slack.add_person("noah")
    general.member_ids.add(noah.id)
    assert unread_count(ws, noah.id, general.id) == 0
    client.chat_postMessage(channel=general.id, text="after")
    assert unread_count(ws, noah.id, general.id) == 1


def test_nothing_is_unread_where_one_is_no_member(
    slack: LocalSlack, ws: Workspace, general: Channel, client: WebClient
) -> None:
    client.chat_postMessage(channel=general.id, text="one")
    assert unread_count(ws, slack.add_person("noah").id, general.id) == 0
    assert unread_count(ws, "U0", general.id) == 0
    assert unread_count(ws, "U0", "C0") == 0


def test_reading_what_is_read_changes_nothing(
    ws: Workspace, mia: Person, general: Channel, client: WebClient
) -> None:
    client.chat_postMessage(channel=general.id, text="one")
    version = ws.version
    mark_read(ws, mia.id, general.id)
    assert ws.version > version
    version = ws.version
    mark_read(ws, mia.id, general.id)
    mark_read(ws, mia.id, "C0")
    assert ws.version == version


def test_reading_one_channel_leaves_the_others_unread(
    slack: LocalSlack, ws: Workspace, mia: Person, general: Channel, unread: Unread
) -> None:
    other = slack.add_channel("other", [mia], with_bot=True)
    post(ws, general, {"text": "one"})
    post(ws, other, {"text": "one"})
    mark_read(ws, mia.id, general.id)
    assert unread() == 0
    assert unread_count(ws, mia.id, other.id) == 1


def test_counting_on_in_a_full_channel_does_not_start_over(
    ws: Workspace, general: Channel, unread: Unread
) -> None:
    for _ in range(KEPT_MESSAGES - 200):
        general.keep(ws.new_message(general, ws.bot, "x"))
    started = time.process_time()
    assert unread() == KEPT_MESSAGES - 200
    first = time.process_time() - started
    started = time.process_time()
    for _ in range(100):
        general.keep(ws.new_message(general, ws.bot, "x"))
        unread()
    assert time.process_time() - started < max(first * 10, 0.01)
    assert unread() == KEPT_MESSAGES - 100


def test_messages_that_slack_keeps_no_longer_are_not_unread(
    ws: Workspace, general: Channel, unread: Unread
) -> None:
    for _ in range(KEPT_MESSAGES):
        general.keep(ws.new_message(general, ws.bot, "x"))
    assert unread() == KEPT_MESSAGES
    general.keep(ws.new_message(general, ws.bot, "x"))
    assert unread() == KEPT_MESSAGES // 2 + 1


ACTS = st.lists(st.sampled_from(["app", "mia", "noah", "psst", "delete", "read", "count"]))


@given(acts=ACTS)
@settings(deadline=None, max_examples=60)
def test_count_is_what_a_look_at_every_message_gives(acts: list[str]) -> None:
    slack = LocalSlack(MANIFEST, rate_limits=RateLimits.generous())
    ws, mia, noah = slack.workspace, slack.add_person("mia"), slack.add_person("noah")
    general = slack.add_channel("general", [mia, noah], with_bot=True)
    read = 0
    for act in acts:
        if act == "app":
            post(ws, general, {"text": "x"})
        elif act == "psst":
            post_ephemeral(ws, general, noah.id, {"text": "x"})
        elif act in {"mia", "noah"}:
            slack.people[act].says("x", general)
        elif act == "delete" and general.messages:
            delete(ws, general.messages[len(general.messages) // 2])
        elif act == "read":
            mark_read(ws, mia.id, general.id)
            read = general.last_seq
        elif act == "count":
            unread_count(ws, mia.id, general.id)
    seen = general.seen_by(mia.id)
    news = [one for one in seen if one.seq > read and one.author_id != mia.id]
    assert unread_count(ws, mia.id, general.id) == len(news)
