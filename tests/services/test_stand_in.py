"""A stand-in: what is due for a member who is away comes in the stand-in's own nudge."""

from datetime import datetime

import pytest

from domain.deliveries import CardState, DeliveryKind, DeliveryState, Nudge
from domain.nudge_repeats import Snooze
from domain.records import Member, Standing, Visibility
from services import nudge_day
from services.answer_card import finish_card, snooze_card
from services.deliver import load_nudge, mark_redrawn, mark_sent, take_delivery
from services.know_member import SlackUser, know_member
from services.nudge_now import nudge_now
from services.nudge_settings import get_nudge_status, pause_nudges, resume_nudges
from storage import clients
from tests.office import A_DAY, NOW, TODAY, Office

COLD = "added 201 days ago, no contact yet, cadence 30 (cold)"


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee Park")


def leave(office: Office, who: Member, stand_in: Member | None, days: int = 10) -> None:
    pause_nudges(
        office.database,
        who,
        TODAY + days * A_DAY,
        NOW,
        stand_in_id=stand_in.user_id if stand_in else None,
    )


def hide(office: Office, client_id: str, *named: str) -> None:
    with office.database.write() as connection:
        clients.change_client(connection, "T1", client_id, visibility=Visibility.PRIVATE.value)
        clients.set_named_ids(connection, "T1", client_id, named)


def cards(office: Office, days: int = 1) -> list[tuple[str, str, str]]:
    """(to whom, client, reason) of each card so many days from now."""
    return [
        (nudge.delivery.member_id, card.client_name, card.reason)
        for nudge in nudges(office, days)
        for card in nudge.cards
    ]


def nudges(office: Office, days: int = 1) -> list[Nudge]:
    now = NOW + days * A_DAY
    nudge_day.claim_due_nudges(office.database, office.workspace_id, now, now)
    return post(office, now)


def post(office: Office, now: datetime) -> list[Nudge]:
    """Post what is owed; the nudges among it."""
    found = []
    while delivery := take_delivery(office.database, office.workspace_id, now):
        if delivery.state is DeliveryState.STALE:
            mark_redrawn(office.database, delivery)
            continue
        if delivery.kind is DeliveryKind.NUDGE:
            found.append(load_nudge(office.database, delivery))
        mark_sent(office.database, delivery, "D1", delivery.id[:8], now)
    return found


def test_cards_of_who_is_away_come_to_the_stand_in_and_say_so(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana, "Acme")
    office.a_client(ana, "Globex", last_spoke_on=TODAY)
    office.log(ana, "Globex call promise: send quote by tomorrow")
    office.a_client(lee, "Own")
    leave(office, ana, lee)
    assert cards(office) == [
        ("U2", "Globex", "Promised for today · for Name of U1, away until Fri 20 Mar"),
        (
            "U2",
            "Acme",
            f"{COLD} · for Name of U1, away until Fri 20 Mar",
        ),
        ("U2", "Own", COLD),
    ]


def test_a_pause_without_a_stand_in_lets_the_work_wait(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana)
    leave(office, ana, None)
    assert cards(office) == []
    assert [who for who, *_ in cards(office, 10)] == ["U1"]
    assert lee


def test_the_work_goes_back_on_the_day_the_pause_ends(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana)
    leave(office, ana, lee, 3)
    assert [who for day in range(1, 9) for who, *_ in cards(office, day)] == ["U2", "U1"]


def test_what_the_stand_in_may_not_see_waits(office: Office, ana: Member, lee: Member) -> None:
    secret, shared = office.a_client(ana, "Secret"), office.a_client(ana, "Shared")
    for client in (secret, shared):
        office.log(ana, f"{client.name} call next: step by today", NOW - 40 * A_DAY)
        office.log(ana, f"{client.name} !confidence next: hush by today", NOW - 40 * A_DAY)
    hide(office, secret.id)
    hide(office, shared.id, lee.user_id)
    leave(office, ana, lee)
    (nudge,) = nudges(office)
    assert [(card.client_name, card.action_text) for card in nudge.cards] == [("Shared", "step")]


@pytest.mark.parametrize("standing", [Standing.GUEST, Standing.GONE])
def test_a_stand_in_who_is_no_member_any_more_gets_nothing(
    office: Office, ana: Member, lee: Member, standing: Standing
) -> None:
    office.a_client(ana)
    leave(office, ana, lee)
    fresh = SlackUser("U2", "Lee", "UTC", "en-GB", standing, is_admin=False)
    know_member(office.database, "T1", fresh, NOW)
    assert cards(office) == []
    assert get_nudge_status(office.database, ana, NOW).stand_in is None
    assert [one for one, *_ in cards(office, 10)] == ["U1"]


def test_who_is_away_is_told_once_that_nobody_stands_in_any_more(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana)
    leave(office, ana, lee)
    (nudge,) = nudges(office)
    gone = SlackUser("U2", "Lee Park", "UTC", "en-GB", Standing.GONE, is_admin=False)
    for _ in range(2):
        know_member(office.database, "T1", gone, NOW + A_DAY)
    (card,) = load_nudge(office.database, nudge.delivery).cards
    assert (card.state, card.outcome) == (CardState.ELSEWHERE, "Back with Name of U1")
    told = []
    while delivery := take_delivery(office.database, "T1", NOW + A_DAY):
        if delivery.state is DeliveryState.STALE:
            mark_redrawn(office.database, delivery)
            continue
        mark_sent(office.database, delivery, "D1", delivery.id[:8], NOW)
        told.append((delivery.kind, delivery.member_id, delivery.detail))
    until_on = str(TODAY + 10 * A_DAY)
    said = {"name": "Lee Park", "until_on": until_on}
    assert (DeliveryKind.STAND_IN_GONE, "U1", said) in told
    assert [kind for kind, *_ in told].count(DeliveryKind.STAND_IN_GONE) == 1
    fresh = office.fresh(ana)
    assert (fresh.stand_in_id, str(fresh.paused_until_on)) == (None, until_on)


def test_there_are_no_chains(office: Office, ana: Member, lee: Member) -> None:
    kim = office.a_member("U3")
    office.a_client(ana, "Acme")
    office.a_client(lee, "Globex")
    leave(office, ana, lee)
    leave(office, lee, kim, 3)
    assert [(who, name) for who, name, _ in cards(office)] == [("U3", "Globex")]
    assert [(who, name) for who, name, _ in cards(office, 3)] == [("U2", "Acme")]
    answer = nudge_now(office.database, office.fresh(lee), NOW, NOW, office.a_request())
    assert answer.claimed is None or answer.claimed.member_id == "U2"


def test_a_stand_in_who_is_away_too_is_not_given_the_work_by_nudge_now(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana)
    leave(office, ana, lee)
    leave(office, lee, None)
    answer = nudge_now(office.database, office.fresh(lee), NOW, NOW, office.a_request())
    assert answer.claimed is None


def test_answering_works_as_for_ones_own(office: Office, ana: Member, lee: Member) -> None:
    office.a_client(ana, "Globex", last_spoke_on=TODAY)
    office.log(ana, "Globex call next: send quote by tomorrow")
    office.a_client(ana, "Acme")
    office.a_client(ana, "Zenith")
    leave(office, ana, lee)
    (nudge,) = nudges(office)
    later = NOW + A_DAY
    finish_card(office.database, lee, office.place(nudge, 0), later)
    snooze_card(office.database, lee, office.place(nudge, 1), Snooze.NEXT_WEEK, later)
    done = office.log_card(lee, nudge, 2, now=later)
    assert [card.state for card in done.cards] == [
        CardState.DONE,
        CardState.SNOOZED,
        CardState.LOGGED,
    ]


def test_who_is_back_early_gets_what_was_left_open(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana, "Acme")
    office.a_client(ana, "Zenith")
    leave(office, ana, lee)
    (nudge,) = nudges(office)
    snooze_card(office.database, lee, office.place(nudge, 0), Snooze.NEXT_WEEK, NOW + A_DAY)
    resume_nudges(office.database, ana, NOW + A_DAY)
    left = load_nudge(office.database, nudge.delivery).cards
    assert [card.outcome for card in left] == ["Snoozed until Mon 16 Mar", "Back with Name of U1"]
    assert [(who, name) for who, name, _ in cards(office, 2)] == [("U1", "Zenith")]
    fresh = office.fresh(ana)
    assert (fresh.stand_in_id, fresh.paused_until_on) == (None, None)


def test_an_old_card_that_stands_open_does_not_undo_a_later_snooze(
    office: Office, ana: Member, lee: Member
) -> None:
    office.a_client(ana)
    leave(office, ana, lee, 30)
    nudges(office, 1)
    (later,) = nudges(office, 6)
    snooze_card(office.database, lee, office.place(later), Snooze.ONE_CADENCE, NOW + 6 * A_DAY)
    resume_nudges(office.database, ana, NOW + 6 * A_DAY)
    assert cards(office, 7) == []
