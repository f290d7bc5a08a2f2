"""Edit on a client's card: the form, filled in, and saving it."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial

from slack_bolt import Ack, App

from domain.client_edit import (
    MOST_NAMED,
    ClientEdit,
    EditField,
    NotTaken,
    as_shown,
    fields_as_shown,
    fields_kept_from,
    fingerprint,
)
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
    today = who.today(desk.now())
    shown = fingerprint(as_shown(facts, today))
    metadata = {"client": facts.client.id, "shown": shown} | place_of(body)
    show_form(desk, body, build_edit_client(facts, keeps, today, metadata))
    ack()


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    """Save; the card is drawn anew where it stands, and a new owner is told."""
    who = desk.require(asker_id(body))
    view, place = body["view"], metadata_of(body["view"])
    edit = _edit(view, place.pop("client"), place.pop("shown", ""))
    _meet(desk, edit)
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


def _edit(view: Body, client_id: str, shown: str) -> ClientEdit:
    on_form = view["state"]["values"]
    edit = ClientEdit(
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
    return replace(edit, keeps=edit.keeps | fields_as_shown(edit, shown))


def _input_of(view: Body, field: EditField) -> str:
    """The input of a field; the name's where the form has none for it."""
    input_id = FIELD_INPUTS[field]
    return input_id if input_id in view["state"]["values"] else ids.NAME


def _meet(desk: Desk, edit: ClientEdit) -> None:
    """Whoever is newly chosen is known before they are looked at. Raises SlackDown.

    Slack waits 3 s for the form, so it is asked about all strangers at once.
    """
    owner_ids = () if EditField.OWNER in edit.keeps else (edit.owner_id,)
    named_ids = () if EditField.NAMED in edit.keeps else edit.named_ids

    def meet(user_id: str) -> None:
        with suppress(NotAMember):  # and so refused at its field
            desk.meet(user_id)

    with ThreadPoolExecutor(MOST_NAMED + 1) as threads:
        list(threads.map(meet, filter(None, (*owner_ids, *named_ids))))
