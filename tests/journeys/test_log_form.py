"""The log form: a bare `/logcall`, the global shortcut, Log it; what is missing, what is wrong."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import TODAY, Colleague, Studio, days

NONE = {"if_nothing_comes_next": "No next action needed"}


def opens(who: Colleague) -> None:
    """Open the form as `/logcall` alone does."""
    who.types("/logcall")
    assert who.form.title == "Log a client call"


@pytest.fixture
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")


@both_databases
@pytest.mark.usefixtures("acme")
def test_a_contact_is_logged_with_all_that_belongs_to_it(studio: Studio, mia: Colleague) -> None:
    opens(mia)
    form = mia.form
    assert form.value("When") == TODAY.isoformat()
    assert form.value("Kind") == "Call"
    form.choose("Client", "Acme")
    form.choose("Kind", "Meeting")
    form.choose("With", ["Add “Dana Ö”"], typed="Dana Ö")
    form.choose("What was it about?", "A bit of both")
    form.fill("A promise", "They expect this by that day")
    assert (
        mia.sends(
            when=days(-2),
            how_long="1h30",
            summary="Q3 roadmap <!channel>",
            next_action="Send the deck",
            due=days(3),
        )
        == {}
    )
    text = mia.last_answer.text
    assert "Logged a meeting with Acme" in text
    assert "Sun 3 Mar 12:00 · 1 h 30 min · with Dana Ö · mixed" in text
    assert "Q3 roadmap <!channel>" in text
    assert "Promise: Send the deck, by Fri 8 Mar" in text
    assert "warm" in mia.card("Acme")
    assert not mia.has_a_form()
    assert mia.types("/logcall drafts").text.startswith("You have no drafts.")
    studio.redeliver("view_submission")
    assert mia.card("Acme").count("Send the deck") == 1


@pytest.mark.usefixtures("acme")
def test_a_next_action_or_none_is_asked_for_at_its_field(mia: Colleague) -> None:
    opens(mia)
    mia.form.choose("Client", "Acme")
    assert "Say what comes next" in mia.sends()["Next action"]
    mia.form.fill("If nothing comes next", "No next action needed")
    assert "untick this" in mia.sends(next_action="Send it")["If nothing comes next"]
    assert mia.sends(next_action="") == {}
    assert "No next action needed." in mia.last_answer.text


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("When", days(1), "That day is still to come."),
        ("At", "23:59", "That hour is still to come."),
        ("How long", "ages", "Write it like 25m, 1h30 or 2 hours."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_filled_in_is_lost(
    mia: Colleague, field: str, value: object, sentence: str
) -> None:
    opens(mia)
    mia.form.choose("Client", "Acme")
    mia.form.fill("Summary", "a long talk")
    mia.form.fill(field, value)  # type: ignore[arg-type]
    assert mia.sends(**NONE) == {field: sentence}
    assert mia.form.value("Summary") == "a long talk"
    assert "a long talk" not in mia.card("Acme")


@pytest.mark.usefixtures("acme")
def test_a_promise_needs_a_day_that_is_to_come(mia: Colleague) -> None:
    opens(mia)
    mia.form.choose("Client", "Acme")
    mia.form.fill("A promise", "They expect this by that day")
    assert mia.sends(next_action="Send it") == {"Due": "A promise needs a day."}
    assert mia.sends(due=days(-1)) == {"Due": "Choose today or a day to come."}
    assert mia.sends(due=days(0)) == {}


@both_databases
def test_a_new_client_is_made_in_the_same_form(mia: Colleague, raj: Colleague) -> None:
    opens(mia)
    mia.form.fill("Summary", "they renew")
    mia.form.choose("Client", "Create 日本の会社", typed="日本の会社")
    form = mia.form
    assert form.value("Summary") == "they renew"
    assert form.value("Name") == "日本の会社"
    form.choose("How often", "A · every 7 days")
    form.fill("Owner", raj.name)
    assert mia.sends(last_spoke_before_this=days(1), **NONE) == {
        "Last spoke before this": "That day is still to come."
    }
    assert mia.sends(last_spoke_before_this=days(-90)) == {}
    assert "日本の会社 is now a client." in mia.last_answer.text
    card = mia.card("日本の会社")
    assert "Owner Raj Patel" in card
    assert "they renew" in card


@pytest.mark.usefixtures("acme")
def test_a_name_that_is_taken_is_said_at_the_name(mia: Colleague) -> None:
    opens(mia)
    mia.form.choose("Client", "Create a new client…", typed="")
    complaints = mia.sends(name="ACME, Inc.", **NONE)
    assert "There is already a client named Acme" in complaints["Name"]
    assert mia.sends(name="Acme Rockets " + "x" * 100) == {}
    assert "Logged a call with Acme Rockets" in mia.last_answer.text


def test_another_new_client_gets_its_own_name(mia: Colleague) -> None:
    opens(mia)
    mia.form.choose("Client", "Create Globex", typed="Globex")
    mia.form.choose("Client", "Create Initech", typed="Initech")
    assert mia.form.value("Name") == "Initech"


@pytest.mark.usefixtures("acme")
def test_people_are_those_of_the_chosen_client(mia: Colleague) -> None:
    mia.types("/logcall Acme with Dana and Raj: hi")
    mia.types("/client add Globex")
    mia.types("/logcall Globex with Zoe: hi")
    opens(mia)
    assert mia.form.options("With") == []
    assert mia.form.options("With", "Lee") == ["Add “Lee”"]
    mia.form.choose("Client", "Acme")
    assert mia.form.options("With") == ["Dana", "Raj"]
    assert mia.form.options("With", "dan") == ["Dana", "Add “dan”"]
    assert mia.form.options("With", "dana") == ["Dana"]
    mia.form.choose("With", ["Dana"])
    mia.form.choose("Client", "Globex")
    assert mia.form.options("With") == ["Zoe"]
    assert mia.form.value("With") == ["Dana"]


@both_databases
@pytest.mark.usefixtures("acme")
def test_what_was_filled_in_when_a_client_was_chosen_is_a_draft(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    opens(mia)
    mia.form.fill("Summary", "a long talk")
    mia.form.fill("In confidence", "Only I and the client's owner read this")
    mia.form.choose("Client", "Acme")
    studio.redeliver("block_actions")
    assert [one.error for one in studio.slack.refusals] == ["hash_conflict"]
    studio.slack._ws.traffic.refusals.clear()
    mia.form.close()
    assert "You have no drafts." in raj.types("/logcall drafts").text
    listed = mia.types("/logcall drafts")
    assert "You have 1 draft" in listed.text
    assert "Acme call: a long talk !confidence" in listed.text
    mia.presses("Open the form", listed)
    form = mia.form
    assert (form.value("Client"), form.value("Summary")) == ("Acme", "a long talk")
    assert form.value("In confidence") == ["Only I and the client's owner read this"]
    assert mia.sends(**NONE) == {}
    assert "You have no drafts." in listed.text
    assert "Logged a call with Acme" in mia.last_answer.text
    assert "a long talk" not in raj.card("Acme")


@pytest.mark.usefixtures("acme")
def test_choosing_again_keeps_one_draft_and_all_that_stands_there(mia: Colleague) -> None:
    mia.types("/client add Globex")
    opens(mia)
    mia.form.choose("Client", "Acme")
    mia.form.fill("Next action", "Send it")
    mia.form.choose("Client", "Globex")
    assert mia.form.value("Next action") == "Send it"
    mia.form.close()
    text = mia.types("/logcall drafts").text
    assert "You have 1 draft" in text
    assert "Globex call:\nnext: Send it" in text


def test_the_shortcut_is_answered_by_direct_message(mia: Colleague) -> None:
    mia.types("/client add Acme")
    mia.person.uses_shortcut("Log a client call")
    mia.form.choose("Client", "Acme")
    assert mia.sends(summary="hello", **NONE) == {}
    assert "Logged a call with Acme" in mia.posts[-1].text


def test_a_private_client_of_another_is_neither_offered_nor_told_of(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    raj.types("/client add Secret Ltd")
    raj.types("/logcall Secret Ltd with Zoe: hi")
    database = studio.rapport.desk.database
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE clients SET visibility = 'private'")
        client_id = connection.exec_driver_sql("SELECT id FROM clients").scalar_one()
    opens(mia)
    assert mia.form.options("Client", "Secret") == ["Create Secret"]
    block = next(b for b in mia.form.view.blocks if b["block_id"].startswith("people:"))
    block["block_id"] = f"people:0:{client_id}"
    mia.form.view.state[block["block_id"]] = mia.form.view.state.pop("people:0:")
    assert mia.form.options("With") == []


def test_guests_open_no_form(studio: Studio) -> None:
    guest = studio.newcomer("gus", is_guest=True)
    assert "full members" in guest.types("/logcall").text
    assert not guest.has_a_form()


def test_a_newcomer_is_welcomed_beside_the_form(studio: Studio) -> None:
    nia = studio.newcomer("nia")
    assert "Welcome to Rapport." in nia.types("/logcall").text
    assert nia.form.title == "Log a client call"
