"""The texts that are searched."""

from sqlalchemy import BigInteger, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.columns import Base, SlackId


class SearchText(Base):
    """The words of one record, folded for search; the newest has the highest id.

    Triggers of the database delete it with its record, and move it to another client with it. The
    index of the words is the database's own: `search_names` and `search_words`, FTS5 on SQLite,
    of `search_beginnings(folded)` (tsvector) on PostgreSQL. See migration 0010.
    """

    __tablename__ = "search_texts"
    __table_args__ = (
        UniqueConstraint("workspace_id", "kind", "record_id"),
        Index(None, "workspace_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    workspace_id: Mapped[SlackId]
    client_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    record_id: Mapped[str] = mapped_column(String(32))
    folded: Mapped[str]
