"""Merge two clients: choose the other one, look at what will happen, merge, undo."""

from functools import partial

from slack_bolt import Ack, App

from domain.records import Member
from handlers.afterwards import Respond
from handlers.desk import Desk
from handlers.payload import Body, asker_id, chosen, pressed, request_id
from handlers.surface import place_of, redraw_card, show_form, tell
from services.merge_clients import merge_clients, preview_merge
from services.open_client import open_client, suggest_clients
from services.undo_merge import undo_merge
from views import ids
from views.forms import build_client_options
from views.inputs import metadata_of
from views.merge import build_choose_merge, build_merge_preview, build_merged, build_unmerged

_SUGGESTED = 20


def register(app: App, desk: Desk) -> None:
    app.options(ids.MERGE_OTHER)(partial(handle_options, desk))
    app.view(ids.MERGE_FORM)(partial(handle_chosen, desk))
    app.view(ids.MERGE_PREVIEW)(partial(handle_merge, desk))
    app.action(ids.MERGE_CLIENT)(partial(handle_offered, desk))
    app.action(ids.UNDO_MERGE)(partial(handle_undo, desk))


def open_choice(desk: Desk, who: Member, body: Body, client_id: str) -> None:
    """Ask which client is the same. Raises NotFound, and what Slack refuses."""
    client = open_client(desk.database, who, client_id, desk.now()).client
    show_form(desk, body, build_choose_merge(client, {"client": client_id} | place_of(body)))


def handle_options(desk: Desk, ack: Ack, body: Body) -> None:
    """Clients that complete what is typed, without the one they would go into."""
    who = desk.require(asker_id(body))
    kept_id = metadata_of(body["view"])["client"]
    found = suggest_clients(desk.database, who, body.get("value") or "", limit=_SUGGESTED)
    ack(options=build_client_options([one for one in found if one.client_id != kept_id], ""))


def handle_chosen(desk: Desk, ack: Ack, body: Body) -> None:
    """The form becomes the preview."""
    who = desk.require(asker_id(body))
    metadata = metadata_of(body["view"]) | {"other": chosen(body["view"], ids.MERGE_OTHER) or ""}
    preview = preview_merge(desk.database, who, metadata["client"], metadata["other"])
    ack(response_action="update", view=build_merge_preview(preview, metadata))


def handle_offered(desk: Desk, ack: Ack, body: Body) -> None:
    """The preview at once, for a client whose name is very close to another's."""
    who = desk.require(asker_id(body))
    kept_id, other_id = pressed(body)
    preview = preview_merge(desk.database, who, kept_id, other_id)
    metadata = {"client": kept_id, "other": other_id} | place_of(body)
    show_form(desk, body, build_merge_preview(preview, metadata))
    ack()


def handle_merge(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    place = metadata_of(body["view"])
    kept_id, other_id = place.pop("client"), place.pop("other")
    merged = merge_clients(desk.database, who, kept_id, other_id, desk.now(), request_id(body))
    desk.wake()
    redraw_card(desk, who, kept_id, place)
    tell(desk, who, build_merged(merged), place)
    ack()


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    unmerged = undo_merge(desk.database, who, pressed(body)[0], desk.now())
    desk.wake()
    message = build_unmerged(unmerged)
    desk.after.soon(Respond(body["response_url"], message, late_to=who.user_id))
    ack()
