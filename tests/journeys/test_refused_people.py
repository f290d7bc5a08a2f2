"""Guests, people of other organisations and bots: a polite refusal, nothing read or changed."""

import pytest

from playground import Channel
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

REFUSAL = "Rapport is for full members of this workspace, so nothing was read or changed."


@pytest.fixture(params=["guest", "other organisation"])
def outsider(request: pytest.FixtureRequest, studio: Studio) -> Colleague:
    if request.param == "guest":
        return studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    return studio.newcomer("olga", real_name="Olga Other", other_team=True)


@pytest.fixture(name="channel")
def shared_channel(studio: Studio, mia: Colleague, outsider: Colleague) -> Channel:
    mia.types("/client add Acme last 1 Jan")
    mia.types("/logcall Acme: the secret plan. next: send deck Fri")
    return studio.channel("shared", mia, outsider, is_shared=True)


def test_commands_are_refused(mia: Colleague, outsider: Colleague, channel: Channel) -> None:
    for line in (
        "/logcall Acme: mine",
        "/logcall",
        "/logcall drafts",
        "/logcall undo",
        "/client",
        "/client Acme",
        "/client add Minerva",
        "/nudge now",
        "/rapport",
    ):
        text = outsider.types(line, channel).text
        assert REFUSAL in text
        assert "secret" not in text
    assert "mine" not in mia.card("Acme")
    assert "I don't know a client called Minerva" in mia.card("Minerva")


def test_the_words_of_a_refused_command_are_given_back(
    outsider: Colleague, channel: Channel
) -> None:
    text = outsider.types("/logcall Acme: long words & more", channel).text
    assert "/logcall Acme: long words & more" in text


@both_databases
def test_the_shortcut_is_refused(mia: Colleague, outsider: Colleague, channel: Channel) -> None:
    message = mia.says("about Acme", channel)
    outsider.person.uses_shortcut("Save as client note", message)
    outsider.studio.settle()
    assert not outsider.has_a_form()
    assert REFUSAL in outsider.last_answer.text


def test_home_is_a_refusal_and_a_message_to_the_bot_is_answered_with_one(
    studio: Studio, outsider: Colleague
) -> None:
    outsider.opens("home")
    assert REFUSAL in outsider.home
    assert "/logcall" not in outsider.home
    outsider.opens("messages")
    outsider.says("hello?")
    studio.tick()
    assert [REFUSAL in one.text for one in outsider.posts] == [True]


@pytest.mark.usefixtures("channel")
def test_they_get_no_nudge_and_are_owner_of_nothing(
    studio: Studio, mia: Colleague, outsider: Colleague
) -> None:
    name = outsider.person.name
    assert "must be a full member" in mia.types(f"/client add Mine owner @{name}").text
    studio.morning(days(3))
    assert outsider.posts == []
    assert mia.nudges


def test_a_member_who_becomes_a_guest_is_refused_from_then_on(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme owner @raj last 1 Jan")
    listed = raj.types("/client")
    studio.slack.change_person(raj.person, is_guest=True)
    studio.settle()
    assert REFUSAL in raj.types("/client Acme").text
    assert REFUSAL in raj.presses("Open", listed).text
    studio.morning(days(1), raj.person.tz)
    assert raj.nudges == []
    studio.slack.change_person(raj.person, is_guest=False)
    studio.settle()
    assert "Owner Raj Patel" in raj.card("Acme")


def test_a_form_that_was_open_when_its_member_became_a_guest_saves_nothing(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme")
    raj.saves(mia.says("hello", studio.channel("general", mia, raj))).choose("Client", "Acme")
    studio.slack.change_person(raj.person, is_guest=True)
    studio.settle()
    assert any(REFUSAL in said for said in raj.sends().values())
    assert "hello" not in mia.card("Acme")
