"""People to choose in the log form: those known at its client, as far as the asker may know."""

from domain.name import fold_letters
from domain.records import Member
from storage import people_names
from storage.database import Database


def suggest_people(
    database: Database, who: Member, client_id: str, typed: str, *, limit: int
) -> list[str]:
    """Names that have a word which begins as typed; all for no words."""
    with database.read() as connection:
        known = people_names.list_names(
            connection, who.workspace_id, client_id, viewer_id=who.user_id
        )
        recent = people_names.list_recent_names(
            connection, who.workspace_id, client_id, viewer_id=who.user_id
        )
    wanted = fold_letters(typed.strip())
    names: dict[str, str] = {}
    for name in (*recent, *known):
        names.setdefault(fold_letters(name), name)
    fitting = [name for key, name in names.items() if key.startswith(wanted) or f" {wanted}" in key]
    return fitting[:limit]
