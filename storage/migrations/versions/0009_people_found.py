"""indexes over what few people have hold those people only.

SQLite takes an index in which nearly every row is null to tell nothing, once it has looked at the
data (ANALYZE), and reads the whole table instead: a card took 300 ms with 300,000 people.

Revision: 0009
Follows: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_COLUMNS = ("slack_user_id", "went_to_id")


def _name(column: str) -> str:
    return f"ix_people_workspace_id_{column}"


def upgrade() -> None:
    for column in _COLUMNS:
        op.drop_index(_name(column), "people")
        has_it = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            _name(column),
            "people",
            ["workspace_id", column],
            sqlite_where=has_it,
            postgresql_where=has_it,
        )


def downgrade() -> None:
    for column in _COLUMNS:
        op.drop_index(_name(column), "people")
        op.create_index(_name(column), "people", ["workspace_id", column])
