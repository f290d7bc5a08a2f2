"""What the services that edit, archive and merge clients do in a workspace of their own."""

from collections.abc import Callable

from domain.client_edit import ClientEdit
from services import archive_client, close_names, edit_client, merge_clients, search, undo_merge
from tests.office import NOW
from tests.stock import Stock


def merge_and_back(s: Stock) -> object:
    """A merge, so that what comes later finds both clients."""
    merged = merge_clients.merge_clients(
        s.database, s.who, s.client.id, s.other.id, NOW, s.office.a_request()
    )
    return merged, undo_merge.undo_merge(s.database, s.who, merged.change_id, NOW)


WALK: dict[str, Callable[[Stock], object]] = {
    "close_names.list_close_clients": lambda s: close_names.list_close_clients(
        s.database, s.who, "Acmee"
    ),
    "search.search_clients": lambda s: search.search_clients(s.database, s.who, "acme", NOW),
    "edit_client.read_edit_facts": lambda s: edit_client.read_edit_facts(
        s.database, s.who, s.client.id
    ),
    "edit_client.edit_client": lambda s: edit_client.edit_client(
        s.database,
        s.who,
        ClientEdit(s.client.id, "Acme", "ACM", owner_id="U1"),
        NOW,
        NOW,
        s.office.a_request(),
    ),
    "archive_client.archive_client": lambda s: archive_client.archive_client(
        s.database, s.who, s.client.id, NOW, s.office.a_request()
    ),
    "archive_client.bring_back_client": lambda s: archive_client.bring_back_client(
        s.database, s.who, s.client.id, NOW, s.office.a_request()
    ),
    "merge_clients.preview_merge": lambda s: merge_clients.preview_merge(
        s.database, s.who, s.client.id, s.other.id
    ),
    "merge_clients.merge_clients": merge_and_back,
    "undo_merge.undo_merge": merge_and_back,
}
