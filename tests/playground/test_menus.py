from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from playground import Channel, LocalSlack, NotOnScreen, Person

Connect = Callable[[], object]
Offered = Callable[[dict[str, Any]], None]


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def option(text: str) -> dict[str, Any]:
    return {"text": plain(text), "value": text.lower()}


def menu(kind: str, action_id: str = "pick", **more: object) -> dict[str, Any]:
    return {"type": kind, "action_id": action_id, "placeholder": plain("Snooze")} | more


@pytest.fixture
def offered(mia: Person, client: WebClient, app: App, connect: Connect) -> Offered:
    """Posts one element and connects an app that acknowledges it."""
    app.action("pick")(lambda ack: ack())

    def offer(element: dict[str, Any]) -> None:
        blocks = [{"type": "actions", "block_id": "row", "elements": [element]}]
        client.chat_postMessage(channel=mia.id, text="x", blocks=blocks)
        connect()

    return offer


def sent(slack: LocalSlack) -> dict[str, Any]:
    return slack.calls("block_actions")[-1].sent


def test_choice_from_a_menu_is_sent_and_stays_in_the_state(
    slack: LocalSlack, mia: Person, offered: Offered
) -> None:
    offered(menu("static_select", options=[option("Tomorrow"), option("Next week")]))
    assert mia.dm[0].text == "[Snooze v]"
    mia.presses("Snooze", choosing="Next week")
    assert sent(slack)["actions"][0]["selected_option"]["value"] == "next week"
    assert sent(slack)["state"]["values"]["row"]["pick"]["selected_option"]["value"] == "next week"
    assert mia.dm[0].text == "[Next week v]"


def test_choice_is_each_persons_own(
    slack: LocalSlack, mia: Person, general: Channel, client: WebClient, app: App, connect: Connect
) -> None:
    noah = slack.add_person("noah")
    general.member_ids.add(noah.id)
    element = menu("static_select", options=[option("Tomorrow")])
    blocks = [{"type": "actions", "elements": [element]}]
    client.chat_postMessage(channel=general.id, text="x", blocks=blocks)
    app.action("pick")(lambda ack: ack())
    connect()
    mia.presses("Snooze", choosing="Tomorrow")
    assert mia.sees_in(general)[0].text == "[Tomorrow v]"
    assert noah.sees_in(general)[0].text == "[Snooze v]"


def test_overflow_sends_the_chosen_option(slack: LocalSlack, mia: Person, offered: Offered) -> None:
    element = {"type": "overflow", "action_id": "pick", "options": [option("Edit"), option("Drop")]}
    offered(element)
    mia.presses("pick", choosing="Drop")
    assert sent(slack)["actions"][0]["selected_option"]["value"] == "drop"


def test_option_that_is_not_offered_cannot_be_chosen(mia: Person, offered: Offered) -> None:
    offered(menu("static_select", options=[option("Tomorrow")]))
    with pytest.raises(NotOnScreen, match="Never"):
        mia.presses("Snooze", choosing="Never")


def test_person_is_chosen_by_name(slack: LocalSlack, mia: Person, offered: Offered) -> None:
    offered(menu("users_select"))
    mia.presses("Snooze", choosing="Mia Chen")
    assert sent(slack)["actions"][0]["selected_user"] == mia.id
    assert mia.dm[0].text == "[@Mia Chen v]"


def test_several_options_are_chosen_at_once(
    slack: LocalSlack, mia: Person, offered: Offered
) -> None:
    element = {"type": "checkboxes", "action_id": "pick", "options": [option("A"), option("B")]}
    offered(element)
    mia.presses("pick", choosing=["A", "B"])
    assert [one["value"] for one in sent(slack)["actions"][0]["selected_options"]] == ["a", "b"]
    assert mia.dm[0].text == "(x) A (x) B"


def test_external_menu_of_a_message_asks_the_app(
    slack: LocalSlack, mia: Person, app: App, offered: Offered
) -> None:
    app.options("pick")(lambda ack, payload: ack(options=[option(payload["value"].upper())]))
    offered(menu("external_select", min_query_length=0))
    mia.presses("Snooze", choosing="acme")
    assert slack.calls("block_suggestion")[0].sent["value"] == "acme"
    assert sent(slack)["actions"][0]["selected_option"]["text"]["text"] == "ACME"
