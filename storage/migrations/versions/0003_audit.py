"""who saw what and changed who sees it; a later owner to whom an author agreed.

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=True),
        sa.Column("thing_id", sa.String(length=32), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("once_key", sa.String(length=128), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint(
            "workspace_id", "once_key", name=op.f("uq_audit_workspace_id_once_key")
        ),
    )
    op.create_index("ix_audit_workspace_id_at", "audit", ["workspace_id", "at"])
    op.create_index("ix_audit_workspace_id_client_id", "audit", ["workspace_id", "client_id"])
    for table in ("interactions", "next_actions"):
        op.add_column(table, sa.Column("agreed_to_id", sa.String(length=32), nullable=True))


def downgrade() -> None:
    for table in ("next_actions", "interactions"):
        op.drop_column(table, "agreed_to_id")
    op.drop_table("audit")
