"""What goes into a column comes out of it: instants, and whatever people type."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from domain.records import Draft, DraftReason, Member, Standing
from storage.database import Database
from storage.drafts import add_draft, find_draft
from storage.members import add_member, find_member
from tests.office import NOW

ANA = Member("T1", "U1", "Ana", "Europe/Berlin", "en-GB", Standing.MEMBER, next_nudge_at=NOW)
DRAFT = Draft("1" * 32, "T1", "U1", DraftReason.FUTURE, "Acme", NOW, NOW)


def kept(database: Database, member: Member) -> Member:
    with database.write() as connection:
        add_member(connection, member, NOW)
    with database.read() as connection:
        found = find_member(connection, "T1", "U1")
    assert found
    return found


def kept_text(database: Database, text: str) -> str:
    with database.write() as connection:
        add_draft(connection, replace(DRAFT, text=text))
    with database.read() as connection:
        found = find_draft(connection, "T1", "U1", DRAFT.id)
    assert found
    return found.text


def test_a_record_comes_back_as_it_was_kept(database: Database) -> None:
    assert kept(database, ANA) == ANA


def test_an_instant_of_any_zone_comes_back_in_utc(database: Database) -> None:
    local = datetime(2026, 3, 10, 23, 30, 15, 123456, tzinfo=timezone(timedelta(hours=-9)))
    found = kept(database, replace(ANA, next_nudge_at=local)).next_nudge_at
    assert found == local
    assert found is not None
    assert found.tzinfo is UTC
    assert str(found) == "2026-03-11 08:30:15.123456+00:00"


def test_no_instant_comes_back_as_none(database: Database) -> None:
    assert kept(database, replace(ANA, next_nudge_at=None)).next_nudge_at is None


def test_a_naive_instant_is_refused(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError, match="an instant needs its zone"):
        kept(database, replace(ANA, next_nudge_at=naive))


def test_instants_are_ordered_whatever_zone_they_came_in(database: Database) -> None:
    earlier = NOW.astimezone(timezone(timedelta(hours=14)))
    later = (NOW + timedelta(minutes=1)).astimezone(timezone(timedelta(hours=-11)))
    with database.write() as connection:
        add_member(connection, replace(ANA, user_id="U2", next_nudge_at=later), NOW)
        add_member(connection, replace(ANA, user_id="U1", next_nudge_at=earlier), NOW)
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT user_id FROM members ORDER BY next_nudge_at")
        assert list(rows.scalars()) == ["U1", "U2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "'; DROP TABLE drafts; --",
        '<!channel> & "quotes" % _ \\ :name ?',
        "🎉👩‍👩‍👧 \u200b\u200d zero width",
        "שלום עולם \u202eright to left",
        "line\none\r\nline two\ttab",
        "x" * 40_000,
    ],
)
def test_whatever_people_type_comes_back_word_for_word(database: Database, text: str) -> None:
    assert kept_text(database, text) == text


def test_a_nul_is_kept_as_a_replacement_character(database: Database) -> None:
    assert kept_text(database, "Acme\0call") == "Acme\ufffdcall"


def test_half_an_emoji_is_kept_as_a_replacement_character(database: Database) -> None:
    assert kept_text(database, "cut \ud83d off") == "cut \ufffd off"


def test_two_halves_of_an_emoji_become_whole(database: Database) -> None:
    assert kept_text(database, "joined \ud83c\udf89") == "joined 🎉"
