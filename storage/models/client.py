"""Clients, the names they are found by, and who may see them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Client(Base):
    """A client.

    `going_cold_on` is the first day it is no longer warm; `next_card_on` the day its going-cold
    card is due next, null for a former client; both are kept up by services. `spread_on` is the day
    that a flood of cold clients gave it. A client that was merged into another has
    its id; one whose import was undone has its own, and is seen by nobody.
    """

    __tablename__ = "clients"
    __table_args__ = (
        Index(None, "workspace_id", "owner_id", "next_card_on"),
        Index(None, "workspace_id", "next_card_on"),
        Index(None, "workspace_id", "going_cold_on", "id"),
        Index(None, "workspace_id", "tier", "going_cold_on", "id"),
        Index(None, "workspace_id", "former_on", "id"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    name: Mapped[str]
    owner_id: Mapped[str | None] = mapped_column(String(32))
    tier: Mapped[str] = mapped_column(String(1))
    own_cadence_days: Mapped[int | None]
    visibility: Mapped[str] = mapped_column(String(8))
    paused_until_on: Mapped[date | None]
    former_on: Mapped[date | None]
    merged_into_id: Mapped[str | None] = mapped_column(String(32))
    added_at: Mapped[datetime]
    added_by_id: Mapped[SlackId]
    last_spoke_on: Mapped[date | None]
    last_contact_at: Mapped[datetime | None]
    going_cold_on: Mapped[date]
    next_card_on: Mapped[date | None]
    last_card_on: Mapped[date | None]
    spread_on: Mapped[date | None]
    times_unanswered: Mapped[int]


class ClientMember(Base):
    """A member who is named to see a private client, beside its owner."""

    __tablename__ = "client_members"
    __table_args__ = (Index(None, "workspace_id", "user_id"),)

    workspace_id: Mapped[SlackId] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(
        ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[SlackId] = mapped_column(primary_key=True)


class ClientName(Base):
    """A name or alias of a client under its folded key."""

    __tablename__ = "client_names"
    __table_args__ = (Index(None, "client_id"),)

    workspace_id: Mapped[SlackId] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(
        ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str]
    is_alias: Mapped[bool]
