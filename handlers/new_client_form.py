"""The form of a new client: from a draft's line, or on its own."""

from datetime import datetime
from functools import partial

from slack_bolt import Ack, App

from domain.errors import Unreadable
from domain.line_client import KnownName
from domain.outcomes import Logged, LogOutcome
from domain.records import Member, Standing
from domain.warmth import Tier
from handlers.desk import Desk
from handlers.draft_place import show_answer
from handlers.payload import Body, asker_id, chosen, chosen_day, chosen_user, request_id, typed
from handlers.surface import tell
from services.add_client import AlreadyThere, NewClient, add_client
from services.close_names import list_close_clients, other_than
from services.settle_draft import Answer, settle_draft
from views import ids
from views.client_added import build_added
from views.forms import build_create_client, metadata_of
from views.merge import build_close_name
from views.message import Message
from views.outcome import build_outcome


def register(app: App, desk: Desk) -> None:
    app.action(ids.ADD_CLIENT)(partial(handle_open, desk))
    app.view(ids.CREATE_CLIENT_FORM)(partial(handle_submit, desk))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form for a name that `/client` did not know."""
    who = desk.require(asker_id(body))
    metadata = {"response_url": body["response_url"]}
    view = build_create_client(body["actions"][0]["value"], who.user_id, metadata)
    desk.slack.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    """Create the client; a draft that waited for it is logged with it."""
    who = desk.require(asker_id(body))
    view = body["view"]
    errors = _field_errors(desk, view, who)
    if errors:
        ack(response_action="errors", errors=errors)
        return
    belongs = metadata_of(view)
    try:
        message = _create(desk, who, _new_client(view, desk.wall()), belongs, request_id(body))
    except (AlreadyThere, Unreadable) as refusal:
        ack(response_action="errors", errors={ids.NAME: str(refusal)})
        return
    desk.wake()
    show_answer(desk, who, message, belongs)
    ack()


def _create(
    desk: Desk, who: Member, new: NewClient, belongs: dict[str, str], request: str
) -> Message:
    now = desk.now()
    like = list_close_clients(desk.database, who, new.name)
    if "draft" in belongs:
        given = Answer(belongs["draft"], request, {"end": belongs["end"]}, new)
        outcome = settle_draft(desk.database, who, given, now)
        _offer_close(desk, who, outcome, like, belongs)
        return build_outcome(outcome, who, now)
    owner = desk.meet(new.owner_id or who.user_id)
    client = add_client(desk.database, who, new, now, request)
    close = other_than(client.id, like)
    return build_added(client, client.warmth(owner.tz, now), owner.name, close)


def _offer_close(
    desk: Desk, who: Member, outcome: LogOutcome, like: list[KnownName], belongs: dict[str, str]
) -> None:
    """Say beside the log that the client made for it looks like another."""
    added = outcome.client_added if isinstance(outcome, Logged) else None
    close = other_than(added.id, like) if added else None
    if added and close:
        tell(desk, who, build_close_name(close, added.id), belongs)


def _new_client(view: Body, wall_now: datetime) -> NewClient:
    return NewClient(
        name=typed(view, ids.NAME),
        owner_id=chosen_user(view, ids.OWNER),
        tier=Tier(chosen(view, ids.TIER) or Tier.B),
        last_spoke_on=chosen_day(view, ids.LAST_SPOKE),
        told_at=wall_now,
    )


def _field_errors(desk: Desk, view: Body, who: Member) -> dict[str, str]:
    last_on = chosen_day(view, ids.LAST_SPOKE)
    if last_on and last_on > who.today(desk.now()):
        return {ids.LAST_SPOKE: "That day is still to come."}
    owner_id = chosen_user(view, ids.OWNER)
    if owner_id and desk.meet(owner_id).standing is not Standing.MEMBER:
        return {ids.OWNER: "The owner must be a full member of this workspace."}
    return {}
