"""All history while a record in it goes: said there, on a page that is drawn anew."""

import pytest

from tests.journeys.studio import Colleague, Studio


@pytest.mark.parametrize("button", ["Edit", "Delete"])
def test_what_is_gone_by_now_is_said_in_the_history_which_is_drawn_anew(
    studio: Studio, mia: Colleague, button: str
) -> None:
    mia.types("/client add Acme last 1 Jan")
    mia.types("/logcall Acme 3 March: older. next: none")
    last = mia.types("/logcall Acme: latest words. next: none")
    mia.presses("All history", mia.types("/client Acme"))
    mia.presses("Undo", last)
    mia.form.press(button)
    studio.settle()
    assert mia.form.title == "All history"
    assert "no longer there" in mia.form.text()
    assert "latest words" not in mia.form.text()
    assert "older" in mia.form.text()
    assert mia.posts == [] or "no longer there" not in mia.posts[-1].text
