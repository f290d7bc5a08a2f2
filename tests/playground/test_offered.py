"""What a menu did not offer cannot be chosen in it."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from playground import Channel, LocalSlack, NotOnScreen, Person
from playground.acting import press_spot, suggest
from playground.messages import Message
from tests.playground.forms import option

Connect = Callable[[], object]
Posted = Callable[..., Message]


@pytest.fixture
def posted(mia: Person, client: WebClient, app: App, connect: Connect) -> Posted:
    """Posts one menu to Mia's DM, of an app that takes what is chosen, and returns the message."""

    def post(kind: str, **more: object) -> Message:
        element: dict[str, Any] = {"type": kind, "action_id": "pick"} | more
        row = {"type": "actions", "block_id": "row", "elements": [element]}
        client.chat_postMessage(channel=mia.id, text="x", blocks=[row])
        message = mia.dm[-1].message
        assert message
        return message

    app.action("pick")(lambda ack: ack())
    app.options("pick")(lambda ack: ack(options=[option("Acme"), option("Acme Labs")]))
    connect()
    return post


def choose(mia: Person, message: Message, choice: Any) -> None:  # noqa: ANN401
    press_spot(mia, message, "row", "pick", choice)


def test_a_suggestion_can_be_chosen_and_nothing_else(mia: Person, posted: Posted) -> None:
    message = posted("external_select", min_query_length=1)
    with pytest.raises(NotOnScreen, match="does not offer"):
        choose(mia, message, option("Acme"))
    suggest(mia, message, "row", "pick", "ac")
    choose(mia, message, option("Acme"))
    with pytest.raises(NotOnScreen, match="does not offer"):
        choose(mia, message, option("Other"))


def test_suggestions_are_for_who_was_asked_and_where(
    mia: Person, posted: Posted, slack: LocalSlack
) -> None:
    first, second = posted("external_select"), posted("external_select")
    suggest(mia, first, "row", "pick", "acme")
    with pytest.raises(NotOnScreen, match="does not offer"):
        choose(mia, second, option("Acme"))
    assert slack.workspace.suggested[first]


def test_what_a_menu_began_with_can_be_kept_beside_what_is_suggested(
    mia: Person, posted: Posted
) -> None:
    message = posted("multi_external_select", initial_options=[option("Old")])
    suggest(mia, message, "row", "pick", "acme")
    choose(mia, message, [option("Old"), option("Acme")])
    choose(mia, message, [option("Old")])
    choose(mia, message, None)


def test_people_who_left_are_not_offered(mia: Person, posted: Posted, slack: LocalSlack) -> None:
    noah = slack.add_person("noah")
    message = posted("users_select")
    choose(mia, message, noah.id)
    noah.member.is_deleted = True
    with pytest.raises(NotOnScreen, match="does not offer"):
        choose(mia, posted("users_select"), noah.id)


def test_menus_of_places_offer_what_one_may_see(
    mia: Person, posted: Posted, slack: LocalSlack, general: Channel
) -> None:
    noah = slack.add_person("noah")
    secret = slack.add_channel("secret", [noah], is_private=True)
    ours = slack.add_channel("ours", [mia, noah], is_private=True)
    for kind in ("channels_select", "conversations_select"):
        choose(mia, posted(kind), general.id)
        with pytest.raises(NotOnScreen, match="does not offer"):
            choose(mia, posted(kind), secret.id)
    choose(mia, posted("conversations_select"), ours.id)
    choose(mia, posted("conversations_select"), mia.dm_id)
    for place in (ours.id, mia.id):
        with pytest.raises(NotOnScreen):
            choose(mia, posted("channels_select"), place)
    with pytest.raises(NotOnScreen):
        choose(mia, posted("conversations_select"), noah.dm_id)
