"""The buttons of a next action in a card that is a form, and on the Home tab."""

import pytest

from playground import Shown
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    mia.types("/next Acme print the invoice by today")


@pytest.fixture
def home(mia: Colleague) -> Shown:
    mia.opens("home")
    home = mia.person.home
    assert home
    return home


def open_card(mia: Colleague, home: Shown) -> None:
    mia.person.presses("Open", home, beside="Acme ·")
    mia.studio.settle()
    assert "Owner Mia Chen" in mia.form.text()


def press(mia: Colleague, label: str, choosing: str | None = None) -> None:
    mia.form.press(label, choosing=choosing)
    mia.studio.settle()


def test_a_card_in_a_form_is_drawn_anew_after_each(mia: Colleague, home: Shown) -> None:
    open_card(mia, home)
    press(mia, "Done")
    assert "No next action is open" in mia.form.text()
    press(mia, "Undo")
    assert "print the invoice (due today)" in mia.form.text()


def test_a_next_action_is_added_and_edited_over_a_card(mia: Colleague, home: Shown) -> None:
    open_card(mia, home)
    press(mia, "Add next action")
    assert mia.sends(next_action="call them", due=days(3)) == {}
    assert "call them (due Fri 8 Mar)" in mia.form.text()
    assert "Owner Mia Chen" in mia.form.text()


def test_done_on_home_is_drawn_there_and_can_be_undone(
    studio: Studio, mia: Colleague, home: Shown
) -> None:
    mia.person.presses("Done", home, beside="print the invoice")
    studio.settle()
    assert mia.home.count("print the invoice") == 1
    assert mia.home.startswith("Done: print the invoice (Acme)")
    mia.person.presses("Undo", home)
    studio.settle()
    assert mia.home.startswith("Open again: print the invoice (Acme)")
    assert mia.home.count("print the invoice") > 1
    mia.opens("home")
    assert "Open again" not in mia.home


def test_a_form_opened_on_home_redraws_it(studio: Studio, mia: Colleague, home: Shown) -> None:
    mia.person.presses("...", home, beside="print the invoice", choosing="Edit")
    assert mia.sends(next_action="mail the invoice") == {}
    assert "mail the invoice" in mia.home
    mia.person.presses("...", home, beside="mail the invoice", choosing="Snooze until tomorrow")
    studio.settle()
    assert "Snoozed until tomorrow: mail the invoice (Acme)" in mia.home
