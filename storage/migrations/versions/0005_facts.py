"""facts worth remembering about clients and people.

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "facts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("interaction_id", sa.String(), nullable=True),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("confided_to_id", sa.String(length=32), nullable=True),
        sa.Column("agreed_to_id", sa.String(length=32), nullable=True),
        sa.Column("in_confidence", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("ask_after_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_facts_client_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_facts_person_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_facts_interaction_id"),
            ondelete="CASCADE",
        ),
    )
    for columns in (
        ["workspace_id", "client_id", "created_at"],
        ["workspace_id", "client_id", "key"],
        ["person_id"],
        ["interaction_id"],
    ):
        op.create_index(f"ix_facts_{'_'.join(columns)}", "facts", columns)


def downgrade() -> None:
    op.drop_table("facts")
