"""Clients, the names they are found by, and the people there."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Client(Base):
    """A client.

    `next_card_on` is the day its going-cold card is due next, kept up by services; `spread_on`
    the day that a flood of cold clients gave it.
    """

    __tablename__ = "clients"
    __table_args__ = (
        Index(None, "workspace_id", "owner_id", "next_card_on"),
        Index(None, "workspace_id", "next_card_on"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    name: Mapped[str]
    owner_id: Mapped[str | None] = mapped_column(String(32))
    tier: Mapped[str] = mapped_column(String(1))
    own_cadence_days: Mapped[int | None]
    added_at: Mapped[datetime]
    added_by_id: Mapped[SlackId]
    last_spoke_on: Mapped[date | None]
    last_contact_at: Mapped[datetime | None]
    next_card_on: Mapped[date]
    last_card_on: Mapped[date | None]
    spread_on: Mapped[date | None]
    times_unanswered: Mapped[int]


class ClientName(Base):
    """A name or alias of a client under its folded key."""

    __tablename__ = "client_names"

    workspace_id: Mapped[SlackId] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(
        ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str]
    is_alias: Mapped[bool]


class Person(Base):
    """Someone at a client, found again by their Slack user id."""

    __tablename__ = "people"
    __table_args__ = (Index(None, "workspace_id", "slack_user_id"),)

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    slack_user_id: Mapped[str | None] = mapped_column(String(32))
