"""The Home tab: what is due, one's clients, what one owes, and what can be set."""

import pytest

from playground import Shown, Trouble
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


def home_of(someone: Colleague) -> Shown:
    someone.opens("home")
    assert someone.person.home
    return someone.person.home


@pytest.fixture
def busy(mia: Colleague) -> Colleague:
    """Mia with a cold client, a warm one, and a promise that is due tomorrow."""
    mia.types("/client add Globex tier A last 3 weeks ago")
    mia.types("/client add Acme tier C last 2 weeks ago")
    mia.types("/logcall Acme great call. promise: send the deck by tomorrow")
    return mia


@both_databases
def test_a_new_member_is_shown_the_first_steps(studio: Studio, mia: Colleague) -> None:
    del studio
    text = home_of(mia).text
    assert text.startswith("Welcome to Rapport")
    for words in ("Import clients", "Add a client", "Log a call", "/logcall Acme", "Settings"):
        assert words in text
    assert "Next actions" not in text


def test_before_the_nudge_home_shows_what_is_open(busy: Colleague) -> None:
    text = home_of(busy).text
    assert "Globex · cold, 21 days since the last contact, cadence 7" in text
    assert "Your 2 clients, the coldest first" in text
    assert "50 % of your 2 clients have a next action (1 of 2)." in text
    assert "1 next action open" in text
    assert "send the deck" in text


@both_databases
def test_a_card_done_on_home_is_done_in_the_nudge_too(studio: Studio, busy: Colleague) -> None:
    studio.morning(days(1))
    home = home_of(busy)
    assert "Acme: send the deck" in home.text
    busy.presses("Done", on=home, beside="Acme: send the deck")
    assert "Acme: send the deck Done" in busy.nudge.text
    assert "Acme: send the deck Done" in busy.home
    busy.presses("Undo", on=home)
    assert "deck Done" not in busy.nudge.text
    assert "deck Done" not in busy.home


def test_a_card_logged_on_home_is_logged_in_the_nudge_too(studio: Studio, busy: Colleague) -> None:
    studio.morning(days(1))
    busy.presses("Log it", on=home_of(busy), beside="Globex")
    nothing = "No next action needed"
    assert busy.sends(summary="They are well", if_nothing_comes_next=nothing) == {}
    assert "Globex Logged" in busy.nudge.text
    assert "Globex Logged" in busy.home
    assert "Logged a call with Globex" in busy.posts[-1].text
    assert "Edit" in busy.posts[-1].buttons


def test_a_next_action_done_on_home_leaves_it(busy: Colleague) -> None:
    home = home_of(busy)
    busy.presses("Done", on=home, beside="Acme: send the deck")
    assert "No next action is open." in busy.home
    assert "0 % of your 2 clients" in busy.home


def test_the_list_on_home_follows_its_filter_and_stays_so(busy: Colleague) -> None:
    home = home_of(busy)
    busy.presses("list_only", on=home, choosing="Cold or going cold")
    assert "Your 1 client cold or going cold" in busy.home
    busy.presses("Done", on=home, beside="Acme: send the deck")
    assert "Your 1 client cold or going cold" in busy.home
    assert "Your 1 client cold or going cold" in home_of(busy).text


def test_a_client_opens_over_home_with_all_that_can_be_done(busy: Colleague) -> None:
    busy.presses("Open", on=home_of(busy), beside="Acme · warm")
    text = busy.form.text()
    for words in ("Acme", "send the deck", "Log it", "Add next action", "All history", "Edit"):
        assert words in text


def test_home_of_another_member_shows_only_their_own_work(busy: Colleague, raj: Colleague) -> None:
    del busy
    text = home_of(raj).text
    assert "Globex" not in text
    assert "send the deck" not in text


def test_drafts_that_wait_are_brought_to_the_messages(studio: Studio, busy: Colleague) -> None:
    busy.types("/logcall Initech tomorrow: lunch")
    home = home_of(busy)
    assert "1 draft waits for an answer." in home.text
    busy.presses("Show drafts", on=home)
    studio.settle()
    assert "Initech tomorrow: lunch" in busy.posts[-1].text


def test_a_client_is_added_from_home(studio: Studio, mia: Colleague) -> None:
    mia.presses("Add a client", on=home_of(mia))
    mia.form.fill("Name", "Initech")
    assert mia.form.submit() == {}
    studio.settle()
    assert "Initech" in home_of(mia).text


def test_a_call_is_logged_from_home(studio: Studio, busy: Colleague) -> None:
    busy.presses("Log a call", on=home_of(busy))
    assert busy.form.title == "Log a client call"
    busy.form.close()
    studio.settle()


def test_the_nudge_is_set_from_home(studio: Studio, mia: Colleague, raj: Colleague) -> None:
    mia.presses("Settings", on=home_of(mia))
    form = mia.form
    form.fill("It comes at", "08:30")
    form.choose("On these days", ["Monday", "Tuesday"])
    form.fill("Pause until", days(20).isoformat())
    form.choose("Who stands in meanwhile", raj.id)
    assert form.submit() == {}
    studio.settle()
    for words in ("08:30", "Monday and Tuesday", "Paused until", "stands in"):
        assert words in mia.home
    mia.presses("Settings", on=home_of(mia))
    mia.form.fill("Pause until", "")
    assert mia.form.submit() == {}
    studio.settle()
    assert "Paused" not in mia.home


def test_settings_that_cannot_be_are_said_at_their_field(studio: Studio, mia: Colleague) -> None:
    mia.presses("Settings", on=home_of(mia))
    form = mia.form
    form.fill("Pause until", days(-1).isoformat())
    assert "a day to come" in form.submit()["Pause until"]
    form.fill("Pause until", "")
    form.choose("Who stands in meanwhile", mia.id)
    assert "Pause until" in form.submit()["Who stands in meanwhile"]
    studio.settle()


def test_slack_that_opens_no_form_is_said_in_the_messages(studio: Studio, mia: Colleague) -> None:
    home = home_of(mia)
    studio.slack.trouble.add("views.open", Trouble.server_error(), times=1)
    mia.presses("Settings", on=home)
    studio.settle()
    assert "the form was not opened" in mia.posts[-1].text
    studio.slack._ws.traffic.refusals.clear()  # the trouble that was asked for
