"""Hand over: choose from whom to whom, look at what goes over, do it, undo it."""

from functools import partial

from slack_bolt import Ack, App

from domain.errors import DomainError, StorageDown
from domain.handing import HandOver
from domain.records import Member, Standing
from handlers.afterwards import Respond
from handlers.desk import Desk
from handlers.payload import Body, asker_id, chosen, chosen_user, input_value, pressed, request_id
from handlers.surface import place_of, redraw_home, show_form, tell
from services.hand_over import hand_over_all, undo_hand_over
from services.holdings import list_holders, preview_hand_over
from views import ids
from views.hand_over import (
    ACTIONS,
    CLIENTS,
    build_hand_over_form,
    build_hand_over_preview,
    build_handed_over,
)
from views.inputs import metadata_of

_NOT_KEPT = frozenset({"from", "to", "what"})


def register(app: App, desk: Desk) -> None:
    app.action(ids.HAND_OVER)(partial(handle_open, desk))
    app.action(ids.UNDO_HAND_OVER)(partial(handle_undo, desk))
    app.view(ids.HAND_OVER_FORM)(partial(handle_form, desk))
    app.view(ids.HAND_OVER_CONFIRM)(partial(handle_confirm, desk))


def open_hand_over(desk: Desk, who: Member, body: Body, from_id: str | None = None) -> None:
    """Open the form, for oneself unless told. Raises what Slack refuses."""
    holders = list_holders(desk.database, who)
    view = build_hand_over_form(holders, from_id or who.user_id, place_of(body))
    show_form(desk, body, view)


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    """From Home for oneself ("none"), from the message about a leaver for them."""
    who = desk.require(asker_id(body))
    value = pressed(body)[0]
    open_hand_over(desk, who, body, value if value != "none" else None)
    ack()


def handle_form(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view = body["view"]
    belongs = metadata_of(view)
    what = {one["value"] for one in input_value(view, ids.HAND_WHAT).get("selected_options") or ()}
    from_id = chosen(view, ids.HAND_FROM) or belongs["from"]
    to_id = chosen_user(view, ids.HAND_TO) or ""
    if desk.meet(to_id).standing is not Standing.MEMBER:
        said = "The new owner must be a full member of this workspace."
        ack(response_action="errors", errors={ids.HAND_TO: said})
        return
    plan = HandOver(from_id, to_id, CLIENTS in what, ACTIONS in what)
    try:
        holding = preview_hand_over(desk.database, who, plan)
    except StorageDown:
        raise
    except DomainError as refusal:
        ack(response_action="errors", errors={ids.HAND_TO: str(refusal)})
        return
    kept = belongs | {"from": from_id, "to": to_id, "what": ",".join(sorted(what))}
    ack(response_action="update", view=build_hand_over_preview(holding, kept))


def handle_confirm(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    what = belongs["what"].split(",")
    plan = HandOver(belongs["from"], belongs["to"], CLIENTS in what, ACTIONS in what)
    done = hand_over_all(desk.database, who, plan, desk.now(), desk.wall(), request_id(body))
    place = {name: kept for name, kept in belongs.items() if name not in _NOT_KEPT}
    tell(desk, who, build_handed_over(done), place)
    if "home" in place:
        redraw_home(desk, who)
    desk.wake()
    ack(response_action="clear")


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    done = undo_hand_over(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    message = build_handed_over(done)
    if body.get("response_url"):
        desk.after.soon(Respond(body["response_url"], message, late_to=who.user_id))
    else:
        tell(desk, who, message, place_of(body))
    desk.wake()
    ack()
