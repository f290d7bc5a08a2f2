"""Once a day means once: threads and processes that tick at the same instant."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import select

from services.nudge_day import claim_due_nudges
from services.nudge_now import nudge_now
from storage.database import Database, open_database
from storage.models import Card, Delivery
from tests.office import A_DAY, NOW, Office
from tests.processes import heard, python_process, tell

MEMBERS = 12
THREADS = 6

TICK = """
import sys
from services.nudge_day import claim_due_nudges
from storage.database import open_database
from tests.office import NOW
database = open_database(sys.argv[1])
print("ready", flush=True)
input()
print(claim_due_nudges(database, "T1", NOW, NOW), flush=True)
"""


def a_full_office(office: Office) -> Office:
    for number in range(MEMBERS):
        who = office.a_member(f"U{number}")
        office.a_client(who, f"Client of {number}")
    return office


def claims(database: Database) -> list[tuple[str, str]]:
    """(member, local day) of every claimed nudge."""
    with database.read() as connection:
        rows = connection.execute(select(Delivery.member_id, Delivery.key))
        return sorted((row.member_id, row.key) for row in rows)


def test_threads_that_tick_at_once_claim_each_nudge_once(office: Office) -> None:
    a_full_office(office)
    with ThreadPoolExecutor(THREADS) as threads:
        counts = list(
            threads.map(lambda _: claim_due_nudges(office.database, "T1", NOW, NOW), range(THREADS))
        )
    assert sum(counts) == MEMBERS
    assert claims(office.database) == sorted((f"U{n}", "2026-03-10") for n in range(MEMBERS))


def test_processes_that_tick_at_once_claim_each_nudge_once(office: Office) -> None:
    a_full_office(office)
    with python_process(TICK, office.url) as other:
        assert heard(other) == "ready"
        tell(other)
        here = claim_due_nudges(office.database, "T1", NOW, NOW)
        assert here + int(heard(other)) == MEMBERS
    assert len(claims(office.database)) == MEMBERS


def test_nudge_now_and_the_tick_at_once_send_one(office: Office) -> None:
    a_full_office(office)
    members = [office.fresh(office.a_member(f"U{number}")) for number in range(MEMBERS)]
    with ThreadPoolExecutor(THREADS) as threads:
        ticking = threads.submit(claim_due_nudges, office.database, "T1", NOW, NOW)
        asked = list(
            threads.map(
                lambda who: nudge_now(office.database, who, NOW, NOW, office.a_request()), members
            )
        )
    by_hand = sum(one.claimed is not None for one in asked)
    assert by_hand + ticking.result() == MEMBERS
    assert len(claims(office.database)) == MEMBERS


def test_each_nudge_is_posted_by_one_of_many_threads(office: Office) -> None:
    a_full_office(office)
    claim_due_nudges(office.database, "T1", NOW, NOW)

    def post_all(_: int) -> list[str]:
        beside = Office(open_database(office.url))
        posted = [nudge.delivery.id for nudge in beside.nudge()]
        beside.database.close()
        return posted

    with ThreadPoolExecutor(3) as threads:
        posted = [one for some in threads.map(post_all, range(3)) for one in some]
    assert len(posted) == len(set(posted)) == MEMBERS


def test_every_claimed_nudge_has_its_cards(office: Office) -> None:
    a_full_office(office)
    claim_due_nudges(office.database, "T1", NOW, NOW)
    with office.database.read() as connection:
        with_cards = set(connection.execute(select(Card.delivery_id)).scalars())
        claimed = set(connection.execute(select(Delivery.id)).scalars())
    assert with_cards == claimed


def test_ticks_all_week_send_one_nudge_a_day_at_most(office: Office) -> None:
    who = office.a_member("U1", tz="Europe/Berlin")
    office.a_client(who, now=NOW - timedelta(days=29))
    sent = [
        nudge.local_on.isoformat()
        for minutes in range(0, 7 * 24 * 60, 70)
        for nudge in office.nudge(NOW + timedelta(minutes=minutes))
    ]
    assert sent == ["2026-03-11", "2026-03-16"]
    assert len(claims(office.database)) == len(sent)
    assert office.fresh(who).next_nudge_at == (NOW + 8 * A_DAY).replace(hour=8, minute=0)
