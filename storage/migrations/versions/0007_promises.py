"""what became of promises (the day first told, moves, the day they were closed), and what repeats.

Revision: 0007
Follows: 0006
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_DAYS = ("closed_on", "first_due_on", "series_from_on")


def upgrade() -> None:
    with op.batch_alter_table("next_actions") as actions:
        for name in _DAYS:
            actions.add_column(sa.Column(name, sa.Date(), nullable=True))
        actions.add_column(sa.Column("repeats", sa.String(length=8), nullable=True))
        actions.add_column(sa.Column("follows_id", sa.String(length=32), nullable=True))
        late: sa.Column[bool] = sa.Column(
            "was_moved_late", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        actions.add_column(late)
    op.execute("UPDATE next_actions SET first_due_on = due_on WHERE is_promise")
    _fill_closed_on(op.get_bind())
    with op.batch_alter_table("next_actions") as actions:
        actions.alter_column("was_moved_late", existing_type=sa.Boolean(), server_default=None)
    op.create_index(
        "ix_next_actions_promises",
        "next_actions",
        ["workspace_id", "client_id"],
        sqlite_where=sa.text("is_promise = 1"),
        postgresql_where=sa.text("is_promise"),
    )
    follows = sa.text("follows_id IS NOT NULL")
    op.create_index(
        "ix_next_actions_follows_id",
        "next_actions",
        ["workspace_id", "follows_id"],
        sqlite_where=follows,
        postgresql_where=follows,
    )
    op.create_table(
        "promise_moves",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("next_action_id", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_by_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["next_action_id"],
            ["next_actions.id"],
            name=op.f("fk_promise_moves_next_action_id_next_actions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_moves")),
    )
    op.create_index("ix_promise_moves_next_action_id", "promise_moves", ["next_action_id"])


def downgrade() -> None:
    op.drop_table("promise_moves")
    op.drop_index("ix_next_actions_promises", "next_actions")
    op.drop_index("ix_next_actions_follows_id", "next_actions")
    with op.batch_alter_table("next_actions") as actions:
        for name in ("was_moved_late", "repeats", "follows_id", *_DAYS):
            actions.drop_column(name)


def _fill_closed_on(connection: sa.Connection) -> None:
    """The local day of their owner."""
    rows = connection.execute(
        sa.text(
            "SELECT a.id, a.closed_at, m.tz FROM next_actions a LEFT JOIN members m "
            "ON m.workspace_id = a.workspace_id AND m.user_id = a.owner_id "
            "WHERE a.closed_at IS NOT NULL"
        )
    )
    days = [{"of_action": row[0], "day": _local_day(row[1], row[2])} for row in rows]
    if days:
        connection.execute(
            sa.text("UPDATE next_actions SET closed_on = :day WHERE id = :of_action").bindparams(
                sa.bindparam("day", type_=sa.Date())
            ),
            days,
        )


def _local_day(instant: datetime | str, tz: str | None) -> date:
    """SQLite tells instants as text, in UTC without a zone."""
    at = datetime.fromisoformat(str(instant))
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        return at.astimezone(ZoneInfo(tz or "UTC")).date()
    except ZoneInfoNotFoundError:
        return at.astimezone(UTC).date()
