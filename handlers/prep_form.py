"""The form of a planned talk: opened from a card, a plan or a draft, and sent."""

from functools import partial

from slack_bolt import Ack, App

from domain.errors import NotAllowed, Unreadable
from domain.prep_fields import PrepFields, PrepForm, check_prep
from domain.preps import USUAL_REMIND
from handlers import draft_place
from handlers.desk import Desk
from handlers.log_form_reading import block_of, read_fields
from handlers.payload import Body, asker_id, chosen, input_value, pressed, request_id
from handlers.preps import place_pressed_in, show_prep
from handlers.surface import Place, place_of, redraw_card, show_form, tell
from services.plan_line import open_plan_of_draft
from services.preps import PrepEdit, open_prep_form, save_prep
from views import ids
from views.inputs import metadata_of
from views.prep_form import NO_REMIND, build_prep_form
from views.preps import ON_CARD, build_prep_reply

_DRAFT = "draft"
_FIELDS = {"on": ids.WHEN, "at": ids.AT, "duration": ids.DURATION}


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.PLAN_CALL, handle_plan),
        (ids.PLAN_DRAFT, handle_draft),
        (ids.PREP_EDIT, handle_edit),
        (ids.PREP_AGAIN, handle_again),
    ):
        app.action(action_id)(partial(handle, desk))
    app.view(ids.PREP_FORM)(partial(handle_submit, desk))


def handle_plan(desk: Desk, ack: Ack, body: Body) -> None:
    """Plan a call with the client of a card."""
    who = desk.require(asker_id(body))
    form = open_prep_form(desk.database, who, desk.now(), client_id=pressed(body)[0])
    _open(desk, body, form, place_of(body) | {"where": ON_CARD})
    ack()


def handle_draft(desk: Desk, ack: Ack, body: Body) -> None:
    """Plan what a draft's line tells, its hour yet to be chosen."""
    who = desk.require(asker_id(body))
    form = open_plan_of_draft(desk.database, who, pressed(body)[0])
    _open(desk, body, form, draft_place.place_of(body) | {"where": _DRAFT})
    ack()


def handle_edit(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    form = open_prep_form(desk.database, who, desk.now(), prep_id=pressed(body)[0])
    _open(desk, body, form, place_pressed_in(body))
    ack()


def handle_again(desk: Desk, ack: Ack, body: Body) -> None:
    """Plan once more what did not happen: its people and agenda, another hour."""
    who = desk.require(asker_id(body))
    form = open_prep_form(desk.database, who, desk.now(), prep_id=pressed(body)[0], is_again=True)
    _open(desk, body, form, place_pressed_in(body) | {"where": "again"})
    ack()


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    """Plan it or change the plan, and show it where the form was opened."""
    who = desk.require(asker_id(body))
    view, belongs = body["view"], metadata_of(body["view"])
    edit = PrepEdit(
        client_id=belongs["client"],
        fields=_read(view),
        prep_id=belongs["prep"],
        draft_id=belongs["draft"],
        shown=belongs["shown"],
    )
    wrong = check_prep(edit.fields, who, desk.now(), is_new=not edit.prep_id)
    if wrong:
        ack(response_action="errors", errors={_FIELDS[name]: said for name, said in wrong.items()})
        return
    try:
        prep = save_prep(desk.database, who, edit, desk.now(), request_id(body))
    except (Unreadable, NotAllowed) as refusal:
        at = ids.IN_CONFIDENCE if isinstance(refusal, NotAllowed) else ids.AT
        ack(response_action="errors", errors={block_of(view, at): str(refusal)})
        return
    desk.wake()
    where = belongs["where"]
    message = build_prep_reply(prep, who, desk.now())
    if where == _DRAFT:
        draft_place.show_answer(desk, who, message, belongs)
    elif edit.prep_id:
        show_prep(desk, who, prep, belongs)
    elif where == ON_CARD:
        redraw_card(desk, who, prep.client_id, belongs)
    else:
        tell(desk, who, message, belongs)
    ack()


def _open(desk: Desk, body: Body, form: PrepForm, belongs: Place) -> None:
    show_form(desk, body, build_prep_form(form, belongs))


def _read(view: Body) -> PrepFields:
    """What is filled in; the inputs that the log form has too are read as there."""
    read = read_fields(view)
    remind = chosen(view, ids.REMIND) or str(USUAL_REMIND)
    return PrepFields(
        kind=read.kind,
        on=read.on,
        at=read.at,
        people=read.people,
        duration=read.duration,
        agenda=_agenda(view),
        remind_minutes=None if remind == NO_REMIND else int(remind),
        in_confidence=read.in_confidence,
    )


def _agenda(view: Body) -> str:
    """All parts of a long agenda, as one."""
    parts = [input_value(view, ids.AGENDA).get("value") or ""]
    while (input_id := ids.numbered(ids.AGENDA, len(parts))) in view["state"]["values"]:
        parts.append(input_value(view, input_id).get("value") or "")
    return "".join(parts)
