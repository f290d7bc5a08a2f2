"""The buttons of a draft's question, and the form that creates its client."""

import re
from functools import partial

from slack_bolt import Ack, App

from handlers.desk import Desk
from handlers.draft_place import place_of, show_answer
from handlers.payload import Body, asker_id, place_pressed, pressed, request_id
from services.settle_draft import Answer, DiscardRequest, discard_draft, get_draft, settle_draft
from views import ids
from views.draft_question import build_discarded
from views.forms import build_create_client
from views.outcome import build_outcome


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (_numbered(ids.PICK_CLIENT), handle_pick),
        (_numbered(ids.SETTLE_WHEN), handle_when),
        (_numbered(ids.SETTLE_PRIVACY), handle_privacy),
        (ids.KEEP_BOTH, handle_keep_both),
        (ids.DISCARD_DRAFT, handle_discard),
    ):
        app.action(action_id)(partial(handle, desk))
    app.action(_numbered(ids.CREATE_CLIENT))(partial(handle_create, desk))


def handle_pick(desk: Desk, ack: Ack, body: Body) -> None:
    draft_id, client_id, end = pressed(body)
    _settle(desk, body, draft_id, {"client_id": client_id, "end": end})
    ack()


def handle_when(desk: Desk, ack: Ack, body: Body) -> None:
    draft_id, when = pressed(body)
    _settle(desk, body, draft_id, {"when": when})
    ack()


def handle_privacy(desk: Desk, ack: Ack, body: Body) -> None:
    draft_id, privacy = pressed(body)
    _settle(desk, body, draft_id, {"privacy": privacy})
    ack()


def handle_keep_both(desk: Desk, ack: Ack, body: Body) -> None:
    _settle(desk, body, pressed(body)[0], {"repeat": "keep"})
    ack()


def handle_discard(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    request = DiscardRequest(request_id(body), desk.now())
    text = discard_draft(desk.database, who, pressed(body)[0], request)
    if text is not None:  # else its words stand on the screen already
        show_answer(desk, who, build_discarded(text), place_of(body))
    ack()


def handle_create(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form for the draft's unknown client, its name filled in as it was read."""
    who = desk.require(asker_id(body))
    draft_id, end = pressed(body)
    asked = get_draft(desk.database, who, draft_id)
    names = [one.name for one in asked.readings]
    name = names[place_pressed(body)] if names else ""
    metadata = {"draft": draft_id, "end": end} | place_of(body)
    view = build_create_client(name, who.user_id, metadata, line=asked.draft.text)
    desk.slack.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def _settle(desk: Desk, body: Body, draft_id: str, settled: dict[str, str]) -> None:
    who = desk.require(asker_id(body))
    given = Answer(draft_id, request_id(body), settled)
    outcome = settle_draft(desk.database, who, given, desk.now())
    show_answer(desk, who, build_outcome(outcome, who, desk.now()), place_of(body))


def _numbered(action_id: str) -> re.Pattern[str]:
    return re.compile(rf"^{action_id}:\d+$")
