"""Edit on the card: what is filled in is saved, said at its field, and seen where it stands."""

import pytest

from playground import Trouble
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")


@both_databases
def test_the_form_is_filled_in_and_the_card_is_drawn_anew_where_it_stood(mia: Colleague) -> None:
    card = mia.types("/client Acme")
    mia.presses("Edit", card)
    form = mia.form
    assert (form.title, form.value("Name"), form.value("Other names")) == (
        "Edit client",
        "Acme",
        None,
    )
    assert form.value("Owner") == mia.id
    form.fill("Other names", "Roadrunner Supplies\n\nAcme Rockets, ARC")
    form.choose("How often", "A · every 7 days")
    assert mia.sends(own_cadence_in_days="10") == {}
    assert "Tier A · Every 10 days" in card.text
    assert "Also ARC, Acme Rockets and Roadrunner Supplies" in card.text
    for name in ("roadrunner supplies", "ARC"):
        assert "Acme · warm, 4 days since the last contact, cadence 10" in mia.card(name)


def test_a_renamed_client_is_still_found_by_its_old_name(mia: Colleague) -> None:
    card = mia.types("/client Acme")
    mia.presses("Edit", card)
    assert mia.sends(name="株式会社さくら") == {}
    assert "株式会社さくら · warm" in card.text
    assert "Also Acme" in card.text
    assert "株式会社さくら" in mia.types("/logcall Acme: hello").text


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    mia: Colleague, studio: Studio
) -> None:
    mia.types("/client add Globex")
    guest = studio.newcomer("gus", is_guest=True)
    mia.presses("Edit", mia.types("/client Acme"))
    mia.form.fill("Other names", "Globex Inc")
    wrong = mia.sends(owner=guest.person, pause_until=days(0))
    assert set(wrong) == {"Other names", "Owner", "Pause until"}
    assert "already a name of Globex" in wrong["Other names"]
    assert "full member" in wrong["Owner"]
    assert mia.sends(other_names="Acme Two", owner=mia.person, pause_until=days(9)) == {}
    assert "Paused until Thu 14 Mar" in mia.card("Acme Two")


@both_databases
def test_a_new_owner_is_told_and_oneself_is_not(
    mia: Colleague, raj: Colleague, studio: Studio
) -> None:
    card = mia.types("/client Acme")
    mia.presses("Edit", card)
    assert mia.sends(owner=raj.person) == {}
    studio.tick()
    assert "Owner Raj Patel" in card.text
    (told,) = raj.posts
    assert "Mia Chen handed over to you: 1 client." in told.text
    raj.presses("Open", told)
    raj.presses("Edit", raj.last_answer)
    assert raj.sends(how_often="C · every 90 days") == {}
    studio.tick()
    assert raj.posts == [told]
    assert mia.posts == []


def test_a_client_made_private_is_gone_for_the_others(mia: Colleague, raj: Colleague) -> None:
    raj.types("/logcall Acme: hello next: send deck by Friday")
    card = mia.types("/client Acme")
    assert "send deck (due Fri 8 Mar) · Raj Patel" in card.text
    mia.presses("Edit", card)
    assert mia.sends(who_sees_it="Private: its owner and named members") == {}
    assert "1 next action of members who no longer see this client went to its owner." in (
        mia.last_answer.text
    )
    assert "Private" in card.text
    assert "send deck (due Fri 8 Mar)" in card.text
    assert "I don't know a client called Acme" in raj.card("Acme")


def test_a_named_member_sees_a_private_client_and_does_not_set_who_else_does(
    mia: Colleague, raj: Colleague
) -> None:
    card = mia.types("/client Acme")
    mia.presses("Edit", card)
    assert mia.sends(who_sees_it="Private", named_members=[raj.person]) == {}
    assert "Private, with Raj Patel" in card.text
    theirs = raj.types("/client Acme")
    raj.presses("Edit", theirs)
    assert not {"Owner", "Who sees it", "Named members"} & set(raj.form.labels)
    assert "Who sees it is set by Mia Chen or an admin." in raj.form.text()
    assert raj.sends(name="Acme Two") == {}
    assert "Private, with Raj Patel" in theirs.text


def test_the_form_opens_over_a_card_in_a_form_and_the_card_below_is_drawn_anew(
    mia: Colleague,
) -> None:
    """As from the Home tab, where a card is a form."""
    mia.opens("home")
    mia.person.presses("Open", on=mia.person.home)
    assert mia.form.title == "Client"
    mia.form.press("Edit")
    assert mia.form.title == "Edit client"
    assert mia.sends(name="Acme Two") == {}
    assert mia.form.title == "Client"
    assert "Acme Two · warm" in mia.form.text()


def test_a_second_delivery_of_the_form_changes_nothing(mia: Colleague, studio: Studio) -> None:
    card = mia.types("/client Acme")
    mia.presses("Edit", card)
    assert mia.sends(name="Acme Two") == {}
    mia.presses("Edit", card)
    assert mia.sends(name="Acme Three") == {}
    before = card.text
    assert not studio.redeliver("view_submission")
    assert card.text == before


def test_a_pause_takes_the_card_out_of_the_nudge_that_stands(
    mia: Colleague, studio: Studio
) -> None:
    mia.types("/client add Globex last 1 Jan")
    studio.morning(days(1))
    assert "Globex" in mia.nudge.text
    mia.presses("Edit", mia.types("/client Globex"))
    assert mia.sends(pause_until=days(30)) == {}
    studio.tick()
    assert "Paused until" in mia.nudge.text


def test_who_became_a_guest_edits_nothing(mia: Colleague, raj: Colleague, studio: Studio) -> None:
    card = raj.types("/client Acme")
    studio.slack.change_person(raj.person, is_guest=True)
    studio.settle()
    for press in ("Edit", "..."):
        choosing = "Archive" if press == "..." else None
        assert "for full members" in raj.presses(press, card, choosing=choosing).text
    assert not raj.has_a_form()
    assert "former" not in mia.card("Acme")


@both_databases
def test_what_others_changed_while_the_form_was_open_stays(mia: Colleague, raj: Colleague) -> None:
    mia.presses("Edit", mia.types("/client Acme"))
    raj.presses("Edit", raj.types("/client Acme"))
    raj.form.choose("How often", "A · every 7 days")
    assert raj.sends(name="Acme Rockets", pause_until=days(9)) == {}
    assert mia.sends(other_names="ARC") == {}
    card = mia.card("ARC")
    assert "Acme Rockets" in card
    assert "Tier A" in card
    assert "Paused until Thu 14 Mar" in card


def test_many_strangers_are_named_within_slacks_three_seconds(
    mia: Colleague, studio: Studio
) -> None:
    strangers = [studio.newcomer(f"stranger{number}") for number in range(5)]
    mia.presses("Edit", mia.types("/client Acme"))
    mia.form.fill("Who sees it", "Private: its owner and named members")
    studio.slack.trouble.add("users.info", Trouble.slow(0.8), times=5)
    assert mia.sends(named_members=[one.person for one in strangers]) == {}
    assert "Private" in mia.card("Acme")
