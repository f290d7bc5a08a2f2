"""Changes of many records at once, kept so that each can be undone as a whole."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Change(Base):
    """An import, a merge or a handing over. `detail` has ids and what they were before."""

    __tablename__ = "changes"
    __table_args__ = (Index(None, "workspace_id", "made_at"),)

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    author_id: Mapped[SlackId]
    kind: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    detail: Mapped[dict[str, Any]]
