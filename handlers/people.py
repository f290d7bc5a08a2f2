"""The people at a client: listed, added, edited, removed."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.errors import NotAMember
from domain.people import Role
from domain.person_edit import PersonEdit, PersonField, PersonNotTaken, mark_of
from domain.records import Member, Standing
from handlers.card_list import CardList
from handlers.desk import Desk
from handlers.payload import (
    Body,
    asker_id,
    chosen,
    chosen_user,
    is_checked,
    pressed,
    request_id,
    typed,
)
from handlers.surface import Place, show_form
from services.edit_person import remove_person, save_person
from services.people import list_people, read_person
from views import ids
from views.inputs import metadata_of
from views.people import build_people
from views.person_form import FIELD_INPUTS, NO_ROLE, build_person_form

_COLLEAGUE = "That is a member of this workspace. Choose an account of someone at the client."


def _draw(
    desk: Desk, who: Member, client_id: str, page: int, place: Place, said: str
) -> dict[str, Any]:
    found = list_people(desk.database, who, client_id, page)
    return build_people(found, who.today(desk.now()), place, said)


PEOPLE = CardList("people", ids.CLIENT_PEOPLE, ids.PEOPLE_PAGE, _draw)


def register(app: App, desk: Desk) -> None:
    PEOPLE.register(app, desk)
    app.action(ids.ADD_PERSON)(partial(handle_add, desk))
    app.action(ids.EDIT_PERSON)(partial(handle_edit, desk))
    app.view(ids.PERSON_FORM)(partial(handle_submit, desk))
    app.view(ids.REMOVE_PERSON_FORM)(partial(handle_remove, desk))


def handle_add(desk: Desk, ack: Ack, body: Body) -> None:
    desk.require(asker_id(body))
    belongs = PEOPLE.place_of(body) | {"client": pressed(body)[0]}
    show_form(desk, body, build_person_form(None, belongs))
    ack()


def handle_edit(desk: Desk, ack: Ack, body: Body) -> None:
    """Details of who was just added from a log."""
    who = desk.require(asker_id(body))
    open_edit(desk, who, body, pressed(body)[0], {})
    ack()


def open_edit(desk: Desk, who: Member, body: Body, person_id: str, belongs: Place) -> None:
    """The form filled in with someone. Raises NotFound, and what Slack refuses."""
    one = read_person(desk.database, who, person_id)
    mark = {"client": one.client_id, "person": one.id, "shown": mark_of(one)}
    show_form(desk, body, build_person_form(one, belongs | mark))


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view, belongs = body["view"], metadata_of(body["view"])
    edit = _edit(view, belongs)
    shown = belongs.get("shown", "")
    try:
        _meet(desk, who, edit)
        save_person(desk.database, who, edit, desk.now(), request_id(body), shown=shown)
    except PersonNotTaken as wrong:
        errors = {FIELD_INPUTS[field]: said for field, said in wrong.errors.items()}
        ack(response_action="errors", errors=errors)
        return
    PEOPLE.redraw(desk, who, edit.client_id, belongs)
    ack()


def handle_remove(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    remove_person(desk.database, who, belongs["person"], desk.now(), request_id(body))
    PEOPLE.redraw(desk, who, belongs["client"], belongs)
    ack()


def _edit(view: Body, belongs: Place) -> PersonEdit:
    role = chosen(view, ids.ROLE)
    return PersonEdit(
        client_id=belongs["client"],
        person_id=belongs.get("person", ""),
        name=typed(view, ids.NAME),
        title=typed(view, ids.TITLE),
        role=Role(role) if role and role != NO_ROLE else None,
        email=typed(view, ids.EMAIL),
        phone=typed(view, ids.PHONE),
        slack_user_id=chosen_user(view, ids.SLACK_USER),
        birthday=typed(view, ids.BIRTHDAY),
        has_left=is_checked(view, ids.HAS_LEFT),
    )


def _meet(desk: Desk, who: Member, edit: PersonEdit) -> None:
    """A member of the workspace is nobody's client. Raises PersonNotTaken, SlackDown."""
    if not edit.slack_user_id:
        return
    try:
        is_colleague = desk.meet(edit.slack_user_id).standing is Standing.MEMBER
    except NotAMember:
        return
    if is_colleague or edit.slack_user_id == who.user_id:
        raise PersonNotTaken({PersonField.SLACK_USER: _COLLEAGUE})
