"""who someone at a client is, how they are reached, where they went.

Revision: 0004
Follows: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TEXTS: dict[str, sa.String] = {
    "title": sa.String(),
    "email": sa.String(),
    "phone": sa.String(length=64),
}
_NUMBERS = ("birth_month", "birth_day", "birth_year")
_IDS = ("went_to_id", "merged_into_id")


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        for name, kind in _TEXTS.items():
            people.add_column(sa.Column(name, kind, nullable=False, server_default=""))
        people.add_column(sa.Column("also", sa.JSON(), nullable=False, server_default="[]"))
        people.add_column(sa.Column("role", sa.String(length=16), nullable=True))
        for name in _NUMBERS:
            people.add_column(sa.Column(name, sa.Integer(), nullable=True))
        people.add_column(sa.Column("left_on", sa.Date(), nullable=True))
        for name in _IDS:
            people.add_column(sa.Column(name, sa.String(length=32), nullable=True))
    with op.batch_alter_table("people") as people:
        for name, kind in _TEXTS.items():
            people.alter_column(name, existing_type=kind, server_default=None)
        people.alter_column("also", existing_type=sa.JSON(), server_default=None)
        people.create_index("ix_people_workspace_id_client_id", ["workspace_id", "client_id"])
        people.create_index("ix_people_workspace_id_went_to_id", ["workspace_id", "went_to_id"])


def downgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.drop_index("ix_people_workspace_id_went_to_id")
        people.drop_index("ix_people_workspace_id_client_id")
        for name in ("also", "role", "left_on", *_TEXTS, *_NUMBERS, *_IDS):
            people.drop_column(name)
