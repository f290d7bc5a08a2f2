from collections.abc import Callable

import pytest
from slack_bolt import App

from playground import Channel, LocalSlack, Person

Connect = Callable[[], object]
Typed = Callable[..., str]


@pytest.fixture
def typed(slack: LocalSlack, mia: Person, app: App, connect: Connect) -> Typed:
    slack.add_channel("board", [mia], is_private=True)
    app.command("/hello")(lambda ack: ack())
    app.command("/raw")(lambda ack: ack())
    connect()

    def send(text: str, command: str = "/hello") -> str:
        mia.types(f"{command} {text}")
        return str(slack.calls(command)[-1].sent["text"])

    return send


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("AT&T <b>", "AT&amp;T &lt;b&gt;"),
        ("Booking.com called", "<http://Booking.com|Booking.com> called"),
        ("see https://acme.com/a?b=1&c=2.", "see <https://acme.com/a?b=1&amp;c=2>."),
        ("mail dana@acme.com", "mail <mailto:dana@acme.com|dana@acme.com>"),
        ("e.g. v1.2, 3.5h and node.js", "e.g. v1.2, 3.5h and node.js"),
        ("@nobody #nowhere", "@nobody #nowhere"),
        ("@channel", "<!channel>"),
        ("a@b #1", "a@b #1"),
    ],
)
def test_typed_words_arrive_as_slack_sends_them(typed: Typed, text: str, sent: str) -> None:
    assert typed(text) == sent


def test_people_and_channels_arrive_as_ids(mia: Person, general: Channel, typed: Typed) -> None:
    assert typed("ask @mia in #general") == f"ask <@{mia.id}> in <#{general.id}|general>"


def test_private_channel_arrives_without_its_name(typed: Typed, slack: LocalSlack) -> None:
    assert typed("#board") == f"<#{slack.channels['board'].id}|>"


def test_command_that_does_not_escape_gets_what_was_typed(typed: Typed) -> None:
    assert typed("@mia & Booking.com", "/raw") == "@mia & Booking.com"
