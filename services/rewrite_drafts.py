"""Drafts of everybody, written anew without what is forgotten."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from domain.records import Draft
from storage import drafts


def rewrite_drafts(
    connection: Connection, every: Iterable[Draft], rewrite: Callable[[Draft], Draft | None]
) -> None:
    """Each as `rewrite` leaves it; one of which it leaves nothing is dropped."""
    for draft in every:
        left = rewrite(draft)
        if left == draft:
            continue
        if left is None or not left.text.strip():
            drafts.drop_draft(connection, draft.workspace_id, draft.author_id, draft.id)
        else:
            drafts.write_again(connection, left)
