"""what is forgotten is still to be wiped from the file; notice periods in months.

Revision: 0011
Follows: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    months = sa.Column("notice_months", sa.Integer(), nullable=False, server_default="0")
    op.add_column("important_dates", months)
    op.add_column(
        "workspaces", sa.Column("unclean_since_at", sa.DateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    op.drop_column("important_dates", "notice_months")
    op.drop_column("workspaces", "unclean_since_at")
