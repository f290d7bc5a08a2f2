"""The log form is sent: logged, or the record changed, and answered where it was opened."""

from datetime import date
from functools import partial

from slack_bolt import Ack, App

from domain.errors import Unreadable
from domain.log_fields import LogFields, check_fields
from domain.outcomes import LogOutcome
from domain.records import Member, Standing
from handlers import card_log, draft_place
from handlers.afterwards import Respond
from handlers.desk import Desk
from handlers.history import redraw_history
from handlers.log_form_reading import asks_next, at_fields, block_of, read_sent
from handlers.payload import Body, asker_id, request_id
from handlers.surface import place_in, redraw_card, redraw_home_at, tell
from services.add_client import AlreadyThere
from services.edit_log import ChangedMeanwhile, Confided, edit_log
from services.log_form import Filled, keep_form
from views import ids
from views.inputs import metadata_of
from views.outcome import build_outcome


def register(app: App, desk: Desk) -> None:
    app.view(ids.LOG_FORM)(partial(handle_submit, desk))


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view = body["view"]
    belongs, fields = metadata_of(view), read_sent(view, who, desk.now())
    errors = _errors(desk, who, view, fields)
    if errors:
        ack(response_action="errors", errors=errors)
        return
    filled = Filled(
        fields,
        request_id(body),
        draft_id=belongs["draft"],
        edit_id=belongs["edit"],
        told_at=desk.wall(),
        step_id=belongs.get("step", ""),
        shown=belongs.get("shown", ""),
    )
    keep = edit_log if filled.edit_id else card_log.keep_of(view)
    try:
        outcome = keep(desk.database, who, filled, desk.now())
    except (AlreadyThere, Unreadable) as refusal:
        ack(response_action="errors", errors={block_of(view, ids.NAME): str(refusal)})
        return
    except ChangedMeanwhile as refusal:
        keep_form(desk.database, who, filled, desk.now())
        ack(response_action="errors", errors={block_of(view, ids.SUMMARY): str(refusal)})
        return
    except Confided as refusal:
        ack(response_action="errors", errors={ids.IN_CONFIDENCE: str(refusal)})
        return
    desk.wake()
    _answer(desk, who, outcome, belongs)
    ack()


def _errors(desk: Desk, who: Member, view: Body, fields: LogFields) -> dict[str, str]:
    due = metadata_of(view).get("due")
    due_before = date.fromisoformat(due) if due else None
    wrong = check_fields(fields, who, desk.now(), asks_next=asks_next(view), due_before=due_before)
    errors = at_fields(wrong)
    is_owned = fields.is_new and fields.owner_id
    if is_owned and desk.meet(fields.owner_id).standing is not Standing.MEMBER:
        errors[ids.OWNER] = "The owner must be a full member of this workspace."
    return errors


def _answer(desk: Desk, who: Member, outcome: LogOutcome, belongs: dict[str, str]) -> None:
    """Say what was logged where the form was opened, and draw anew what stands there."""
    message, place = build_outcome(outcome, who, desk.now()), place_in(belongs)
    match belongs.get("back"):
        case "reply":
            desk.after.soon(Respond(place["response_url"], message, late_to=who.user_id))
        case "history":
            redraw_history(desk, who, belongs["history"], belongs | {"client": belongs["card"]})
        case "card":
            redraw_card(desk, who, belongs["card"], place)
            tell(desk, who, message, place)
        case "nudge":
            card_log.show_answer(desk, who, message, belongs)
        case "prep":
            redraw_home_at(desk, who, place)
            tell(desk, who, message, place)
        case "draft":
            draft_place.show_answer(desk, who, message, belongs)
        case _:
            tell(desk, who, message, place)
