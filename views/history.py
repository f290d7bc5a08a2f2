"""All that was logged about a client, page by page, with Edit and Delete where they are allowed."""

from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, ConfirmObject, InteractiveElement

from domain.history import HistoryPage, HistoryRow
from domain.records import Member
from views import ids
from views.inputs import modal
from views.message import button, buttons, section
from views.text import bold, cut, escape, escape_cut
from views.words import day_of, interaction_in_words

_MOST_SUMMARY = 2_000


def build_history(
    page: HistoryPage, who: Member, now: datetime, metadata: dict[str, str], said: str = ""
) -> dict[str, Any]:
    """A page of it; `metadata` keeps where the card below stands. `said` stands above it."""
    blocks: list[Block] = [section(escape(said))] if said else []
    blocks += [section(f"{bold(page.client.name)}, the newest first")]
    if not page.rows:
        name = escape_cut(page.client.name, 80).replace("`", "")
        blocks.append(
            section(f"Nothing is logged yet. For example: `/logcall {name} 25m: Q3 roadmap`")
        )
    for row in page.rows:
        blocks += _row(row, who, now)
    turns = _turns(page)
    if turns:
        blocks.append(buttons(turns))
    kept = metadata | {"client": page.client.id, "page": page.page}
    return modal("All history", ids.HISTORY_VIEW, None, blocks, kept, close="Close")


def _row(row: HistoryRow, who: Member, now: datetime) -> list[Block]:
    one = row.interaction
    said = section(interaction_in_words(one, who, now, most=_MOST_SUMMARY))
    if not row.is_changeable:
        return [said]
    delete = button("Delete", ids.DELETE_LOG, one.id)
    delete.confirm = ConfirmObject(
        title="Delete this?",
        text=f"The {one.kind.value} of {day_of(one.happened_at, who, now)} and the next actions "
        "and facts that came with it are gone for good. What is a colleague's by now stays "
        "with them.",
        confirm="Delete",
        deny="Keep it",
    )
    edit = button("Edit", ids.EDIT_LOG, one.id)
    elements: list[InteractiveElement] = [edit, delete]
    if row.closed_to:
        elements.append(_let_read(row))
    return [said, buttons(elements, block_id=f"log:{one.id}")]


def _let_read(row: HistoryRow) -> ButtonElement:
    """For the author of what an earlier owner was told in confidence."""
    owner = " ".join(row.closed_to.split())
    let_read = button(cut(f"Let {owner} read it", 75), ids.LET_OWNER_READ, row.interaction.id)
    let_read.confirm = ConfirmObject(
        title="Let the owner read it?",
        text=f"You noted this in confidence. {escape_cut(row.closed_to, 80)} owns the client now "
        "and could read these words and what comes next. This can't be taken back.",
        confirm="Let them read it",
        deny="Keep it closed",
    )
    return let_read


def _turns(page: HistoryPage) -> list[InteractiveElement]:
    client_id = page.client.id
    turns: list[InteractiveElement] = []
    if page.newer:
        newer = f"{client_id}|{page.newer}"
        turns.append(button("Newer", ids.numbered(ids.HISTORY_PAGE, 0), newer))
    if page.older:
        older = f"{client_id}|{page.older}"
        turns.append(button("Older", ids.numbered(ids.HISTORY_PAGE, 1), older))
    return turns
