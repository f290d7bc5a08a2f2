"""The reply to a log: what was understood, and what can be done about it."""

from datetime import date, datetime

from slack_sdk.models.blocks import Block, InteractiveElement, Option, StaticSelectElement

from domain.local_time import say_day
from domain.outcomes import UNDO_FOR, Logged, Planned, TakenBack
from domain.records import Interaction, Member, NextAction, Topic
from views import ids
from views.message import (
    Message,
    build_message,
    button,
    buttons,
    plain_message,
    section,
    small_print,
)
from views.text import bold, escape, escape_cut, quote
from views.words import day_of, instant_in_words, kind_in_words, minutes_in_words, people_in_words

_TOPICS = {
    Topic.PERSONAL: "Mostly personal",
    Topic.MIXED: "A bit of both",
    Topic.BUSINESS: "Mostly business",
}


def build_logged(logged: Logged, who: Member, now: datetime) -> Message:
    """What was understood of the line, with Undo and what is still missing."""
    one = logged.interaction
    head = f"Logged {kind_in_words(one.kind)} {bold(one.client_name)}"
    details = _details(one, who, now)
    blocks: list[Block] = [section(f"{head}\n{' · '.join(details)}")]
    if one.summary:
        blocks.append(section(quote(one.summary)))
    blocks += _next_blocks(logged, who.today(now))
    elements = _buttons(logged, who, now)
    if elements:
        blocks.append(buttons(elements))
    notes = _notes(logged)
    if notes:
        blocks.append(small_print("\n".join(notes)))
    return build_message(f"Logged {kind_in_words(one.kind)} {escape(one.client_name)}", blocks)


def build_taken_back(outcome: TakenBack) -> Message:
    """Undone, with the words given back."""
    return build_message(
        f"Undone: nothing is kept for {escape(outcome.client_name)}",
        [
            section(f"Undone. Nothing of this is kept for {bold(outcome.client_name)}:"),
            section(quote(outcome.line or "(no words)")),
        ],
    )


def build_planned(planned: Planned, today: date) -> Message:
    """A line about a day to come became a next action."""
    action = planned.action
    day = say_day(action.due_on, today) if action.due_on else "no date"
    return plain_message(
        f"Nothing is logged yet. Next action for {bold(action.client_name)}: "
        f"{escape_cut(action.text, 1000)}, due *{day}*."
    )


def build_already_settled() -> Message:
    return plain_message(
        "This was already dealt with, so nothing changed. /logcall drafts shows what is still open."
    )


def _details(one: Interaction, who: Member, now: datetime) -> list[str]:
    is_now = one.happened_at == one.created_at
    details = [
        day_of(one.happened_at, who, now) if is_now else instant_in_words(one.happened_at, who, now)
    ]
    if one.minutes:
        details.append(minutes_in_words(one.minutes))
    if one.people:
        details.append(f"with {people_in_words(one.people)}")
    if one.topic:
        details.append(one.topic.value)
    if one.in_confidence:
        details.append("in confidence")
    return details


def _next_blocks(logged: Logged, today: date) -> list[Block]:
    lines = [_next_line(step, today) for step in logged.steps[:8]]
    if len(logged.steps) > 8:
        lines.append(f"… and {len(logged.steps) - 8} more")
    if not lines and logged.interaction.needs_no_next:
        lines = ["No next action needed."]
    return [section("\n".join(lines)[:3000])] if lines else []


def _next_line(step: NextAction, today: date) -> str:
    said = escape_cut(step.text, 300)
    label = "Promise" if step.is_promise else "Next"
    if step.due_on:
        by = "by" if step.is_promise else "due"
        return f"*{label}:* {said}, {by} *{say_day(step.due_on, today)}*"
    if step.wanted_promise:
        return (
            f"*Next:* {said}. I found no day in it, so it is kept as a next action: "
            "a promise needs a day."
        )
    return f"*Next:* {said}. No date was understood."


def _buttons(logged: Logged, who: Member, now: datetime) -> list[InteractiveElement]:
    one = logged.interaction
    elements: list[InteractiveElement] = []
    if not logged.steps and not one.needs_no_next:
        elements.append(button("Add next action", ids.ADD_NEXT, one.id, style="primary"))
        elements.append(button("None needed", ids.NONE_NEEDED, one.id))
    elif not one.needs_no_next:
        elements.append(button("Add next action", ids.ADD_NEXT, one.id))
    if one.topic is None and one.is_contact:
        elements.append(_topic_select(one.id))
    if logged.other:
        value = f"{one.id}|{logged.other.client_id}|{logged.other_end}"
        elements.append(button(f"It was {logged.other.client_name}", ids.MOVE_LOG, value))
    if now - one.created_at <= UNDO_FOR and one.author_id == who.user_id:
        elements.append(button("Undo", ids.UNDO_LOG, one.id))
    return elements


def _topic_select(interaction_id: str) -> StaticSelectElement:
    options = [
        Option(text=label, value=f"{interaction_id}|{topic.value}")
        for topic, label in _TOPICS.items()
    ]
    return StaticSelectElement(
        action_id=ids.SET_TOPIC, placeholder="What was it about?", options=options
    )


def _notes(logged: Logged) -> list[str]:
    notes = []
    if logged.client_added:
        notes.append(f"{bold(logged.client_added.name)} is now one of your clients.")
    if logged.interaction.in_confidence:
        notes.append("In confidence: only you and the client's owner can read the words.")
    return notes
