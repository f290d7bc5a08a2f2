"""People at clients."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId, index_of_few


class Person(Base):
    """Someone at a client, found again by their Slack user id.

    `also` are other names they go by. Who left has the day in `left_on`, and in `went_to_id` the
    person that they are at another client. One that was merged into another has its id.
    """

    __tablename__ = "people"
    __table_args__ = (
        index_of_few("workspace_id", "slack_user_id"),
        Index(None, "workspace_id", "client_id"),
        index_of_few("workspace_id", "went_to_id"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    title: Mapped[str]
    role: Mapped[str | None] = mapped_column(String(16))
    email: Mapped[str]
    phone: Mapped[str] = mapped_column(String(64))
    slack_user_id: Mapped[str | None] = mapped_column(String(32))
    birth_month: Mapped[int | None]
    birth_day: Mapped[int | None]
    birth_year: Mapped[int | None]
    also: Mapped[list[str]]
    left_on: Mapped[date | None]
    went_to_id: Mapped[str | None] = mapped_column(String(32))
    merged_into_id: Mapped[str | None] = mapped_column(String(32))
