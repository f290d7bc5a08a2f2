"""Facts about a client: listed, added, edited, removed, opened to a later owner."""

import re
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.errors import NotAllowed, Unreadable
from domain.facts import FactKind, mark_of_fact
from domain.records import Member
from handlers.afterwards import Drawn, Shown, UpdateView
from handlers.desk import Desk
from handlers.payload import (
    Body,
    asker_id,
    chosen,
    chosen_day,
    is_checked,
    pressed,
    request_id,
    typed,
)
from handlers.surface import Place, place_in, place_of, redraw_card, show_form
from services.edit_fact import FactEdit, KnownAlready, open_fact_form, save_fact
from services.facts import let_owner_read_fact, list_facts, mark_asked, remove_fact
from views import ids
from views.facts import (
    NO_KIND,
    MoreOfFact,
    build_fact_form,
    build_facts,
    build_let_read_fact,
    build_remove_fact,
)
from views.inputs import metadata_of
from views.person_inputs import OF_CLIENT

_PAGE = re.compile(rf"^{ids.FACTS_PAGE}:\d+$")


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.CLIENT_FACTS, handle_open),
        (_PAGE, handle_page),
        (ids.ADD_FACT, handle_add),
        (ids.FACT_MORE, handle_more),
    ):
        app.action(action_id)(partial(handle, desk))
    app.view(ids.FACT_FORM)(partial(handle_submit, desk))
    app.view(ids.REMOVE_FACT_FORM)(partial(handle_remove, desk))
    app.view(ids.LET_READ_FACT_FORM)(partial(handle_let_read, desk))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    """Show them over the card; where the card stands is kept, to draw it anew."""
    who = desk.require(asker_id(body))
    show_form(desk, body, _draw(desk, who, pressed(body)[0], 0, place_of(body)))
    ack()


def handle_page(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    client_id, page = pressed(body)
    view = body["view"]
    drawn = _draw(desk, who, client_id, int(page), place_in(metadata_of(view)))
    desk.after.soon(UpdateView(view["id"], drawn))
    ack()


def handle_add(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    form = open_fact_form(desk.database, who, desk.now(), client_id=pressed(body)[0])
    belongs = _belongs(body) | {"client": form.client.id}
    show_form(desk, body, build_fact_form(form.client, form.people, None, belongs))
    ack()


def handle_more(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    choice, fact_id = pressed(body)
    belongs = _belongs(body)
    if choice == MoreOfFact.EDIT:
        form = open_fact_form(desk.database, who, desk.now(), fact_id=fact_id)
        shown = mark_of_fact(form.fact) if form.fact else ""
        belongs |= {"client": form.client.id, "fact": fact_id, "shown": shown}
        show_form(desk, body, build_fact_form(form.client, form.people, form.fact, belongs))
    elif choice == MoreOfFact.ASKED:
        client_id = mark_asked(desk.database, who, fact_id, desk.now())
        _redraw(desk, who, client_id, belongs)
    else:
        form = open_fact_form(desk.database, who, desk.now(), fact_id=fact_id)
        build = build_remove_fact if choice == MoreOfFact.REMOVE else build_let_read_fact
        if form.fact:
            show_form(
                desk, body, build(form.fact, who.today(desk.now()), belongs | {"fact": fact_id})
            )
    ack()


def handle_remove(desk: Desk, ack: Ack, body: Body) -> None:
    """It was asked whether that is meant."""
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    client_id = remove_fact(desk.database, who, belongs["fact"], desk.now(), request_id(body))
    _redraw(desk, who, client_id, belongs)
    ack()


def handle_let_read(desk: Desk, ack: Ack, body: Body) -> None:
    """It was asked whether that is meant."""
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    client_id = let_owner_read_fact(desk.database, who, belongs["fact"], desk.now())
    _redraw(desk, who, client_id, belongs)
    ack()


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view, belongs = body["view"], metadata_of(body["view"])
    edit = _edit(view, belongs)
    try:
        save_fact(desk.database, who, edit, desk.now(), request_id(body))
    except (KnownAlready, Unreadable) as refusal:
        ack(response_action="errors", errors={ids.FACT_TEXT: str(refusal)})
        return
    except NotAllowed as refusal:
        ack(response_action="errors", errors={ids.IN_CONFIDENCE: str(refusal)})
        return
    _redraw(desk, who, edit.client_id, belongs)
    ack()


def _redraw(desk: Desk, who: Member, client_id: str, belongs: Place) -> None:
    """Draw the list anew, and the card that it was opened from."""
    place = place_in(belongs)

    def draw() -> Shown:
        drawn = _draw(desk, who, client_id, int(belongs.get("page", "0")), place)
        return UpdateView(belongs["facts"], drawn)

    desk.after.soon(Drawn(draw))
    redraw_card(desk, who, client_id, place)


def _draw(desk: Desk, who: Member, client_id: str, page: int, place: Place) -> dict[str, Any]:
    now = desk.now()
    found = list_facts(desk.database, who, client_id, now, page)
    return build_facts(found, who, who.today(now), place)


def _belongs(body: Body) -> Place:
    """What is kept of the list that a form is opened from."""
    view = body["view"]
    belongs = metadata_of(view)
    return place_in(belongs) | {"facts": view["id"], "page": belongs.get("page", "0")}


def _edit(view: Body, belongs: Place) -> FactEdit:
    kind, about = chosen(view, ids.FACT_KIND), chosen(view, ids.FACT_ABOUT)
    return FactEdit(
        client_id=belongs["client"],
        text=typed(view, ids.FACT_TEXT),
        fact_id=belongs.get("fact", ""),
        kind=FactKind(kind) if kind and kind != NO_KIND else None,
        person_id=about if about and about != OF_CLIENT else None,
        ask_after_on=chosen_day(view, ids.ASK_AFTER),
        in_confidence=is_checked(view, ids.IN_CONFIDENCE),
        shown=belongs.get("shown", ""),
    )
