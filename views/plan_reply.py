"""The answer to `/next CLIENT what by Friday`: what was understood, or what must be asked."""

from datetime import date

from slack_sdk.models.blocks import Block, InteractiveElement

from domain.local_time import say_day
from domain.plans import ForClient, PlanGone, PlanKept, PlanOutcome, WhichClient, WhoMayRead
from domain.records import ActionState
from views import ids
from views.message import Message, build_message, button, buttons, quotation, section
from views.text import bold, escape, escape_cut
from views.words import again_in_words, due_in_words

_MOST_VALUE = 2000
_MOST_TEXT = 2000
_CLOSED = {ActionState.DONE: "Done for", ActionState.DROPPED: "Dropped for"}


def build_plan(outcome: PlanOutcome, today: date) -> Message:
    match outcome:
        case PlanKept():
            return _kept(outcome, today)
        case PlanGone():
            return _gone(outcome, today)
        case WhichClient():
            return _which_client(outcome)
        case WhoMayRead():
            return _who_may_read(outcome)


def _kept(kept: PlanKept, today: date) -> Message:
    action = kept.action
    kind = "Promise to" if action.is_promise else "Next action for"
    head = f"{_CLOSED.get(action.state, kind)} {bold(action.client_name)}"
    parts = [f"{head}: {escape_cut(action.text, _MOST_TEXT)}", *_notes(kept, today)]
    blocks: list[Block] = [section("\n".join(parts))]
    elements: list[InteractiveElement] = []
    if action.state is ActionState.OPEN and not action.is_hidden:
        value = f"{action.id}|{action.client_id}"
        elements.append(button("Edit", ids.EDIT_PLAN, value))
        if action.series:
            elements.append(button("Only once", ids.PLAN_ONCE, value))
        if kept.can_undo:
            elements.append(button("Undo", ids.UNDO_PLAN, value))
        blocks.append(buttons(elements, f"reply|{action.id}"))
    return build_message(f"{kind} {escape(action.client_name)}", blocks)


def _notes(kept: PlanKept, today: date) -> list[str]:
    """The day as it was understood, whose it is, and who reads it."""
    action = kept.action
    if action.due_on:
        by = "They expect it by" if action.is_promise else "Due"
        notes = [f"{by} *{say_day(action.due_on, today)}*{again_in_words(action, today)}."]
    elif kept.is_past:
        notes = ["That day has passed, so no reminder comes. Edit gives it another."]
    elif action.wanted_promise:
        notes = ["I found no day in it, so it is kept as a next action: a promise needs a day."]
    else:
        notes = ["No date was understood, so no reminder comes. Edit gives it a day."]
    if action.in_confidence:
        notes.append("In confidence: only you and the client's owner can read the words.")
    return notes


def _gone(gone: PlanGone, today: date) -> Message:
    action = gone.action
    if action is None:
        said = "Undone: this is no longer kept. /next lists what you owe."
        return build_message(said, [section(said)])
    head = f"Undone. Nothing of this is kept for {bold(action.client_name)}:"
    words = f"{action.text} ({due_in_words(action, today)})"
    return build_message("Undone", [section(head), *quotation(words)])


def _which_client(asked: WhichClient) -> Message:
    head = f"I don't know {bold(asked.new[0].name)}" if asked.new else "No client leads the line"
    elements = _picks(asked)
    what = (
        "Whom is it for?"
        if elements
        else "It is too long for a button: copy it, and name the client first."
    )
    blocks: list[Block] = [
        section(f"{head}, so nothing was added yet. {what}"),
        *quotation(f"/next {asked.text}"),
    ]
    blocks += [buttons(elements, "which_client")] if elements else []
    return build_message("Nothing was added yet", blocks)


def _picks(asked: WhichClient) -> list[InteractiveElement]:
    """Known clients, then ways to create one; the words ride in the values of the buttons."""
    known = [
        (one.name, ids.numbered(ids.NEXT_PICK, place), f"{one.client_id}|{one.words}")
        for place, one in enumerate(asked.known)
    ]
    new = [
        (f"Create {one.name or 'a client'}", ids.numbered(ids.NEXT_CREATE, place), _unknown(one))
        for place, one in enumerate(asked.new or [ForClient("", asked.text)])
    ]
    return [button(*one) for one in (*known, *new) if len(one[2]) <= _MOST_VALUE]


def _unknown(one: ForClient) -> str:
    """The name told by its length: it may hold any character."""
    return f"{len(one.name)}|{one.name}{one.words}"


def _who_may_read(asked: WhoMayRead) -> Message:
    mark = escape_cut(asked.mark, 60).replace("`", "")
    fits = len(asked.words) <= _MOST_VALUE - 60
    choices = (("Keep in confidence", "yes"), ("Everyone may read it", "no"))
    elements: list[InteractiveElement] = [
        button(label, ids.numbered(ids.NEXT_PRIVACY, place), f"{asked.client_id}|{value}|{words}")
        for place, (label, value) in enumerate(choices)
        if fits and (words := asked.words)
    ]
    who = "Who may read this?" if elements else "Write !confidence, or take it out."
    blocks: list[Block] = [
        section(
            f"Nothing was added for {bold(asked.client_name)} yet: I don't know the mark "
            f"`{mark}`. {who}"
        ),
        *quotation(asked.words.strip()),
    ]
    blocks += [buttons(elements, "who_may_read")] if elements else []
    return build_message("Nothing was added yet", blocks)
