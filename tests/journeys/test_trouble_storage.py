"""The database is locked by another process, or gone: each payload ends in a sentence.

SQLite is locked, so that it can be read and not written; PostgreSQL lets nobody in.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from playground import Channel, Modal, Shown
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days
from tests.journeys.trouble_ground import Logs, gone, locked, open_ground, read_logs

LINE = "/logcall Acme with Dana 25m: R&D <plans>, two words. next: send it by Friday"
SENTENCE = "Rapport could not reach its database, so nothing was saved. Please try again."
Away = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_ground(database_url) as opened:
        yield opened


@pytest.fixture
def away(request: pytest.FixtureRequest, database_url: str) -> Away:
    """The database is away for as long as this lasts."""
    if database_url.startswith("sqlite"):
        return lambda: locked(database_url)
    return lambda: gone(database_url, request.getfixturevalue("postgres"))


@pytest.fixture
def logs(mia: Colleague) -> Iterator[Logs]:
    mia.types("/client add Acme")
    with read_logs() as collected:
        yield collected
    assert "two words" not in collected
    assert collected.of("failed") == []


@both_databases
def test_a_command_returns_its_text_in_full(mia: Colleague, logs: Logs, away: Away) -> None:
    with away():
        told = mia.types(LINE).text
    assert told.splitlines()[0] == SENTENCE
    assert LINE in told
    assert [entry["reason"] for entry in logs.of("refused")] == ["StorageDown"]
    assert "Logged" in mia.types(LINE).text


def test_text_of_several_lines_comes_back_line_by_line(
    mia: Colleague, logs: Logs, away: Away
) -> None:
    assert logs is not None
    with away():
        told = mia.types("/logcall Acme: one\nnext: two\n" + "long " * 700).text
    for words in ("/logcall Acme: one", "next: two", "long " * 699 + "long"):
        assert words in told


@both_databases
def test_a_button_says_so_beside_it_and_works_later(mia: Colleague, logs: Logs, away: Away) -> None:
    assert logs is not None
    logged = mia.types(LINE)
    with away():
        assert mia.presses("Undo", logged).text == SENTENCE
    assert "Logged" in logged.text
    mia.presses("Undo", logged)
    assert "Undone" in logged.text


def test_a_card_of_the_nudge_says_so_beside_it(
    studio: Studio, mia: Colleague, logs: Logs, away: Away
) -> None:
    assert logs is not None
    mia.types("/client add Globex last 3 months ago")
    studio.morning(days(1))
    with away():
        assert mia.presses("Snooze", mia.nudge, choosing="Tomorrow").text == SENTENCE
    mia.presses("Snooze", mia.nudge, choosing="Tomorrow")
    assert "Snoozed" in mia.nudge.text


def test_a_shortcut_says_so_beside_the_message(
    mia: Colleague, logs: Logs, away: Away, message: Shown
) -> None:
    assert logs is not None
    with away():
        mia.person.uses_shortcut("save_client_note", message)
        mia.studio.settle()
    assert mia.last_answer.text == SENTENCE
    assert not mia.has_a_form()
    assert mia.saves(message)


@pytest.fixture
def message(mia: Colleague, general: Channel) -> Shown:
    return mia.says("Acme wants two words", general)


@both_databases
def test_the_note_form_keeps_its_content_with_the_sentence_at_a_field(
    mia: Colleague, logs: Logs, away: Away, message: Shown
) -> None:
    assert logs is not None
    form = mia.saves(message)
    form.fill("Next action", "Answer them")
    with away():
        assert mia.sends() == {"Note": SENTENCE}
    assert (form.value("Note"), form.value("Next action")) == (message.text, "Answer them")
    assert mia.sends() == {}
    assert "Answer them" in mia.card("Acme")


@pytest.mark.parametrize(
    ("button", "field", "filled"),
    [("Add next action", "Next action", {"Next_action": "Send two words"})],
)
def test_a_form_behind_a_button_keeps_its_content(
    mia: Colleague, logs: Logs, away: Away, button: str, field: str, filled: dict[str, str]
) -> None:
    assert logs is not None
    mia.presses(button, mia.types("/logcall Acme: hello"))
    with away():
        assert mia.sends(**filled) == {field: SENTENCE}
    assert mia.sends() == {}


def test_the_form_of_a_new_client_keeps_its_content(mia: Colleague, logs: Logs, away: Away) -> None:
    assert logs is not None
    mia.presses("Create Globex", mia.types("/logcall Globex: two words"))
    with away():
        assert mia.sends(name="Globex Ltd") == {"Name": SENTENCE}
    assert mia.form.value("Name") == "Globex Ltd"
    assert mia.sends() == {}
    assert "two words" in mia.card("Globex")


def test_the_form_of_a_card_keeps_its_content(
    studio: Studio, mia: Colleague, logs: Logs, away: Away
) -> None:
    assert logs is not None
    mia.types("/client add Globex last 3 months ago")
    studio.morning(days(1))
    mia.presses("Log it", mia.nudge)
    with away():
        complaints = mia.sends(summary="two words", if_nothing_comes_next="No next action needed")
        assert list(complaints.values()) == [SENTENCE]
    assert mia.form.value("Summary") == "two words"
    assert mia.sends() == {}
    assert "two words" in mia.card("Globex")


@both_databases
def test_a_typeahead_answers_with_what_it_can_read(
    mia: Colleague, logs: Logs, away: Away, message: Shown, database_url: str
) -> None:
    form: Modal = mia.saves(message)
    with away():
        offered = form.options("Client", "acm")
    can_read = database_url.startswith("sqlite")
    assert offered == (["Acme", "Create acm"] if can_read else [])
    assert bool(logs.of("refused")) is not can_read
    assert "Acme" in form.options("Client", "acm")


@both_databases
def test_a_message_to_the_bot_is_answered_in_the_dm(mia: Colleague, logs: Logs, away: Away) -> None:
    assert logs is not None
    with away():
        mia.says("two words")
    assert mia.posts[-1].text == SENTENCE


def test_home_says_so_to_someone_new(studio: Studio, logs: Logs, away: Away) -> None:
    assert logs is not None
    raj = studio.newcomer("raj")
    with away():
        raj.opens("home")
    assert raj.home == SENTENCE


def test_what_slack_tells_of_a_user_is_not_acked_and_so_comes_again(
    studio: Studio, mia: Colleague, logs: Logs, away: Away
) -> None:
    with away():
        studio.slack.change_person(mia.person, tz="Asia/Tokyo")
        studio.slack.wait_until(lambda: logs.of("not_acked"))
    studio.slack.wait_until(lambda: studio.rapport.desk.meet(mia.id).tz == "Asia/Tokyo", 10)


@both_databases
def test_the_tick_goes_on_afterwards(
    studio: Studio, mia: Colleague, logs: Logs, away: Away
) -> None:
    mia.types("/client add Globex last 3 months ago")
    with away():
        studio.morning(days(1))
    assert logs.of("tick_without_database")
    studio.tick()
    assert "Globex" in mia.nudge.text
