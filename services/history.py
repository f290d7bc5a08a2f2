"""All that was logged about a client, the newest first, page by page."""

from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Confided
from domain.history import HistoryPage, HistoryRow
from domain.records import Interaction, Member
from domain.rights import may_agree_to, may_change_interaction
from services.record_reading import confided_to, read_recorded
from storage import clients, history, members
from storage.database import Database

PAGE = 8
_BEFORE, _AFTER = "before", "after"


def list_history(
    database: Database, who: Member, client_id: str, now: datetime, page: str = ""
) -> HistoryPage:
    """One page; `page` is as another page named it, "" for the newest. Raises NotFound.

    A page is reached from its neighbour, so that deep ones cost no more.
    """

    def read(connection: Connection) -> HistoryPage:
        return _read_page(connection, who, client_id, page)

    def confided_in(found: HistoryPage) -> list[Confided]:
        return confided_to(who, [row.interaction for row in found.rows])

    return read_recorded(database, who, now, read, confided_in)


def _read_page(connection: Connection, who: Member, client_id: str, page: str) -> HistoryPage:
    client = clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
    found, is_newest, is_oldest = _find(connection, who, client_id, page)
    waiting = {one.id for one in found if may_agree_to(who, one, client.owner_id)}
    owner = waiting and members.find_member(connection, who.workspace_id, client.owner_id or "")
    rows = tuple(
        HistoryRow(
            one,
            may_change_interaction(who, one, client.owner_id),
            closed_to=owner.name if owner and one.id in waiting else "",
        )
        for one in found
    )
    return HistoryPage(
        client,
        rows,
        page=page,
        newer="" if is_newest or not found else _name(_AFTER, found[0]),
        older="" if is_oldest or not found else _name(_BEFORE, found[-1]),
    )


def _find(
    connection: Connection, who: Member, client_id: str, page: str
) -> tuple[list[Interaction], bool, bool]:
    """The interactions of a page, and whether none are newer, none older."""
    way, place = _read(page)
    if way == _AFTER and place:
        found = history.list_after(
            connection,
            who.workspace_id,
            client_id,
            viewer_id=who.user_id,
            place=place,
            limit=PAGE + 1,
        )
        if len(found) >= PAGE:
            return found[:PAGE][::-1], len(found) == PAGE, False
        place = None  # too few for a page of their own: the newest page has them
    found = _list_before(connection, who, client_id, place)
    if place and not found:  # the last of them was deleted meanwhile
        place = None
        found = _list_before(connection, who, client_id, place)
    return found[:PAGE], place is None, len(found) <= PAGE


def _list_before(
    connection: Connection, who: Member, client_id: str, place: history.Place | None
) -> list[Interaction]:
    return history.list_before(
        connection, who.workspace_id, client_id, viewer_id=who.user_id, place=place, limit=PAGE + 1
    )


def _name(way: str, one: Interaction) -> str:
    return f"{way}|{one.happened_at.isoformat()}|{one.id}"


def _read(page: str) -> tuple[str, history.Place | None]:
    if not page:
        return _BEFORE, None
    way, at, interaction_id = page.split("|")
    return way, history.Place(datetime.fromisoformat(at), interaction_id)
