"""Import by pasting: the form, what each line will do, progress, and what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block

from domain.imports import (
    MOST_PART,
    PARTS,
    Fate,
    FatedLine,
    ImportPreview,
    ImportRun,
    ImportUndone,
    PasteDraft,
)
from domain.local_time import say_day
from domain.warmth import warmth_in_words
from views import ids
from views.inputs import labelled, member_select, modal, text_input
from views.message import Message, build_message, button, buttons, section, small_print
from views.room import room_of_text
from views.text import bold, escape, escape_cut, mark_lines, plural

TITLE = "Import clients"
_HOW = (
    "Paste one client a line: *name, tier, owner, last spoke*. The name alone is enough.\n"
    "> Acme, A, Mia, 3 May\n> Globex, , , 2 weeks ago\n> Initech\n"
    "Rows of a spreadsheet work too, with or without their header. Nothing is added before you "
    "have seen what each line will do."
)
_MOST_SECTION = 2500
_MOST_LIST = 9_000  # characters of all the lines that a preview shows
_MOST_BACK = 2_500  # of the lines that are given back


def build_import_form(
    paste: PasteDraft | None, me_id: str, metadata: dict[str, str]
) -> dict[str, Any]:
    """Three inputs, since one holds 3,000 characters; a kept paste stands in them."""
    parts = paste.parts if paste else ()
    blocks: list[Block] = [section(_HOW)]
    if paste:
        blocks.append(
            small_print("These lines were kept from last time. Clear them to start anew.")
        )
    for place in range(PARTS):
        name = ids.numbered(ids.PASTE, place)
        initial = parts[place] if place < len(parts) else ""
        hint = None if place else "Up to 3,000 characters, about 70 lines; go on below."
        element = text_input(name, initial, multiline=True, most=MOST_PART)
        label = "More lines" if place else "Paste here"
        blocks.append(labelled(label, name, element, optional=place > 0, hint=hint))
    owner = member_select(ids.PASTE_OWNER, paste.owner_id if paste else me_id)
    blocks.append(labelled("Owner of lines without one", ids.PASTE_OWNER, owner))
    kept = {"draft": paste.draft_id} if paste else {}
    return modal(TITLE, ids.IMPORT_FORM, "Preview", blocks, metadata | kept)


def build_import_preview(
    preview: ImportPreview, today: date, metadata: dict[str, str], said: str = ""
) -> dict[str, Any]:
    """What each line will do: the unreadable first, then the new, then those there already.

    `said` is what else there is to know of it.
    """
    new, unread = preview.of(Fate.NEW), preview.of(Fate.UNREAD)
    same = preview.of(Fate.SAME, Fate.TWICE)
    blocks: list[Block] = [section(f"*{_counts(len(new), len(same), len(unread))}*")]
    blocks += [small_print(escape(said))] if said else []
    if preview.unread_columns:
        names = ", ".join(escape_cut(one, 40) for one in preview.unread_columns[:8])
        blocks.append(small_print(f"Columns that are not used: {names}."))
    back = button("Back to the text", ids.IMPORT_BACK, preview.draft_id)
    blocks.append(buttons([back]))
    room = _MOST_LIST
    for title, lines, kind in (
        ("Can't be read, so left out", unread, "unreadable"),
        ("New", new, "new"),
        ("There already, so nothing changes", same, "known"),
    ):
        rows = [_line_in_words(line, today) for line in lines]
        drawn, used = _list_blocks(title, rows, kind, room)
        blocks += drawn
        room = max(0, room - used)
    submit = f"Import {plural(len(new), 'client')}" if new else None
    belongs = metadata | {"draft": preview.draft_id}
    return modal(TITLE, ids.IMPORT_CONFIRM, submit, blocks, belongs)


def build_import_progress(run: ImportRun) -> dict[str, Any]:
    """While a long import goes on."""
    said = f"Importing… {run.added} of {run.total}"
    rest = "You can close this: the answer comes when it is done."
    return modal(TITLE, ids.IMPORT_FORM, None, [section(f"*{said}*\n{rest}")], {}, close="Close")


def build_import_done(run: ImportRun) -> dict[str, Any]:
    """The same form once it is over."""
    blocks = [section(f"*{_summary(run)}*\nThe answer outside of this form has Undo import.")]
    return modal(TITLE, ids.IMPORT_FORM, None, blocks, {}, close="Close")


def build_imported(run: ImportRun) -> Message:
    """What an import did, with its undo; lines that were not read are given back."""
    blocks: list[Block] = [section(f"*{_summary(run)}*")]
    elements = []
    if run.unread:
        blocks.append(section(f"Not read:\n{_given_back(run.unread)}"))
        elements.append(button("Mend these lines", ids.IMPORT_CLIENTS, run.draft_id, "primary"))
    if run.added:
        elements.append(button("Undo import", ids.UNDO_IMPORT, run.change_id))
        blocks.append(small_print("Undo works for a day. `/client` lists your clients."))
    if elements:
        blocks.append(buttons(elements))
    return build_message(_summary(run), blocks)


def build_import_cut(run: ImportRun, why: str) -> Message:
    """An import that stopped half-way: what was added stays, and it can go on."""
    said = f"The import stopped: added {run.added} of {run.total}."
    words = f"*{said}*\n{escape(why)} What was added stays; all lines are kept as a draft."
    elements = [button("Go on", ids.IMPORT_PREVIEW, run.draft_id, "primary")]
    if run.added:
        elements.append(button("Undo import", ids.UNDO_IMPORT, run.change_id))
    return build_message(said, [section(words), buttons(elements)])


def build_import_undone(undone: ImportUndone) -> Message:
    """Which clients went, and which stay since something was done with them."""
    said = f"Import undone: removed {plural(undone.removed, 'client')}."
    if not undone.kept:
        return build_message(said, [section(said)])
    shown = ", ".join(bold(name) for name in undone.kept[:10])
    rest = len(undone.kept) - 10
    more = f" and {rest} more" if rest > 0 else ""
    stay = f"Kept, since they were used or changed meanwhile: {shown}{more}."
    return build_message(said, [section(f"{said}\n{stay}")])


def _counts(new: int, same: int, unread: int) -> str:
    parts = [f"{new} new"]
    parts += [f"{same} there already"] if same else []
    parts += [f"{unread} can't be read"] if unread else []
    return " · ".join(parts)


def _summary(run: ImportRun) -> str:
    parts = [f"Added {plural(run.added, 'client')}"]
    parts += [plural(run.same, "was there already", "were there already")] if run.same else []
    parts += [f"{plural(len(run.unread), 'line')} not read"] if run.unread else []
    return " · ".join(parts)


def _line_in_words(line: FatedLine, today: date) -> str:
    match line.fate:
        case Fate.UNREAD:
            return f"“{escape_cut(' '.join(line.typed.split()), 120)}”: {escape_cut(line.why, 200)}"
        case Fate.SAME | Fate.TWICE:
            twice = ", twice in what you pasted" if line.fate is Fate.TWICE else ""
            return f"{bold(line.name)}: same as {bold(line.same_as)}{twice}"
        case Fate.NEW:
            return _new_in_words(line, today)


def _new_in_words(line: FatedLine, today: date) -> str:
    parts = [bold(line.name), f"tier {line.tier.value}", escape_cut(line.owner_name, 60)]
    if line.last_spoke_on and line.reading:
        words = warmth_in_words(line.reading)
        day = say_day(line.last_spoke_on, today)
        parts.append(f"last spoke {day} ({line.reading.warmth.value}, {words})")
    else:
        parts.append("no last spoke: counts as fresh from today")
    if line.close_to:
        parts.append(f"close to {bold(line.close_to)}")
    return " · ".join(parts)


def _list_blocks(title: str, rows: Sequence[str], kind: str, room: int) -> tuple[list[Block], int]:
    """Rows under their title, as many as there is room for, and what they take."""
    if not rows:
        return [], 0
    texts: list[str] = [f"*{title}*"]
    used = shown = 0
    for row in rows:
        size = room_of_text(row) + 1
        if used + size > room:
            break
        if room_of_text(texts[-1]) + size > _MOST_SECTION:
            texts.append(row)
        else:
            texts[-1] += f"\n{row}"
        used, shown = used + size, shown + 1
    blocks: list[Block] = [section(text) for text in texts]
    if shown < len(rows):
        blocks.append(small_print(f"… and {len(rows) - shown} more {kind}."))
    return blocks, used


def _given_back(lines: Sequence[str]) -> str:
    """The lines as they were pasted, as many as a section holds; the draft has them all."""
    shown: list[str] = []
    room = _MOST_BACK
    for line in lines:
        marked = mark_lines(line)
        room -= room_of_text(marked) + 1
        if room < 0:
            break
        shown.append(marked)
    left = len(lines) - len(shown)
    return "\n".join([*shown, f"… and {left} more, kept as a draft."] if left else shown)
