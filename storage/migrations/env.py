"""Alembic's entry: runs migrations on the connection it is given."""

from typing import Any, Literal

from alembic import context

from storage.models import Base
from storage.models.columns import Instant, Words

_WRITTEN_AS = {Instant: "sa.DateTime(timezone=True)", Words: "sa.String()"}


def render_item(kind: str, item: Any, _: object) -> str | Literal[False]:  # noqa: ANN401 - alembic's own
    """Write our own types as what they are in the database."""
    return _WRITTEN_AS.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
