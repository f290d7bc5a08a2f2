"""Facts about a client: listed, removed, asked about, opened to a later owner."""

from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Confided, Deed, What
from domain.errors import NotAllowed
from domain.facts import Fact, FactPage, FactRow
from domain.records import Client, Member
from domain.rights import may_agree_to, may_change_fact
from services.record_reading import confided_facts, read_recorded, record_reading
from storage import audit, clients, facts, members, requests
from storage.database import Database

PAGE = 12
_NOT_YOURS = (
    "Only who noted this, the client's owner or an admin can change it. Nothing was changed."
)


def list_facts(
    database: Database, who: Member, client_id: str, now: datetime, page: int = 0
) -> FactPage:
    """A page of what the asker may read. Raises NotFound."""

    def read(connection: Connection) -> FactPage:
        return _read_page(connection, who, client_id, now, page)

    def confided_in(found: FactPage) -> list[Confided]:
        return confided_facts(who, [row.fact for row in found.rows])

    return read_recorded(database, who, now, read, confided_in)


def remove_fact(
    database: Database, who: Member, fact_id: str, now: datetime, request_id: str
) -> str:
    """Delete it; the id of its client. Raises NotFound, NotAllowed."""
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return str(known["client"])
        gone, _ = get_changeable(connection, who, fact_id)
        facts.drop_fact(connection, who.workspace_id, fact_id)
        deed = Deed(What.DELETE_FACT, gone.client_id, fact_id, {"author": gone.author_id})
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        outcome = {"client": gone.client_id}
        requests.add_outcome(connection, who.workspace_id, request_id, outcome, now)
        return gone.client_id


def mark_asked(database: Database, who: Member, fact_id: str, now: datetime) -> str:
    """Whoever may read it has asked: it no longer waits; the id of its client. Raises NotFound."""
    with database.write() as connection:
        found = facts.get_fact(connection, who.workspace_id, fact_id, viewer_id=who.user_id)
        record_reading(connection, who, confided_facts(who, [found]), now)
        facts.clear_asked(connection, who.workspace_id, fact_id, who.today(now))
        return found.client_id


def let_owner_read_fact(database: Database, who: Member, fact_id: str, now: datetime) -> str:
    """The client's owner of today reads it too; the id of its client. A second press is nothing.

    Raises NotFound, NotAllowed.
    """
    with database.write() as connection:
        found = facts.get_fact(connection, who.workspace_id, fact_id, viewer_id=who.user_id)
        client, _ = clients.get_client_and_tz(
            connection, who.workspace_id, found.client_id, viewer_id=who.user_id, to_change=True
        )
        if found.author_id != who.user_id:
            raise NotAllowed("Only who noted it in confidence can let the owner read it.")
        if client.owner_id and may_agree_to(who, found, client.owner_id):
            facts.set_agreed(connection, who.workspace_id, fact_id, client.owner_id)
            deed = Deed(What.AGREE, client.id, fact_id, {"to": client.owner_id})
            audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
        return client.id


def _read_page(
    connection: Connection, who: Member, client_id: str, now: datetime, page: int
) -> FactPage:
    client = clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
    found = facts.list_facts(
        connection,
        who.workspace_id,
        client_id,
        viewer_id=who.user_id,
        today=who.today(now),
        limit=PAGE + 1,
        offset=page * PAGE,
    )
    if not found and page:
        return _read_page(connection, who, client_id, now, 0)
    waiting = {one.id for one in found if may_agree_to(who, one, client.owner_id)}
    owner = waiting and members.find_member(connection, who.workspace_id, client.owner_id or "")
    rows = tuple(
        FactRow(
            one,
            may_change_fact(who, one, client.owner_id),
            owner.name if owner and one.id in waiting else "",
        )
        for one in found[:PAGE]
    )
    return FactPage(client_id, client.name, rows, page, has_more=len(found) > PAGE)


def get_changeable(connection: Connection, who: Member, fact_id: str) -> tuple[Fact, Client]:
    """One that the member may change, and its client. Raises NotFound, NotAllowed."""
    found = facts.get_fact(connection, who.workspace_id, fact_id, viewer_id=who.user_id)
    client = clients.get_client(
        connection, who.workspace_id, found.client_id, viewer_id=who.user_id
    )
    if not may_change_fact(who, found, client.owner_id):
        raise NotAllowed(_NOT_YOURS)
    return found, client
