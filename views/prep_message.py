"""The direct messages about a planned talk: the brief before it, "How did it go?" after it."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, DividerBlock, InteractiveElement

from domain.deliveries import DeliveryKind
from domain.prep_notice import PrepNotice
from domain.preps import Prep, PrepState, can_be_restored
from domain.records import Member
from views import ids
from views.message import Message, build_message, button, buttons, section
from views.prep_words import prep_in_words, start_in_words, talk_in_words
from views.preps import IN_DM, agenda_blocks
from views.room import MOST, room_of, that_fit
from views.text import bold
from views.words import instant_in_words


def build_prep_message(
    notice: PrepNotice, who: Member, now: datetime, brief: Sequence[Block] = ()
) -> Message:
    """As it stands by now; `brief` are blocks of the client's brief, as many as there is room."""
    prep = notice.prep
    if prep is None:
        said = "This plan is no longer there, or is somebody else's by now."
        return build_message(said, [section(said)])
    if not prep.is_open:
        return _closed(prep, who, now)
    if notice.kind is not DeliveryKind.PREP:
        return _question(prep, who, now, is_latest=notice.is_latest)
    return _brief(prep, who, now, brief, is_latest=notice.is_latest)


def _brief(
    prep: Prep, who: Member, now: datetime, brief: Sequence[Block], *, is_latest: bool
) -> Message:
    talk = talk_in_words(prep, names_client=True)
    if not is_latest:
        said = f"Moved: {prep_in_words(prep, who, now, names_client=True)}"
        return build_message(f"Moved: {talk}", [section(said)])
    when = start_in_words(prep, who, now)
    began = "It began: " if prep.starts_at <= now else "Coming up: "
    head = f"{began}{prep_in_words(prep, who, now, names_client=True)}"
    blocks: list[Block] = [section(head)]
    blocks += agenda_blocks(prep) or [section("No agenda is set yet. *Edit* adds one.")]
    pressable = [
        button("Edit", ids.PREP_EDIT, prep.id),
        button("Log it", ids.PREP_LOG, prep.id),
        button("Cancel", ids.PREP_CANCEL, prep.id),
    ]
    blocks.append(buttons(pressable, f"{IN_DM}|{prep.id}"))
    if brief:
        blocks.append(DividerBlock())
        blocks += that_fit(brief, MOST - room_of(blocks))
    return build_message(f"{began}{talk}, {when}", blocks)


def _question(prep: Prep, who: Member, now: datetime, *, is_latest: bool) -> Message:
    asked = f"How did it go with {bold(prep.client_name)}?"
    if not is_latest:
        return build_message(asked, [section(f"~{asked}~ I asked again below.")])
    was = f"{asked}\nYour {prep_in_words(prep, who, now)}"
    if prep.due_at:
        was += f"\nI ask again *{instant_in_words(prep.due_at, who, now)}*."
    elements: list[InteractiveElement] = [
        button("Log it", ids.PREP_LOG, prep.id, style="primary"),
        button("It didn't happen", ids.PREP_CANCEL, prep.id),
    ]
    if not prep.due_at:
        elements.append(button("Later", ids.PREP_LATER, prep.id))
    return build_message(asked, [section(was), buttons(elements, f"{IN_DM}|{prep.id}")])


def _closed(prep: Prep, who: Member, now: datetime) -> Message:
    said = prep_in_words(prep, who, now, names_client=True)
    if prep.state is PrepState.LOGGED:
        return build_message("Logged", [section(f"Logged: {said}")])
    blocks: list[Block] = [section(f"Cancelled: {said}")]
    elements: list[InteractiveElement] = []
    if can_be_restored(prep, now):
        elements.append(button("Undo", ids.PREP_RESTORE, prep.id))
    elements.append(button("Plan it again", ids.PREP_AGAIN, prep.id))
    return build_message("Cancelled", [*blocks, buttons(elements, f"{IN_DM}|{prep.id}")])
