"""The audit trail for admins: sentences by day, page by page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block

from domain.audit import AuditEntry, AuditPage, say_entry
from domain.local_time import say_time
from domain.records import Member
from views import ids
from views.inputs import modal
from views.message import buttons, section, small_print
from views.text import escape_cut
from views.turns import BY_TIME, page_turns
from views.words import day_of

_MOST_OF_ONE = 600
_INTRO = (
    "Who read what others noted in confidence, and who changed who sees what. Words are never "
    "recorded, and private clients that you don't see have no name here."
)


def build_audit(page: AuditPage, who: Member, now: datetime) -> dict[str, Any]:
    """The newest first; each day under its name."""
    blocks: list[Block] = [small_print(_INTRO)]
    if not page.entries:
        blocks.append(section("Nothing is recorded yet." if page.page == 0 else "No more."))
    blocks += _days(page, who, now)
    turns = page_turns(ids.AUDIT_PAGE, page.page, BY_TIME, has_more=page.has_more)
    if turns:
        blocks.append(buttons(turns))
    return modal("Audit trail", ids.AUDIT_VIEW, None, blocks, {}, close="Close")


def _days(page: AuditPage, who: Member, now: datetime) -> Iterator[Block]:
    day = ""
    for entry in page.entries:
        on = day_of(entry.at, who, now)
        if on != day:
            day = on
            yield section(f"*{day[:1].upper()}{day[1:]}*")
        yield small_print(_line(entry, who))


def _line(entry: AuditEntry, who: Member) -> str:
    at = say_time(who.local(entry.at).time())
    return f"{at} · {escape_cut(say_entry(entry), _MOST_OF_ONE)}"
