"""The buttons of a log's reply: Undo, Add next action, None needed, topic, the other client."""

import re
from functools import partial

from slack_bolt import Ack, App

from domain.outcomes import Logged, LogOutcome, Settled
from domain.records import Member
from handlers.action_surface import press_of
from handlers.afterwards import Respond
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.step_reading import read_step
from services.add_named import add_named
from services.change_action import end_series
from services.next_actions import add_next_action, open_logged, say_none_needed, set_topic
from services.take_back import move_log, undo_log
from views import ids
from views.forms import build_add_next, metadata_of
from views.outcome import build_outcome

_ONCE = re.compile(rf"^{ids.LOGGED_ONCE}:\d+$")
_ADD_NAMED = re.compile(rf"^{ids.ADD_NAMED}:\d+$")


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.UNDO_LOG, handle_undo),
        (ids.NONE_NEEDED, handle_none_needed),
        (ids.SET_TOPIC, handle_topic),
        (ids.MOVE_LOG, handle_move),
        (_ADD_NAMED, handle_add_named),
        (_ONCE, handle_once),
    ):
        app.action(action_id)(partial(handle, desk))
    app.action(ids.ADD_NEXT)(partial(handle_add_next, desk))
    app.view(ids.ADD_NEXT_FORM)(partial(handle_next_form, desk))


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    outcome = undo_log(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    if not isinstance(outcome, Settled):  # else its words stand on the screen already
        _redraw(desk, who, outcome, body["response_url"])
    ack()


def handle_none_needed(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    outcome = say_none_needed(desk.database, who, pressed(body)[0])
    _redraw(desk, who, outcome, body["response_url"])
    ack()


def handle_topic(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    interaction_id, topic = pressed(body)
    outcome = set_topic(desk.database, who, interaction_id, topic)
    _redraw(desk, who, outcome, body["response_url"])
    ack()


def handle_move(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    interaction_id, client_id, end = pressed(body)
    outcome = move_log(
        desk.database,
        who,
        interaction_id,
        client_id=client_id,
        end=int(end),
        now=desk.now(),
    )
    _redraw(desk, who, outcome, body["response_url"])
    ack()


def handle_add_named(desk: Desk, ack: Ack, body: Body) -> None:
    """One press adds who was named to the people at the client."""
    who = desk.require(asker_id(body))
    interaction_id, *name = pressed(body)
    outcome = add_named(
        desk.database, who, interaction_id, "|".join(name), desk.now(), request_id(body)
    )
    _redraw(desk, who, outcome, body["response_url"])
    ack()


def handle_once(desk: Desk, ack: Ack, body: Body) -> None:
    """That a next action of it comes again was not meant."""
    who = desk.require(asker_id(body))
    action_id, interaction_id = pressed(body)
    end_series(desk.database, who, action_id, press_of(desk, body))
    _redraw(desk, who, open_logged(desk.database, who, interaction_id), body["response_url"])
    ack()


def handle_add_next(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the small form; the reply's response URL goes with it, to redraw the reply."""
    who = desk.require(asker_id(body))
    logged: Logged = open_logged(desk.database, who, pressed(body)[0])
    metadata = {"interaction": logged.interaction.id, "response_url": body["response_url"]}
    desk.slack.views_open(
        trigger_id=body["trigger_id"],
        view=build_add_next(logged.interaction.client_name, metadata),
    )
    ack()


def handle_next_form(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view = body["view"]
    belongs = metadata_of(view)
    step = read_step(view, who, desk.now())
    if step is None:
        ack(response_action="errors", errors={ids.NEXT_TEXT: "Say what comes next."})
        return
    if step.is_promise and step.due_on is None:
        ack(response_action="errors", errors={ids.NEXT_DUE: "A promise needs a day."})
        return
    if step.due_on and step.due_on < who.today(desk.now()):
        ack(response_action="errors", errors={ids.NEXT_DUE: "Choose today or a day to come."})
        return
    outcome = add_next_action(
        desk.database, who, belongs["interaction"], step, desk.now(), request_id(body)
    )
    _redraw(desk, who, outcome, belongs["response_url"])
    ack()


def _redraw(desk: Desk, who: Member, outcome: LogOutcome, response_url: str) -> None:
    message = build_outcome(outcome, who, desk.now())
    desk.after.soon(Respond(response_url, message, late_to=who.user_id))
