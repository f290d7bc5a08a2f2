"""Interactions, next actions, and the drafts of what is not yet kept."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Interaction(Base):
    """One contact or note. `line` is what was typed, word for word.

    In confidence, its words are for its author, the client's owner of that day
    (`confided_to_id`), and a later owner whom the author agreed to (`agreed_to_id`).
    """

    __tablename__ = "interactions"
    __table_args__ = (
        Index(None, "workspace_id", "client_id", "happened_at"),
        Index(None, "workspace_id", "author_id", "created_at"),
        Index(None, "workspace_id", "client_id", "permalink"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    author_id: Mapped[SlackId]
    confided_to_id: Mapped[str | None] = mapped_column(String(32))
    agreed_to_id: Mapped[str | None] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    is_contact: Mapped[bool]
    happened_at: Mapped[datetime]
    created_at: Mapped[datetime]
    minutes: Mapped[int | None]
    people: Mapped[list[str]]
    topic: Mapped[str | None] = mapped_column(String(16))
    summary: Mapped[str]
    line: Mapped[str]
    in_confidence: Mapped[bool]
    needs_no_next: Mapped[bool]
    permalink: Mapped[str | None]


class NextAction(Base):
    """What we do next. `next_card_on` is the day its card is due next; null without a due day.

    What comes again `repeats` ("3m"), counted from `series_from_on`; it follows the one that was
    done when it was made.
    Of a promise, `first_due_on` is the day that the client was told first, and `was_moved_late`
    whether another was told only after the day had passed. `closed_on` is its owner's local day.
    """

    __tablename__ = "next_actions"
    __table_args__ = (
        Index(None, "workspace_id", "client_id", "state"),
        Index(None, "workspace_id", "owner_id", "next_card_on"),
        Index(None, "workspace_id", "next_card_on"),
        Index(None, "workspace_id", "owner_id", "state", "due_on"),
        Index(
            "ix_next_actions_promises",
            "workspace_id",
            "client_id",
            sqlite_where=text("is_promise = 1"),
            postgresql_where=text("is_promise"),
        ),
        Index(
            "ix_next_actions_follows_id",
            "workspace_id",
            "follows_id",
            sqlite_where=text("follows_id IS NOT NULL"),
            postgresql_where=text("follows_id IS NOT NULL"),
        ),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    interaction_id: Mapped[str | None] = mapped_column(
        ForeignKey("interactions.id", ondelete="CASCADE"), index=True
    )
    owner_id: Mapped[SlackId]
    author_id: Mapped[SlackId]
    confided_to_id: Mapped[str | None] = mapped_column(String(32))
    agreed_to_id: Mapped[str | None] = mapped_column(String(32))
    text: Mapped[str]
    due_on: Mapped[date | None]
    is_promise: Mapped[bool]
    wanted_promise: Mapped[bool]
    in_confidence: Mapped[bool]
    state: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_on: Mapped[date | None]
    repeats: Mapped[str | None] = mapped_column(String(8))
    series_from_on: Mapped[date | None]
    follows_id: Mapped[str | None] = mapped_column(String(32))
    first_due_on: Mapped[date | None]
    was_moved_late: Mapped[bool]
    next_card_on: Mapped[date | None]
    last_card_on: Mapped[date | None]


class Draft(Base):
    """A line or form not yet kept as a record, for its author only, for 7 days."""

    __tablename__ = "drafts"
    __table_args__ = (
        Index(None, "workspace_id", "author_id", "typed_at"),
        Index(None, "expires_at"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    author_id: Mapped[SlackId]
    reason: Mapped[str] = mapped_column(String(16))
    text: Mapped[str]
    in_confidence: Mapped[bool]
    typed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    response_url: Mapped[str | None]
    detail: Mapped[dict[str, Any]]
