"""Important dates of a client: listed, added, edited, removed."""

import re
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from domain.client_dates import mark_of_date
from domain.date_edit import DateEdit, DateNotTaken
from domain.important_dates import DateKind
from domain.records import Member
from handlers.afterwards import Drawn, Shown, UpdateView
from handlers.desk import Desk
from handlers.payload import Body, asker_id, chosen, pressed, request_id, typed
from handlers.surface import Place, place_in, place_of, redraw_card, show_form
from services.dates import list_dates, open_date_form, remove_date, save_date
from views import ids
from views.date_form import EACH_YEAR, FIELD_INPUTS, build_date_form
from views.dates import MoreOfDate, build_dates, build_remove_date
from views.inputs import metadata_of
from views.person_inputs import OF_CLIENT

_PAGE = re.compile(rf"^{ids.DATES_PAGE}:\d+$")


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.CLIENT_DATES, handle_open),
        (_PAGE, handle_page),
        (ids.ADD_DATE, handle_add),
        (ids.DATE_MORE, handle_more),
    ):
        app.action(action_id)(partial(handle, desk))
    app.view(ids.DATE_FORM)(partial(handle_submit, desk))
    app.view(ids.REMOVE_DATE_FORM)(partial(handle_remove, desk))


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
    form = open_date_form(desk.database, who, client_id=pressed(body)[0])
    belongs = _belongs(body) | {"client": form.client.id}
    show_form(desk, body, build_date_form(form, belongs))
    ack()


def handle_more(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    choice, date_id = pressed(body)
    form = open_date_form(desk.database, who, date_id=date_id)
    belongs = _belongs(body) | {"client": form.client.id, "date": date_id}
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
    _redraw(desk, who, edit.client_id, belongs)
    ack()


def handle_remove(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    client_id = remove_date(desk.database, who, belongs["date"], desk.now(), request_id(body))
    _redraw(desk, who, client_id, belongs)
    ack()


def _redraw(desk: Desk, who: Member, client_id: str, belongs: Place) -> None:
    """Draw the list anew, and the card that it was opened from."""
    place = place_in(belongs)

    def draw() -> Shown:
        drawn = _draw(desk, who, client_id, int(belongs.get("page", "0")), place)
        return UpdateView(belongs["dates"], drawn)

    desk.after.soon(Drawn(draw))
    redraw_card(desk, who, client_id, place)


def _draw(desk: Desk, who: Member, client_id: str, page: int, place: Place) -> dict[str, Any]:
    now = desk.now()
    return build_dates(list_dates(desk.database, who, client_id, now, page), who.today(now), place)


def _belongs(body: Body) -> Place:
    """What is kept of the list that a form is opened from."""
    view = body["view"]
    belongs = metadata_of(view)
    return place_in(belongs) | {"dates": view["id"], "page": belongs.get("page", "0")}


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
