"""What a date is, and why it is told of, in words and numbers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.client_dates import KnownDate, by_next, mark_of_date, open_date
from domain.date_words import reason_of, say_coming, say_short, say_what
from domain.important_dates import DateKind, ImportantDate, notice_due, notices_of

TODAY = date(2026, 11, 27)  # a Friday
FRIDAY = TODAY + timedelta(days=7)
BIRTHDAY = ImportantDate(DateKind.BIRTHDAY, 12, 4, 1986)


def once(kind: DateKind, day: date, **told: int) -> ImportantDate:
    return ImportantDate(kind, day.month, day.day, day.year, is_yearly=False, **told)  # type: ignore[arg-type] # days


def why(one: ImportantDate, today: date = TODAY) -> str:
    notice = notice_due(one, today, None)
    assert notice
    return reason_of(one, notice, today)


@pytest.mark.parametrize(
    ("kind", "label", "person", "said"),
    [
        (DateKind.BIRTHDAY, "", "Dana", "Dana's birthday"),
        (DateKind.BIRTHDAY, "", "", "A birthday"),
        (DateKind.RENEWAL, "Website contract", "", "Website contract renewal"),
        (DateKind.RENEWAL, "Renewal of the licence", "", "Renewal of the licence"),
        (DateKind.EXPIRY, "TLS certificate", "", "TLS certificate expiry"),
        (DateKind.EXPIRY, "", "", "Expiry"),
        (DateKind.TRIP, "Lisbon", "Dana", "Dana: Lisbon trip"),
        (DateKind.EVENT, "Trade fair", "", "Trade fair"),
        (DateKind.ANNIVERSARY, "", "Dana", "Dana: Anniversary"),
    ],
)
def test_what_it_is(kind: DateKind, label: str, person: str, said: str) -> None:
    assert say_what(kind, label, person) == said


def test_a_birthday_says_its_day_and_the_years() -> None:
    assert why(BIRTHDAY) == "Birthday in 7 days (Fri 4 Dec): turns 40"
    assert why(BIRTHDAY, FRIDAY) == "Birthday today: turns 40"
    assert why(BIRTHDAY, date(2026, 12, 3)) == "Birthday tomorrow (Fri 4 Dec): turns 40"
    assert why(BIRTHDAY, date(2026, 12, 6)) == "Birthday was 2 days ago (Fri 4 Dec): turned 40"
    assert why(replace(BIRTHDAY, year=None)) == "Birthday in 7 days (Fri 4 Dec)"


def test_a_renewal_says_its_notice_date_and_when_it_renews() -> None:
    one = once(DateKind.RENEWAL, date(2027, 1, 10), notice_days=30)
    on = date(2026, 12, 11)
    assert why(one) == "The notice date is in 14 days (Fri 11 Dec); renews Sun 10 Jan"
    assert why(one, on) == "The notice date is today; renews Sun 10 Jan"
    late = on + timedelta(days=3)
    assert why(one, late) == "The notice date was 3 days ago (Fri 11 Dec); renews Sun 10 Jan"
    assert why(once(DateKind.RENEWAL, FRIDAY)) == "Renews in 7 days (Fri 4 Dec)"
    assert why(once(DateKind.EXPIRY, FRIDAY)) == "Expires in 7 days (Fri 4 Dec)"
    assert why(once(DateKind.EXPIRY, FRIDAY), date(2026, 12, 5)) == "Expired yesterday (Fri 4 Dec)"


def test_a_trip_and_an_event_say_when_they_begin_or_ended() -> None:
    trip = once(DateKind.TRIP, date(2026, 11, 20), lasts_days=7)
    assert why(trip) == "Trip ended yesterday (Thu 26 Nov): ask how it was"
    before = replace(once(DateKind.TRIP, FRIDAY, lasts_days=3), ladder=(7,))
    assert why(before) == "Trip begins in 7 days (Fri 4 Dec)"
    assert why(before, FRIDAY + timedelta(days=1)) == "Trip began yesterday (Fri 4 Dec)"
    assert why(once(DateKind.EVENT, FRIDAY)) == "Event in 7 days (Fri 4 Dec)"
    ten = ImportantDate(DateKind.ANNIVERSARY, 12, 4, 2016)
    assert why(ten) == "Anniversary in 7 days (Fri 4 Dec): 10 years"


def test_a_reason_names_nobody_for_every_kind_and_step() -> None:
    for kind in DateKind:
        one = once(kind, FRIDAY, lasts_days=2, notice_days=1)
        for notice in notices_of(one, FRIDAY):
            for away in range(-100, 20):
                assert reason_of(one, notice, FRIDAY + timedelta(days=away))[0].isupper()


def test_what_is_coming_says_when() -> None:
    assert say_coming(BIRTHDAY, FRIDAY, TODAY) == "in 7 days (Fri 4 Dec): turns 40"
    renewal = once(DateKind.RENEWAL, date(2027, 1, 10), notice_days=30)
    day = date(2027, 1, 10)
    assert say_coming(renewal, day, TODAY) == "notice in 14 days (Fri 11 Dec), renews Sun 10 Jan"
    assert say_coming(renewal, day, date(2027, 1, 9)) == "tomorrow (Sun 10 Jan)"
    trip = once(DateKind.TRIP, TODAY - timedelta(days=1), lasts_days=3)
    assert say_coming(trip, TODAY - timedelta(days=1), TODAY) == "until Sat 28 Nov"


def test_a_list_says_the_day_its_end_or_its_notice_date() -> None:
    assert say_short(BIRTHDAY, FRIDAY, TODAY) == "Fri 4 Dec, turns 40"
    trip = once(DateKind.TRIP, FRIDAY, lasts_days=3)
    assert say_short(trip, FRIDAY, TODAY) == "Fri 4 Dec to Sun 6 Dec"
    renewal = once(DateKind.RENEWAL, FRIDAY, notice_days=1)
    assert say_short(renewal, FRIDAY, TODAY) == "Fri 4 Dec, notice by Thu 3 Dec"
    assert say_short(replace(BIRTHDAY, year=None), FRIDAY, TODAY) == "Fri 4 Dec"


def known(rule: ImportantDate, date_id: str, **told: object) -> KnownDate:
    return KnownDate(date_id, "T1", "c1", rule, client_name="Acme", **told)  # type: ignore[arg-type] # varied


def test_a_list_begins_with_the_next_and_ends_with_what_is_over() -> None:
    over = known(once(DateKind.EVENT, date(2020, 1, 1)), "over", label="Old")
    near, far = known(BIRTHDAY, "near"), known(once(DateKind.EXPIRY, date(2027, 5, 1)), "far")
    rows = by_next([over, far, near], TODAY)
    assert [row.known.id for row in rows] == ["near", "far", "over"]
    assert rows[-1].next_on is None


def test_what_is_open_says_why_until_it_is_too_late() -> None:
    one = known(BIRTHDAY, "1", person_name="Dana")
    found = open_date(one, TODAY)
    assert found
    assert (found.what, found.on) == ("Dana's birthday", FRIDAY)
    assert open_date(one, FRIDAY + timedelta(days=4)) is None


def test_a_date_that_was_changed_has_another_mark() -> None:
    one = known(BIRTHDAY, "1")
    marks = {
        mark_of_date(one),
        mark_of_date(replace(one, label="x")),
        mark_of_date(replace(one, person_id="p")),
        mark_of_date(replace(one, rule=replace(BIRTHDAY, ladder=(3,)))),
    }
    assert len(marks) == 4
    assert mark_of_date(replace(one, told_on=TODAY)) == mark_of_date(one)
