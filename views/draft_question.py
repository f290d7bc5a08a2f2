"""The one thing a draft waits for, asked with buttons that answer it."""

from datetime import datetime

from slack_sdk.models.blocks import Block, InteractiveElement

from domain.earlier import earlier
from domain.local_time import say_day
from domain.outcomes import Asked
from domain.preps import TALKS
from domain.records import DraftReason, Member
from views import ids
from views.message import (
    Message,
    build_message,
    button,
    buttons,
    quotation,
    section,
    small_print,
)
from views.room import MOST, room_of
from views.text import bold, escape_cut, plural, quote
from views.words import instant_in_words

_KEPT = "Your line is kept as a draft for 7 days (/logcall drafts)."
_ROOM_TO_COUNT = 200


def build_question(asked: Asked, who: Member, now: datetime) -> Message:
    """What is asked about a new draft, its words, and the answers as buttons."""
    question = _question(asked, who, now)
    return build_message(question, [*_question_blocks(asked, who, now), small_print(_KEPT)])


def build_drafts(drafts: list[Asked], who: Member, now: datetime) -> Message:
    """The member's drafts, each with its answers; an empty list says what drafts are."""
    if not drafts:
        return build_message(
            "You have no drafts.",
            [
                section(
                    "You have no drafts. A line that Rapport could not place, such as one about "
                    "an unknown client, waits here for 7 days."
                )
            ],
        )
    title = f"You have {plural(len(drafts), 'draft')}"
    blocks: list[Block] = [section(f"*{title}*, the newest first. Each is gone after 7 days.")]
    left = len(drafts)
    for asked in drafts:
        rows = _question_blocks(asked, who, now, most=700, mark=ids.IN_LIST)
        if room_of([*blocks, *rows]) > MOST - _ROOM_TO_COUNT:
            break
        blocks += rows
        left -= 1
    if left:
        blocks.append(small_print(f"… and {left} more, shown here when these are answered."))
    return build_message(title, blocks)


def build_discarded(text: str) -> Message:
    """The draft is gone; its words are given back once more."""
    said = section("Discarded. These were the words:")
    return build_message("Discarded", [said, *quotation(text)])


def _question_blocks(
    asked: Asked, who: Member, now: datetime, most: int = 2800, mark: str = "draft:"
) -> list[Block]:
    """`mark` begins the block id of the answers: it tells a question alone from one in a list."""
    draft = asked.draft
    return [
        section(_question(asked, who, now)),
        section(quote(draft.text, most)),
        buttons(
            [*_answers(asked, who, now), button("Discard", ids.DISCARD_DRAFT, draft.id)],
            block_id=f"{mark}{draft.id}",
        ),
    ]


def _question(asked: Asked, who: Member, now: datetime) -> str:
    match asked.draft.reason:
        case DraftReason.UNKNOWN_CLIENT:
            return _which_client(asked)
        case DraftReason.FUTURE:
            day = say_day(who.today(asked.happened_at or now), who.today(now))
            asks = "Plan it, or when did it" if asked.kind in TALKS else "When did it"
            return f"Nothing is logged yet: *{day}* is still to come. {asks} happen?"
        case DraftReason.PRIVACY:
            mark = escape_cut(asked.unclear_mark or "", 60).replace("`", "")
            return f"Nothing is logged yet: I don't know the mark `{mark}`. Who may read this?"
        case DraftReason.DUPLICATE:
            return "You logged the same words less than a minute ago. Is this a second one?"
        case DraftReason.FORM:
            is_import = asked.draft.detail.get("kind") == "import"
            what = "These clients were not imported" if is_import else "This form was not sent"
            return f"{what} yet. Here is what was filled in:"
        case _:
            return "This note was not saved yet. Use the message's shortcut again to save it."


def _which_client(asked: Asked) -> str:
    if not asked.readings:
        return "Nothing is logged yet: the line does not begin with a client's name. Which one?"
    name = bold(asked.readings[0].name)
    if asked.suggestions:
        return f"Nothing is logged yet: I don't know {name}. Did you mean one of these?"
    return f"Nothing is logged yet: I don't know {name}."


def _answers(asked: Asked, who: Member, now: datetime) -> list[InteractiveElement]:
    draft_id = asked.draft.id
    match asked.draft.reason:
        case DraftReason.UNKNOWN_CLIENT:
            return _clients(asked)
        case DraftReason.FUTURE:
            return _days(asked, who, now)
        case DraftReason.PRIVACY:
            return [
                button(
                    "Keep in confidence",
                    ids.numbered(ids.SETTLE_PRIVACY, 0),
                    f"{draft_id}|confidence",
                    style="primary",
                ),
                button(
                    "Everyone may read it", ids.numbered(ids.SETTLE_PRIVACY, 1), f"{draft_id}|team"
                ),
            ]
        case DraftReason.DUPLICATE:
            return [button("Keep both", ids.KEEP_BOTH, draft_id)]
        case DraftReason.FORM:
            is_import = asked.draft.detail.get("kind") == "import"
            opens = ids.IMPORT_CLIENTS if is_import else ids.OPEN_FORM
            return [button("Open the form", opens, draft_id, style="primary")]
        case _:
            return []


def _clients(asked: Asked) -> list[InteractiveElement]:
    draft_id = asked.draft.id
    picks: list[InteractiveElement] = [
        button(
            one.name, ids.numbered(ids.PICK_CLIENT, place), f"{draft_id}|{one.client_id}|{one.end}"
        )
        for place, one in enumerate(asked.suggestions)
    ]
    creates: list[InteractiveElement] = [
        button(
            f"Create {one.name}", ids.numbered(ids.CREATE_CLIENT, place), f"{draft_id}|{one.end}"
        )
        for place, one in enumerate(asked.readings)
    ]
    if not creates:
        creates = [button("Create a client", ids.numbered(ids.CREATE_CLIENT, 0), f"{draft_id}|0")]
    return [*picks, *creates]


def _days(asked: Asked, who: Member, now: datetime) -> list[InteractiveElement]:
    draft_id = asked.draft.id
    typed_at = who.local(asked.draft.typed_at)
    ahead = asked.happened_at or typed_at
    before = say_day(earlier(ahead, typed_at).date(), who.today(now))
    typed = say_day(typed_at.date(), who.today(now))
    planned = say_day(ahead.date(), who.today(now))
    return [
        button(_sentence(typed), ids.numbered(ids.SETTLE_WHEN, 0), f"{draft_id}|typed"),
        button(_sentence(before), ids.numbered(ids.SETTLE_WHEN, 1), f"{draft_id}|earlier"),
        *_talk(asked, draft_id, who, now),
        button(f"Next action for {planned}", ids.numbered(ids.SETTLE_WHEN, 2), f"{draft_id}|plan"),
    ]


def _talk(asked: Asked, draft_id: str, who: Member, now: datetime) -> list[InteractiveElement]:
    """A call or meeting to come is planned at once where its hour was said, else in a form."""
    if asked.kind not in TALKS:
        return []
    if asked.happened_at and asked.has_hour and asked.happened_at > now:
        when = instant_in_words(asked.happened_at, who, now)
        value = f"{draft_id}|talk"
        return [button(f"Plan it for {when}", ids.numbered(ids.SETTLE_WHEN, 3), value, "primary")]
    return [button("Plan it…", ids.PLAN_DRAFT, draft_id, "primary")]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
