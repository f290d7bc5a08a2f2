"""`/next` where Slack refuses: the words stay on the screen."""

import pytest

from playground import Trouble
from tests.journeys.trouble_ground import open_ground


@pytest.mark.parametrize("trouble", [Trouble.server_error(), Trouble.slow(3.5)])
def test_a_form_that_slack_does_not_open_leaves_the_words(
    database_url: str, trouble: Trouble
) -> None:
    with open_ground(database_url, ack_seconds=10) as studio:
        mia = studio.member("mia")
        reply = mia.types("/next Globex send the deck")
        studio.slack.trouble.add("views.open", trouble)
        said = mia.presses("Create Globex", reply)
        assert "Nothing was changed. Please try again." in said.text
        assert "/next Globex send the deck" in reply.text
        mia.presses("Create Globex", reply)
        assert mia.sends() == {}
        assert "Next action for Globex: send the deck" in reply.text


def test_more_that_slack_does_not_open_changes_nothing(database_url: str) -> None:
    with open_ground(database_url) as studio:
        mia = studio.member("mia")
        mia.types("/client add Acme")
        mia.types("/next Acme send the deck")
        listed = mia.types("/next")
        for choice in ("Edit", "Reassign", "Drop"):
            studio.slack.trouble.add("views.open", Trouble.server_error())
            said = mia.presses("...", listed, choosing=choice)
            assert "the form was not opened" in said.text
        assert "send the deck" in mia.types("/next").text
