"""Meeting Rapport: a short welcome once, `/rapport`, the Home tab, a message to the bot."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

WELCOME = "Welcome to Rapport."


@pytest.fixture
def nia(studio: Studio) -> Colleague:
    return studio.newcomer("nia", real_name="Nia Okoro")


def test_the_first_command_is_answered_and_the_welcome_comes_below(studio: Studio) -> None:
    for line in ("/logcall help", "/client", "/nudge", "/rapport", "/logcall Acme: hi"):
        someone = studio.newcomer(f"someone{len(line)}")
        text = someone.types(line).text
        assert text.index(WELCOME) > 20
        assert "/logcall Acme: what was said" in text
        assert WELCOME not in someone.types("/client").text


def test_a_first_command_that_cannot_be_read_leaves_the_welcome_to_the_next(nia: Colleague) -> None:
    assert "Which hour?" in nia.types("/nudge at 99").text
    assert WELCOME in nia.types("/nudge at 8").text
    assert WELCOME not in nia.types("/nudge").text


@both_databases
def test_the_messages_tab_welcomes_once(studio: Studio, nia: Colleague) -> None:
    for _ in range(3):
        nia.opens("messages")
        studio.tick()
    assert [one.text.count(WELCOME) for one in nia.posts] == [1]
    assert WELCOME not in nia.types("/client").text


def test_a_nudge_may_be_the_first_that_a_member_hears_of_rapport(
    studio: Studio, mia: Colleague, nia: Colleague
) -> None:
    mia.types("/client add Acme owner @nia last 1 Jan")
    studio.morning(days(1))
    assert nia.nudge.text.startswith(WELCOME)
    assert "Acme" in nia.nudge.text
    assert WELCOME not in nia.types("/client").text
    studio.morning(days(6))
    assert WELCOME not in nia.nudges[-1].text


def test_rapport_says_on_one_screen_what_can_be_done(mia: Colleague) -> None:
    text = mia.types("/rapport").text
    for words in ("/logcall", "/client add", "/nudge at 08:30", "Save as client note"):
        assert words in text
    assert len(text.splitlines()) < 25


def test_the_home_tab_of_a_new_member_shows_the_first_steps(mia: Colleague) -> None:
    mia.opens("home")
    assert "Three steps" in mia.home
    assert "/logcall Acme" in mia.home


@both_databases
def test_who_writes_to_the_bot_is_told_what_it_can_do(studio: Studio, mia: Colleague) -> None:
    mia.says("hello?")
    studio.tick()
    assert "Save as client note" in mia.posts[-1].text
    count = len(mia.posts)
    mia.says("and again")
    studio.tick()
    assert len(mia.posts) == count + 1


def test_the_bot_does_not_answer_itself_or_speak_up_in_channels(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    general = studio.channel("general", mia, raj, with_bot=True)
    mia.says("hello all", general)
    studio.tick()
    assert len(mia.person.sees_in(general)) == 1
