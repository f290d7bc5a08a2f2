"""The log form: opened from a command, a shortcut, a reply, a card or a draft; its typeaheads.

What it belongs to is in its private metadata: the draft and the record behind it (`draft`,
`edit`), its turn, and where the answer goes: a place of `handlers/surface.py`, and in `back` what
is drawn anew there.
"""

from dataclasses import replace
from functools import partial
from http.client import HTTPException

from slack_bolt import Ack, App
from slack_sdk.errors import SlackApiError, SlackClientError

from domain.errors import DomainError, NotFound
from domain.log_fields import LogForm
from domain.records import Member
from handlers import draft_place
from handlers.desk import Desk
from handlers.history import redraw_history
from handlers.log_form_reading import read_fields
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import place_in, place_of, show_form, tell
from services.begin_edit import begin_edit
from services.log_form import Filled, keep_form, open_draft, open_form
from services.open_client import suggest_clients
from services.suggest_people import suggest_people
from views import ids
from views.inputs import metadata_of
from views.log_form import build_log_clients, build_log_form, build_log_people
from views.message import plain_message

_SUGGESTED = 20
_KEPT = (
    "Slack did not take the change to the form, so it may look as before. What you filled in is "
    "kept: /logcall drafts has it."
)
_STILL_THERE = (
    "Slack did not open the form. Nothing is lost: your draft is still there, please try again."
)


class FormRefused(DomainError):
    """Slack did not show a form whose words are kept as a draft."""


def register(app: App, desk: Desk) -> None:
    app.shortcut(ids.LOG_CALL)(partial(handle_shortcut, desk))
    for action_id, handle in (
        (ids.LOG_CLIENT, handle_log_client),
        (ids.EDIT_LOG, handle_edit),
        (ids.OPEN_FORM, handle_open_draft),
        (ids.LOG_FOR, handle_client),
    ):
        app.action(action_id)(partial(handle, desk))
    app.options(ids.LOG_FOR)(partial(handle_clients, desk))
    app.options(ids.PEOPLE)(partial(handle_people, desk))


def handle_shortcut(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    open_new(desk, who, body)
    ack()


def open_new(desk: Desk, who: Member, body: Body) -> None:
    """Open the form empty, for a command or a shortcut. Raises what Slack refuses."""
    form = open_form(desk.database, who, "", desk.now())
    show_form(desk, body, draw_form(desk, who, form, place_of(body)))


def handle_log_client(desk: Desk, ack: Ack, body: Body) -> None:
    """Log it: the form for the client of a card, which is drawn anew afterwards."""
    who = desk.require(asker_id(body))
    client_id = pressed(body)[0]
    form = open_form(desk.database, who, client_id, desk.now())
    belongs = place_of(body) | {"back": "card", "card": client_id}
    show_form(desk, body, draw_form(desk, who, form, belongs))
    ack()


def handle_edit(desk: Desk, ack: Ack, body: Body) -> None:
    """Edit a record: from its reply, or from a row of a client's history."""
    who = desk.require(asker_id(body))
    below = body.get("view")
    try:
        form = begin_edit(desk.database, who, pressed(body)[0], desk.now())
    except NotFound as gone:
        if not below:
            raise
        redraw_history(desk, who, below["id"], metadata_of(below), str(gone))
        ack()
        return
    due_on = form.fields.due_on
    belongs = {"due": due_on.isoformat() if due_on else ""}
    if not below:
        belongs |= place_of(body) | {"back": "reply"}
        show_form(desk, body, draw_form(desk, who, form, belongs))
        ack()
        return
    belongs |= metadata_of(below)
    belongs |= {"card": belongs.pop("client"), "back": "history", "history": below["id"]}
    if is_last_on_stack(below):  # the form takes the place of the history: Slack shows three
        view = draw_form(desk, who, form, belongs | {"back": "card"})
        desk.slack.views_update(view_id=below["id"], view=view)
    else:
        show_form(desk, body, draw_form(desk, who, form, belongs))
    ack()


def handle_open_draft(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form as its draft has it."""
    who = desk.require(asker_id(body))
    form = open_draft(desk.database, who, pressed(body)[0])
    belongs = draft_place.place_of(body) | {"back": "draft"}
    if form.edit_id and form.fields.due_on:
        belongs["due"] = form.fields.due_on.isoformat()
    try:
        show_form(desk, body, draw_form(desk, who, form, belongs))
    except (SlackApiError, SlackClientError, HTTPException, OSError) as fault:
        raise FormRefused(_STILL_THERE) from fault
    ack()


def handle_client(desk: Desk, ack: Ack, body: Body) -> None:
    """A client was chosen: what is filled in becomes a draft, and the form follows the choice."""
    who = desk.require(asker_id(body))
    view = body["view"]
    belongs = metadata_of(view)
    fields = read_fields(view)
    picked = (body["actions"][0].get("selected_option") or {}).get("value", "")
    if named := picked.removeprefix(ids.CREATE_PREFIX):
        fields = replace(fields, name=named if fields.is_new else "")
    filled = Filled(
        replace(fields, owner_id=fields.owner_id or who.user_id),
        request_id(body),
        draft_id=belongs.get("draft", ""),
        edit_id=belongs.get("edit", ""),
        response_url=belongs.get("response_url"),
        step_id=belongs.get("step", ""),
        shown=belongs.get("shown", ""),
    )
    kept = keep_form(desk.database, who, filled, desk.now())
    belongs["turn"] = str(int(belongs.get("turn", "0")) + 1)
    drawn = draw_form(desk, who, kept.form, belongs)
    try:
        desk.slack.views_update(view_id=view["id"], hash=view["hash"], view=drawn)
    except (SlackApiError, SlackClientError, HTTPException, OSError):
        if not kept.is_again:  # a second delivery finds the form drawn already
            tell(desk, who, plain_message(_KEPT), place_in(belongs))
    ack()


def handle_clients(desk: Desk, ack: Ack, body: Body) -> None:
    """Clients that complete what is typed, "Create …" last."""
    who = desk.require(asker_id(body))
    asked = body.get("value") or ""
    found = suggest_clients(desk.database, who, asked, limit=_SUGGESTED)
    ack(options=build_log_clients(found, asked))


def handle_people(desk: Desk, ack: Ack, body: Body) -> None:
    """People at the chosen client, whose id ends the id of the block; "Add …" last."""
    who = desk.require(asker_id(body))
    asked = body.get("value") or ""
    client_id = body["block_id"].rpartition(":")[2]
    found = (
        suggest_people(desk.database, who, client_id, asked, limit=_SUGGESTED) if client_id else []
    )
    ack(options=build_log_people(found, asked))


def is_last_on_stack(view: Body) -> bool:
    """Whether Slack pushes no further view on this one: it is the third."""
    return view.get("previous_view_id") not in {None, view.get("root_view_id")}


def draw_form(desk: Desk, who: Member, form: LogForm, belongs: dict[str, str]) -> Body:
    """The form, with what it belongs to."""
    of_form = {"draft": form.draft_id, "edit": form.edit_id, "step": form.step_id}
    metadata = belongs | of_form | {"shown": form.shown}
    return build_log_form(form, who.today(desk.now()), metadata)
