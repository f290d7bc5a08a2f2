"""What lacks at a client: said when it is so, and never when it is not."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.brief import TALKS, BriefWarning, KnownRole, Lack, Talk, find_warnings
from domain.people import Role
from domain.records import CONTACT_KINDS, Client, Kind, Topic
from domain.warmth import Tier

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
A_DAY = timedelta(days=1)
DANA = KnownRole(("Dana Whitfield", "D. Whitfield"), Role.CHAMPION)
RAJ = KnownRole(("Raj Patel",), Role.DECISION_MAKER)
LEE = KnownRole(("Lee",), None)
ZONES = ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "America/New_York"]


def a_client(**changes: object) -> Client:
    known = Client("c", "T1", "Acme", "U1", Tier.B, None, NOW - 400 * A_DAY, None, None)
    return replace(known, **changes)  # type: ignore[arg-type]


def a_talk(days: int = 1, *people: str, **changes: object) -> Talk:
    talk = Talk(Kind.CALL, NOW - days * A_DAY, None, people)
    return replace(talk, **changes)  # type: ignore[arg-type]


def lacks(
    *there: KnownRole, talks: list[Talk], has_next: bool = True, client: Client | None = None
) -> list[Lack]:
    found = find_warnings(client or a_client(), there, talks, "UTC", NOW, has_next=has_next)
    return [one.lack for one in found]


WELL = [a_talk(1, "Dana", topic=Topic.PERSONAL)]


def test_nothing_lacks_where_all_is_well() -> None:
    assert lacks(DANA, RAJ, talks=WELL) == []


def test_no_next_action_comes_first() -> None:
    assert lacks(talks=[], has_next=False) == [Lack.NO_NEXT_ACTION, Lack.NOBODY_KNOWN]


def test_nobody_known_says_no_more_of_who_lacks() -> None:
    assert lacks(talks=[a_talk()]) == [Lack.NOBODY_KNOWN]


def test_one_person_who_decides_is_still_only_one() -> None:
    assert lacks(RAJ, talks=WELL) == [Lack.ONE_PERSON_KNOWN]


def test_one_who_does_not_decide_lacks_both() -> None:
    assert lacks(LEE, talks=WELL) == [Lack.ONE_PERSON_KNOWN, Lack.NO_DECISION_MAKER]


def test_a_former_client_lacks_nothing() -> None:
    former = a_client(former_on=date(2026, 3, 1))
    assert lacks(talks=[], has_next=False, client=former) == []


@pytest.mark.parametrize("name", ["Dana", "Dana W", "dana whitfield", "Whitfield", "D. Whitfield"])
def test_a_champion_is_found_by_any_name_they_go_by(name: str) -> None:
    assert lacks(DANA, RAJ, talks=[a_talk(59, name)]) == []


def test_a_champion_is_not_spoken_to_once_two_cadences_have_passed() -> None:
    assert lacks(DANA, RAJ, talks=[a_talk(59, "Dana")]) == []
    assert lacks(DANA, RAJ, talks=[a_talk(60, "Dana")]) == [Lack.CHAMPION_UNSPOKEN]


def test_who_was_not_spoken_to_is_named_with_the_days() -> None:
    (found,) = find_warnings(
        a_client(own_cadence_days=7), (DANA, RAJ), [a_talk(1, "Raj")], "UTC", NOW, has_next=True
    )
    assert found == BriefWarning(Lack.CHAMPION_UNSPOKEN, "Dana Whitfield", 14)


def test_a_talk_with_somebody_else_is_none_with_the_champion() -> None:
    assert lacks(DANA, RAJ, talks=[a_talk(1, "Raj"), a_talk(2)]) == [Lack.CHAMPION_UNSPOKEN]


def test_a_talk_that_names_nobody_was_with_the_only_one_there() -> None:
    assert lacks(DANA, talks=[a_talk(1)]) == [Lack.ONE_PERSON_KNOWN, Lack.NO_DECISION_MAKER]


def test_a_client_known_for_less_than_two_cadences_owes_nobody_a_talk() -> None:
    young = a_client(added_at=NOW - 59 * A_DAY)
    assert lacks(DANA, RAJ, talks=[], client=young) == []
    old = a_client(added_at=NOW - 60 * A_DAY)
    assert lacks(DANA, RAJ, talks=[], client=old) == [Lack.CHAMPION_UNSPOKEN]


def business(count: int, *others: Talk) -> list[Talk]:
    talks = [a_talk(day, "Dana", topic=Topic.BUSINESS) for day in range(1, count + 1)]
    return [*talks, *others]


def test_four_talks_of_business_are_all_business() -> None:
    assert lacks(DANA, RAJ, talks=business(4)) == [Lack.ALL_BUSINESS]
    assert lacks(DANA, RAJ, talks=business(3)) == []


@pytest.mark.parametrize("topic", [Topic.PERSONAL, Topic.MIXED, None])
def test_one_of_the_last_four_that_was_not_business_is_enough(topic: Topic | None) -> None:
    assert lacks(DANA, RAJ, talks=[a_talk(0, "Dana", topic=topic), *business(4)]) == []
    older = business(4, a_talk(9, "Dana", topic=topic))
    assert lacks(DANA, RAJ, talks=older) == [Lack.ALL_BUSINESS]


@pytest.mark.parametrize("kind", sorted(CONTACT_KINDS - TALKS))
def test_an_email_is_no_talk(kind: Kind) -> None:
    written = a_talk(0, "Dana", topic=Topic.PERSONAL, kind=kind)
    assert lacks(DANA, RAJ, talks=[written, *business(4)]) == [Lack.ALL_BUSINESS]


@given(
    tz=st.sampled_from(ZONES),
    minutes=st.integers(0, 5 * 366 * 24 * 60),
    ago=st.timedeltas(timedelta(0), timedelta(days=40)),
    cadence=st.integers(1, 20),
)
def test_the_days_are_those_of_the_owner(
    tz: str, minutes: int, ago: timedelta, cadence: int
) -> None:
    """The champion lacks a talk from the local day on that lies two cadences after the last."""
    now = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    client = a_client(own_cadence_days=cadence, added_at=now - 400 * A_DAY)
    talks = [Talk(Kind.CALL, now - ago, None, ("Dana",))]
    found = find_warnings(client, (DANA, RAJ), talks, tz, now, has_next=True)
    here = ZoneInfo(tz)
    days = (now.astimezone(here).date() - (now - ago).astimezone(here).date()).days
    assert bool(found) == (days >= 2 * cadence)
