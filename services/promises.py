"""The promises to a client, and how many were kept."""

from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Confided
from domain.promises import PromisePage
from domain.records import Member
from services.promise_record import promise_record
from services.record_reading import confided_to, read_recorded
from storage import clients, promises
from storage.database import Database

PAGE = 10


def list_promises(
    database: Database, who: Member, client_id: str, now: datetime, page: int = 0
) -> PromisePage:
    """A page of them; past the end, the first one. Raises NotFound."""

    def read(connection: Connection) -> PromisePage:
        return _read(connection, who, client_id, now, page)

    def confided_in(found: PromisePage) -> list[Confided]:
        return confided_to(who, [], [one.action for one in found.promises])

    return read_recorded(database, who, now, read, confided_in)


def _read(
    connection: Connection, who: Member, client_id: str, now: datetime, page: int
) -> PromisePage:
    at, today = (connection, who.workspace_id, client_id), who.today(now)
    client = clients.get_client(*at, viewer_id=who.user_id)
    found = promises.list_promises(
        *at, viewer_id=who.user_id, today=today, limit=PAGE + 1, offset=page * PAGE
    )
    if not found and page:
        return _read(connection, who, client_id, now, 0)
    return PromisePage(
        client.id,
        client.name,
        promise_record(connection, who, client_id, now),
        tuple(found[:PAGE]),
        page,
        has_more=len(found) > PAGE,
    )
