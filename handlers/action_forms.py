"""The forms of a next action, once they are sent."""

from functools import partial

from slack_bolt import Ack, App

from domain.errors import NotAllowed, Unreadable
from domain.log_line import NextStep
from domain.records import Member
from handlers.action_surface import press_of, show_change, spot_in
from handlers.desk import Desk
from handlers.payload import Body, asker_id, chosen_user
from handlers.step_reading import read_step
from services.change_action import drop_action, edit_action, reassign_action
from services.plan_action import ClientStep, plan_step
from views import ids
from views.inputs import metadata_of
from views.next_list import Said, say_closed


def register(app: App, desk: Desk) -> None:
    for callback_id, handle in (
        (ids.CLIENT_NEXT_FORM, handle_add),
        (ids.EDIT_NEXT_FORM, handle_edit),
        (ids.REASSIGN_FORM, handle_reassign),
        (ids.DROP_NEXT_FORM, handle_drop),
    ):
        app.view(callback_id)(partial(handle, desk))


def handle_add(desk: Desk, ack: Ack, body: Body) -> None:
    """A next action of a client, for oneself or a colleague."""
    who = desk.require(asker_id(body))
    step = _read_step(desk, ack, who, body)
    if step is None:
        return
    belongs = metadata_of(body["view"])
    owner_id = _meet_owner(desk, body, who)
    asked = ClientStep(belongs["client"], step, owner_id)
    try:
        action = plan_step(desk.database, who, asked, press_of(desk, body))
    except Unreadable as refusal:
        ack(response_action="errors", errors={ids.NEXT_DUE: str(refusal)})
        return
    except NotAllowed as refusal:
        ack(response_action="errors", errors={ids.OWNER: str(refusal)})
        return
    if owner_id != who.user_id:
        desk.wake()
    show_change(desk, who, spot_in(belongs), Said(action, "Added"))
    ack()


def handle_edit(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    step = _read_step(desk, ack, who, body)
    if step is None:
        return
    belongs = metadata_of(body["view"])
    try:
        action = edit_action(desk.database, who, belongs["action"], step, press_of(desk, body))
    except Unreadable as refusal:
        ack(response_action="errors", errors={ids.NEXT_DUE: str(refusal)})
        return
    show_change(desk, who, spot_in(belongs), Said(action, "Saved"))
    ack()


def handle_reassign(desk: Desk, ack: Ack, body: Body) -> None:
    """Give it to a colleague, who is told."""
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    to_id = _meet_owner(desk, body, who)
    press = press_of(desk, body)
    action = reassign_action(desk.database, who, belongs["action"], to_id, press)
    desk.wake()
    said = Said(action, f"Now with {desk.meet(to_id).name}")
    show_change(desk, who, spot_in(belongs), said, tells=True)
    ack()


def handle_drop(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    action = drop_action(desk.database, who, belongs["action"], press_of(desk, body))
    show_change(desk, who, spot_in(belongs), say_closed(action))
    ack()


def _read_step(desk: Desk, ack: Ack, who: Member, body: Body) -> NextStep | None:
    """What the form says; None where something is missing, which is then said at its field."""
    step = read_step(body["view"], who, desk.now())
    if step is None:
        ack(response_action="errors", errors={ids.NEXT_TEXT: "Say what comes next."})
        return None
    if step.is_promise and step.due_on is None:
        ack(response_action="errors", errors={ids.NEXT_DUE: "A promise needs a day."})
        return None
    return step


def _meet_owner(desk: Desk, body: Body, who: Member) -> str:
    """Whom the form names, known from here on; oneself where it names nobody."""
    owner_id = chosen_user(body["view"], ids.OWNER)
    return desk.meet(owner_id).user_id if owner_id else who.user_id
