"""Plan what comes next for a client: from a line, from a form, and take it back.

A line that is not understood changes nothing: its words go back with the question, and come again
with the answer.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from domain.errors import NotAllowed, NotFound, TooLate, Unreadable
from domain.line_client import ClientFound, find_client, read_lead, read_leading
from domain.log_line import NextStep
from domain.next_line import (
    NextLine,
    read_next_line,
    read_unknown_name,
    without_add,
    words_of,
)
from domain.outcomes import UNDO_FOR
from domain.plans import ForClient, PlanGone, PlanKept, PlanOutcome, WhichClient, WhoMayRead
from domain.records import ActionState, Client, Member, NextAction
from services.add_client import NewClient, make_client
from services.ask_about_draft import find_suggestions
from services.change_action import Press, check_step, give_in
from services.keep_contact import keep_step
from services.next_actions import strike_out
from services.repeat_action import take_follower_back
from storage import client_names, clients, next_actions, requests
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Words:
    """A next action for a client as typed; `is_private` is what its author answered, if asked."""

    client_id: str
    text: str
    is_private: bool | None = None


@dataclass(frozen=True, slots=True)
class ClientStep:
    """A next action from a client's card, and whose it is to be."""

    client_id: str
    step: NextStep
    owner_id: str


def plan_line(database: Database, who: Member, text: str, press: Press) -> PlanOutcome:
    """Add a next action of one's own from a line. A second delivery of the request adds none."""
    with database.read() as connection:
        found = _leading_client(connection, who, text)
        shorter = without_add(text) if found is None else None
        if shorter:
            text = shorter
            found = _leading_client(connection, who, text)
        if found is None:
            return _which_client(connection, who, text)
    words = Words(found.client.client_id, words_of(text, found.start, found.end))
    return plan_words(database, who, words, press)


def plan_words(database: Database, who: Member, words: Words, press: Press) -> PlanOutcome:
    """The same for a client that was chosen. Raises NotFound, Unreadable."""
    with database.write() as connection:
        before = requests.find_outcome(connection, who.workspace_id, press.request_id)
        if before is not None:
            return _again(connection, who, before["planned"], press.now)
        client = _get_client(connection, who, words.client_id)
        line = read_next_line(words.text, who.local(press.now), day_first=who.day_first)
        if line.unclear_mark and words.is_private is None:
            return WhoMayRead(client.id, client.name, words.text, line.unclear_mark)
        if line.unclear_mark and words.is_private:
            text = words.text.replace(line.unclear_mark, "")
            line = read_next_line(text, who.local(press.now), day_first=who.day_first)
            line = replace(line, in_confidence=True)
        kept = _keep(connection, who, client, line, press)
        return PlanKept(kept, can_undo=True, is_past=line.is_past)


def plan_for_new(
    database: Database, who: Member, new: NewClient, text: str, press: Press
) -> PlanOutcome:
    """Create the client and add its next action. Raises AlreadyThere, Unreadable."""
    with database.write() as connection:
        before = requests.find_outcome(connection, who.workspace_id, press.request_id)
        if before is not None:
            return _again(connection, who, before["planned"], press.now)
        line = read_next_line(text, who.local(press.now), day_first=who.day_first)
        if line.unclear_mark:
            raise Unreadable(
                f"I don't know the mark {line.unclear_mark}. Write !confidence to keep it in "
                "confidence, or take it out. Nothing was saved."
            )
        client = make_client(connection, who, new, press.now)
        kept = _keep(connection, who, client, line, press)
        return PlanKept(kept, can_undo=True, is_past=line.is_past)


def plan_step(database: Database, who: Member, asked: ClientStep, press: Press) -> NextAction:
    """Add what a form says; a colleague whose it is to be is told. Raises as reassign_action."""
    check_step(asked.step, who, press.now)
    with database.write() as connection:
        before = requests.find_outcome(connection, who.workspace_id, press.request_id)
        if before is not None:
            action_id = before["planned"]
        else:
            client = _get_client(connection, who, asked.client_id)
            action_id = keep_step(connection, who, client, asked.step, press.now).id
            give_in(connection, who, action_id, asked.owner_id, press)
            _remember(connection, who, action_id, press)
        return next_actions.get_next_action(
            connection, who.workspace_id, action_id, viewer_id=who.user_id
        )


def get_plan(database: Database, who: Member, action_id: str, now: datetime) -> PlanOutcome:
    """What was planned, as it stands by now."""
    with database.read() as connection:
        return _again(connection, who, action_id, now)


def undo_plan(database: Database, who: Member, action_id: str, press: Press) -> PlanGone:
    """Take back what one planned, within 15 minutes. Raises NotFound, NotAllowed, TooLate."""
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, press.request_id) is not None:
            return PlanGone()
        found = _find(connection, who, action_id)
        if found is None:
            raise NotFound("There is nothing to undo: it is no longer there.")
        past = next_actions.get_past(connection, who.workspace_id, action_id)
        if past.author_id != who.user_id or found.owner_id != who.user_id:
            raise NotAllowed("Only who planned this, and still has it, can undo it.")
        if press.now - past.created_at > UNDO_FOR:
            raise TooLate("Undo works for 15 minutes, and they are over. /next lists it still.")
        if found.series and found.state is ActionState.DONE:
            take_follower_back(connection, who, found, press.now)
        strike_out(connection, found, "Undone", press.now)
        next_actions.drop_next_action(connection, who.workspace_id, action_id)
        _remember(connection, who, action_id, press)
        return PlanGone(found)


def _get_client(connection: Connection, who: Member, client_id: str) -> Client:
    """A client that nobody merges away meanwhile. Raises NotFound."""
    return clients.get_client_and_tz(
        connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
    )[0]


def _leading_client(connection: Connection, who: Member, text: str) -> ClientFound | None:
    leading = read_leading(text)
    known = client_names.find_names(
        connection, who.workspace_id, leading.keys, viewer_id=who.user_id
    )
    return find_client(leading, known)


def _which_client(connection: Connection, who: Member, text: str) -> WhichClient:
    """A name inside the line stays a word of it: its suggestion ends where the line begins."""
    start, readings = read_lead(text).start, read_unknown_name(text)
    known = [
        ForClient(one.name, words_of(text, start, one.end) if one.end else text, one.client_id)
        for one in find_suggestions(connection, who, text, readings)
    ]
    new = [ForClient(one.name, words_of(text, start, one.end)) for one in readings]
    return WhichClient(text, tuple(known), tuple(new))


def _keep(
    connection: Connection, who: Member, client: Client, line: NextLine, press: Press
) -> NextAction:
    if not line.step.text:
        raise Unreadable(
            f"What comes next for {client.name}? Nothing was added. "
            "For example: /next Acme send the deck by Friday"
        )
    action = keep_step(
        connection, who, client, line.step, press.now, in_confidence=line.in_confidence
    )
    _remember(connection, who, action.id, press)
    return action


def _remember(connection: Connection, who: Member, action_id: str, press: Press) -> None:
    outcome = {"planned": action_id}
    requests.add_outcome(connection, who.workspace_id, press.request_id, outcome, press.now)


def _again(connection: Connection, who: Member, action_id: str, now: datetime) -> PlanOutcome:
    found = _find(connection, who, action_id)
    if found is None:
        return PlanGone()
    past = next_actions.get_past(connection, who.workspace_id, action_id)
    is_own = who.user_id == past.author_id == found.owner_id
    is_fresh = found.state is ActionState.OPEN and now - past.created_at <= UNDO_FOR
    return PlanKept(found, can_undo=is_own and is_fresh)


def _find(connection: Connection, who: Member, action_id: str) -> NextAction | None:
    try:
        return next_actions.get_next_action(
            connection, who.workspace_id, action_id, viewer_id=who.user_id
        )
    except NotFound:
        return None
