"""Undo on a card never overwrites what was changed elsewhere since."""

from datetime import date

import pytest

from domain.deliveries import CardState, Nudge, NudgeCard
from domain.errors import NotFound
from domain.log_line import NextStep
from domain.nudge_repeats import Snooze
from domain.records import Client, Member
from services.answer_card import finish_card, loosen_cadence, snooze_card, undo_card
from services.archive_client import archive_client
from services.change_action import Press, edit_action, reassign_action
from services.next_actions import reopen
from services.nudge_settings import pause_nudges
from services.open_client import open_client
from storage import clients
from storage.client_moves import find_card_days
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, save


def press(office: Office) -> Press:
    return Press(office.a_request(), NOW, NOW)


def snooze(office: Office, who: Member, nudge: Nudge) -> None:
    snooze_card(office.database, who, office.place(nudge), Snooze.TOMORROW, NOW)


def undo(office: Office, who: Member, nudge: Nudge) -> NudgeCard:
    return undo_card(office.database, who, office.place(nudge), NOW + A_MINUTE).cards[0]


def client_of(office: Office, nudge: Nudge) -> Client:
    with office.database.read() as connection:
        return clients.get_client(connection, "T1", nudge.cards[0].client_id, viewer_id=None)


def next_card_on(office: Office, client: Client) -> date | None:
    with office.database.read() as connection:
        return find_card_days(connection, "T1", [client.id])[client.id].next_card_on


def test_a_cadence_set_since_stays(office: Office, ana: Member, cold: Nudge) -> None:
    snooze(office, ana, cold)
    client = client_of(office, cold)
    save(office, ana, client, cadence="365")
    day = next_card_on(office, client)
    card = undo(office, ana, cold)
    assert (card.state, card.outcome) == (CardState.ELSEWHERE, "Changed since")
    assert client_of(office, cold).own_cadence_days == 365
    assert next_card_on(office, client) == day


def test_a_pause_set_since_stays(office: Office, ana: Member, cold: Nudge) -> None:
    snooze(office, ana, cold)
    save(office, ana, client_of(office, cold), paused_until_on=TODAY + 60 * A_DAY)
    undo(office, ana, cold)
    assert office.days_with_a_nudge(range(1, 20)) == []


def test_a_client_archived_since_stays_so(office: Office, ana: Member, cold: Nudge) -> None:
    snooze(office, ana, cold)
    client = client_of(office, cold)
    archive_client(office.database, ana, client.id, NOW, office.a_request())
    assert undo(office, ana, cold).state is CardState.ELSEWHERE
    assert next_card_on(office, client) is None


def test_what_is_a_colleagues_since_keeps_the_colleagues_days(
    office: Office, ana: Member, owed: Nudge
) -> None:
    assert office.a_member("U2")
    snooze(office, ana, owed)
    action_id = owed.cards[0].next_action_id
    assert action_id
    reassign_action(office.database, ana, action_id, "U2", press(office))
    assert undo(office, ana, owed).state is CardState.ELSEWHERE
    (nudge,) = office.nudge(NOW + A_DAY)
    assert nudge.delivery.member_id == "U2"


def test_a_due_day_set_since_stays(office: Office, ana: Member, owed: Nudge) -> None:
    snooze(office, ana, owed)
    action_id = owed.cards[0].next_action_id
    assert action_id
    later = NextStep("send quote", TODAY + 17 * A_DAY, is_promise=False)
    edit_action(office.database, ana, action_id, later, press(office))
    undo(office, ana, owed)
    assert office.days_with_a_nudge(range(1, 18)) == [17]


def test_done_that_was_taken_back_elsewhere_is_not_taken_back_twice(
    office: Office, ana: Member, owed: Nudge
) -> None:
    finish_card(office.database, ana, office.place(owed), NOW)
    action_id = owed.cards[0].next_action_id
    assert action_id
    reopen(office.database, ana, action_id, NOW)
    assert undo(office, ana, owed).state is CardState.ELSEWHERE
    assert office.days_with_a_nudge(range(1, 4)) == [1]


def test_a_looser_cadence_is_taken_back_even_where_a_call_was_logged_since(
    office: Office, ana: Member, ignored: Nudge
) -> None:
    loosen_cadence(office.database, ana, office.place(ignored), NOW)
    office.log(ana, "Acme great call")
    undo(office, ana, ignored)
    client = client_of(office, ignored)
    assert client.own_cadence_days is None
    assert next_card_on(office, client) == TODAY + 30 * A_DAY
    assert open_client(office.database, ana, client.id, NOW).last


def test_a_stand_in_who_sees_the_client_no_more_undoes_nothing(office: Office, ana: Member) -> None:
    lee = office.a_member("U2")
    client = office.a_client(ana)
    pause_nudges(office.database, ana, TODAY + 10 * A_DAY, NOW, stand_in_id="U2")
    (nudge,) = office.nudge()
    snooze(office, lee, nudge)
    day = next_card_on(office, client)
    save(office, ana, client, **PRIVATE)
    with pytest.raises(NotFound):
        undo(office, lee, nudge)
    assert next_card_on(office, client) == day
