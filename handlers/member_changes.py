"""Slack tells that a user changed: a new zone moves the nudge, a guest may become a member."""

from functools import partial

from slack_bolt import App

from handlers.desk import Desk
from handlers.payload import Body
from services.know_member import find_member


def register(app: App, desk: Desk) -> None:
    app.event("user_change")(partial(handle_user_change, desk))


def handle_user_change(desk: Desk, event: Body) -> None:
    """Keep what changed of those we know; others are met when they act."""
    told = event["user"]
    if find_member(desk.database, desk.workspace_id, told["id"]) is not None:
        desk.learn(told)
        desk.wake()  # the admins may have to be told
