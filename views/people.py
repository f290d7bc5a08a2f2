"""The people at a client: who they are, and how they are reached."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement, OverflowMenuElement

from domain.local_time import say_day
from domain.people import ROLE_WORDS, PeoplePage, Person
from domain.person_merge import PeopleMerged, PeopleMergePreview
from domain.phone import dial, say_phone
from views import ids
from views.inputs import modal, option
from views.message import Message, build_message, button, buttons, plain_message, section
from views.room import lines_that_fit
from views.text import bold, escape_cut, link, plural
from views.turns import page_turns

_ON_CARD = 4
_MOST = 80  # characters of a title, an address or a client on a row


class MoreOfPerson(StrEnum):
    """What can be done about someone: the first part of the option's value."""

    EDIT = "edit"
    MERGE = "merge"
    MOVE = "move"
    REMOVE = "remove"
    FORGET = "forget"


_MORE = {
    MoreOfPerson.EDIT: "Edit",
    MoreOfPerson.MERGE: "Merge with…",
    MoreOfPerson.MOVE: "Went to another client…",
    MoreOfPerson.REMOVE: "Remove",
    MoreOfPerson.FORGET: "Forget for good…",
}


def build_people(
    page: PeoplePage, today: date, metadata: dict[str, str], said: str = ""
) -> dict[str, Any]:
    """A page of them; `metadata` keeps where the card below stands. `said` is escaped."""
    blocks: list[Block] = [section(said)] if said else []
    count = page.total or "nobody is known yet."
    blocks.append(section(f"People at {bold(page.client_name)}: {count}"))
    add = button("Add a person", ids.ADD_PERSON, page.client_id)
    blocks.append(buttons([add, *_turns(page)]))
    blocks += [_row(one, today) for one in page.people]
    kept = metadata | {"client": page.client_id, "page": str(page.page)}
    return modal("People", ids.PEOPLE_VIEW, None, blocks, kept, close="Close")


def people_on_card(people: Sequence[Person], count: int, today: date) -> list[Block]:
    """Who to call, the most weighty role first; nothing where nobody is known."""
    there = [one for one in people if one.left_on is None][:_ON_CARD]
    lines = lines_that_fit([person_in_words(one, today, is_short=True) for one in there], 1_200)
    if not lines:
        return []
    left = count - len(lines)
    more = [f"… and {left} more: *People*"] if left > 0 else []
    return [section("\n".join(["*People*", *lines, *more]))]


def person_in_words(person: Person, today: date, *, is_short: bool = False) -> str:
    """Someone on one line, with links that call and write; short on a card."""
    parts = [bold(person.name)]
    if person.title:
        parts.append(escape_cut(person.title, _MOST))
    if person.role:
        parts.append(ROLE_WORDS[person.role])
    if person.phone:
        parts.append(phone_link(person.phone))
    if person.email and not is_short:
        parts.append(link(f"mailto:{person.email}", escape_cut(person.email, _MOST)))
    if person.birthday and not is_short:
        parts.append(f"birthday {person.birthday}")
    if person.left_on:
        parts.append(_gone(person, person.left_on, today))
    elif person.came_from and not is_short:
        parts.append(f"was at {escape_cut(person.came_from, _MOST)}")
    return " · ".join(parts)


def phone_link(kept: str, label: str = "") -> str:
    """A number that calls when it is pressed."""
    return link(dial(kept), escape_cut(label or say_phone(kept), _MOST))


def build_remove_person(person: Person, metadata: dict[str, str]) -> dict[str, Any]:
    """Asks whether it is meant."""
    said = (
        f"{bold(person.name)} is removed, with phone number, address and birthday. What was logged "
        "with them stays, their name too: *Forget for good…* takes it out. Who only left is better "
        "kept: *Edit*, no longer there."
    )
    return modal("Remove", ids.REMOVE_PERSON_FORM, "Remove", [section(said)], metadata)


def build_person_moved(person: Person, to_name: str, namesake: Person | None = None) -> Message:
    """Where they are now, that their history stays, and who there may be the same."""
    said = f"{bold(person.name)} is now at {bold(to_name)}. What was logged with them stays."
    elements: list[InteractiveElement] = [
        button("Open", ids.numbered(ids.OPEN_CLIENT, 0), person.client_id)
    ]
    if namesake:
        title = f" ({escape_cut(namesake.title, _MOST)})" if namesake.title else ""
        said += (
            f"\n{bold(namesake.name)}{title} was known there already. If they are the same: "
            "*People*, ⋯, *Merge with…*"
        )
        elements.append(button("People", ids.CLIENT_PEOPLE, person.client_id))
    return build_message(said, [section(said), buttons(elements)])


def build_merge_people_preview(
    preview: PeopleMergePreview, metadata: dict[str, str]
) -> dict[str, Any]:
    """What merging will do, before it is done."""
    kept, other = bold(preview.kept.name), bold(preview.other.name)
    lines = [f"{other} goes into {kept}:"]
    if preview.taken:
        lines.append(f"• Taken over: {', '.join(preview.taken)}")
    if preview.dropped:
        lines.append(f"• {kept} keeps their own {', '.join(preview.dropped)}")
    if preview.names:
        names = ", ".join(escape_cut(name, _MOST) for name in preview.names[:6])
        lines.append(f"• What was logged with {names} is theirs")
    lines.append("You can undo this for a day.")
    blocks: list[Block] = [section("\n".join(lines))]
    return modal("Merge people", ids.MERGE_PEOPLE_PREVIEW, "Merge", blocks, metadata)


def build_people_merged(merged: PeopleMerged) -> Message:
    """What merging did, with Undo; or that it was undone."""
    kept, other = bold(merged.kept_name), bold(merged.other_name)
    if merged.is_undone:
        return plain_message(f"Undone: {other} and {kept} are two people.")
    said = f"Merged {other} into {kept}. Undo works for a day."
    undo = button("Undo", ids.UNDO_MERGE_PEOPLE, merged.change_id)
    return build_message(said, [section(said), buttons([undo])])


def build_people_options(people: Sequence[Person]) -> list[dict[str, Any]]:
    """Options of a menu of people: name and title."""
    named = ((f"{one.name}, {one.title}" if one.title else one.name, one.id) for one in people)
    return [option(text, person_id).to_dict() for text, person_id in named]


def _row(person: Person, today: date) -> Block:
    row = section(person_in_words(person, today))
    options = [option(text, f"{choice.value}|{person.id}") for choice, text in _MORE.items()]
    row.accessory = OverflowMenuElement(action_id=ids.PERSON_MORE, options=options)
    return row


def _gone(person: Person, left_on: date, today: date) -> str:
    where = f" for {escape_cut(person.went_to, _MOST)}" if person.went_to else ""
    return f"left{where} ({say_day(left_on, today)})"


def _turns(page: PeoplePage) -> list[InteractiveElement]:
    words = ("Back", f"More of {plural(page.total, 'person', 'people')}")
    return page_turns(ids.PEOPLE_PAGE, page.page, words, has_more=page.has_more, of=page.client_id)
