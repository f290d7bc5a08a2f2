"""A nudge that was not posted in its day is given up, and its cards are due again."""

from datetime import datetime

from domain.deliveries import Delivery
from domain.nudge_cards import Lane
from domain.records import Member
from services.deliver import mark_refused, mark_unknown, take_delivery
from services.nudge_day import claim_due_nudges
from storage.deliveries import find_delivery
from tests.office import A_DAY, NOW, TODAY, Office


def claim(office: Office, now: datetime = NOW) -> int:
    return claim_due_nudges(office.database, "T1", now, now)


def late(office: Office, delivery: Delivery) -> Delivery:
    with office.database.read() as connection:
        found = find_delivery(connection, "T1", delivery.id)
    assert found
    return found


def test_a_nudge_that_could_not_be_posted_in_its_day_is_never_posted(
    office: Office, ana: Member
) -> None:
    """Slack was away all day: on the next there is one nudge, and no card is lost."""
    office.a_client(ana, "Acme")
    office.log(ana, "Acme note: hello next: send quote by today")
    office.a_client(ana, "Zenith")
    assert claim(office) == 1
    taken = take_delivery(office.database, "T1", NOW)
    assert taken is not None
    mark_refused(office.database, taken, NOW + A_DAY)
    (nudge,) = office.nudge(NOW + A_DAY)
    assert nudge.local_on == TODAY + A_DAY
    assert [(card.lane, card.client_name) for card in nudge.cards] == [
        (Lane.OWED, "Acme"),
        (Lane.COLD, "Zenith"),
    ]
    assert nudge.cards[0].reason == "Due yesterday, 1 day late"
    assert late(office, taken).state.value == "failed"


def test_what_a_crash_left_unposted_is_due_the_next_day(office: Office, ana: Member) -> None:
    office.a_client(ana)
    assert claim(office) == 1
    first = [nudge.local_on for nudge in office.nudge(NOW + A_DAY)]
    assert first == [TODAY + A_DAY]
    repeats = [day for day in range(2, 5) if office.nudge(NOW + day * A_DAY)]
    assert repeats == []


def test_what_was_never_posted_was_never_ignored(office: Office, ana: Member) -> None:
    """A looser cadence is offered after three cards that were seen, not after lost ones."""
    office.a_client(ana)
    for day in range(3):
        assert claim(office, NOW + day * A_DAY) == 1
    (nudge,) = office.nudge(NOW + 3 * A_DAY)
    assert nudge.cards[0].looser_days is None


def test_a_nudge_of_today_is_still_posted_in_the_evening(office: Office, ana: Member) -> None:
    office.a_client(ana)
    assert claim(office) == 1
    (nudge,) = office.nudge(NOW.replace(hour=23))
    assert nudge.local_on == TODAY


def test_the_day_is_over_when_it_is_over_for_the_member(office: Office) -> None:
    kim = office.a_member("U1", tz="Pacific/Honolulu")
    office.a_client(kim)
    hour = NOW.replace(hour=19, minute=30)  # 09:30 on the 10th there
    assert claim(office, hour) == 1
    evening = (NOW + A_DAY).replace(hour=9)  # 23:00 on the 10th there, the 11th in UTC
    assert [nudge.local_on for nudge in office.nudge(evening)] == [TODAY]


def test_a_nudge_of_unknown_outcome_is_not_given_up(office: Office, ana: Member) -> None:
    """It may stand in the DM: only its history tells."""
    office.a_client(ana)
    claim(office)
    taken = take_delivery(office.database, "T1", NOW)
    assert taken is not None
    mark_unknown(office.database, taken, NOW + A_DAY)
    claim(office, NOW + A_DAY)
    assert late(office, taken).state.value == "posting"
