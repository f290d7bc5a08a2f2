"""Important dates of a client: listed, added, edited, removed."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.client_dates import mark_of_date
from domain.date_edit import DateEdit, DateNotTaken
from domain.important_dates import DateKind
from domain.records import Member
from handlers.card_list import CardList
from handlers.desk import Desk
from handlers.payload import Body, asker_id, chosen, pressed, request_id, typed
from handlers.surface import Place, show_form
from services.dates import list_dates, open_date_form, remove_date, save_date
from views import ids
from views.date_form import EACH_YEAR, FIELD_INPUTS, build_date_form
from views.dates import MoreOfDate, build_dates, build_remove_date
from views.inputs import metadata_of
from views.person_inputs import OF_CLIENT


def _draw(
    desk: Desk, who: Member, client_id: str, page: int, place: Place, _said: str
) -> dict[str, Any]:
    now = desk.now()
    return build_dates(list_dates(desk.database, who, client_id, now, page), who.today(now), place)


_LIST = CardList("dates", ids.CLIENT_DATES, ids.DATES_PAGE, _draw)


def register(app: App, desk: Desk) -> None:
    _LIST.register(app, desk)
    app.action(ids.ADD_DATE)(partial(handle_add, desk))
    app.action(ids.DATE_MORE)(partial(handle_more, desk))
    app.view(ids.DATE_FORM)(partial(handle_submit, desk))
    app.view(ids.REMOVE_DATE_FORM)(partial(handle_remove, desk))


def handle_add(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    form = open_date_form(desk.database, who, client_id=pressed(body)[0])
    belongs = _LIST.place_of(body) | {"client": form.client.id}
    show_form(desk, body, build_date_form(form, belongs))
    ack()


def handle_more(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    choice, date_id = pressed(body)
    form = open_date_form(desk.database, who, date_id=date_id)
    belongs = _LIST.place_of(body) | {"client": form.client.id, "date": date_id}
    if form.known and choice == MoreOfDate.REMOVE:
        show_form(desk, body, build_remove_date(form.known, belongs))
    elif form.known:
        belongs["shown"] = mark_of_date(form.known)
        show_form(desk, body, build_date_form(form, belongs))
    ack()


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view, belongs = body["view"], metadata_of(body["view"])
    edit = _edit(view, belongs)
    try:
        save_date(desk.database, who, edit, desk.now(), request_id(body))
    except DateNotTaken as wrong:
        inputs = view["state"]["values"]
        at = {FIELD_INPUTS[field]: said for field, said in wrong.errors.items()}
        ack(
            response_action="errors",
            errors={key if key in inputs else ids.DATE_DAY: said for key, said in at.items()},
        )
        return
    _LIST.redraw(desk, who, edit.client_id, belongs)
    ack()


def handle_remove(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    client_id = remove_date(desk.database, who, belongs["date"], desk.now(), request_id(body))
    _LIST.redraw(desk, who, client_id, belongs)
    ack()


def _edit(view: Body, belongs: Place) -> DateEdit:
    about, comes = chosen(view, ids.DATE_ABOUT), chosen(view, ids.DATE_COMES)
    return DateEdit(
        client_id=belongs["client"],
        kind=DateKind(str(chosen(view, ids.DATE_KIND))),
        day=typed(view, ids.DATE_DAY),
        date_id=belongs.get("date", ""),
        label=typed(view, ids.DATE_LABEL),
        person_id=about if about and about != OF_CLIENT else None,
        last_day=typed(view, ids.DATE_LAST),
        is_yearly=comes == EACH_YEAR if comes else None,
        notice=typed(view, ids.DATE_NOTICE),
        ladder=typed(view, ids.DATE_LADDER),
        shown=belongs.get("shown", ""),
    )
