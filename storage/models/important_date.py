"""Important dates."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class ImportantDate(Base):
    """A date of a client or of someone there; a birthday follows that of its person.

    `next_card_on` is the day its next card may come, kept up by services; null once all is past.
    `told_on` is the day of the latest notice that was told, `last_card_on` that of its last card,
    which is open until `open_until_on`.
    """

    __tablename__ = "important_dates"
    __table_args__ = (
        Index(None, "workspace_id", "next_card_on"),
        Index(None, "workspace_id", "client_id"),
        Index(None, "workspace_id", "open_until_on"),
        Index(None, "person_id"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    author_id: Mapped[str | None] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    label: Mapped[str]
    month: Mapped[int]
    day: Mapped[int]
    year: Mapped[int | None]
    is_yearly: Mapped[bool]
    lasts_days: Mapped[int]
    notice_days: Mapped[int]
    notice_months: Mapped[int]
    ladder: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    next_card_on: Mapped[date | None]
    told_on: Mapped[date | None]
    last_card_on: Mapped[date | None]
    open_until_on: Mapped[date | None]
    created_at: Mapped[datetime]
