"""A message is worked on by one process at a time, and settled by what became of it."""

from datetime import timedelta

import pytest

from domain.deliveries import CardState, Delivery, DeliveryKind, DeliveryState
from domain.records import Member
from services.deliver import (
    get_recipient,
    load_nudge,
    mark_failed,
    mark_redrawn,
    mark_refused,
    mark_sent,
    mark_unknown,
    owe_message,
    take_delivery,
)
from services.nudge_day import claim_due_nudges
from storage.deliveries import LEASE
from tests.office import A_MINUTE, NOW, TODAY, Office

A_SECOND = timedelta(seconds=1)


@pytest.fixture
def claimed(office: Office, ana: Member) -> None:
    """A nudge of today that nobody works on."""
    office.a_client(ana)
    assert claim_due_nudges(office.database, "T1", NOW, NOW) == 1


def take(office: Office, wall_now: object = NOW) -> Delivery:
    taken = take_delivery(office.database, "T1", wall_now)  # type: ignore[arg-type]
    assert taken is not None
    return taken


def none_is_due(office: Office, wall_now: object = NOW) -> bool:
    return take_delivery(office.database, "T1", wall_now) is None  # type: ignore[arg-type]


def test_a_message_is_owed_once_for_its_kind_and_key(office: Office, ana: Member) -> None:
    assert owe_message(office.database, ana, DeliveryKind.HELP, "1", NOW)
    assert not owe_message(office.database, ana, DeliveryKind.HELP, "1", NOW)
    assert owe_message(office.database, ana, DeliveryKind.HELP, "2", NOW)
    assert owe_message(office.database, ana, DeliveryKind.WELCOME, "1", NOW)
    assert owe_message(office.database, office.a_member("U2"), DeliveryKind.HELP, "1", NOW)


def test_nothing_is_taken_before_it_is_owed(office: Office, ana: Member) -> None:
    assert none_is_due(office)
    owe_message(office.database, ana, DeliveryKind.HELP, "1", NOW + A_MINUTE)
    assert none_is_due(office)
    assert take(office, NOW + A_MINUTE).kind is DeliveryKind.HELP


def test_the_longest_owed_is_taken_first(office: Office, ana: Member) -> None:
    for minutes in (3, 1, 2):
        at = NOW + minutes * A_MINUTE
        owe_message(office.database, ana, DeliveryKind.HELP, str(minutes), at)
    later = NOW + 10 * A_MINUTE
    assert [take(office, later).key for _ in range(3)] == ["1", "2", "3"]


@pytest.mark.usefixtures("claimed")
def test_what_one_works_on_nobody_else_takes(office: Office) -> None:
    taken = take(office)
    assert (taken.state, taken.attempts) == (DeliveryState.CLAIMED, 0)
    assert none_is_due(office, NOW + LEASE - A_SECOND)


@pytest.mark.usefixtures("claimed")
def test_a_crash_while_posting_comes_back_as_an_unknown_outcome(office: Office) -> None:
    take(office)
    again = take(office, NOW + LEASE)
    assert (again.state, again.attempts) == (DeliveryState.POSTING, 1)
    assert none_is_due(office, NOW + LEASE)


@pytest.mark.usefixtures("claimed")
def test_an_unknown_outcome_comes_back_as_posting(office: Office) -> None:
    mark_unknown(office.database, take(office), NOW + A_SECOND)
    assert none_is_due(office)
    assert take(office, NOW + A_SECOND).state is DeliveryState.POSTING


@pytest.mark.usefixtures("claimed")
def test_what_slack_refused_comes_back_as_claimed(office: Office) -> None:
    mark_refused(office.database, take(office), NOW + A_MINUTE)
    assert none_is_due(office, NOW + A_MINUTE - A_SECOND)
    again = take(office, NOW + A_MINUTE)
    assert (again.state, again.attempts) == (DeliveryState.CLAIMED, 1)


@pytest.mark.usefixtures("claimed")
def test_what_slack_will_never_take_is_not_tried_again(office: Office) -> None:
    mark_failed(office.database, take(office), "user_disabled")
    assert none_is_due(office, NOW + 1000 * A_MINUTE)


@pytest.mark.usefixtures("claimed")
def test_what_was_sent_is_settled(office: Office, ana: Member) -> None:
    mark_sent(office.database, take(office), "D1", "1.1", NOW + A_MINUTE)
    assert none_is_due(office, NOW + 1000 * A_MINUTE)
    fresh = office.fresh(ana)
    assert (fresh.dm_channel_id, fresh.welcomed_at) == ("D1", NOW + A_MINUTE)


def test_help_is_no_welcome(office: Office, ana: Member) -> None:
    owe_message(office.database, ana, DeliveryKind.HELP, "1", NOW)
    mark_sent(office.database, take(office), "D1", "1.1", NOW)
    assert office.fresh(ana).welcomed_at is None


def stale(office: Office, ana: Member) -> Delivery:
    """A sent nudge whose card was handled elsewhere, as taken to be redrawn."""
    mark_sent(office.database, take(office), "D1", "1.1", NOW)
    office.log(ana, "Acme great call")
    return take(office)


@pytest.mark.usefixtures("claimed")
def test_a_message_that_went_stale_is_redrawn(office: Office, ana: Member) -> None:
    taken = stale(office, ana)
    assert (taken.state, taken.channel_id, taken.ts) == (DeliveryState.STALE, "D1", "1.1")
    assert load_nudge(office.database, taken).cards[0].state is CardState.ELSEWHERE
    mark_redrawn(office.database, taken)
    assert none_is_due(office, NOW + 1000 * A_MINUTE)


@pytest.mark.usefixtures("claimed")
@pytest.mark.parametrize("mark", [mark_refused, mark_unknown])
def test_a_redraw_that_failed_is_tried_again(office: Office, ana: Member, mark: object) -> None:
    assert callable(mark)
    mark(office.database, stale(office, ana), NOW + A_MINUTE)
    assert take(office, NOW + A_MINUTE).state is DeliveryState.STALE


@pytest.mark.usefixtures("claimed")
def test_a_crash_while_redrawing_is_redrawn_again(office: Office, ana: Member) -> None:
    stale(office, ana)
    assert take(office, NOW + LEASE).state is DeliveryState.STALE


def test_what_is_handled_while_a_message_is_redrawn_is_redrawn_too(
    office: Office, ana: Member
) -> None:
    for name in ("Acme", "Zenith"):
        office.a_client(ana, name)
    (nudge,) = office.nudge()
    office.log(ana, "Acme great call")
    first = take(office)
    drawn = load_nudge(office.database, first)
    office.log(ana, "Zenith great call")
    mark_redrawn(office.database, first)
    second = take(office)
    assert first.id == second.id == nudge.delivery.id
    assert [card.state for card in drawn.cards] == [CardState.ELSEWHERE, CardState.OPEN]
    states = [card.state for card in load_nudge(office.database, second).cards]
    assert states == [CardState.ELSEWHERE] * 2


@pytest.mark.usefixtures("claimed")
def test_what_is_handled_while_a_message_is_posted_is_redrawn(office: Office, ana: Member) -> None:
    taken = take(office)
    assert load_nudge(office.database, taken).cards[0].state is CardState.OPEN
    office.log(ana, "Acme great call")
    mark_sent(office.database, taken, "D1", "1.1", NOW)
    again = take(office)
    assert (again.state, again.sent_at) == (DeliveryState.STALE, NOW)
    assert load_nudge(office.database, again).cards[0].state is CardState.ELSEWHERE


@pytest.mark.usefixtures("claimed")
def test_a_nudge_loads_with_its_member_and_day(office: Office, ana: Member) -> None:
    taken = take(office)
    nudge = load_nudge(office.database, taken)
    assert (nudge.member_name, nudge.local_on) == ("Name of U1", TODAY)
    recipient = get_recipient(office.database, taken)
    assert recipient is not None
    assert recipient.user_id == ana.user_id
