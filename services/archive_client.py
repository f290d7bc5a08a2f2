"""A client that is no client any more, and one that is again."""

from dataclasses import replace
from datetime import date, datetime

from domain.records import Member
from services.change_client import store_change
from storage import clients, requests
from storage.database import Database


def archive_client(
    database: Database, who: Member, client_id: str, now: datetime, request_id: str
) -> None:
    """It keeps its history and next actions, and gets no cards. Raises NotFound."""
    _set_former(database, who, client_id, who.today(now), now, request_id)


def bring_back_client(
    database: Database, who: Member, client_id: str, now: datetime, request_id: str
) -> None:
    """A former client is one of its owner's again. Raises NotFound."""
    _set_former(database, who, client_id, None, now, request_id)


def _set_former(
    database: Database,
    who: Member,
    client_id: str,
    former_on: date | None,
    now: datetime,
    request_id: str,
) -> None:
    with database.write() as connection:
        if requests.find_outcome(connection, who.workspace_id, request_id) is not None:
            return
        before, tz = clients.get_client_and_tz(
            connection, who.workspace_id, client_id, viewer_id=who.user_id, to_change=True
        )
        if bool(before.former_on) != bool(former_on):
            store_change(connection, before, replace(before, former_on=former_on), tz, now)
        outcome = {"client": client_id}
        requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
