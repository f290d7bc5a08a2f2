"""Edit on a client's card: the form, filled in, and saving it."""

from collections.abc import Iterable
from functools import partial

from slack_bolt import Ack, App

from domain.client_edit import ClientEdit, EditField, NotTaken, fields_kept_from
from domain.errors import NotAMember
from domain.records import Visibility
from domain.warmth import Tier
from handlers.desk import Desk
from handlers.payload import (
    Body,
    asker_id,
    chosen,
    chosen_day,
    chosen_user,
    chosen_users,
    is_checked,
    pressed,
    request_id,
    typed,
)
from handlers.surface import place_of, redraw_card, show_form, tell
from services.edit_client import edit_client, read_edit_facts
from views import ids
from views.edit_client import FIELD_INPUTS, build_edit_client, build_edited
from views.inputs import metadata_of


def register(app: App, desk: Desk) -> None:
    app.action(ids.EDIT_CLIENT)(partial(handle_open, desk))
    app.view(ids.EDIT_CLIENT_FORM)(partial(handle_submit, desk))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    facts = read_edit_facts(desk.database, who, pressed(body)[0])
    keeps = fields_kept_from(who, facts.client)
    metadata = {"client": facts.client.id} | place_of(body)
    today = who.today(desk.now())
    show_form(desk, body, build_edit_client(facts, keeps, today, metadata))
    ack()


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    """Save; the card is drawn anew where it stands, and a new owner is told."""
    who = desk.require(asker_id(body))
    view, place = body["view"], metadata_of(body["view"])
    edit = _edit(view, place.pop("client"))
    _meet(desk, [edit.owner_id, *edit.named_ids])
    try:
        edited = edit_client(desk.database, who, edit, desk.now(), desk.wall(), request_id(body))
    except NotTaken as wrong:
        errors = {_input_of(view, field): said for field, said in wrong.errors.items()}
        ack(response_action="errors", errors=errors)
        return
    desk.wake()
    redraw_card(desk, who, edited.client_id, place)
    message = build_edited(edited)
    if message:
        tell(desk, who, message, place)
    ack()


def _edit(view: Body, client_id: str) -> ClientEdit:
    on_form = view["state"]["values"]
    return ClientEdit(
        client_id=client_id,
        name=typed(view, ids.NAME),
        aliases=typed(view, ids.ALIASES),
        tier=Tier(chosen(view, ids.TIER) or Tier.B),
        cadence=typed(view, ids.CADENCE),
        owner_id=chosen_user(view, ids.OWNER),
        visibility=Visibility(chosen(view, ids.VISIBILITY) or Visibility.TEAM),
        named_ids=tuple(chosen_users(view, ids.NAMED)),
        paused_until_on=chosen_day(view, ids.PAUSED_UNTIL),
        is_former=is_checked(view, ids.IS_FORMER),
        keeps=frozenset(
            field for field, input_id in FIELD_INPUTS.items() if input_id not in on_form
        ),
    )


def _input_of(view: Body, field: EditField) -> str:
    """The input of a field; the name's where the form has none for it."""
    input_id = FIELD_INPUTS[field]
    return input_id if input_id in view["state"]["values"] else ids.NAME


def _meet(desk: Desk, user_ids: Iterable[str | None]) -> None:
    """Whoever is chosen is known before they are looked at. Raises SlackDown."""
    for user_id in filter(None, user_ids):
        try:
            desk.meet(user_id)
        except NotAMember:
            continue  # and so refused at its field
