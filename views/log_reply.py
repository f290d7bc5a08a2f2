"""The reply to a log: what was understood, and what can be done about it."""

from datetime import date, datetime

from slack_sdk.models.blocks import Block, InteractiveElement, Option, StaticSelectElement

from domain.facts import Fact
from domain.local_time import say_day
from domain.outcomes import UNDO_FOR, Logged, Planned, TakenBack
from domain.records import ActionState, Interaction, Member, NextAction, Topic
from views import ids
from views.facts import fact_in_words
from views.message import (
    Message,
    build_message,
    button,
    buttons,
    plain_message,
    quotation,
    section,
    small_print,
)
from views.room import MOST, lines_that_fit, room_of
from views.text import bold, escape, escape_cut, link, quote
from views.words import (
    again_in_words,
    day_of,
    instant_in_words,
    kind_in_words,
    minutes_in_words,
    people_in_words,
)

_TOPICS = {
    Topic.PERSONAL: "Mostly personal",
    Topic.MIXED: "A bit of both",
    Topic.BUSINESS: "Mostly business",
}
_MOST_STEPS = 8
_MOST_ONCE = 3
_MOST_OFFERED = 5
_MOST_FACTS = 6
_ROOM_OF_FACTS = 1_500
_ROOM_TO_COUNT = 150
_ROOM_OF_ONE = 1_200  # one next action always fits: nothing needs to be measured


def build_logged(logged: Logged, who: Member, now: datetime) -> Message:
    """What was understood of the line, with Undo and what is still missing."""
    one = logged.interaction
    head = f"Logged {kind_in_words(one.kind)} {bold(one.client_name)}"
    details = _details(one, who, now)
    blocks: list[Block] = [section(f"{head}\n{' · '.join(details)}")]
    if one.summary:
        blocks.append(section(quote(one.summary)))
    below = _below(logged, who, now)
    facts = _facts(logged, who.today(now))
    room = MOST - room_of([*blocks, *facts, *below]) if len(logged.steps) > 1 else _ROOM_OF_ONE
    blocks += _next_blocks(logged, who.today(now), room)
    blocks += facts
    blocks += below
    return build_message(f"Logged {kind_in_words(one.kind)} {escape(one.client_name)}", blocks)


def build_taken_back(outcome: TakenBack) -> Message:
    """Undone, with the words given back."""
    return build_message(
        f"Undone: nothing is kept for {escape(outcome.client_name)}",
        [
            section(f"Undone. Nothing of this is kept for {bold(outcome.client_name)}:"),
            *quotation(outcome.line),
        ],
    )


def build_planned(planned: Planned, today: date) -> Message:
    """A line about a day to come became a next action."""
    action = planned.action
    due = f", due *{say_day(action.due_on, today)}*" if action.due_on else ""
    due += again_in_words(action, today)
    return plain_message(
        f"Nothing is logged yet. Next action for {bold(action.client_name)}: "
        f"{escape_cut(action.text, 600)}{due}."
    )


def build_undone_before() -> Message:
    """The answer to an undo that Slack delivers a second time; its words are gone by then."""
    return plain_message("Undone: your last log was taken back.")


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
    if one.permalink:
        details.append(link(one.permalink, "the message"))
    return details


def _below(logged: Logged, who: Member, now: datetime) -> list[Block]:
    """The buttons, and notes in small print."""
    elements, notes = _buttons(logged, who, now), _notes(logged, who)
    blocks: list[Block] = [buttons(elements)] if elements else []
    blocks += _unknown_people(logged, who)
    return [*blocks, small_print("\n".join(notes))] if notes else blocks


def _unknown_people(logged: Logged, who: Member) -> list[Block]:
    """Whom the log names and nobody knows: one press adds each; who was just added has Details."""
    blocks: list[Block] = []
    one, client = logged.interaction, bold(logged.interaction.client_name)
    added = logged.person_added
    if added:
        row = section(f"{bold(added.name)} is one of the people at {client} now.")
        row.accessory = button("Details", ids.EDIT_PERSON, added.id)
        blocks.append(row)
    if logged.unknown and one.author_id == who.user_id:
        offered = [
            button(f"Add {name}", ids.numbered(ids.ADD_NAMED, place), f"{one.id}|{name}")
            for place, name in enumerate(logged.unknown[:_MOST_OFFERED])
        ]
        blocks += [small_print(f"Not known at {client} yet:"), buttons(offered)]
    return blocks


def _next_blocks(logged: Logged, today: date, room: int) -> list[Block]:
    lines = [_next_line(step, today) for step in logged.steps[:_MOST_STEPS]]
    shown = lines_that_fit(lines, room - _ROOM_TO_COUNT)
    if len(logged.steps) > len(shown):
        shown.append(f"… and {len(logged.steps) - len(shown)} more")
    if not lines and logged.interaction.needs_no_next:
        shown = ["No next action needed."]
    return [section("\n".join(shown))] if shown else []


def _facts(logged: Logged, today: date) -> list[Block]:
    """What it tells that is worth remembering, and what was known before."""
    lines = [f"*Fact:* {fact_in_words(one, today, most=300, is_new=True)}" for one in logged.facts]
    lines += [_known_line(one, logged, today) for one in logged.known_facts]
    shown = lines_that_fit(lines[:_MOST_FACTS], _ROOM_OF_FACTS)
    if len(lines) > len(shown):
        shown.append(f"… and {len(lines) - len(shown)} more, under *Facts* on the card")
    return [section("\n".join(shown))] if shown else []


def _known_line(fact: Fact, logged: Logged, today: date) -> str:
    """One that was known, and who has it where that is a colleague."""
    words = f"*Known already:* {fact_in_words(fact, today, most=300, is_new=True)}"
    is_own = fact.author_id == logged.interaction.author_id
    return words if is_own else f"{words} · noted by {escape_cut(fact.author_name, 80)}"


def _next_line(step: NextAction, today: date) -> str:
    said = escape_cut(step.text.rstrip("."), 300)
    label = "Promise" if step.is_promise else "Next"
    if step.due_on:
        by = "by" if step.is_promise else "due"
        day = say_day(step.due_on, today)
        return f"*{label}:* {said}, {by} *{day}*{again_in_words(step, today)}"
    if step.wanted_promise:
        return (
            f"*Next:* {said}. I found no day in it, so it is kept as a next action: "
            "a promise needs a day."
        )
    return f"*Next:* {said}. No day is set."


def _buttons(logged: Logged, who: Member, now: datetime) -> list[InteractiveElement]:
    one = logged.interaction
    elements: list[InteractiveElement] = []
    if one.author_id != who.user_id:
        return elements
    if not logged.steps and not one.needs_no_next:
        elements.append(button("Add next action", ids.ADD_NEXT, one.id, style="primary"))
        elements.append(button("None needed", ids.NONE_NEEDED, one.id))
    elif not one.needs_no_next:
        elements.append(button("Add next action", ids.ADD_NEXT, one.id))
    elements += _once_buttons(logged)
    if one.topic is None and one.is_contact:
        elements.append(_topic_select(one.id))
    if logged.other:
        value = f"{one.id}|{logged.other.client_id}|{logged.other_end}"
        elements.append(button(f"It was {logged.other.client_name}", ids.MOVE_LOG, value))
    elements.append(button("Edit", ids.EDIT_LOG, one.id))
    if now - one.created_at <= UNDO_FOR:
        elements.append(button("Undo", ids.UNDO_LOG, one.id))
    return elements


def _once_buttons(logged: Logged) -> list[InteractiveElement]:
    """For what was read to come again, and may not have been meant so."""
    again = [one for one in logged.steps if one.series and one.state is ActionState.OPEN]
    is_one = len(again) == 1
    return [
        button(
            "Only once" if is_one else f"Once: {step.text}",
            ids.numbered(ids.LOGGED_ONCE, place),
            f"{step.id}|{logged.interaction.id}",
        )
        for place, step in enumerate(again[:_MOST_ONCE])
        if not step.is_hidden
    ]


def _topic_select(interaction_id: str) -> StaticSelectElement:
    options = [
        Option(text=label, value=f"{interaction_id}|{topic.value}")
        for topic, label in _TOPICS.items()
    ]
    return StaticSelectElement(
        action_id=ids.SET_TOPIC, placeholder="What was it about?", options=options
    )


def _notes(logged: Logged, who: Member) -> list[str]:
    notes = []
    added = logged.client_added
    if added:
        whose = "one of your clients" if added.owner_id == who.user_id else "a client"
        notes.append(f"{bold(added.name)} is now {whose}.")
    if logged.interaction.in_confidence:
        author = "you" if logged.interaction.author_id == who.user_id else "its author"
        notes.append(f"In confidence: only {author} and the client's owner can read the words.")
    return notes
