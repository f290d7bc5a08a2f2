"""The workspace, its members, and the requests that were already answered."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, SlackId


class Workspace(Base):
    """A Slack workspace that Rapport serves.

    Since `unclean_since_at` something was forgotten that the file of the database may still hold.
    """

    __tablename__ = "workspaces"

    workspace_id: Mapped[SlackId] = mapped_column(primary_key=True)
    name: Mapped[str]
    url: Mapped[str]
    bot_user_id: Mapped[SlackId]
    added_at: Mapped[datetime]
    last_tick_at: Mapped[datetime | None]
    unclean_since_at: Mapped[datetime | None]


class Member(Base):
    """A Slack user as last told by Slack, with their nudge settings."""

    __tablename__ = "members"
    __table_args__ = (
        Index(None, "workspace_id", "next_nudge_at"),
        Index(None, "workspace_id", "stand_in_id"),
    )

    workspace_id: Mapped[SlackId] = mapped_column(primary_key=True)
    user_id: Mapped[SlackId] = mapped_column(primary_key=True)
    name: Mapped[str]
    tz: Mapped[str]
    locale: Mapped[str]
    standing: Mapped[str] = mapped_column(String(16))
    is_admin: Mapped[bool]
    dm_channel_id: Mapped[str | None] = mapped_column(String(32))
    first_seen_at: Mapped[datetime]
    welcomed_at: Mapped[datetime | None]
    nudge_time: Mapped[time]
    nudge_days: Mapped[str] = mapped_column(String(7))
    paused_until_on: Mapped[date | None]
    stand_in_id: Mapped[str | None] = mapped_column(String(32))
    next_nudge_at: Mapped[datetime | None]


class Request(Base):
    """A Slack request that had its effect: a second delivery draws the answer from here."""

    __tablename__ = "requests"
    __table_args__ = (Index(None, "workspace_id", "answered_at"),)

    workspace_id: Mapped[SlackId] = mapped_column(primary_key=True)
    request_id: Mapped[str] = mapped_column(primary_key=True)
    outcome: Mapped[dict[str, Any]]
    answered_at: Mapped[datetime]
