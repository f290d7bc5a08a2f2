"""The card in all its states, the form of a client, and merging."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domain.client_edit import Edited, EditFacts, EditField
from domain.imports import ImportUndone
from domain.line_client import KnownName
from domain.merge import MergeCounts, Merged, MergePreview, Unmerged
from domain.records import ActionState, Client, Visibility
from domain.warmth import read_warmth
from tests.views.facts import A_DAY, NOW, TODAY, a_card, a_client, a_member, an_action
from tests.views.typed import Words
from views import client_added, client_card, edit_client, merge
from views.message import Message
from views.next_list import say_closed

PLACE = {"client": "0" * 32, "response_url": "https://hooks.slack.com/actions/T1/1/" + "x" * 24}


def private_client(words: Words, **changes: Any) -> Client:  # noqa: ANN401 - any field
    until_on = TODAY + 9 * A_DAY
    facts: dict[str, Any] = {
        "visibility": Visibility.PRIVATE,
        "paused_until_on": until_on,
    } | changes
    return a_client(words.name, **facts)


def draw_messages(words: Words) -> Iterator[tuple[str, Message]]:
    who, names = a_member(), (words.name,) * words.many
    theirs = tuple(
        an_action(words.text, place, owner_id="U2", owner_name=words.name)
        for place in range(words.many)
    )
    card = replace(
        a_card(actions=theirs, name=words.name),
        client=private_client(words),
        owner_name=words.name,
        aliases=names,
        named=names,
    )
    dropped = replace(theirs[0] if theirs else an_action(), id="f" * 32, state=ActionState.DROPPED)
    said = say_closed(dropped)
    yield "private card", client_card.build_client_card(card, who, NOW, said=said)
    former = replace(card, client=private_client(words, former_on=TODAY - A_DAY, owner_id=None))
    yield "former card", client_card.build_client_card(former, who, NOW)
    close = KnownName("1" * 32, words.name, words.name)
    added = a_client(words.name)
    reading = read_warmth(TODAY, TODAY, 30)
    yield "added, close", client_added.build_added(added, reading, words.name, close)
    there = client_added.build_already_there(words.text or "x", "C1", is_former=True)
    yield "already there", there
    for undone in (ImportUndone(1), ImportUndone(0, (words.name,)), ImportUndone(0)):
        yield "add undone", client_added.build_add_undone(undone)
    yield "close name", merge.build_close_name(close, added.id)
    counts = MergeCounts(words.many, words.many, words.many)
    merged = Merged("c" * 32, "0" * 32, words.name, words.name, counts)
    yield "merged", merge.build_merged(merged)
    yield "unmerged", merge.build_unmerged(Unmerged("0" * 32, words.name, "1" * 32, words.name))
    edited = edit_client.build_edited(Edited("0" * 32, words.many, words.many, is_named=True))
    if edited:
        yield "edited", edited


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    client, names = private_client(words), (words.name,) * words.many
    named = tuple(f"U{place}" for place in range(words.many))
    facts = EditFacts(client, words.name, names, named)
    every: frozenset[EditField] = frozenset(EditField)
    yield "edit", edit_client.build_edit_client(facts, frozenset(), TODAY, PLACE)
    yield "edit, less", edit_client.build_edit_client(facts, every, TODAY, PLACE)
    bare = EditFacts(a_client(words.name, owner_id=None), None, (), ())
    yield "edit nobody's", edit_client.build_edit_client(bare, frozenset(), TODAY, PLACE)
    yield "choose", merge.build_choose_merge(client, PLACE)
    counts = MergeCounts(words.many, words.many, words.many)
    former = replace(client, former_on=TODAY)
    for owner in (words.name, None):
        preview = MergePreview(former, client, owner, names, counts, owner, names)
        yield "preview", merge.build_merge_preview(preview, PLACE)
