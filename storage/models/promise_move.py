"""The days that promises were moved from and to."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, RecordId, SlackId


class PromiseMove(Base):
    """One move. `moved_on` is the local day of whom the promise was owed by."""

    __tablename__ = "promise_moves"
    __table_args__ = (Index(None, "next_action_id"),)

    id: Mapped[RecordId]
    workspace_id: Mapped[SlackId]
    next_action_id: Mapped[str] = mapped_column(ForeignKey("next_actions.id", ondelete="CASCADE"))
    from_on: Mapped[date]
    to_on: Mapped[date]
    moved_on: Mapped[date]
    moved_at: Mapped[datetime]
    moved_by_id: Mapped[SlackId]
