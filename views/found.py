"""What a search found: each client with a button, the sentence around what matched below it."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement, RichTextBlock, RichTextSectionElement
from slack_sdk.models.blocks.block_elements import RichTextElementParts

from domain.excerpt import Piece, excerpt
from domain.found import Found, FoundClient, FoundKind, FoundThing
from domain.line_client import KnownName
from domain.local_time import say_day
from domain.records import ActionState, Member
from views import ids
from views.message import Message, build_message, button, buttons, section, small_print
from views.room import MOST, room_of
from views.text import bold, cut, escape_cut
from views.words import day_of

_MOST_EXCERPT = 200  # characters
_MOST_ASKED = 120
_ROOM_BESIDE_ROWS = 1_000
_MOST_VALUE = 300  # characters of what is searched for again by a button
_HOW = (
    "*Find* any words in names, people, facts, next actions, and what was logged: "
    "`/client find pricing jazz`\nThe beginning of a word is enough; case and accents make no "
    "difference. `/client find Acme` opens Acme where that is a client's whole name."
)
_NOTHING = (
    "I find nothing with {asked}. Fewer words find more, and the beginning of a word is enough: "
    "`/client find pri ja` finds “pricing” and “jazz”."
)


def build_how_to_find() -> Message:
    """`/client find` alone."""
    return build_message("Find clients by any words", [section(_HOW)])


def build_nothing_found(asked: str, closest: Sequence[KnownName] = ()) -> Message:
    """What would find more; clients whose names come close, each as a button."""
    said = _NOTHING.format(asked=f"“{escape_cut(' '.join(asked.split()), _MOST_ASKED)}”")
    blocks: list[Block] = [section(said + (" Did you mean one of these?" if closest else ""))]
    if closest:
        opens = [
            button(one.name, ids.numbered(ids.OPEN_CLIENT, place), one.client_id)
            for place, one in enumerate(closest)
        ]
        blocks.append(buttons(opens))
    return build_message("Nothing is found", blocks)


def build_found(found: Found, who: Member, now: datetime) -> Message:
    """The clients, ten at most, the best first."""
    asked = escape_cut(" ".join(found.asked.split()), _MOST_ASKED)
    blocks: list[Block] = [small_print(f"Found for “{asked}”")]
    room = MOST - _ROOM_BESIDE_ROWS
    has_more = found.has_more
    for place, one in enumerate(found.clients):
        rows = _rows(one, found, who, now, place)
        room -= room_of(rows)
        if room < 0:
            has_more = True
            break
        blocks += rows
    if has_more:
        blocks.append(small_print("There are more. Another word narrows it down."))
    return build_message(f"Found for “{asked}”", blocks)


def with_search(message: Message, asked: str) -> Message:
    """A card that a search for its whole name opened, with a way to search instead."""
    offer = build_message("", [buttons([search_button(asked)])])
    return Message(message.text, (*message.blocks, *offer.blocks))


def search_button(asked: str) -> ButtonElement:
    """Search for what was typed as a name."""
    return button(f"Search for “{cut(asked, 40)}”", ids.SEARCH, cut(asked, _MOST_VALUE))


def _rows(one: FoundClient, found: Found, who: Member, now: datetime, place: int) -> list[Block]:
    former = one.client.former_on
    since = f" · former since {say_day(former, who.today(now))}" if former else ""
    private = " · private" if one.client.is_private else ""
    head = section(f"{bold(one.client.name)}{since}{private}")
    head.accessory = button("Open", ids.numbered(ids.OPEN_CLIENT, place), one.client.id)
    lines = [_line(thing, found, who, now) for thing in one.things]
    told = [line for line in lines if line is not None]
    if not told:
        return [head]
    return [head, RichTextBlock(elements=told)]


def _line(
    thing: FoundThing, found: Found, who: Member, now: datetime
) -> RichTextSectionElement | None:
    """What it is, and the sentence with what matched in bold. A client's own name stands above."""
    texts = thing.texts[1:] if thing.kind is FoundKind.CLIENT else thing.texts
    pieces = excerpt(texts, found.words, _MOST_EXCERPT)
    if thing.kind is FoundKind.CLIENT and not any(one.is_found for one in pieces):
        return None
    parts = [_part(Piece(f"{_what(thing, who, now)}: ")), *map(_part, pieces)]
    return RichTextSectionElement(elements=[*parts, _part(Piece("\n"))])


def _part(piece: Piece) -> RichTextElementParts.Text:
    style = RichTextElementParts.TextStyle(bold=True) if piece.is_found else None
    return RichTextElementParts.Text(text=piece.text, style=style)


def _what(thing: FoundThing, who: Member, now: datetime) -> str:
    """Such as "Call, 3 May", "Fact", "Person"; plain text, not yet escaped."""
    if thing.interaction:
        one = thing.interaction
        said = f"{one.kind.value.capitalize()}, {day_of(one.happened_at, who, now)}"
        return f"{said}, in confidence" if one.in_confidence else said
    if thing.action:
        done = thing.action.state is not ActionState.OPEN
        said = f"Next action, {thing.action.state.value}" if done else "Next action"
        return f"{said}, in confidence" if thing.action.in_confidence else said
    if thing.fact:
        said = "Fact"
        return f"{said}, in confidence" if thing.fact.in_confidence else said
    return "Also called" if thing.kind is FoundKind.CLIENT else "Person"
