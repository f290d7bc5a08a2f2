"""The Home tab: drawn when it is opened, and its own buttons."""

from datetime import time
from functools import partial

from slack_bolt import Ack, App

from domain.client_lists import ClientListing
from domain.deliveries import DeliveryKind
from domain.records import Standing
from handlers.afterwards import PostDirect
from handlers.desk import Desk
from handlers.log_form import open_new
from handlers.payload import Body, asker_id, chosen_day, chosen_user, input_value
from handlers.surface import draw_home, place_of, redraw_home_at, show_form
from services.deliver import owe_message
from services.nudge_choices import NudgeChoices, choose_nudge
from services.nudge_settings import NoPause, NoStandIn, get_nudge_status
from services.settle_draft import list_drafts
from views import ids
from views.draft_question import build_drafts
from views.forms import build_create_client, metadata_of
from views.nudge_form import build_nudge_form


def register(app: App, desk: Desk) -> None:
    app.event("app_home_opened")(partial(handle_opened, desk))
    app.action(ids.HOME_LOG)(partial(handle_log, desk))
    app.action(ids.HOME_ADD)(partial(handle_add, desk))
    app.action(ids.HOME_DRAFTS)(partial(handle_drafts, desk))
    app.action(ids.HOME_SETTINGS)(partial(handle_settings, desk))
    app.view(ids.NUDGE_FORM)(partial(handle_settings_sent, desk))


def handle_opened(desk: Desk, event: Body) -> None:
    """Draw the Home tab; the Messages tab brings a new member their welcome, once."""
    who = desk.require(event["user"])
    if event.get("tab") == "home":
        shown = (event.get("view") or {}).get("private_metadata", "")
        desk.after.soon(draw_home(desk, who, ClientListing.parse(shown)))
    elif who.welcomed_at is None:
        owe_message(desk.database, who, DeliveryKind.WELCOME, "first", desk.wall())
        desk.known.pop(who.user_id, None)
        desk.wake()


def handle_log(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the log form empty."""
    open_new(desk, desk.require(asker_id(body)), body)
    ack()


def handle_add(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form of a new client."""
    who = desk.require(asker_id(body))
    show_form(desk, body, build_create_client("", who.user_id, place_of(body)))
    ack()


def handle_settings(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the settings of the nudge as they are."""
    who = get_nudge_status(desk.database, desk.require(asker_id(body)), desk.now()).member
    show_form(desk, body, build_nudge_form(who, who.today(desk.now()), place_of(body)))
    ack()


def handle_settings_sent(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view = body["view"]
    choices = _choices(view)
    if choices.stand_in_id and desk.meet(choices.stand_in_id).standing is not Standing.MEMBER:
        said = "The stand-in must be a full member of this workspace."
        ack(response_action="errors", errors={ids.NUDGE_STAND_IN: said})
        return
    try:
        status = choose_nudge(desk.database, who, choices, desk.now(), desk.wall())
    except NoPause as refusal:
        ack(response_action="errors", errors={ids.NUDGE_PAUSE: str(refusal)})
        return
    except NoStandIn as refusal:
        ack(response_action="errors", errors={ids.NUDGE_STAND_IN: str(refusal)})
        return
    desk.known[who.user_id] = status.member
    redraw_home_at(desk, who, metadata_of(view))
    desk.wake()
    ack()


def _choices(view: Body) -> NudgeChoices:
    days = input_value(view, ids.NUDGE_DAYS).get("selected_options") or []
    return NudgeChoices(
        at=time.fromisoformat(input_value(view, ids.NUDGE_TIME)["selected_time"]),
        days=frozenset(int(one["value"]) for one in days),
        paused_until_on=chosen_day(view, ids.NUDGE_PAUSE),
        stand_in_id=chosen_user(view, ids.NUDGE_STAND_IN),
    )


def handle_drafts(desk: Desk, ack: Ack, body: Body) -> None:
    """The drafts go to the member's messages, where their questions can be answered."""
    who = desk.require(asker_id(body))
    now = desk.now()
    drafts = list_drafts(desk.database, who, now)
    desk.after.soon(PostDirect(who.user_id, build_drafts(drafts, who, now)))
    ack()
