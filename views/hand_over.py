"""Hand over: the form, what would go over, what went over, and who is told of it."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, CheckboxesElement, StaticSelectElement

from domain.handing import HandedOver, Holding, Leaver, Owns
from views import ids
from views.inputs import labelled, member_select, modal, option
from views.message import Message, build_message, button, buttons, section
from views.text import bold, cut, plural

TITLE = "Hand over"
CLIENTS, ACTIONS = "clients", "actions"
_HOW = (
    "All clients and open next actions of one person go to another, who is told once. Nothing "
    "happens before you have seen what goes over."
)


def build_hand_over_form(
    holders: Sequence[Owns], from_id: str, metadata: dict[str, str]
) -> dict[str, Any]:
    """From whom (where there is a choice), to whom, and what."""
    blocks: list[Block] = [section(_HOW)]
    if any(one.user_id != from_id or not one.is_member for one in holders):
        options = [option(_holder_in_words(one), one.user_id) for one in holders]
        first = next((one for one in options if one.value == from_id), None)
        select = StaticSelectElement(action_id=ids.HAND_FROM, options=options, initial_option=first)
        blocks.append(labelled("From", ids.HAND_FROM, select))
    choices = [option("Clients", CLIENTS), option("Open next actions", ACTIONS)]
    what = CheckboxesElement(action_id=ids.HAND_WHAT, options=choices, initial_options=choices)
    blocks += [
        labelled("To", ids.HAND_TO, member_select(ids.HAND_TO)),
        labelled("What", ids.HAND_WHAT, what),
    ]
    return modal(TITLE, ids.HAND_OVER_FORM, "Preview", blocks, metadata | {"from": from_id})


def build_hand_over_preview(holding: Holding, metadata: dict[str, str]) -> dict[str, Any]:
    """What goes over in counts, and what stays."""
    giver, taker = bold(holding.from_name), bold(holding.to_name)
    if holding.is_empty:
        lines = [f"{giver} has nothing to hand over to {taker}."]
    else:
        what = _counts(holding.clients, holding.actions)
        verb = "goes" if holding.clients + holding.actions == 1 else "go"
        lines = [f"{what} {verb} from {giver} to {taker}, who is told once."]
    if holding.former:
        lines.append(f"{plural(holding.former, 'of them is', 'of them are')} former.")
    if holding.private:
        said = plural(holding.private, "client is", "clients are")
        lines.append(
            f"{said} private: {taker} will see {'it' if holding.private == 1 else 'them'}."
        )
    if holding.following:
        said = plural(holding.following, "next action goes", "next actions go")
        lines.append(f"{said} with them: {giver} will no longer see the private clients.")
    if holding.hidden:
        said = plural(holding.hidden, "next action stays", "next actions stay")
        lines.append(f"{said} with {giver}, noted in confidence: only the author can hand it over.")
    if holding.unseen:
        said = plural(holding.unseen, "next action stays", "next actions stay")
        lines.append(f"{said} with {giver}: {taker} may not see the client.")
    submit = None if holding.is_empty else TITLE
    return modal(TITLE, ids.HAND_OVER_CONFIRM, submit, [section("\n".join(lines))], metadata)


def build_handed_over(done: HandedOver) -> Message:
    """What was done, with its undo."""
    what = _counts(done.clients, done.actions)
    if done.is_undone:
        said = f"Given back to {bold(done.from_name)}: {what}."
        rest = "What is no longer the other's stayed where it is."
        return build_message(said, [section(f"{said}\n{rest}")])
    said = f"Handed over from {bold(done.from_name)} to {bold(done.to_name)}: {what}."
    undo = button("Undo", ids.UNDO_HAND_OVER, done.change_id)
    return build_message(said, [section(f"{said}\nUndo works for a day."), buttons([undo])])


def build_handed_away(*, by_name: str, to_name: str, clients: int, actions: int) -> Message:
    """For who owned it until now, where somebody else handed it over."""
    what = _counts(clients, actions)
    said = f"{bold(by_name)} handed over {what} of yours to {bold(to_name)}."
    return build_message(said, [section(said)])


def build_left(left: Leaver) -> Message:
    """For the admins: somebody left, and nobody is nudged of what they own."""
    how = "is only a guest now" if left.is_guest else "left the workspace"
    what = _counts(left.clients, left.actions)
    said = f"{bold(left.name)} {how} and still owns {what}. Nobody is nudged of them."
    give = button("Hand over", ids.HAND_OVER, left.user_id, "primary")
    return build_message(said, [section(said), buttons([give])])


def _counts(clients: int, actions: int) -> str:
    parts = [plural(clients, "client")] if clients else []
    parts += [plural(actions, "next action")] if actions else []
    return " and ".join(parts) or "nothing"


def _holder_in_words(one: Owns) -> str:
    """Cut in the name, so that the counts are seen."""
    left = "" if one.is_member else " (left)"
    tail = f"{left}: {_counts(one.clients, one.actions)}"
    return f"{cut(one.name, 75 - len(tail))}{tail}"
