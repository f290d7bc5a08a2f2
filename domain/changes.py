"""Changes of many records at once that can be undone as a whole: import, merge, handing over."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

UNDO_CHANGE_FOR = timedelta(days=1)


class ChangeKind(StrEnum):
    IMPORT = "import"
    MERGE = "merge"
    HAND_OVER = "hand_over"
    MERGE_PEOPLE = "merge_people"


@dataclass(frozen=True, slots=True)
class Change:
    """Who did what; `detail` has the ids, and what they were before."""

    id: str
    workspace_id: str
    author_id: str
    kind: ChangeKind
    made_at: datetime
    undone_at: datetime | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    def can_be_undone(self, now: datetime) -> bool:
        return self.undone_at is None and now - self.made_at <= UNDO_CHANGE_FOR


def detail_without(
    kind: ChangeKind, detail: Mapping[str, Any], ids: Collection[str]
) -> dict[str, Any] | None:
    """What a change knows without these clients or people; None where it was a change of them."""
    if kind in {ChangeKind.MERGE, ChangeKind.MERGE_PEOPLE}:
        is_theirs = any(detail.get(one) in ids for one in ("client", "kept", "other"))
        return None if is_theirs else dict(detail)
    by_client = "added" if kind is ChangeKind.IMPORT else "clients"
    left = {one: told for one, told in detail[by_client].items() if one not in ids}
    return dict(detail) | {by_client: left}
