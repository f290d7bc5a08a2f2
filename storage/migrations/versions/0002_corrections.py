"""who sees a client, pauses, former and merged clients, stand-ins, changes to undo.

Revision: 0002
Follows: 0001
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_LISTS = (
    ("workspace_id", "going_cold_on", "id"),
    ("workspace_id", "tier", "going_cold_on", "id"),
    ("workspace_id", "former_on", "id"),
)
_CADENCE_DAYS = {"A": 7, "B": 30, "C": 90, "D": 180}


def upgrade() -> None:
    with op.batch_alter_table("clients") as clients:
        clients.add_column(
            sa.Column("visibility", sa.String(length=8), nullable=False, server_default="team")
        )
        clients.add_column(sa.Column("paused_until_on", sa.Date(), nullable=True))
        clients.add_column(sa.Column("former_on", sa.Date(), nullable=True))
        clients.add_column(sa.Column("merged_into_id", sa.String(length=32), nullable=True))
        clients.add_column(
            sa.Column("going_cold_on", sa.Date(), nullable=False, server_default="1970-01-01")
        )
        clients.alter_column("next_card_on", existing_type=sa.Date(), nullable=True)
    _fill_going_cold_on(op.get_bind())
    with op.batch_alter_table("clients") as clients:
        clients.alter_column("visibility", existing_type=sa.String(8), server_default=None)
        clients.alter_column("going_cold_on", existing_type=sa.Date(), server_default=None)
        for columns in _LISTS:
            clients.create_index(f"ix_clients_{'_'.join(columns)}", list(columns))
    with op.batch_alter_table("client_names") as names:
        names.create_index("ix_client_names_client_id", ["client_id"])
    op.create_table(
        "client_members",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_client_members_client_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "workspace_id", "client_id", "user_id", name=op.f("pk_client_members")
        ),
    )
    op.create_index(
        "ix_client_members_workspace_id_user_id", "client_members", ["workspace_id", "user_id"]
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index("ix_changes_workspace_id_made_at", "changes", ["workspace_id", "made_at"])
    with op.batch_alter_table("members") as members:
        members.add_column(sa.Column("stand_in_id", sa.String(length=32), nullable=True))
        members.create_index("ix_members_workspace_id_stand_in_id", ["workspace_id", "stand_in_id"])
    with op.batch_alter_table("next_actions") as next_actions:
        next_actions.create_index(
            "ix_next_actions_workspace_id_owner_id_state_due_on",
            ["workspace_id", "owner_id", "state", "due_on"],
        )


def downgrade() -> None:
    with op.batch_alter_table("next_actions") as next_actions:
        next_actions.drop_index("ix_next_actions_workspace_id_owner_id_state_due_on")
    with op.batch_alter_table("members") as members:
        members.drop_index("ix_members_workspace_id_stand_in_id")
        members.drop_column("stand_in_id")
    op.drop_table("changes")
    op.drop_table("client_members")
    with op.batch_alter_table("client_names") as names:
        names.drop_index("ix_client_names_client_id")
    op.execute("UPDATE clients SET next_card_on = '9999-12-31' WHERE next_card_on IS NULL")
    with op.batch_alter_table("clients") as clients:
        for columns in _LISTS:
            clients.drop_index(f"ix_clients_{'_'.join(columns)}")
        clients.alter_column("next_card_on", existing_type=sa.Date(), nullable=False)
        for name in (
            "going_cold_on",
            "merged_into_id",
            "former_on",
            "paused_until_on",
            "visibility",
        ):
            clients.drop_column(name)


def _fill_going_cold_on(connection: sa.Connection) -> None:
    """The last contact in the owner's zone and a cadence, as the rule was on that day."""
    rows = connection.execute(
        sa.text(
            "SELECT c.id, c.tier, c.own_cadence_days, c.added_at, c.last_contact_at, "
            "c.last_spoke_on, m.tz FROM clients c LEFT JOIN members m "
            "ON m.workspace_id = c.workspace_id AND m.user_id = c.owner_id"
        )
    )
    days = [{"of_client": row[0], "day": _going_cold_on(*row[1:])} for row in rows]
    if days:
        connection.execute(
            sa.text("UPDATE clients SET going_cold_on = :day WHERE id = :of_client").bindparams(
                sa.bindparam("day", type_=sa.Date())
            ),
            days,
        )


def _going_cold_on(
    tier: str,
    own: int | None,
    added_at: datetime | str,
    contact_at: datetime | str | None,
    spoke_on: date | str | None,
    tz: str | None,
) -> date:
    told = [date.fromisoformat(str(spoke_on))] if spoke_on else []
    told += [_local_day(contact_at, tz)] if contact_at else []
    last_on = max(told, default=_local_day(added_at, tz))
    return last_on + timedelta(days=own or _CADENCE_DAYS[tier])


def _local_day(instant: datetime | str, tz: str | None) -> date:
    """SQLite tells instants as text, in UTC without a zone."""
    at = datetime.fromisoformat(str(instant))
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        return at.astimezone(ZoneInfo(tz or "UTC")).date()
    except ZoneInfoNotFoundError:
        return at.astimezone(UTC).date()
