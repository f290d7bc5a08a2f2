"""Two people edit one log: nobody's words are written over unseen."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio

NONE = {"if_nothing_comes_next": "No next action needed"}


@both_databases
def test_a_log_that_changed_meanwhile_is_not_written_over(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme last 1 Jan")
    reply = raj.types("/logcall Acme: the roadmap. next: none")
    mia.presses("All history", mia.types("/client Acme"))
    mia.form.press("Edit")
    mia.form.fill("How long", "25m")
    raj.presses("Edit", reply)
    assert raj.sends(summary="the roadmap, and her son starts college") == {}
    complaint = mia.form.submit()
    assert "Someone changed this log after you opened the form" in str(complaint)
    studio.settle()
    assert "her son starts college" in raj.types("/client Acme").text
    mia.form.close(everything=True)
    studio.settle()
    assert "the roadmap" in mia.types("/logcall drafts").text
    mia.presses("All history", mia.types("/client Acme"))
    mia.form.press("Edit")
    assert mia.form.value("Summary") == "the roadmap, and her son starts college"
    mia.form.fill("How long", "25m")
    assert mia.form.submit() == {}
    studio.settle()
    assert "25 min" in mia.types("/client Acme").text or "her son" in mia.card("Acme")


def test_what_came_next_meanwhile_is_no_conflict(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")
    reply = mia.types("/logcall Acme: the roadmap. next: send the quote by Friday")
    mia.presses("Edit", reply)
    mia.form.fill("How long", "25m")
    form = mia.form
    card = mia.types("/client Acme")
    mia.presses("Done", card, beside="send the quote")
    assert form.submit() == {} or "Next action" in str(form.text())
