"""Planned calls and meetings."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Prep(Base):
    """A planned talk. `due_at` is when its next message is due, null where none is.

    `brief_id` and `question_id` are the latest deliveries before and after it.
    """

    __tablename__ = "preps"
    __table_args__ = (
        Index(None, "workspace_id", "due_at"),
        Index(None, "workspace_id", "client_id", "starts_at"),
        Index(None, "workspace_id", "owner_id", "starts_at"),
        Index(None, "workspace_id", "author_id", "created_at"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    interaction_id: Mapped[str | None] = mapped_column(
        ForeignKey("interactions.id", ondelete="SET NULL"), index=True
    )
    owner_id: Mapped[SlackId]
    author_id: Mapped[SlackId]
    confided_to_id: Mapped[str | None] = mapped_column(String(32))
    agreed_to_id: Mapped[str | None] = mapped_column(String(32))
    in_confidence: Mapped[bool]
    kind: Mapped[str] = mapped_column(String(16))
    starts_at: Mapped[datetime]
    starts_tz: Mapped[str] = mapped_column(String(64))
    minutes: Mapped[int | None]
    people: Mapped[list[str]]
    agenda: Mapped[list[str]]
    agenda_at: Mapped[datetime | None]
    remind_minutes: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    moves: Mapped[int]
    asks: Mapped[int]
    brief_id: Mapped[str | None] = mapped_column(String(32))
    question_id: Mapped[str | None] = mapped_column(String(32))
