"""What the cards of a day leave behind: when each comes back, and the days of a flood."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import select

from domain.deliveries import Nudge
from domain.nudge_cards import Lane
from domain.records import Member
from domain.warmth import Tier
from services.answer_card import finish_card
from storage.models import Client
from tests.office import A_DAY, NOW, TODAY, Office


def names(nudge: Nudge) -> list[str]:
    return [card.client_name for card in nudge.cards]


def test_cards_are_kept_in_their_places_with_their_reasons(office: Office, ana: Member) -> None:
    office.a_client(ana, "Zenith")
    office.a_client(ana, "Acme", last_spoke_on=TODAY - A_DAY)
    office.log(ana, "Acme call promise: send quote by today next: book a room by today")
    (nudge,) = office.nudge()
    assert [(card.position, card.lane, card.client_name) for card in nudge.cards] == [
        (0, Lane.OWED, "Acme"),
        (1, Lane.OWED, "Acme"),
        (2, Lane.COLD, "Zenith"),
    ]
    promise, step, cold = nudge.cards
    assert (promise.reason, promise.action_text) == ("Promised for today", "send quote")
    assert promise.is_promise
    assert (step.reason, step.is_promise) == ("Due today", False)
    assert cold.reason == "added 200 days ago, no contact yet, cadence 30 (cold)"
    assert (nudge.member_name, nudge.is_welcome, nudge.left_over) == ("Name of U1", True, 0)


def test_only_the_first_nudge_is_a_welcome(office: Office, ana: Member) -> None:
    office.a_client(ana)
    assert [nudge.is_welcome for nudge in office.nudge()] == [True]
    later = [nudge.is_welcome for day in range(1, 8) for nudge in office.nudge(NOW + day * A_DAY)]
    assert later
    assert not any(later)


def test_an_untouched_cold_client_comes_every_third_working_day(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    assert office.days_with_a_nudge(range(15)) == [0, 3, 8, 13]  # Tue, Fri, Wed, Mon


def test_a_client_comes_back_when_it_turns_cold(office: Office, ana: Member) -> None:
    office.a_client(ana, tier=Tier.A, last_spoke_on=TODAY - 8 * A_DAY)  # cold after 11 days
    assert office.days_with_a_nudge(range(4)) == [0, 3]


def test_a_promise_comes_before_its_day_on_it_and_when_it_turned_late(
    office: Office, ana: Member
) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    office.log(ana, "Acme call promise: send quote by 12 March")
    assert office.days_with_a_nudge(range(10)) == [1, 2, 3, 8]


def test_any_other_next_action_comes_on_its_day_and_when_it_turned_late(
    office: Office, ana: Member
) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    office.log(ana, "Acme call next: send quote by 12 March")
    assert office.days_with_a_nudge(range(10)) == [2, 3, 8]


def test_an_ignored_client_is_offered_a_looser_cadence(office: Office, ana: Member) -> None:
    office.a_client(ana)
    offers = [
        nudge.cards[0].looser_days for day in range(15) for nudge in office.nudge(NOW + day * A_DAY)
    ]
    assert offers == [None, None, None, 90]


def test_a_contact_ends_the_count_of_ignored_cards(office: Office, ana: Member) -> None:
    office.a_client(ana, tier=Tier.A)
    assert len(office.days_with_a_nudge(range(7))) >= 2
    office.log(ana, "Acme call", NOW + 7 * A_DAY)
    later = [
        nudge.cards[0].looser_days
        for day in range(8, 18)
        for nudge in office.nudge(NOW + day * A_DAY)
    ]
    assert later[0] is None


def test_what_is_left_over_comes_the_next_day(office: Office, ana: Member) -> None:
    for number in range(9):
        office.a_client(ana, f"Client {number}", last_spoke_on=TODAY)
        office.log(ana, f"Client {number} call next: step by today")
    (first,) = office.nudge()
    assert (len(first.cards), first.left_over) == (7, 2)
    (second,) = office.nudge(NOW + A_DAY)
    assert set(names(second)) >= {f"Client {n}" for n in range(9)} - set(names(first))


def test_a_flood_is_spread_over_stored_days_by_tier(office: Office, ana: Member) -> None:
    for number in range(60):
        tier = Tier.A if number >= 54 else Tier.C
        office.a_client(ana, f"Client {number:02}", tier=tier)
    (first,) = office.nudge()
    assert 4 <= len(first.cards) <= 7
    assert names(first)[:6] == [f"Client {number}" for number in range(54, 60)]
    assert first.left_over == 0
    assert first.spread == 60 - len(first.cards)
    assert first.spread_over_days == 14
    with office.database.read() as connection:
        spread = [day for day in connection.execute(select(Client.spread_on)).scalars() if day]
    shares = Counter(spread)
    assert sum(shares.values()) == first.spread
    assert max(shares.values()) <= 7
    assert all(day.weekday() < 5 for day in shares)
    assert max(shares) <= TODAY + timedelta(days=13)


def test_each_client_of_a_flood_is_shown_within_its_days(office: Office, ana: Member) -> None:
    for number in range(40):
        office.a_client(ana, f"Client {number:02}", tier=Tier.D)
    shown: dict[str, date] = {}
    for day in range(14):
        for nudge in office.nudge(NOW + day * A_DAY):
            assert len(nudge.cards) <= 7
            for name in names(nudge):
                shown.setdefault(name, nudge.local_on)
    assert len(shown) == 40


def test_snoozed_and_finished_cards_leave_the_rest_alone(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme", last_spoke_on=TODAY)
    office.log(ana, "Acme call next: one by today next: two by today")
    (nudge,) = office.nudge()
    finish_card(office.database, ana, office.place(nudge, 0), NOW)
    (late,) = office.nudge(NOW + A_DAY)
    assert [card.action_text for card in late.cards] == [nudge.cards[1].action_text]


def test_each_owner_is_nudged_of_their_own(office: Office, ana: Member) -> None:
    ben = office.a_member("U2")
    office.a_client(ana, "Acme")
    office.a_client(ben, "Zenith")
    sent = {nudge.delivery.member_id: names(nudge) for nudge in office.nudge()}
    assert sent == {"U1": ["Acme"], "U2": ["Zenith"]}
