"""`/logcall`: the form, the line, and its help, undo and drafts."""

from functools import partial

from slack_bolt import Ack, App

from domain.outcomes import Settled
from domain.records import Member
from handlers.answer import answer, answer_with_form
from handlers.desk import Desk
from handlers.log_form import open_new
from handlers.payload import Body, request_id
from services.log_line import Line, log_line
from services.settle_draft import list_drafts
from services.take_back import undo_last_log
from views import ids
from views.draft_question import build_drafts
from views.guide import build_logcall_help
from views.log_reply import build_undone_before
from views.message import Message
from views.outcome import build_outcome


def register(app: App, desk: Desk) -> None:
    app.command(ids.LOGCALL)(partial(handle_logcall, desk))


def handle_logcall(desk: Desk, ack: Ack, body: Body) -> None:
    """Log the line, or answer a reserved word that stands alone; without words open the form."""
    who = desk.require(body["user_id"])
    text = desk.decode(body.get("text") or "").strip()
    if not text:
        open_new(desk, who, body)
        answer_with_form(desk, ack, who)
        return
    answer(desk, ack, who, _reply(desk, who, text, body))


def _reply(desk: Desk, who: Member, text: str, body: Body) -> Message:
    now = desk.now()
    match text.casefold():
        case "help":
            return build_logcall_help()
        case "undo":
            undone = undo_last_log(desk.database, who, now, request_id(body))
            was_undone = isinstance(undone, Settled)
            return build_undone_before() if was_undone else build_outcome(undone, who, now)
        case "drafts":
            return build_drafts(list_drafts(desk.database, who, now), who, now)
        case _:
            line = Line(text, now, request_id(body), body.get("response_url"))
            return build_outcome(log_line(desk.database, who, line), who, now)
