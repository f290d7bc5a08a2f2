"""Direct messages that are owed, once each, and the cards of a nudge."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Delivery(Base):
    """A DM owed to a member: one per member, kind and key (the local date of a nudge).

    Instants here are of the real clock, since Slack's clock is real. `try_at` is when it may be
    posted (or, once sent, redrawn) next; it is null once nothing is left to do. While a process
    works on it, `try_at` lies ahead as its lease.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("workspace_id", "member_id", "kind", "key"),
        Index(None, "workspace_id", "try_at"),
        Index(None, "workspace_id", "channel_id", "ts"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    member_id: Mapped[SlackId]
    kind: Mapped[str] = mapped_column(String(16))
    key: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))
    detail: Mapped[dict[str, Any]]
    claimed_at: Mapped[datetime]
    try_at: Mapped[datetime | None]
    attempts: Mapped[int]
    sent_at: Mapped[datetime | None]
    channel_id: Mapped[str | None] = mapped_column(String(32))
    ts: Mapped[str | None] = mapped_column(String(32))
    error: Mapped[str | None]


class Card(Base):
    """One card of a nudge; it keeps its place in the message whatever happens to it.

    `before` has what showing it, or answering it, changed on its client, next action or date: Undo
    puts that back, and so does a nudge that was never posted. A date may be gone since.
    """

    __tablename__ = "cards"
    __table_args__ = (
        Index(None, "workspace_id", "client_id", "state"),
        Index(None, "next_action_id"),
        Index(None, "date_id"),
    )

    delivery_id: Mapped[str] = mapped_column(
        ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[SlackId]
    lane: Mapped[str] = mapped_column(String(32))
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    next_action_id: Mapped[str | None] = mapped_column(
        ForeignKey("next_actions.id", ondelete="CASCADE")
    )
    date_id: Mapped[str | None] = mapped_column(String(32))
    reason: Mapped[str]
    looser_days: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(16))
    outcome: Mapped[str | None]
    handled_at: Mapped[datetime | None]
    before: Mapped[dict[str, Any]]
