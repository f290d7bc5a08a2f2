"""important dates of clients, birthdays of people among them; cards about them.

Revision: 0006
Follows: 0005
"""

from datetime import UTC, date, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_LONG_AGO = date(1970, 1, 1)  # looked at by the next tick, which knows the day


def upgrade() -> None:
    op.create_table(
        "important_dates",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("author_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("is_yearly", sa.Boolean(), nullable=False),
        sa.Column("lasts_days", sa.Integer(), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("ladder", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("next_card_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("last_card_on", sa.Date(), nullable=True),
        sa.Column("open_until_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_important_dates")),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_important_dates_client_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_important_dates_person_id"),
            ondelete="SET NULL",
        ),
    )
    for columns in (
        ["workspace_id", "next_card_on"],
        ["workspace_id", "client_id"],
        ["workspace_id", "open_until_on"],
        ["person_id"],
    ):
        op.create_index(f"ix_important_dates_{'_'.join(columns)}", "important_dates", columns)
    op.add_column("cards", sa.Column("date_id", sa.String(length=32), nullable=True))
    op.create_index("ix_cards_date_id", "cards", ["date_id"])
    _add_birthdays()


def downgrade() -> None:
    op.drop_index("ix_cards_date_id", "cards")
    op.drop_column("cards", "date_id")
    op.drop_table("important_dates")


def _add_birthdays() -> None:
    """Those of people who are there: told of from now on."""
    people, dates = (
        sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())
        for name in ("people", "important_dates")
    )
    rows = op.get_bind().execute(
        sa.select(people).where(
            people.c.birth_month.is_not(None),
            people.c.birth_day.is_not(None),
            people.c.left_on.is_(None),
            people.c.merged_into_id.is_(None),
        )
    )
    found = [
        {
            "id": uuid4().hex,
            "workspace_id": row.workspace_id,
            "client_id": row.client_id,
            "person_id": row.id,
            "kind": "birthday",
            "label": "",
            "month": row.birth_month,
            "day": row.birth_day,
            "year": row.birth_year,
            "is_yearly": True,
            "lasts_days": 1,
            "notice_days": 0,
            "next_card_on": _LONG_AGO,
            "created_at": datetime.now(UTC),
        }
        for row in rows
    ]
    if found:
        op.bulk_insert(dates, found)
