"""Forget a client or a person for good: the form that asks for the name, and its answer."""

from collections.abc import Callable
from functools import partial

from slack_bolt import Ack, App

from domain.records import Member
from handlers.afterwards import PostDirect, Respond
from handlers.desk import Desk
from handlers.payload import Body, asker_id, is_checked, request_id, typed
from handlers.people import PEOPLE
from handlers.surface import URL, place_of, redraw_home_at, show_form
from services.forget_client import forget_client, preview_forget_client
from services.forget_person import forget_person, preview_forget_person
from views import ids
from views.forget import (
    build_client_forgotten,
    build_forget_client,
    build_forget_person,
    person_forgotten,
)
from views.inputs import metadata_of


def register(app: App, desk: Desk) -> None:
    app.view(ids.FORGET_CLIENT_FORM)(partial(handle_client, desk))
    app.view(ids.FORGET_PERSON_FORM)(partial(handle_person, desk))


def open_forget_client(desk: Desk, who: Member, body: Body, client_id: str) -> None:
    """Say what would be deleted. Raises NotFound, NotAllowed, and what Slack refuses."""
    told = preview_forget_client(desk.database, who, client_id)
    show_form(desk, body, build_forget_client(told, {"client": client_id} | place_of(body)))


def open_forget_person(
    desk: Desk, who: Member, body: Body, person_id: str, belongs: dict[str, str]
) -> None:
    """Say what would be done. Raises NotFound, NotAllowed, and what Slack refuses."""
    told = preview_forget_person(desk.database, who, person_id)
    kept = belongs | {"client": told.person.client_id, "person": person_id}
    show_form(desk, body, build_forget_person(told, kept))


def handle_client(desk: Desk, ack: Ack, body: Body) -> None:
    """All forms close: the card below tells of what is gone."""
    who, place = desk.require(asker_id(body)), metadata_of(body["view"])
    _forget(desk, body, partial(forget_client, desk.database, who, place["client"]))
    message = build_client_forgotten()
    if URL in place:
        desk.after.soon(Respond(place[URL], message, late_to=who.user_id))
    else:
        redraw_home_at(desk, who, place)
        desk.after.soon(PostDirect(who.user_id, message))
    ack(response_action="clear")


def handle_person(desk: Desk, ack: Ack, body: Body) -> None:
    who, belongs = desk.require(asker_id(body)), metadata_of(body["view"])
    _forget(desk, body, partial(forget_person, desk.database, who, belongs["person"]))
    PEOPLE.redraw(desk, who, belongs["client"], belongs, person_forgotten())
    ack()


def _forget(desk: Desk, body: Body, forget: Callable[..., None]) -> None:
    """Forget what the form is about; the messages that showed it are drawn anew at once."""
    forget(
        desk.now(),
        request_id(body),
        typed=typed(body["view"], ids.FORGET_NAME),
        is_everywhere=is_checked(body["view"], ids.FORGET_EVERYWHERE),
    )
    desk.wake()
