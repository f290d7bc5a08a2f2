import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.messages import Message
from playground.posting import change, delete, post, post_ephemeral
from playground.saving import restore, save
from playground.unread import mark_read, unread_count
from playground.view_stack import publish_view
from tests.playground.conftest import button
from tests.playground.restarts import Office, furnish

ACTS = ["says", "to app", "post", "reply", "psst", "change", "delete", "home", "read", "wait"]
TEXT = st.text(st.characters(), max_size=40)
CONVERSATION = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 1), TEXT), max_size=30)


def blocks(text: str) -> list[dict[str, Any]]:
    words = {"type": "plain_text", "text": text or "-"}
    return [
        {"type": "section", "text": words},
        {"type": "actions", "elements": [button("Go")]},
    ]


def act(office: Office, kind: str, who: int, text: str) -> None:
    ws, person, general = office.ws, office.people[who], office.general
    if kind == "says":
        person.says(text, general)
    elif kind == "to app":
        person.says(text)
    elif kind == "psst":
        post_ephemeral(ws, general, person.id, {"text": text})
    elif kind == "home":
        publish_view(ws, person.id, {"type": "home", "blocks": blocks(text)})
    elif kind == "read":
        mark_read(ws, person.id, general.id)
    elif kind == "wait":
        office.slack.clock.forward(timedelta(minutes=len(text)))
    elif kind == "post":
        metadata = {"event_type": "x", "event_payload": {"text": text}}
        post(ws, general, {"text": text, "blocks": blocks(text), "metadata": metadata})
    elif general.messages:
        act_on(office, kind, text, general.messages[-1])


def act_on(office: Office, kind: str, text: str, last: Message) -> None:
    if kind == "reply":
        is_loud = len(text) % 2 == 0
        post(office.ws, office.general, {"text": text}, thread_ts=last.ts, is_broadcast=is_loud)
    elif kind == "change" and not last.is_deleted:
        change(office.ws, last, {"text": text, "blocks": blocks(text)})
    elif kind == "delete":
        delete(office.ws, last)


def unread(office: Office) -> dict[str, int]:
    """What each has not read of what lasts: ephemerals do not."""
    counts = {}
    for person in office.people:
        gone = [
            one
            for one in office.general.since(_mark(office, person.id))
            if one.only_for == person.id and not one.is_deleted
        ]
        counts[person.name] = unread_count(office.ws, person.id, office.general.id) - len(gone)
    return counts


def _mark(office: Office, member_id: str) -> int:
    return office.ws.read_marks.as_saved()[member_id][office.general.id]


@given(conversation=CONVERSATION)
@settings(deadline=None, max_examples=60)
def test_conversation_survives_a_restart_to_the_byte(
    conversation: list[tuple[str, int, str]],
) -> None:
    before = furnish()
    for kind, who, text in conversation:
        act(before, kind, who, text)
    after = furnish()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "slack.json"
        save(before.slack, file)
        assert restore(after.slack, file)
    assert after.says_all() == before.says_all()
    assert after.homes() == before.homes()
    assert unread(after) == unread(before)
    assert [vars(one.member) for one in after.people] == [vars(one.member) for one in before.people]


@given(conversation=CONVERSATION, after_it=CONVERSATION)
@settings(deadline=None, max_examples=40)
def test_what_comes_after_a_restart_is_later_and_has_ids_of_its_own(
    conversation: list[tuple[str, int, str]], after_it: list[tuple[str, int, str]]
) -> None:
    before = furnish()
    for kind, who, text in conversation:
        act(before, kind, who, text)
    old = before.general.messages
    after = furnish()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "slack.json"
        save(before.slack, file)
        assert restore(after.slack, file)
    kept = len(after.general.messages)
    for kind, who, text in after_it:
        act(after, kind, who, text)
    new = after.general.messages[kept:]
    order = [(float(one.ts), one.seq) for one in [*old, *new]]
    assert order == sorted(set(order))
    ids = [*after.ws.channels, *after.ws.members, *after.ws.views]
    assert len(ids) == len(set(ids))
    assert {one.id for one in after.ws.channels.values()} == set(after.ws.channels)
    assert after.slack.clock.now() >= before.slack.clock.now() - timedelta(seconds=10)
