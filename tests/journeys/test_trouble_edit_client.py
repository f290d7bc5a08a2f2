"""Slack refuses a form of a client, or is away: a sentence, and nothing filled in is lost."""

from collections.abc import Iterator

import pytest

from playground import Trouble
from tests.journeys.studio import Colleague, Studio
from tests.journeys.trouble_ground import locked, open_ground


@pytest.fixture
def studio(database_url: str) -> Iterator[Studio]:
    with open_ground(database_url, ack_seconds=6) as opened:
        yield opened


@pytest.mark.parametrize(
    "trouble", [Trouble.server_error(), Trouble.slow(2.3), Trouble.rate_limited(5)]
)
@pytest.mark.parametrize("press", ["Edit", "..."])
def test_a_form_that_slack_does_not_open_comes_at_the_next_press(
    studio: Studio, mia: Colleague, trouble: Trouble, press: str
) -> None:
    choosing = "Merge with…" if press == "..." else None
    mia.types("/client add Acme")
    card = mia.types("/client Acme")
    studio.slack.trouble.add("views.open", trouble)
    said = mia.presses(press, card, choosing=choosing).text
    assert "not opened. Nothing was changed. Please try again." in said
    mia.presses(press, card, choosing=choosing)
    assert mia.form.title in {"Edit client", "Merge clients"}


def test_what_was_filled_in_stays_while_the_database_is_locked(
    mia: Colleague, database_url: str
) -> None:
    mia.types("/client add Acme")
    card = mia.types("/client Acme")
    mia.presses("Edit", card)
    with locked(database_url):
        assert "nothing was saved" in mia.sends(name="Acme Two")["Name"]
    assert mia.form.value("Name") == "Acme Two"
    assert mia.sends() == {}
    assert "Acme Two" in card.text
