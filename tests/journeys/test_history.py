"""All history of a client: paged, with Edit and Delete where they are allowed."""

import re

import pytest

from playground import NotOnScreen, Shown
from playground.view_stack import push_view
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days
from views import ids

NONE = {"if_nothing_comes_next": "No next action needed"}


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")


def history(who: Colleague, client: str = "Acme") -> Shown:
    """Open all history from the card; the card."""
    card = who.types(f"/client {client}")
    who.presses("All history", card)
    assert who.form.title == "All history"
    return card


def test_an_empty_history_teaches_with_an_example(mia: Colleague) -> None:
    history(mia)
    assert "Nothing is logged yet. For example: /logcall Acme 25m: Q3 roadmap" in mia.form.text()


@both_databases
def test_pages_follow_each_other_and_lose_nothing(mia: Colleague) -> None:
    for number in range(19):
        mia.types(f"/logcall Acme {1 + number % 5} March: talk {number:02}. next: none")
    history(mia)
    pages = [mia.form.text()]
    while "Older" in mia.form.buttons:
        mia.form.press("Older")
        mia.studio.settle()
        pages.append(mia.form.text())
    shown = [int(number) for page in pages for number in re.findall(r"talk (\d\d)", page)]
    assert sorted(shown) == list(range(19))
    assert [page.count("talk") for page in pages] == [8, 8, 3]
    told = [number % 5 for number in shown]
    assert told == sorted(told, reverse=True)
    for page in (pages[1], pages[0]):
        mia.form.press("Newer")
        mia.studio.settle()
        assert mia.form.text().replace(" [Newer]", "") == page.replace(" [Newer]", "")


@both_databases
def test_delete_takes_a_record_with_its_next_actions_and_the_card_follows(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/logcall Acme 3 March: older. next: none")
    mia.types("/logcall Acme: latest words. next: send the deck")
    card = history(mia)
    assert "warm, last contact today" in card.text
    confirm = str(mia.form.view.blocks)
    assert "gone for good" in confirm
    mia.form.press("Delete")
    studio.settle()
    assert "latest words" not in mia.form.text()
    assert "older" in mia.form.text()
    assert "warm, 2 days since the last contact" in card.text
    assert "send the deck" not in card.text
    studio.redeliver("block_actions")
    assert "older" in mia.form.text()


def test_many_corrections_send_no_card_by_direct_message(studio: Studio, mia: Colleague) -> None:
    for number in range(7):
        mia.types(f"/logcall Acme {1 + number % 4} March: talk {number}. next: none")
    before = len(mia.posts)
    history(mia)
    for _ in range(7):
        mia.form.press("Delete")
        studio.settle()
    assert len(mia.posts) == before
    assert studio.slack.refusals != []
    studio.slack._ws.traffic.refusals.clear()


def test_an_edit_draws_history_and_card_anew(mia: Colleague) -> None:
    mia.types("/logcall Acme: first words. next: none")
    card = history(mia)
    mia.form.press("Edit")
    assert mia.form.title == "Edit this log"
    assert mia.sends(summary="better words") == {}
    assert mia.form.title == "All history"
    assert "better words" in mia.form.text()
    assert "better words" in card.text
    assert len(mia.ephemerals) == len({one.text for one in mia.ephemerals})


def test_buttons_stand_only_where_one_may_use_them(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    lee = studio.member("lee")
    mia.types("/logcall Acme: of the owner. next: none")
    raj.types("/logcall Acme: of a colleague. next: none")
    raj.types("/logcall Acme: told in private !confidence next: none")
    for who, buttons in ((mia, 3), (raj, 2), (lee, 0)):
        history(who)
        assert who.form.buttons.count("Edit") == buttons
        assert who.form.buttons.count("Delete") == buttons
    assert "told in private" not in lee.form.text()
    assert "a contact in confidence" in lee.form.text()


def test_a_record_of_another_is_not_changed_by_a_forged_press(
    mia: Colleague, raj: Colleague
) -> None:
    mia.types("/logcall Acme: of the owner. next: none")
    history(mia)
    rows = [block for block in mia.form.view.blocks if block["type"] == "actions"]
    raj.types("/logcall Acme: of a colleague. next: none")
    history(raj)
    own = next(b for b in raj.form.view.blocks if b["type"] == "actions")
    for element, stolen in zip(own["elements"], rows[0]["elements"], strict=True):
        element["value"] = stolen["value"]
    raj.form.press("Delete")
    raj.studio.settle()
    assert "Only the person who logged this" in raj.posts[-1].text
    assert "of the owner" in mia.card("Acme")


def test_log_it_on_a_card_logs_for_its_client_and_the_card_follows(mia: Colleague) -> None:
    card = mia.types("/client Acme")
    mia.presses("Log it", card)
    assert mia.form.value("Client") == "Acme"
    assert mia.sends(summary="hello there", **NONE) == {}
    assert "hello there" in card.text
    assert "warm, last contact today" in card.text
    assert "Logged a call with Acme" in mia.last_answer.text


def test_a_guest_reaches_nothing_of_it(studio: Studio, mia: Colleague) -> None:
    guest = studio.newcomer("gus", is_guest=True)
    card = mia.types("/client Acme")
    with pytest.raises(NotOnScreen):
        guest.presses("All history", card)


def put_on_home(studio: Studio, who: Colleague, client_id: str) -> None:
    """A Home tab with one client on it, and its Open, Log it and All history."""
    said = {"type": "plain_text", "text": ""}
    elements = [
        {"type": "button", "action_id": one, "value": client_id, "text": said | {"text": label}}
        for one, label in (
            (ids.numbered(ids.OPEN_CLIENT, 0), "Open"),
            (ids.LOG_CLIENT, "Log it"),
            (ids.CLIENT_HISTORY, "All history"),
        )
    ]
    view = {"type": "home", "blocks": [{"type": "actions", "elements": elements}]}
    studio.rapport.desk.slack.views_publish(user_id=who.id, view=view)


def id_of(studio: Studio, name: str) -> str:
    with studio.rapport.desk.database.read() as connection:
        asked = f"SELECT id FROM clients WHERE name = '{name}'"
        return str(connection.exec_driver_sql(asked).scalar_one())


def test_from_home_over_a_card_and_its_history_a_record_is_edited(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/logcall Acme: first words. next: none")
    put_on_home(studio, mia, id_of(studio, "Acme"))
    mia.person.presses("Open", mia.person.home)
    mia.form.press("All history")
    mia.form.press("Edit")
    assert mia.sends(summary="better words") == {}
    assert mia.form.title == "All history"
    assert "better words" in mia.form.text()
    mia.form.close()
    assert mia.form.title == "Client"
    assert "better words" in mia.form.text()
    mia.form.press("Log it")
    assert mia.sends(summary="one more", **NONE) == {}
    assert "one more" in mia.form.text()
    assert "Logged a call with Acme" in mia.posts[-1].text


def test_history_as_the_third_view_gives_its_place_to_the_form(
    studio: Studio, mia: Colleague
) -> None:
    """Slack shows three views at most."""
    mia.types("/logcall Acme: first words. next: none")
    put_on_home(studio, mia, id_of(studio, "Acme"))
    mia.person.presses("Open", mia.person.home)
    card = mia.form
    card.press("All history")
    history_view = mia.form.view
    mia.form.close()
    card.press("Log it")
    push_view(studio.slack._ws, mia.id, history_view.body)
    assert len(studio.slack._ws.stacks[mia.id]) == 3
    mia.form.press("Edit")
    assert mia.form.title == "Edit this log"
    assert mia.sends(summary="better words") == {}
    studio.settle()
    assert "better words" in card.text()


def test_log_it_and_history_open_from_home(studio: Studio, mia: Colleague) -> None:
    put_on_home(studio, mia, id_of(studio, "Acme"))
    mia.person.presses("Log it", mia.person.home)
    assert mia.form.value("Client") == "Acme"
    assert mia.sends(summary="hello", **NONE) == {}
    assert "Logged a call with Acme" in mia.posts[-1].text
    put_on_home(studio, mia, id_of(studio, "Acme"))
    mia.person.presses("All history", mia.person.home)
    assert "hello" in mia.form.text()
    mia.form.press("Delete")
    studio.settle()
    assert "Nothing is logged yet" in mia.form.text()


def test_long_names_and_summaries_stay_within_a_view(mia: Colleague) -> None:
    for name in ("شركة الاتصالات " * 7, "株式会社" * 25):
        mia.types(f"/client add {name.strip()}")
        for number in range(9):
            mia.types(f"/logcall {name.strip()}: {number} " + "長い & words " * 250)
        history(mia, name.strip())
        assert "Older" in mia.form.buttons
        mia.form.press("Edit")
        assert mia.sends(**NONE) == {}


def test_the_nudge_shows_no_card_of_what_was_deleted(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme: hi. promise: the quote by tomorrow")
    mia.types("/logcall Acme: again. promise: the deck by tomorrow")
    studio.morning(days(1))
    assert "the quote" in mia.nudge.text
    history(mia)
    spot = next(block for block in mia.form.view.blocks if block["type"] == "actions")
    assert spot["elements"][1]["text"]["text"] == "Delete"
    mia.form.press("Delete")
    studio.tick()
    assert "the deck" not in mia.nudge.text
    assert "the quote" in mia.nudge.text
    mia.form.press("Delete")
    studio.tick()
    assert "the quote" not in mia.nudge.text
