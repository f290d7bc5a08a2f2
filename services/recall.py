"""What a request led to, kept with its effect, so that a second delivery only draws it again."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.line_client import KnownName
from domain.outcomes import Logged, Planned, PrepKept, Settled, TakenBack
from domain.records import ActionState, Draft, Member
from services.people import list_unknown
from storage import clients, drafts, facts, interactions, next_actions, preps, requests

Kept = Logged | Draft | Planned | PrepKept | TakenBack | Settled


def remember(
    connection: Connection, who: Member, request_id: str, outcome: Kept, now: datetime
) -> None:
    """Keep ids and flags of the outcome under the id of the request, never text."""
    requests.add_outcome(connection, who.workspace_id, request_id, _facts(outcome), now)


def recall(connection: Connection, who: Member, known: dict[str, Any]) -> Kept:
    """The outcome again, as it stands by now."""
    if "draft" in known:
        found = drafts.find_draft(connection, who.workspace_id, who.user_id, known["draft"])
        return found or Settled()
    if "planned" in known:
        action = next_actions.get_next_action(
            connection, who.workspace_id, known["planned"], viewer_id=who.user_id
        )
        return Planned(action)
    if "prep" in known:
        return PrepKept(preps.get_prep(connection, who, known["prep"]))
    if "logged" in known:
        return _logged_again(connection, who, known)
    return Settled()


def get_logged(connection: Connection, who: Member, interaction_id: str) -> Logged | None:
    """What was logged, as this viewer sees it, without what was dropped; None once undone."""
    kept = interactions.find_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    if kept is None:
        return None
    steps = next_actions.list_of_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    left = tuple(one for one in steps if one.state is not ActionState.DROPPED)
    told = facts.list_of_interaction(
        connection, who.workspace_id, interaction_id, viewer_id=who.user_id
    )
    return Logged(kept, left, unknown=list_unknown(connection, who, kept), facts=tuple(told))


def _logged_again(connection: Connection, who: Member, known: dict[str, Any]) -> Logged | Settled:
    logged = get_logged(connection, who, known["logged"])
    if logged is None:
        return Settled()
    added_id = known.get("client_added")
    fact_ids = known.get("known_facts") or []
    before = fact_ids and facts.list_by_ids(
        connection, who.workspace_id, fact_ids, viewer_id=who.user_id
    )
    return replace(
        logged,
        other=KnownName(*known["other"]) if known.get("other") else None,
        other_end=known.get("other_end", 0),
        known_facts=tuple(before),
        client_added=added_id
        and clients.get_client(connection, who.workspace_id, added_id, viewer_id=who.user_id),
    )


def _facts(outcome: Kept) -> dict[str, Any]:
    match outcome:
        case Logged(
            interaction=interaction,
            other=other,
            other_end=end,
            client_added=added,
            known_facts=known_facts,
        ):
            names = [other.client_id, other.name, other.client_name] if other else None
            return {
                "logged": interaction.id,
                "other": names,
                "other_end": end,
                "client_added": added and added.id,
                "known_facts": [one.id for one in known_facts],
            }
        case Draft(id=draft_id):
            return {"draft": draft_id}
        case Planned(action=action):
            return {"planned": action.id}
        case PrepKept(prep=prep):
            return {"prep": prep.id}
        case _:
            return {"settled": True}
