"""Log it on a card: the whole log form is kept, and the card answered in the same transaction."""

import pytest

from domain.deliveries import CardState, Nudge
from domain.errors import NotAllowed, NotFound
from domain.log_fields import LogFields
from domain.nudge_repeats import Snooze
from domain.outcomes import Logged
from domain.records import Kind, Member
from services.answer_card import get_card, snooze_card
from services.log_card import log_from_card
from services.log_form import Filled
from services.open_client import open_client
from services.open_work import list_open_work
from tests.office import A_DAY, NOW, TODAY, Office


def test_a_contact_is_logged_from_a_cold_card_with_all_that_belongs_to_it(
    office: Office, ana: Member, cold: Nudge
) -> None:
    (card,) = office.log_card(
        ana,
        cold,
        summary="all is well",
        kind=Kind.MEETING,
        people=("Dana",),
        next_text="send quote",
        due_on=TODAY + A_DAY,
    ).cards
    assert (card.state, card.outcome) == (CardState.LOGGED, "Logged")
    shown = open_client(office.database, ana, card.client_id, NOW)
    (kept,) = shown.last
    assert (kept.kind, kept.people, kept.happened_at) == (Kind.MEETING, ("Dana",), NOW)
    assert [one.text for one in shown.actions] == ["send quote"]
    assert shown.reading.days == 0


@pytest.mark.parametrize(("is_done", "state"), [(True, CardState.LOGGED), (False, CardState.OPEN)])
def test_a_contact_about_what_is_owed_closes_it_when_that_is_said(
    office: Office, ana: Member, owed: Nudge, is_done: bool, state: CardState
) -> None:
    (card,) = office.log_card(ana, owed, is_done=is_done).cards
    assert card.state is state
    assert (list_open_work(office.database, ana, NOW).owed == ()) is is_done


def test_a_contact_is_kept_though_the_card_was_answered(
    office: Office, ana: Member, cold: Nudge
) -> None:
    """Nothing typed is ever lost."""
    snooze_card(office.database, ana, office.place(cold), Snooze.TOMORROW, NOW)
    (card,) = office.log_card(ana, cold).cards
    assert card.state is CardState.SNOOZED
    assert len(open_client(office.database, ana, card.client_id, NOW).last) == 1


def test_what_is_no_contact_with_the_client_leaves_its_card_open(
    office: Office, ana: Member, cold: Nudge
) -> None:
    other = office.a_client(ana, "Globex", last_spoke_on=TODAY)
    assert office.log_card(ana, cold, kind=Kind.NOTE).cards[0].state is CardState.OPEN
    assert office.log_card(ana, cold, client_id=other.id).cards[0].state is CardState.OPEN


def test_the_same_form_twice_is_logged_once(office: Office, ana: Member, cold: Nudge) -> None:
    client_id, card = cold.cards[0].client_id, office.place(cold)
    filled = Filled(LogFields(client_id=client_id, on=TODAY), "once")
    first = log_from_card(office.database, ana, filled, NOW, card=card)
    again = log_from_card(office.database, ana, filled, NOW + A_DAY, card=card)
    assert isinstance(first, Logged)
    assert first == again
    assert len(open_client(office.database, ana, client_id, NOW).last) == 1


def test_a_refused_form_answers_no_card(office: Office, ana: Member, cold: Nudge) -> None:
    with pytest.raises(NotFound):
        office.log_card(ana, cold, client_id="0" * 32)
    assert get_card(office.database, ana, office.place(cold)).state is CardState.OPEN


def test_nobody_logs_on_anothers_card(office: Office, owed: Nudge) -> None:
    ben = office.a_member("U2", is_admin=True)
    with pytest.raises(NotAllowed, match="Only the person this nudge was sent to"):
        office.log_card(ben, owed)
