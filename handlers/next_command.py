"""`/next`: what I owe, by day, and a line that adds to it."""

import re
from functools import partial

from slack_bolt import Ack, App

from domain.plans import PlanOutcome
from domain.records import Member, Standing
from domain.warmth import Tier
from handlers.action_surface import press_of
from handlers.afterwards import Respond
from handlers.answer import answer
from handlers.desk import Desk
from handlers.payload import (
    Body,
    asker_id,
    chosen,
    chosen_day,
    chosen_user,
    pressed,
    typed,
)
from handlers.surface import place_of, show_form
from services.add_client import AlreadyThere, NewClient
from services.change_action import end_series
from services.list_next import list_next
from services.plan_action import Words, get_plan, plan_for_new, plan_line, plan_words, undo_plan
from views import ids
from views.action_forms import build_plan_client
from views.inputs import metadata_of
from views.message import Message
from views.next_list import build_next_help, build_next_list
from views.plan_reply import build_plan


def register(app: App, desk: Desk) -> None:
    app.command(ids.NEXT)(partial(handle_next, desk))
    for action_id, handle in (
        (ids.NEXT_PAGE, handle_page),
        (ids.NEXT_PICK, handle_pick),
        (ids.NEXT_PRIVACY, handle_privacy),
        (ids.NEXT_CREATE, handle_create),
    ):
        app.action(re.compile(rf"^{action_id}:\d+$"))(partial(handle, desk))
    app.action(ids.UNDO_PLAN)(partial(handle_undo, desk))
    app.action(ids.PLAN_ONCE)(partial(handle_once, desk))
    app.view(ids.PLAN_CLIENT_FORM)(partial(handle_new_client, desk))


def handle_next(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(body["user_id"])
    text = desk.decode(body.get("text") or "").strip()
    answer(desk, ack, who, _reply(desk, who, text, body))


def handle_page(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    page = list_next(desk.database, who, int(pressed(body)[0]), desk.now())
    desk.after.soon(Respond(body["response_url"], build_next_list(page)))
    ack()


def handle_pick(desk: Desk, ack: Ack, body: Body) -> None:
    """The client that was meant; the words ride in the button's value."""
    who = desk.require(asker_id(body))
    client_id, words = _value(body).split("|", 1)
    outcome = plan_words(desk.database, who, Words(client_id, words), press_of(desk, body))
    _redraw(desk, who, outcome, body["response_url"])
    ack()


def handle_privacy(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    client_id, is_private, words = _value(body).split("|", 2)
    asked = Words(client_id, words, is_private == "yes")
    outcome = plan_words(desk.database, who, asked, press_of(desk, body))
    _redraw(desk, who, outcome, body["response_url"])
    ack()


def handle_create(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form of a new client with the words in it, as they were typed."""
    who = desk.require(asker_id(body))
    length, text = _value(body).split("|", 1)
    name, words = text[: int(length)], text[int(length) :]
    view = build_plan_client(name, words.strip(), who.user_id, place_of(body))
    show_form(desk, body, view)
    ack()


def handle_new_client(desk: Desk, ack: Ack, body: Body) -> None:
    """Create the client and add its next action."""
    who = desk.require(asker_id(body))
    view = body["view"]
    errors = _field_errors(desk, who, view)
    if errors:
        ack(response_action="errors", errors=errors)
        return
    new = NewClient(
        name=typed(view, ids.NAME),
        owner_id=chosen_user(view, ids.OWNER),
        tier=Tier(chosen(view, ids.TIER) or Tier.B),
        last_spoke_on=chosen_day(view, ids.LAST_SPOKE),
        told_at=desk.wall(),
    )
    words = typed(view, ids.NEXT_TEXT)
    try:
        outcome = plan_for_new(desk.database, who, new, words, press_of(desk, body))
    except AlreadyThere as refusal:
        ack(response_action="errors", errors={ids.NAME: str(refusal)})
        return
    desk.wake()
    _redraw(desk, who, outcome, metadata_of(view)["response_url"])
    ack()


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    gone = undo_plan(desk.database, who, pressed(body)[0], press_of(desk, body))
    if gone.action:  # else its words stand on the screen already
        _redraw(desk, who, gone, body["response_url"])
    ack()


def handle_once(desk: Desk, ack: Ack, body: Body) -> None:
    """That it comes again was not meant."""
    who = desk.require(asker_id(body))
    action_id, press = pressed(body)[0], press_of(desk, body)
    end_series(desk.database, who, action_id, press)
    outcome = get_plan(desk.database, who, action_id, press.now)
    _redraw(desk, who, outcome, body["response_url"])
    ack()


def _reply(desk: Desk, who: Member, text: str, body: Body) -> Message:
    if not text:
        return build_next_list(list_next(desk.database, who, 0, desk.now()))
    if text.casefold() == "help":
        return build_next_help()
    outcome = plan_line(desk.database, who, text, press_of(desk, body))
    return build_plan(outcome, who.today(desk.now()))


def _field_errors(desk: Desk, who: Member, view: Body) -> dict[str, str]:
    last_on = chosen_day(view, ids.LAST_SPOKE)
    if last_on and last_on > who.today(desk.now()):
        return {ids.LAST_SPOKE: "That day is still to come."}
    owner_id = chosen_user(view, ids.OWNER)
    if owner_id and desk.meet(owner_id).standing is not Standing.MEMBER:
        return {ids.OWNER: "The owner must be a full member of this workspace."}
    return {}


def _value(body: Body) -> str:
    return str(body["actions"][0]["value"])


def _redraw(desk: Desk, who: Member, outcome: PlanOutcome, response_url: str) -> None:
    message = build_plan(outcome, who.today(desk.now()))
    desk.after.soon(Respond(response_url, message, late_to=who.user_id))
