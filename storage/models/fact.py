"""Facts worth remembering."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class Fact(Base):
    """Something worth remembering about a client or someone there. `key` is of the same words.

    In confidence it is told to its readers only, as an interaction is.
    """

    __tablename__ = "facts"
    __table_args__ = (
        Index(None, "workspace_id", "client_id", "created_at"),
        Index(None, "workspace_id", "client_id", "key"),
        Index(None, "person_id"),
    )

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    interaction_id: Mapped[str | None] = mapped_column(
        ForeignKey("interactions.id", ondelete="CASCADE"), index=True
    )
    author_id: Mapped[SlackId]
    confided_to_id: Mapped[str | None] = mapped_column(String(32))
    agreed_to_id: Mapped[str | None] = mapped_column(String(32))
    in_confidence: Mapped[bool]
    kind: Mapped[str | None] = mapped_column(String(16))
    text: Mapped[str]
    key: Mapped[str]
    ask_after_on: Mapped[date | None]
    created_at: Mapped[datetime]
