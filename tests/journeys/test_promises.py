"""Promises on the card, in their list, and in `/next`."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@both_databases
def test_a_promise_is_moved_kept_and_counted(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    assert "Promises:" not in mia.card("Acme")
    mia.types("/next Acme promise: the quote by Friday")
    assert "Promises: none has come due yet" in mia.card("Acme")
    studio.wait_for(days(1), "08:00")
    answer = mia.types("/next")
    assert "first" not in answer.text
    mia.presses("...", answer, choosing="Edit")
    assert mia.sends(due="2041-03-15") == {}
    studio.settle()
    assert "promised for Fri 15 Mar, first Fri 8 Mar" in mia.types("/next").text
    mia.presses("Done", mia.types("/next"))
    studio.settle()
    assert "Promises: 1 of 1 kept, 1 moved" in mia.card("Acme")
    mia.presses("Promises", mia.types("/client Acme"))
    assert mia.form.title == "Promises"
    said = mia.form.text()
    assert "Promised for Fri 8 Mar, moved to Fri 15 Mar, done today: kept" in said
