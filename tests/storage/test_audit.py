"""The audit trail in its table: once a day where once is enough, in order, page by page."""

from datetime import timedelta

import pytest

from domain.audit import Confided, Deed, What
from domain.records import Client, Member
from storage import audit
from storage.clients import change_client
from storage.database import Database
from tests.office import A_DAY, NOW, TODAY, Office

SEEN = [Confided("i1", "c1", "U2"), Confided("i2", "c1", "U2")]


def test_a_reading_is_kept_once_a_day_for_each_reader_and_thing(database: Database) -> None:
    with database.write() as connection:
        for actor, on in (("U1", TODAY), ("U1", TODAY), ("U1", TODAY + A_DAY), ("U3", TODAY)):
            audit.add_read(connection, "T1", actor, SEEN, on, NOW)
        audit.add_read(connection, "T2", "U1", SEEN, TODAY, NOW)
        rows = audit.list_deeds(connection, "T1")
        assert len(rows) == 3 * len(SEEN)
        assert len(audit.list_deeds(connection, "T2")) == len(SEEN)
        assert audit.list_recorded(connection, "T1", "U1", ["i1", "i9"], TODAY) == {"i1"}
        assert audit.list_recorded(connection, "T1", "U9", ["i1"], TODAY) == set()
        assert audit.list_recorded(connection, "T2", "U3", ["i1"], TODAY) == set()


def test_deeds_are_kept_each_time(database: Database) -> None:
    deed = Deed(What.MERGE, "c1", "c2", {"clients": 2})
    with database.write() as connection:
        for _ in range(3):
            audit.add_deed(connection, "T1", "U1", deed, NOW)
        rows = audit.list_deeds(connection, "T1")
    assert [(row.what, row.client_id, row.thing_id, row.detail) for row in rows] == [
        ("merge", "c1", "c2", {"clients": 2})
    ] * 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [3, 2, 1, 0]),
        ({"limit": 2}, [3, 2]),
        ({"limit": 2, "offset": 2}, [1, 0]),
        ({"since_at": NOW + timedelta(minutes=2)}, [3, 2]),
        ({"actor_ids": {"U1"}}, [2, 0]),
        ({"actor_ids": set()}, []),
        ({"actor_ids": {"U0"}, "since_at": NOW + timedelta(minutes=2)}, [3]),
    ],
)
def test_the_newest_come_first_of_whom_and_since_when_one_asks(
    database: Database, asked: dict[str, object], found: list[int]
) -> None:
    with database.write() as connection:
        for number in range(4):
            deed = Deed(What.REMOVE, detail={"clients": number})
            actor = "U0" if number % 2 else "U1"
            audit.add_deed(connection, "T1", actor, deed, NOW + timedelta(minutes=number))
        rows = audit.list_deeds(connection, "T1", **asked)  # type: ignore[arg-type] # varied
    assert [row.detail["clients"] for row in rows] == found


def test_names_are_told_with_whether_the_viewer_may_know_them(office: Office) -> None:
    ana: Member = office.a_member("U1")
    acme: Client = office.a_client(ana, "Acme")
    zenith = office.a_client(ana, "Zenith")
    with office.database.write() as connection:
        change_client(connection, "T1", zenith.id, visibility="private")
        for viewer, sees in (("U1", True), ("U2", False), ("", False)):
            known = audit.find_names(connection, "T1", [acme.id, zenith.id, "gone"], viewer)
            assert known[acme.id] == ("Acme", True)
            assert known[zenith.id] == ("Zenith", sees)
            assert "gone" not in known
        assert audit.find_names(connection, "T2", [acme.id], "U1") == {}
