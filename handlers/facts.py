"""Facts about a client: listed, added, edited, removed, opened to a later owner."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.errors import NotAllowed, Unreadable
from domain.facts import FactKind, mark_of_fact
from domain.records import Member
from handlers.card_list import CardList
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
from handlers.surface import Place, show_form
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


def _draw(
    desk: Desk, who: Member, client_id: str, page: int, place: Place, _said: str
) -> dict[str, Any]:
    now = desk.now()
    found = list_facts(desk.database, who, client_id, now, page)
    return build_facts(found, who, who.today(now), place)


_LIST = CardList("facts", ids.CLIENT_FACTS, ids.FACTS_PAGE, _draw)


def register(app: App, desk: Desk) -> None:
    _LIST.register(app, desk)
    app.action(ids.ADD_FACT)(partial(handle_add, desk))
    app.action(ids.FACT_MORE)(partial(handle_more, desk))
    app.view(ids.FACT_FORM)(partial(handle_submit, desk))
    app.view(ids.REMOVE_FACT_FORM)(partial(handle_remove, desk))
    app.view(ids.LET_READ_FACT_FORM)(partial(handle_let_read, desk))


def handle_add(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    form = open_fact_form(desk.database, who, desk.now(), client_id=pressed(body)[0])
    belongs = _LIST.place_of(body) | {"client": form.client.id}
    show_form(desk, body, build_fact_form(form.client, form.people, None, belongs))
    ack()


def handle_more(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    choice, fact_id = pressed(body)
    belongs = _LIST.place_of(body)
    if choice == MoreOfFact.EDIT:
        form = open_fact_form(desk.database, who, desk.now(), fact_id=fact_id)
        shown = mark_of_fact(form.fact) if form.fact else ""
        belongs |= {"client": form.client.id, "fact": fact_id, "shown": shown}
        show_form(desk, body, build_fact_form(form.client, form.people, form.fact, belongs))
    elif choice == MoreOfFact.ASKED:
        client_id = mark_asked(desk.database, who, fact_id, desk.now())
        _LIST.redraw(desk, who, client_id, belongs)
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
    _LIST.redraw(desk, who, client_id, belongs)
    ack()


def handle_let_read(desk: Desk, ack: Ack, body: Body) -> None:
    """It was asked whether that is meant."""
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    client_id = let_owner_read_fact(desk.database, who, belongs["fact"], desk.now())
    _LIST.redraw(desk, who, client_id, belongs)
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
    _LIST.redraw(desk, who, edit.client_id, belongs)
    ack()


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
