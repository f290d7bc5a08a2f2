"""The form of a client: what it is called, how often, whose it is, who sees it."""

from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, InputBlock, NumberInputElement, UserMultiSelectElement

from domain.client_edit import MOST_CADENCE, MOST_NAMED, Edited, EditFacts, EditField
from domain.name import MAX_NAME
from domain.records import Visibility
from views import ids
from views.inputs import (
    MOST_TEXT,
    checkbox,
    day_input,
    labelled,
    member_select,
    menu,
    modal,
    text_input,
    tier_select,
)
from views.message import Message, plain_message, small_print
from views.text import escape_cut, plural

FIELD_INPUTS = {
    EditField.NAME: ids.NAME,
    EditField.ALIASES: ids.ALIASES,
    EditField.TIER: ids.TIER,
    EditField.CADENCE: ids.CADENCE,
    EditField.OWNER: ids.OWNER,
    EditField.VISIBILITY: ids.VISIBILITY,
    EditField.NAMED: ids.NAMED,
    EditField.PAUSED_UNTIL: ids.PAUSED_UNTIL,
}
_SEEN_BY = [
    ("Team: every member sees it", Visibility.TEAM.value),
    ("Private: its owner and named members", Visibility.PRIVATE.value),
]


def build_edit_client(
    facts: EditFacts, keeps: frozenset[EditField], today: date, metadata: dict[str, str]
) -> dict[str, Any]:
    """Filled in with how the client stands; the fields in `keeps` are left out."""
    client, aliases = facts.client, "\n".join(facts.aliases)
    blocks: list[Block] = [
        labelled("Name", ids.NAME, text_input(ids.NAME, client.name, most=MAX_NAME))
    ]
    blocks += [_aliases(aliases)] if len(aliases) <= MOST_TEXT else [_too_many_names()]
    blocks += [
        labelled("How often", ids.TIER, tier_select(client.tier)),
        _cadence(client.own_cadence_days),
        *_reach(facts, keeps),
        day_input(
            "Pause until",
            ids.PAUSED_UNTIL,
            client.paused_until_on if (client.paused_until_on or today) > today else None,
            hint="No going-cold cards before that day.",
        ),
        checkbox(
            "A former client: no more cards, its history stays",
            ids.IS_FORMER,
            "Former",
            is_checked=client.former_on is not None,
        ),
    ]
    return modal("Edit client", ids.EDIT_CLIENT_FORM, "Save", blocks, metadata)


def build_edited(edited: Edited) -> Message | None:
    """What saving led to beside the change; None where the card says it all."""
    said = []
    if edited.passed:
        said.append(
            f"{plural(edited.passed, 'next action')} of members who no longer see this client "
            "went to its owner."
        )
    if edited.left:
        said.append(
            f"{plural(edited.left, 'next action')} in confidence stayed with their members, who "
            "no longer see the client."
        )
    if edited.is_named:
        said.append("You are named for it now, so that you still see it.")
    return plain_message(" ".join(said)) if said else None


def _aliases(aliases: str) -> InputBlock:
    element = text_input(ids.ALIASES, aliases, multiline=True, placeholder="Acme Corp")
    hint = "One a line. /logcall and /client find it by each of them."
    return labelled("Other names", ids.ALIASES, element, optional=True, hint=hint)


def _too_many_names() -> Block:
    return small_print("It has more other names than a form can show; they stay as they are.")


def _cadence(days: int | None) -> InputBlock:
    element = NumberInputElement(
        action_id=ids.CADENCE,
        is_decimal_allowed=False,
        initial_value=str(days) if days else None,
        min_value="1",
        max_value=str(MOST_CADENCE),
    )
    hint = "Only where the tier's days do not fit."
    return labelled("Own cadence in days", ids.CADENCE, element, optional=True, hint=hint)


def _reach(facts: EditFacts, keeps: frozenset[EditField]) -> list[Block]:
    """Whose it is and who sees it, as far as it is theirs to set."""
    client = facts.client
    blocks: list[Block] = []
    if EditField.OWNER not in keeps:
        owner = member_select(ids.OWNER, client.owner_id)
        blocks.append(labelled("Owner", ids.OWNER, owner, optional=True))
    if EditField.VISIBILITY not in keeps:
        seen_by = menu(ids.VISIBILITY, _SEEN_BY, client.visibility.value)
        named = UserMultiSelectElement(
            action_id=ids.NAMED,
            initial_users=list(facts.named_ids) or None,
            max_selected_items=max(MOST_NAMED, len(facts.named_ids)),
        )
        hint = "Beside the owner, where it is private."
        blocks += [
            labelled("Who sees it", ids.VISIBILITY, seen_by),
            labelled("Named members", ids.NAMED, named, optional=True, hint=hint),
        ]
    else:
        owner_name = escape_cut(facts.owner_name or "its owner", 80)
        blocks.append(small_print(f"Who sees it is set by {owner_name} or an admin."))
    return blocks
