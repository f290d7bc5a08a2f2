"""Talks planned, and their messages delivered, for the tests about them."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from domain.client_edit import ClientEdit
from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from domain.log_fields import LogFields
from domain.outcomes import Logged
from domain.prep_fields import PrepFields
from domain.preps import Prep
from domain.records import Client, Member, Visibility
from services.deliver import mark_redrawn, mark_sent, take_delivery
from services.edit_client import edit_client
from services.log_form import Filled
from services.log_prep import log_from_prep
from services.prep_day import claim_due_preps
from services.preps import PrepEdit, save_prep
from storage import preps
from storage.models import Delivery as DeliveryRow
from tests.office import NOW, Office

MINUTE = timedelta(minutes=1)
# Half past eleven in UTC; NOW is half past nine.
STARTS = NOW + 120 * MINUTE
BRIEF, ASK = STARTS - 30 * MINUTE, STARTS + 30 * MINUTE


def filled_in(**fields: Any) -> PrepFields:  # noqa: ANN401 - any field
    known: dict[str, Any] = {"on": STARTS.date(), "at": time(11, 30), "agenda": "Q3 roadmap"}
    return PrepFields(**(known | fields))


def plan(
    office: Office,
    who: Member,
    client: Client,
    *,
    now: datetime = NOW,
    **fields: Any,  # noqa: ANN401 - any field
) -> Prep:
    edit = PrepEdit(client.id, filled_in(**fields))
    return save_prep(office.database, who, edit, now, office.a_request())


def change(
    office: Office,
    who: Member,
    prep: Prep,
    *,
    now: datetime = NOW,
    shown: str = "",
    **fields: Any,  # noqa: ANN401 - any field
) -> Prep:
    edit = PrepEdit(prep.client_id, filled_in(**fields), prep.id, shown=shown)
    return save_prep(office.database, who, edit, now, office.a_request())


def make_private(office: Office, who: Member, client: Client, now: datetime) -> None:
    edit = ClientEdit(client.id, client.name, owner_id=who.user_id, visibility=Visibility.PRIVATE)
    edit_client(office.database, who, edit, now, now, office.a_request())


def now_of(office: Office, who: Member, prep: Prep) -> Prep:
    """The prep as it stands, for this reader."""
    with office.database.read() as connection:
        return preps.get_prep(connection, who, prep.id)


def tick(office: Office, now: datetime) -> list[Delivery]:
    """Claim what is due and send what is owed; the messages about talks that were sent."""
    claim_due_preps(office.database, office.workspace_id, now, now)
    sent = []
    while delivery := take_delivery(office.database, office.workspace_id, now):
        if delivery.state is DeliveryState.STALE:
            mark_redrawn(office.database, delivery)
            continue
        if delivery.kind in {DeliveryKind.PREP, DeliveryKind.HOW_IT_WENT}:
            sent.append(delivery)
        mark_sent(office.database, delivery, "D1", delivery.id[:8], now)
    return sent


def kinds(office: Office, now: datetime) -> list[DeliveryKind]:
    return [one.kind for one in tick(office, now)]


def stale_ids(office: Office, now: datetime) -> set[str]:
    """The messages that were sent and are to be drawn anew."""
    found = set()
    while delivery := take_delivery(office.database, office.workspace_id, now):
        assert delivery.state is DeliveryState.STALE
        found.add(delivery.id)
    return found


def state_of(office: Office, delivery: Delivery) -> DeliveryState:
    with office.database.read() as connection:
        wanted = select(DeliveryRow.state).where(DeliveryRow.id == delivery.id)
        return DeliveryState(connection.execute(wanted).scalar_one())


def log(
    office: Office,
    who: Member,
    prep: Prep,
    now: datetime,
    *,
    request_id: str | None = None,
    **fields: Any,  # noqa: ANN401 - whatever the log form has
) -> Logged:
    """Log it on the planned talk."""
    told: dict[str, Any] = {"client_id": prep.client_id, "on": who.today(now)}
    sent = Filled(LogFields(**(told | fields)), request_id or office.a_request())
    logged = log_from_prep(office.database, who, sent, now, prep_id=prep.id)
    assert isinstance(logged, Logged)
    return logged
