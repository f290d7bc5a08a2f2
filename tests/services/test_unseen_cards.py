"""A card tells its member no more of a client than they may see by now."""

from dataclasses import replace

import pytest

from domain.client_lists import ClientListing
from domain.deliveries import CardState, Nudge, NudgeCard
from domain.errors import NotFound
from domain.log_line import NextStep
from domain.nudge_repeats import Snooze
from domain.records import Client, Member, Visibility
from services.answer_card import get_card, snooze_card
from services.begin_edit import begin_edit
from services.change_action import Press, edit_action, reassign_action
from services.deliver import load_nudge, take_delivery
from services.edit_log import edit_log
from services.home import load_home
from services.log_form import Filled
from services.merge_clients import merge_clients
from services.nudge_settings import pause_nudges
from services.plan_action import ClientStep, plan_step
from storage import clients
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.edit_ground import PRIVATE, save
from views.nudge_message import build_nudge


@pytest.fixture
def lee(office: Office) -> Member:
    return office.a_member("U2", name="Lee Park")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, last_spoke_on=TODAY)


def press(office: Office) -> Press:
    return Press(office.a_request(), NOW, NOW)


def card_of(office: Office, nudge: Nudge) -> NudgeCard:
    return load_nudge(office.database, nudge.delivery).cards[0]


def drawn(office: Office, nudge: Nudge) -> str:
    return str(build_nudge(load_nudge(office.database, nudge.delivery), NOW).payload())


def stood_in_for(office: Office, ana: Member) -> tuple[Client, Nudge]:
    """A cold client of Ana's, on a card of Lee's nudge."""
    client = office.a_client(ana)
    pause_nudges(office.database, ana, TODAY + 10 * A_DAY, NOW, stand_in_id="U2")
    (nudge,) = office.nudge()
    assert nudge.delivery.member_id == "U2"
    return client, nudge


def test_a_new_name_of_a_private_client_is_not_drawn_for_who_owed_it_something(
    office: Office, ana: Member, lee: Member, acme: Client
) -> None:
    step = NextStep("send deck", TODAY, is_promise=False)
    action = plan_step(office.database, lee, ClientStep(acme.id, step, "U2"), press(office))
    (nudge,) = office.nudge()
    save(office, ana, acme, name="Project Falcon", visibility=Visibility.PRIVATE)
    secret = replace(step, text="tell them of the takeover")
    edit_action(office.database, ana, action.id, secret, press(office))
    said = drawn(office, nudge)
    assert "Falcon" not in said
    assert "takeover" not in said
    assert "you no longer see it" in said
    card = card_of(office, nudge)
    assert (card.is_hidden, card.client_name, card.action_text) == (True, "A client", "")


def test_a_stand_in_is_told_nothing_new_of_a_client_that_went_private(
    office: Office, ana: Member, lee: Member
) -> None:
    client, nudge = stood_in_for(office, ana)
    save(office, ana, client, name="Project Falcon", **PRIVATE)
    assert "Falcon" not in drawn(office, nudge)
    taken = take_delivery(office.database, "T1", NOW)
    assert taken
    assert taken.id == nudge.delivery.id  # to be drawn anew
    home = load_home(office.database, lee, ClientListing(), NOW)
    assert home.nudge
    assert [card.client_name for card in home.nudge.cards] == ["A client"]


def test_a_stand_in_who_is_named_keeps_the_card(office: Office, ana: Member, lee: Member) -> None:
    client, nudge = stood_in_for(office, ana)
    save(office, ana, client, named_ids=(lee.user_id,), **PRIVATE)
    card = card_of(office, nudge)
    assert (card.client_name, card.state) == ("Acme", CardState.OPEN)
    save(office, ana, client, named_ids=())
    assert card_of(office, nudge).state is CardState.ELSEWHERE


def test_a_card_of_a_client_no_longer_seen_is_neither_opened_nor_answered(
    office: Office, ana: Member, lee: Member
) -> None:
    client, nudge = stood_in_for(office, ana)
    save(office, ana, client, **PRIVATE)
    with pytest.raises(NotFound, match="no longer see"):
        get_card(office.database, lee, office.place(nudge))
    with pytest.raises(NotFound, match="nothing was changed"):
        snooze_card(office.database, lee, office.place(nudge), Snooze.ONE_CADENCE, NOW)


def test_the_owner_keeps_the_card_of_a_client_that_goes_private(
    office: Office, ana: Member, cold: Nudge
) -> None:
    client_id = cold.cards[0].client_id
    with office.database.read() as connection:
        client = clients.get_client(connection, "T1", client_id, viewer_id=None)
    save(office, ana, client, **PRIVATE)
    assert card_of(office, cold) == cold.cards[0]


def test_words_that_are_in_confidence_by_now_are_not_drawn_for_who_may_not_read_them(
    office: Office, ana: Member, lee: Member, acme: Client
) -> None:
    logged = office.log(lee, "Acme call next: send deck by today")
    (step,) = logged.steps
    reassign_action(office.database, lee, step.id, "U1", press(office))
    (nudge,) = office.nudge()
    reassign_action(office.database, ana, step.id, "U2", press(office))
    assert office.a_member("U3")
    save(office, ana, acme, owner_id="U3")
    fields = begin_edit(office.database, lee, logged.interaction.id, NOW).fields
    hushed = replace(fields, in_confidence=True, next_text="she is being let go")
    filled = Filled(hushed, office.a_request(), edit_id=logged.interaction.id)
    edit_log(office.database, lee, filled, NOW)
    card = card_of(office, nudge)
    assert (card.client_name, card.action_text) == ("Acme", "")
    assert "in confidence" in drawn(office, nudge)


def test_a_struck_card_of_a_merged_client_still_says_its_name(
    office: Office, ana: Member, cold: Nudge
) -> None:
    other = office.a_client(ana, "Globex", last_spoke_on=TODAY)
    merge_clients(office.database, ana, other.id, cold.cards[0].client_id, NOW, office.a_request())
    card = card_of(office, cold)
    assert (card.client_name, card.is_hidden) == ("Acme", False)
