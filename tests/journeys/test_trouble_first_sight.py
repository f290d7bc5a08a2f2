"""Slack does not tell who someone is, the first time they come."""

from collections.abc import Iterator

import pytest

from playground import Trouble
from tests.journeys.studio import Colleague, Studio
from tests.journeys.trouble_ground import Logs, open_ground, read_logs

LINE = "/logcall Acme with Dana 25m: R&D <plans>, two words. next: send it by Friday"
TROUBLES = [
    Trouble.slow(2.6),
    Trouble.rate_limited(30),
    Trouble.server_error(),
    Trouble.cut_before(),
    Trouble.cut_after(),
]


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_ground(database_url) as opened:
        yield opened


@pytest.fixture
def logs(studio: Studio) -> Iterator[Logs]:
    assert studio
    with read_logs() as collected:
        yield collected


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.kind)
def test_the_person_is_told_gets_the_text_back_and_the_next_try_works(
    studio: Studio, logs: Logs, trouble: Trouble
) -> None:
    mia = studio.newcomer("mia")
    studio.slack.trouble.add("users.info", trouble)
    told = mia.types(LINE).text
    assert "nothing was saved" in told
    assert LINE in told
    assert "two words" not in logs
    assert "You have no drafts" in mia.types("/logcall drafts").text
    assert "Create Acme" in mia.types(LINE).buttons


def test_a_shortcut_at_first_sight_is_answered_beside_the_message(studio: Studio) -> None:
    mia = studio.newcomer("mia")
    general = studio.channel("general", mia)
    message = mia.says("Acme wants the contract", general)
    studio.slack.trouble.add("users.info", Trouble.server_error())
    mia.person.uses_shortcut("save_client_note", message)
    studio.settle()
    assert "could not tell who you are" in mia.last_answer.text
    assert not mia.has_a_form()
    assert mia.saves(message)


def test_a_message_to_the_bot_at_first_sight_is_answered_in_the_dm(studio: Studio) -> None:
    mia = studio.newcomer("mia")
    studio.slack.trouble.add("users.info", Trouble.server_error())
    mia.says("hello?")
    assert "could not tell who you are" in mia.posts[-1].text


def test_home_at_first_sight_says_what_is_wrong(studio: Studio) -> None:
    mia = studio.newcomer("mia")
    studio.slack.trouble.add("users.info", Trouble.server_error())
    mia.opens("home")
    assert "could not tell who you are" in mia.home
    mia.opens("home")
    assert "/logcall" in mia.home


def test_an_author_slack_does_not_tell_of_keeps_nobody_from_the_form(
    studio: Studio, mia: Colleague
) -> None:
    dana = studio.newcomer("dana", other_team=True)
    message = dana.says("Acme wants the contract", studio.channel("shared", mia, dana))
    studio.slack.trouble.add("users.info", Trouble.server_error())
    assert "Acme wants the contract" in str(mia.saves(message).value("Note"))
