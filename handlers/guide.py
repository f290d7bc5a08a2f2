"""`/rapport`, and what people write to the bot."""

from functools import partial

from slack_bolt import Ack, App

from domain.deliveries import DeliveryKind
from handlers.answer import answer
from handlers.desk import Desk
from handlers.payload import Body
from services.deliver import owe_message
from views import ids
from views.guide import build_guide


def register(app: App, desk: Desk) -> None:
    app.command(ids.RAPPORT)(partial(handle_rapport, desk))
    app.event("message")(partial(handle_message, desk))


def handle_rapport(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(body["user_id"])
    answer(desk, ack, who, build_guide())


def handle_message(desk: Desk, event: Body) -> None:
    """Whoever writes to the bot is told what it can do, once for each message."""
    if event.get("subtype") or event.get("bot_id") or event.get("channel_type") != "im":
        return
    who = desk.require(event["user"])
    owe_message(desk.database, who, DeliveryKind.HELP, event["ts"], desk.wall())
    desk.wake()
