"""The audit trail: opened by admins from the Home tab, and paged."""

import re
from functools import partial

from slack_bolt import Ack, App

from handlers.afterwards import UpdateView
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed
from handlers.surface import show_form
from services.audit_trail import list_audit
from views import ids
from views.audit import build_audit

_PAGE = re.compile(rf"^{ids.AUDIT_PAGE}:\d+$")


def register(app: App, desk: Desk) -> None:
    app.action(ids.HOME_AUDIT)(partial(handle_open, desk))
    app.action(_PAGE)(partial(handle_page, desk))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    show_form(desk, body, build_audit(list_audit(desk.database, who), who, desk.now()))
    ack()


def handle_page(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    page = list_audit(desk.database, who, int(pressed(body)[0]))
    desk.after.soon(UpdateView(body["view"]["id"], build_audit(page, who, desk.now())))
    ack()
