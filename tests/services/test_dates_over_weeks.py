"""Over weeks of nudges, whatever is missed and pressed, no step is told twice or too late."""

from collections import Counter
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.important_dates import DateKind, notices_of
from domain.nudge_repeats import Snooze
from domain.nudge_words import read_days
from domain.records import Member
from services.answer_card import finish_card, snooze_card
from services.nudge_settings import pause_nudges, set_nudge_days
from storage.database import Database
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.dates_ground import (
    EXPIRY,
    RENEWAL,
    a_person,
    a_warm_client,
    add,
    in_days,
    known,
    of_year,
    told,
)

DAYS = 70


def an_office(database: Database) -> tuple[Office, Member]:
    """One of its own in a database that others share."""
    office = Office(database, f"T{uuid4().hex[:12]}")
    return office, office.a_member("U1")


@given(
    born=st.integers(0, 65),
    expires=st.integers(0, 65),
    missed=st.sets(st.integers(0, DAYS), max_size=60),
    pressed=st.dictionaries(st.integers(0, DAYS), st.sampled_from([*Snooze, "done"]), max_size=8),
)
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_each_step_is_told_once_but_for_a_snooze(
    sqlite_database: Database,
    born: int,
    expires: int,
    missed: set[int],
    pressed: dict[int, object],
) -> None:
    office, ana = an_office(sqlite_database)
    acme = a_warm_client(office, ana)
    a_person(office, ana, acme, birthday=of_year(born))
    add(office, ana, acme, EXPIRY, in_days(expires))
    shown: Counter[tuple[str, date]] = Counter()
    snoozed = 0
    for number in range(DAYS):
        now = NOW + number * A_DAY
        for nudge in office.nudge(now) if number not in missed else ():
            for card in told(nudge):
                (one,) = [it for it in known(office, ana, acme) if it.id == card.date_id]
                assert one.told_on
                shown[one.id, one.told_on] += 1
                what = pressed.get(number)
                if isinstance(what, Snooze):
                    snooze_card(office.database, ana, office.place(nudge, card.position), what, now)
                    snoozed += 1
                elif what == "done":
                    finish_card(office.database, ana, office.place(nudge, card.position), now)
    assert sum(count - 1 for count in shown.values()) <= snoozed


@pytest.mark.parametrize("days", ["mon-fri", "tue, thu", "sat, sun"])
def test_every_step_comes_in_time_whatever_the_nudge_days(
    office: Office, ana: Member, days: str
) -> None:
    chosen = read_days(days)
    assert chosen
    set_nudge_days(office.database, ana, chosen, NOW)
    acme = a_warm_client(office, ana)
    one = add(office, ana, acme, RENEWAL, in_days(45), ladder="33, 20, 0 days before")
    found = []
    for number in range(1, 48):
        for nudge in office.nudge(NOW + number * A_DAY):
            found += [nudge.local_on for _ in told(nudge)]
    steps = sorted(it.on for it in notices_of(one.rule, TODAY + 45 * A_DAY))
    assert len(found) == len(steps)
    for day, step in zip(found, steps, strict=True):
        assert day <= step
        assert (step - day).days < 7
        assert day.weekday() in chosen


def test_a_year_tells_two_cards_for_a_birthday(office: Office, ana: Member) -> None:
    acme = a_warm_client(office, ana)
    a_person(office, ana, acme, birthday="29 Feb 1980")
    found = [
        (nudge.local_on.isoformat(), card.reason)
        for number in range(330, 380)
        for nudge in office.nudge(NOW + number * A_DAY)
        for card in told(nudge)
    ]
    assert found == [
        ("2027-02-19", "Birthday in 9 days (Sun 28 Feb): turns 47"),
        ("2027-02-26", "Birthday in 2 days (Sun 28 Feb): turns 47"),
    ]


def test_a_long_break_brings_one_card_for_each_date(office: Office, ana: Member) -> None:
    acme = a_warm_client(office, ana)
    a_person(office, ana, acme, birthday=of_year(50))
    for number, kind in enumerate((EXPIRY, RENEWAL, DateKind.EVENT)):
        add(office, ana, acme, kind, in_days(52 + number), label=f"Thing {number}")
    pause_nudges(office.database, ana, TODAY + 49 * A_DAY, NOW)
    nudges = [nudge for number in range(1, 50) for nudge in office.nudge(NOW + number * A_DAY)]
    (nudge,) = nudges
    assert len(told(nudge)) == 4
    assert len({card.date_id for card in nudge.cards}) == 4
