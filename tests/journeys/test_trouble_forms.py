"""Slack or the database fails while the log form is opened, changed or sent: words are kept."""

from collections.abc import Iterator

import pytest
from slack_sdk.webhook import WebhookClient

from playground import Trouble
from tests.journeys.studio import Colleague, Studio
from tests.journeys.trouble_ground import locked, open_ground

NO_FORM = [Trouble.rate_limited(5), Trouble.server_error(), Trouble.cut_before()]
REFUSED = [Trouble.refusal(error) for error in ("view_too_large", "hash_conflict", "not_found")]
KEPT = "What you filled in is kept: /logcall drafts has it."
NONE = {"if_nothing_comes_next": "No next action needed"}


def kind_of(trouble: Trouble) -> str:
    return trouble.error or trouble.kind


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_ground(database_url, ack_seconds=9) as opened:
        yield opened


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")


@pytest.mark.parametrize("trouble", NO_FORM + REFUSED, ids=kind_of)
def test_a_change_that_slack_does_not_take_is_said_and_the_words_are_kept(
    studio: Studio, mia: Colleague, trouble: Trouble
) -> None:
    mia.types("/logcall")
    mia.form.fill("Summary", "a long talk")
    studio.slack.trouble.add("views.update", trouble)
    mia.form.choose("Client", "Acme")
    studio.settle()
    assert KEPT in mia.last_answer.text
    assert "a long talk" in mia.types("/logcall drafts").text
    assert mia.sends(**NONE) == {}
    assert "Logged a call with Acme" in mia.last_answer.text


def test_a_form_that_changed_meanwhile_is_said_and_the_words_are_kept(
    studio: Studio, mia: Colleague
) -> None:
    mia.person.uses_shortcut("Log a client call")
    mia.form.fill("Summary", "a long talk")
    studio.slack.trouble.add("views.update", Trouble.cut_after())
    mia.form.choose("Client", "Acme")
    studio.settle()
    assert KEPT in mia.posts[-1].text
    assert "Acme call: a long talk" in mia.types("/logcall drafts").text


@pytest.mark.parametrize("trouble", NO_FORM, ids=kind_of)
def test_a_form_that_slack_does_not_open_is_said(
    studio: Studio, mia: Colleague, trouble: Trouble
) -> None:
    studio.slack.trouble.add("views.open", trouble)
    said = mia.types("/logcall").text
    assert "the form was not opened. Nothing was changed." in said
    mia.types("/logcall")
    mia.form.choose("Client", "Acme")
    mia.form.close()
    listed = mia.types("/logcall drafts")
    studio.slack.trouble.add("views.open", trouble)
    assert "your draft is still there" in mia.presses("Open the form", listed).text


def test_a_form_asked_for_too_late_is_said(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: hi")
    mia.presses("Edit", reply)
    mia.form.close()
    studio.redeliver("block_actions")
    assert not mia.has_a_form()
    assert "Slack opens a form only within 3 seconds" in mia.last_answer.text


def test_a_form_that_cannot_be_stored_stays_open_with_all_its_words(
    mia: Colleague, database_url: str
) -> None:
    mia.types("/logcall")
    mia.form.choose("Client", "Acme")
    mia.form.fill("Summary", "a long talk")
    with locked(database_url):
        complaints = mia.sends(**NONE)
    assert "could not reach its database" in complaints["Summary"]
    assert mia.form.value("Summary") == "a long talk"
    assert mia.sends() == {}
    assert mia.card("Acme").count("a long talk") == 1


def test_a_form_whose_place_is_spent_is_answered_by_direct_message(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/logcall")
    mia.form.choose("Client", "Acme")
    url = studio.slack.calls("/logcall")[-1].sent["response_url"]
    for _ in range(5):
        WebhookClient(url).send(text="used")
    assert mia.sends(**NONE) == {}
    assert "Logged a call with Acme" in mia.posts[-1].text


def test_a_form_that_slack_does_not_push_is_said(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: hi. next: none")
    mia.presses("All history", mia.types("/client Acme"))
    studio.slack.trouble.add("views.push", Trouble.server_error())
    mia.form.press("Edit")
    studio.settle()
    assert mia.form.title == "All history"
    assert "the form was not opened. Nothing was changed." in mia.posts[-1].text


def test_a_record_deleted_meanwhile_leaves_the_form_open_with_its_words(
    studio: Studio, mia: Colleague
) -> None:
    reply = mia.types("/logcall Acme: hi. next: none")
    mia.presses("Edit", reply)
    mia.form.fill("Summary", "better words")
    form = mia.form
    mia.presses("Undo", reply)
    form.submit()
    studio.settle()
    assert "no longer there" in str(mia.sends().values())
    assert mia.form.value("Summary") == "better words"
