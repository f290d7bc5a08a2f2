"""Changes of many records at once that can be undone as a whole: import, merge, handing over."""

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
