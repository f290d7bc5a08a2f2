"""`/rapport`, the Home and Messages tabs, and what people write to the bot."""

from functools import partial

from slack_bolt import Ack, App

from domain.deliveries import DeliveryKind
from handlers.afterwards import PublishHome
from handlers.answer import answer
from handlers.desk import Desk
from handlers.payload import Body
from services.deliver import owe_message
from views import ids
from views.guide import build_guide, build_home


def register(app: App, desk: Desk) -> None:
    app.command(ids.RAPPORT)(partial(handle_rapport, desk))
    app.event("app_home_opened")(partial(handle_home_opened, desk))
    app.event("message")(partial(handle_message, desk))


def handle_rapport(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(body["user_id"])
    answer(desk, ack, who, build_guide())


def handle_home_opened(desk: Desk, event: Body) -> None:
    """Draw the Home tab; the Messages tab brings a new member their welcome, once."""
    who = desk.require(event["user"])
    if event.get("tab") == "home":
        desk.after.soon(PublishHome(who.user_id, build_home()))
    elif who.welcomed_at is None:
        owe_message(desk.database, who, DeliveryKind.WELCOME, "first", desk.wall())
        desk.known.pop(who.user_id, None)
        desk.wake()


def handle_message(desk: Desk, event: Body) -> None:
    """Whoever writes to the bot is told what it can do, once for each message."""
    if event.get("subtype") or event.get("bot_id") or event.get("channel_type") != "im":
        return
    who = desk.require(event["user"])
    owe_message(desk.database, who, DeliveryKind.HELP, event["ts"], desk.wall())
    desk.wake()
