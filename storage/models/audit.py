"""Who saw what was in confidence, and who changed who sees what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Audit(Base):
    """One deed. Ids, counts and marks of ours only, never words that people typed.

    `thing_id` is the interaction, the other client or the change it was about; it may be gone.
    `once_key` is set where one row a day is enough.
    """

    __tablename__ = "audit"
    __table_args__ = (
        UniqueConstraint("workspace_id", "once_key"),
        Index(None, "workspace_id", "at"),
        Index(None, "workspace_id", "client_id"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    at: Mapped[datetime]
    actor_id: Mapped[SlackId]
    what: Mapped[str] = mapped_column(String(16))
    client_id: Mapped[str | None] = mapped_column(String(32))
    thing_id: Mapped[str | None] = mapped_column(String(32))
    detail: Mapped[dict[str, Any]]
    once_key: Mapped[str | None] = mapped_column(String(128))
