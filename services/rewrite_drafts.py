"""Drafts of everybody, written anew without what is forgotten."""

from collections.abc import Callable

from sqlalchemy import Connection

from domain.records import Draft
from storage import drafts


def rewrite_drafts(
    connection: Connection, workspace_id: str, rewrite: Callable[[Draft], Draft | None]
) -> None:
    """Each as `rewrite` leaves it; one of which it leaves nothing is dropped."""
    for draft in drafts.list_every_draft(connection, workspace_id):
        left = rewrite(draft)
        if left is None or not left.text.strip():
            drafts.drop_draft(connection, workspace_id, draft.author_id, draft.id)
        elif left != draft:
            drafts.write_again(connection, left)
