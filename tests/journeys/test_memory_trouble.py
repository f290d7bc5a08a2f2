"""People, facts and the audit trail when things go wrong: a sentence, and nothing is lost."""

from collections.abc import Iterator

import pytest

from playground import Trouble
from tests.journeys.studio import Colleague, Studio
from tests.journeys.trouble_ground import locked, open_ground, read_logs

SECRET = "her marriage is over"
PING = "<!channel> *Dana* <@U1>"


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_ground(database_url, ack_seconds=6) as opened:
        yield opened


@pytest.fixture(autouse=True)
def acme(mia: Colleague) -> None:
    mia.types("/client add Acme")


def form(who: Colleague, button: str, add: str) -> None:
    """Open the form of a new person or fact from the card."""
    who.presses(button, who.types("/client Acme"))
    who.form.press(add)


def make_private(who: Colleague) -> None:
    who.presses("Edit", who.types("/client Acme"))
    assert who.sends(who_sees_it="Private") == {}


def test_words_in_confidence_are_not_given_out_while_the_reading_can_not_be_recorded(
    mia: Colleague, raj: Colleague, database_url: str
) -> None:
    raj.types(f"/logcall Acme: {SECRET} !confidence")
    with locked(database_url):
        said = mia.card("Acme")
        assert SECRET not in said
        assert "Rapport could not reach its database" in said
        assert SECRET in raj.card("Acme")
    assert SECRET in mia.card("Acme")
    with locked(database_url):
        assert SECRET in mia.card("Acme")  # it is recorded for today


@pytest.mark.parametrize(
    ("button", "add", "filled_in"),
    [
        ("People", "Add a person", {"name": "Dana", "title": "CTO"}),
        ("Facts", "Add a fact", {"worth_remembering": "loves jazz"}),
    ],
)
def test_what_was_filled_in_stays_while_the_database_is_locked(
    studio: Studio,
    mia: Colleague,
    database_url: str,
    button: str,
    add: str,
    filled_in: dict[str, str],
) -> None:
    form(mia, button, add)
    with locked(database_url):
        wrong = mia.sends(**filled_in)
        assert any("could not reach its database" in said for said in wrong.values())
    assert mia.sends() == {}
    studio.settle()
    assert next(iter(filled_in.values())) in mia.form.text()


@pytest.mark.parametrize(("button", "title"), [("People", "People"), ("Facts", "Facts")])
def test_a_list_that_slack_does_not_open_comes_at_the_next_press(
    studio: Studio, mia: Colleague, button: str, title: str
) -> None:
    card = mia.types("/client Acme")
    studio.slack.trouble.add("views.open", Trouble.server_error())
    assert "not opened. Nothing was changed." in mia.presses(button, card).text
    mia.presses(button, card)
    assert mia.form.title == title


@pytest.mark.parametrize(
    ("button", "add", "filled_in"),
    [
        ("People", "Add a person", {"name": "Dana"}),
        ("Facts", "Add a fact", {"worth_remembering": "loves jazz"}),
    ],
)
def test_a_form_of_a_client_that_became_private_saves_nothing(
    mia: Colleague, raj: Colleague, button: str, add: str, filled_in: dict[str, str]
) -> None:
    form(raj, button, add)
    make_private(mia)
    wrong = raj.sends(**filled_in)
    assert any("no longer there" in said for said in wrong.values())
    card = mia.card("Acme")
    assert "Dana" not in card
    assert "jazz" not in card


def test_the_form_of_someone_who_was_removed_meanwhile_says_so(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    form(mia, "People", "Add a person")
    mia.sends(name="Dana")
    studio.settle()
    mia.form.press("...", choosing="Edit")
    raj.presses("People", raj.types("/client Acme"))
    raj.form.press("...", choosing="Remove")
    raj.sends()
    wrong = mia.sends(title="CTO")
    assert any("That person is no longer there." in said for said in wrong.values())


def test_names_and_facts_ping_nobody(studio: Studio, mia: Colleague) -> None:
    form(mia, "People", "Add a person")
    assert mia.sends(name=PING, title=PING) == {}
    studio.settle()
    for view in (mia.form.view.blocks, mia.types("/client Acme").message):
        assert "<!channel>" not in str(view).replace("&lt;!channel&gt;", "")
    mia.form.close()
    form(mia, "Facts", "Add a fact")
    assert mia.sends(worth_remembering=PING) == {}
    studio.settle()
    assert "<!channel>" not in str(mia.form.view.blocks)
    reply = mia.types(f"/logcall Acme: hi fact: {PING} again")
    assert "<!channel>" not in str(reply.message and reply.message.blocks)


def test_logs_hold_no_word_of_people_and_facts(studio: Studio, mia: Colleague) -> None:
    with read_logs() as logs:
        mia.types("/logcall Acme with Dana: hi fact: loves theremins")
        form(mia, "People", "Add a person")
        mia.sends(name="Lee Wong", phone="12")
        mia.sends(phone="+49 30 901820", email="lee@acme.example")
        studio.settle()
        mia.form.press("...", choosing="Remove")
        mia.sends()
    for words in ("theremins", "Lee", "901820", "acme.example", "Dana"):
        assert words not in logs


@pytest.mark.parametrize("button", ["People", "Facts"])
def test_a_second_delivery_of_a_form_adds_nothing_twice(
    studio: Studio, mia: Colleague, button: str
) -> None:
    if button == "People":
        form(mia, "People", "Add a person")
        mia.sends(name="Dana")
    else:
        form(mia, "Facts", "Add a fact")
        mia.sends(worth_remembering="Dana loves jazz")
    answer = studio.redeliver("view_submission")
    assert not (answer or {}).get("errors")
    assert mia.form.text().count("Dana") == 1
