"""What a message about a planned talk is drawn from, as it stands by now."""

from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Confided
from domain.deliveries import Delivery, DeliveryKind
from domain.prep_notice import PrepNotice
from domain.preps import prep_id_of
from domain.records import Member
from services.record_reading import confided_preps, read_recorded
from storage import preps
from storage.database import Database


def load_prep_notice(
    database: Database, delivery: Delivery, who: Member, now: datetime
) -> PrepNotice:
    """For its reader, who may see the client no longer, or hold the talk no longer."""

    def read(connection: Connection) -> PrepNotice:
        prep = preps.find_prep(connection, who, prep_id_of(delivery.key))
        if prep is None or prep.owner_id != who.user_id:
            return PrepNotice(delivery.kind, None, is_latest=False)
        is_brief = delivery.kind is DeliveryKind.PREP
        key = prep.brief_key if is_brief else prep.question_key
        return PrepNotice(delivery.kind, prep, is_latest=delivery.key == key)

    def confided_in(notice: PrepNotice) -> list[Confided]:
        return confided_preps(who, [notice.prep] if notice.prep else [])

    return read_recorded(database, who, now, read, confided_in)
