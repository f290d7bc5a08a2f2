"""Merging two clients: which one, what will happen, what happened."""

from typing import Any

from slack_sdk.models.blocks import Block

from domain.line_client import KnownName
from domain.merge import MergeCounts, Merged, MergePreview, Unmerged
from domain.records import Client
from views import ids
from views.inputs import client_select, labelled, modal
from views.message import Message, build_message, button, buttons, section, small_print
from views.text import bold, escape_cut, plural
from views.words import people_in_words


def build_choose_merge(client: Client, metadata: dict[str, str]) -> dict[str, Any]:
    """Which client is the same as this one."""
    blocks: list[Block] = [
        section(f"Which client is the same as {bold(client.name)}? It goes into this one."),
        labelled("Merge with", ids.MERGE_OTHER, client_select(None, ids.MERGE_OTHER)),
        small_print("Next shows what will happen. Nothing is changed before that."),
    ]
    return modal("Merge clients", ids.MERGE_FORM, "Next", blocks, metadata)


def build_merge_preview(preview: MergePreview, metadata: dict[str, str]) -> dict[str, Any]:
    """What merging will do, before it is done."""
    kept, other = preview.kept, preview.other
    owner = f"{escape_cut(preview.owner_name, 80)}'s" if preview.owner_name else "nobody's"
    lines = [
        f"{bold(other.name)} goes into {bold(kept.name)}:",
        f"• Moves: {counts_in_words(preview.counts) or 'its name, since it has nothing else'}",
        f"• {bold(kept.name)} stays {owner}, tier {kept.tier.value}, every {kept.cadence} days",
    ]
    if preview.lost_by:
        lines.append(f"• It is no longer {escape_cut(preview.lost_by, 80)}'s")
    if preview.seen_by:
        seen_by = people_in_words(preview.seen_by)
        lines.append(f"• It is private: {seen_by} will see all that moves")
    if preview.names:
        lines.append(f"• It is found as {people_in_words(preview.names)}, too")
    if kept.former_on:
        no_cards = "" if other.former_on else ", so no cards come for either any more"
        lines.append(
            f"• {bold(kept.name)} is a former client and stays one until brought back{no_cards}"
        )
    blocks: list[Block] = [
        section("\n".join(lines)),
        small_print(
            "You can undo this for a day. To keep the other one instead, open its card and merge "
            "from there."
        ),
    ]
    return modal("Merge clients", ids.MERGE_PREVIEW, "Merge", blocks, metadata)


def build_merged(merged: Merged) -> Message:
    """What merging did, with Undo."""
    counts = counts_in_words(merged.counts)
    moved = f": moved {counts}" if counts else ""
    said = f"Merged {bold(merged.other_name)} into {bold(merged.kept_name)}{moved}."
    elements = [
        button("Undo", ids.UNDO_MERGE, merged.change_id),
        button("Open", ids.numbered(ids.OPEN_CLIENT, 0), merged.kept_id),
    ]
    blocks = [section(said), buttons(elements), small_print("Undo works for a day.")]
    return build_message(said, blocks)


def build_unmerged(unmerged: Unmerged) -> Message:
    """They are two again."""
    said = f"Undone: {bold(unmerged.other_name)} and {bold(unmerged.kept_name)} are two clients."
    elements = [
        button(name, ids.numbered(ids.OPEN_CLIENT, place), client_id)
        for place, (name, client_id) in enumerate(
            (
                (unmerged.other_name, unmerged.other_id),
                (unmerged.kept_name, unmerged.kept_id),
            )
        )
    ]
    return build_message(said, [section(said), buttons(elements)])


def build_close_name(close: KnownName, added_id: str) -> Message:
    """A client that was just made looks like one that was there before: merge them in one press."""
    said = f"Looks like {bold(close.client_name)}: are they the same?"
    return build_message(said, close_name_blocks(close, added_id))


def close_name_blocks(close: KnownName, added_id: str) -> list[Block]:
    """The offer to merge the client that was just made into the one that was there before."""
    row = section(f"Looks like {bold(close.client_name)}: are they the same?")
    row.accessory = button("Merge", ids.MERGE_CLIENT, f"{close.client_id}|{added_id}")
    return [row]


def counts_in_words(counts: MergeCounts) -> str:
    """Such as "2 contacts and notes, 1 next action"; nothing of which there is none."""
    told = (
        (counts.interactions, "contact or note", "contacts and notes"),
        (counts.actions, "next action", "next actions"),
        (counts.people, "person", "people"),
        (counts.facts, "fact", "facts"),
        (counts.dates, "date", "dates"),
        (counts.preps, "planned call", "planned calls"),
    )
    return ", ".join(plural(count, one, many) for count, one, many in told if count)
