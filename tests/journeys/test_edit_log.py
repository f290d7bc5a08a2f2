"""Edit on a reply: the form filled in with the record, and the reply drawn anew."""

import pytest

from playground import NotOnScreen
from tests.journeys.conftest import both_databases
from tests.journeys.studio import TODAY, Colleague, Studio, days

LINE = (
    "/logcall Acme with Dana and Raj 25m yesterday: roadmap, her son starts college "
    "#mixed next: send proposal by Friday"
)


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")


def test_the_form_has_the_record_filled_in(mia: Colleague) -> None:
    mia.presses("Edit", mia.types(LINE))
    form = mia.form
    assert form.title == "Edit this log"
    held = {label: form.value(label) for label in form.labels}
    assert held == {
        "Client": "Acme",
        "Kind": "Call",
        "When": days(-1).isoformat(),
        "At": None,
        "With": ["Dana", "Raj"],
        "How long": "25m",
        "What was it about?": "A bit of both",
        "Summary": "roadmap, her son starts college",
        "Next action": "send proposal",
        "Due": days(3).isoformat(),
        "A promise": [],
        "Repeats": "Never",
        "If nothing comes next": [],
        "In confidence": [],
    }


@both_databases
def test_sending_it_unchanged_changes_nothing(mia: Colleague) -> None:
    reply = mia.types(LINE)
    before = reply.text
    mia.presses("Edit", reply)
    assert mia.sends() == {}
    assert reply.text == before


@both_databases
def test_everything_can_be_changed_and_the_reply_follows(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Globex last 1 Jan")
    reply = mia.types(LINE)
    mia.presses("Edit", reply)
    form = mia.form
    form.choose("Client", "Globex")
    form.choose("Kind", "Meeting")
    form.choose("What was it about?", "Mostly personal")
    form.fill("A promise", "They expect this by that day")
    assert (
        mia.sends(
            when=TODAY, how_long="1h", summary="new words", next_action="call her", due=days(5)
        )
        == {}
    )
    assert "Logged a meeting with Globex" in reply.text
    assert "1 h · with Dana and Raj · personal" in reply.text
    assert "new words" in reply.text
    assert "Promise: call her, by Sun 10 Mar" in reply.text
    acme, globex = mia.card("Acme"), mia.card("Globex")
    assert "cold, 63 days since the last contact" in acme
    assert "roadmap" not in acme
    assert "warm, last contact today" in globex
    assert "call her (promised for Sun 10 Mar)" in globex
    assert studio.redeliver("view_submission") is None
    assert mia.card("Globex").count("new words") == 1


def test_several_next_actions_are_listed_and_stay(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: hi\nnext: one\nnext: two")
    mia.presses("Edit", reply)
    assert "Next action" not in mia.form.labels
    assert "one (no date)" in mia.form.text()
    assert mia.sends(summary="hello") == {}
    assert "hello" in reply.text
    card = mia.card("Acme")
    assert "one" in card
    assert "two" in card


def test_a_next_action_can_be_taken_away(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: hi. next: one")
    mia.presses("Edit", reply)
    mia.form.fill("Next action", "")
    assert mia.sends(if_nothing_comes_next="No next action needed") == {}
    assert "No next action needed." in reply.text
    assert "one (no date)" not in mia.card("Acme")


def test_a_note_counts_for_nothing(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: hi. next: none")
    mia.presses("Edit", reply)
    mia.form.choose("Kind", "Note")
    assert mia.sends() == {}
    assert "cold, 63 days" in mia.card("Acme")


def test_what_becomes_confidential_is_read_by_no_one_else(mia: Colleague, raj: Colleague) -> None:
    reply = mia.types("/logcall Acme: he is ill. next: send flowers")
    assert "he is ill" in raj.card("Acme")
    mia.presses("Edit", reply)
    assert mia.sends(in_confidence="Only I and the client's owner read this") == {}
    assert "In confidence: only you and the client's owner" in reply.text
    card = raj.card("Acme")
    assert "he is ill" not in card
    assert "flowers" not in card


def test_a_long_summary_is_edited_in_parts_and_no_word_is_lost(mia: Colleague) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    reply = mia.types(f"/logcall Acme: {words}. next: none")
    mia.presses("Edit", reply)
    form = mia.form
    parts = [label for label in form.labels if label.startswith("Summary")]
    assert parts == ["Summary", "Summary, part 2", "Summary, part 3"]
    assert mia.sends(how_long="5m") == {}
    mia.presses("Edit", reply)
    again = "".join(str(mia.form.value(label)) for label in parts)
    assert again.rstrip(".") == words


def test_an_edit_that_was_left_waits_as_a_draft_and_changes_its_record(mia: Colleague) -> None:
    mia.types("/client add Globex")
    mia.presses("Edit", mia.types("/logcall Acme: hi. next: none"))
    mia.form.fill("Summary", "better words")
    mia.form.choose("Client", "Globex")
    mia.form.close()
    listed = mia.types("/logcall drafts")
    mia.presses("Open the form", listed)
    assert mia.form.title == "Edit this log"
    assert mia.sends() == {}
    assert "better words" in mia.card("Globex")
    assert "Nothing is logged yet" in mia.card("Acme")


def test_a_record_that_is_gone_is_logged_anew_from_its_draft(mia: Colleague) -> None:
    mia.types("/client add Globex")
    reply = mia.types("/logcall Acme: hi. next: none")
    mia.presses("Edit", reply)
    mia.form.choose("Client", "Globex")
    mia.form.close()
    mia.types("/logcall undo")
    mia.presses("Open the form", mia.types("/logcall drafts"))
    assert mia.form.title == "Log a client call"
    assert mia.sends() == {}
    assert "Logged a call with Globex" in mia.last_answer.text


@both_databases
def test_a_next_action_added_while_the_form_waited_is_not_dropped(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/client add Globex")
    reply = mia.types("/logcall Acme: hi")
    mia.presses("Edit", reply)
    mia.form.fill("Summary", "better words")
    mia.form.choose("Client", "Globex")
    mia.form.close()
    mia.presses("Add next action", reply)
    assert mia.sends(next_action="send the contract") == {}
    mia.presses("Open the form", mia.types("/logcall drafts"))
    assert "send the contract (no date)" in mia.form.text()
    assert mia.sends() == {}
    studio.settle()
    card = mia.card("Globex")
    assert "better words" in card
    assert "send the contract" in card


def test_undo_gives_back_the_words_as_they_were_edited(mia: Colleague) -> None:
    reply = mia.types("/logcall Acme: hi\nnext: one\nnext: two")
    mia.presses("Edit", reply)
    assert mia.sends(summary="better words") == {}
    mia.presses("Undo", reply)
    for words in ("Acme call", "better words", "next: one", "next: two"):
        assert words in reply.text


def test_a_secret_is_opened_by_its_author_only_and_that_is_said_at_the_mark(
    mia: Colleague, raj: Colleague
) -> None:
    raj.types("/logcall Acme: he is ill !confidence next: none")
    mia.presses("All history", mia.types("/client Acme"))
    mia.form.press("Edit")
    complaints = mia.sends(in_confidence=None)
    assert "only its author" in complaints["In confidence"]
    assert mia.form.value("Summary") == "he is ill"


def test_only_the_author_has_the_button_on_the_reply(mia: Colleague, raj: Colleague) -> None:
    reply = mia.types("/logcall Acme: hi")
    assert "Edit" in reply.buttons
    with pytest.raises(NotOnScreen):
        raj.presses("Edit", reply)
