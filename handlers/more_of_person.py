"""More about someone at a client: edit, merge with another, went elsewhere, remove, forget."""

from functools import partial

from slack_bolt import Ack, App

from domain.errors import Unreadable
from handlers.afterwards import Respond
from handlers.desk import Desk
from handlers.forget import open_forget_person
from handlers.payload import Body, asker_id, chosen, pressed, request_id
from handlers.people import PEOPLE, open_edit
from handlers.surface import place_in, show_form, tell
from services.merge_people import merge_people, preview_merge_people, undo_merge_people
from services.move_person import move_person
from services.open_client import suggest_clients
from services.people import read_person, suggest_others
from views import ids
from views.forms import build_client_options
from views.inputs import metadata_of
from views.people import (
    MoreOfPerson,
    build_merge_people_preview,
    build_people_merged,
    build_people_options,
    build_person_moved,
    build_remove_person,
)
from views.person_form import build_choose_person, build_move_person

_SUGGESTED = 20


def register(app: App, desk: Desk) -> None:
    app.action(ids.PERSON_MORE)(partial(handle_more, desk))
    app.options(ids.MOVE_TO)(partial(handle_clients, desk))
    app.options(ids.MERGE_PERSON)(partial(handle_others, desk))
    app.view(ids.MOVE_PERSON_FORM)(partial(handle_move, desk))
    app.view(ids.MERGE_PEOPLE_FORM)(partial(handle_chosen, desk))
    app.view(ids.MERGE_PEOPLE_PREVIEW)(partial(handle_merge, desk))
    app.action(ids.UNDO_MERGE_PEOPLE)(partial(handle_undo, desk))


def handle_more(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    choice, person_id = pressed(body)
    belongs = PEOPLE.place_of(body)
    if choice in {MoreOfPerson.EDIT, MoreOfPerson.FORGET}:
        show = open_edit if choice == MoreOfPerson.EDIT else open_forget_person
        show(desk, who, body, person_id, belongs)
        ack()
        return
    one = read_person(desk.database, who, person_id)
    belongs |= {"client": one.client_id, "person": one.id}
    build = {
        MoreOfPerson.MERGE: build_choose_person,
        MoreOfPerson.MOVE: build_move_person,
        MoreOfPerson.REMOVE: build_remove_person,
    }[MoreOfPerson(choice)]
    show_form(desk, body, build(one, belongs))
    ack()


def handle_clients(desk: Desk, ack: Ack, body: Body) -> None:
    """Clients that complete what is typed, without the one they are at."""
    who = desk.require(asker_id(body))
    from_id = metadata_of(body["view"])["client"]
    found = suggest_clients(desk.database, who, body.get("value") or "", limit=_SUGGESTED)
    ack(options=build_client_options([one for one in found if one.client_id != from_id], ""))


def handle_others(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    person_id = metadata_of(body["view"])["person"]
    typed = body.get("value") or ""
    found = suggest_others(desk.database, who, person_id, typed, limit=_SUGGESTED)
    ack(options=build_people_options(found))


def handle_move(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    to_id = chosen(body["view"], ids.MOVE_TO) or ""
    try:
        moved = move_person(
            desk.database, who, belongs["person"], to_id, desk.now(), request_id(body)
        )
    except Unreadable as refusal:
        ack(response_action="errors", errors={ids.MOVE_TO: str(refusal)})
        return
    PEOPLE.redraw(desk, who, moved.from_id, belongs)
    message = build_person_moved(moved.person, moved.to_name, moved.namesake)
    tell(desk, who, message, place_in(belongs))
    ack()


def handle_chosen(desk: Desk, ack: Ack, body: Body) -> None:
    """The form becomes the preview."""
    who = desk.require(asker_id(body))
    other_id = chosen(body["view"], ids.MERGE_PERSON) or ""
    belongs = metadata_of(body["view"]) | {"other": other_id}
    preview = preview_merge_people(desk.database, who, belongs["person"], other_id)
    ack(response_action="update", view=build_merge_people_preview(preview, belongs))


def handle_merge(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    merged = merge_people(
        desk.database, who, belongs["person"], belongs["other"], desk.now(), request_id(body)
    )
    PEOPLE.redraw(desk, who, merged.client_id, belongs)
    tell(desk, who, build_people_merged(merged), place_in(belongs))
    ack()


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    undone = undo_merge_people(desk.database, who, pressed(body)[0], desk.now())
    message = build_people_merged(undone)
    desk.after.soon(Respond(body["response_url"], message, late_to=who.user_id))
    ack()
