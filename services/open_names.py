"""What clients are called for who runs Rapport on its machine: private ones have no name there."""

from collections.abc import Iterable

from sqlalchemy import Connection

from domain.rights import NOBODY, PRIVATE_NAME
from storage import clients


class OpenNames:
    """Names of team clients by id; any other is "a private client"."""

    def __init__(
        self, connection: Connection, workspace_id: str, client_ids: Iterable[str]
    ) -> None:
        found = clients.list_by_ids(connection, workspace_id, client_ids, viewer_id=NOBODY)
        self._names = {one.id: one.name for one in found}

    def of(self, client_id: str) -> str:
        return self._names.get(client_id, PRIVATE_NAME)
