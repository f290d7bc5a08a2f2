"""Drawing the messages about a planned talk: with the client's brief before it."""

from datetime import datetime

from domain.deliveries import Delivery, DeliveryKind, DeliveryState
from domain.records import Member
from services import Database
from services.brief import read_brief
from services.deliver_prep import load_prep_notice
from views.brief import brief_blocks
from views.message import Message
from views.prep_message import build_prep_message


class OfNoUse(Exception):
    """The message is not worth posting any more."""


def draw_prep(database: Database, delivery: Delivery, who: Member, now: datetime) -> Message:
    """The message as it stands by now. Raises OfNoUse."""
    notice = load_prep_notice(database, delivery, who, now)
    is_new = delivery.state is not DeliveryState.STALE
    if is_new and not notice.is_of_use(now):
        raise OfNoUse
    prep = notice.prep
    if prep is None or delivery.kind is not DeliveryKind.PREP or not prep.is_open:
        return build_prep_message(notice, who, now)
    brief = read_brief(database, who, prep.client_id, now)
    return build_prep_message(notice, who, now, brief_blocks(brief, who, now))
