"""The line to Slack: envelopes come, acks go, and a link that ends is followed by another."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from structlog.testing import capture_logs

from bot.socket_line import SocketLine
from playground import LocalSlack, Person, Trouble

Connect = Callable[[], SocketLine]
PATIENCE = 5


@pytest.fixture
def echo(app: App) -> None:
    app.command("/rapport")(lambda ack, body: ack(text=f"You said {body.get('text')}"))


@pytest.mark.usefixtures("echo")
def test_a_command_is_answered(connect: Connect, mia: Person) -> None:
    assert connect().is_connected
    assert mia.types("/rapport hello").text == "You said hello"


def test_an_answer_may_be_as_long_as_slack_takes(app: App, connect: Connect, mia: Person) -> None:
    wide = {"type": "section", "text": {"type": "mrkdwn", "text": "🌍" * 1400}}
    app.command("/rapport")(lambda ack: ack(text="long", blocks=[wide] * 4))
    connect()
    assert mia.types("/rapport").text.count("🌍") == 5_600


def test_ten_are_answered_at_a_time(app: App, connect: Connect, mia: Person) -> None:
    together = threading.Barrier(10)

    def handle(ack: Ack) -> None:
        together.wait(PATIENCE)
        ack(text="all ten are here")

    app.command("/rapport")(handle)
    connect()
    with ThreadPoolExecutor(10) as people:
        said = list(people.map(lambda _: mia.types("/rapport").text, range(10)))
    assert said == ["all ten are here"] * 10


@pytest.mark.usefixtures("echo")
def test_no_command_is_lost_while_slack_refreshes_the_link(
    slack: LocalSlack, connect: Connect, mia: Person
) -> None:
    line = connect()
    is_over = threading.Event()

    def type_on() -> int:
        count = 0
        while not is_over.is_set():
            assert mia.types(f"/rapport {count}").text == f"You said {count}"
            count += 1
        return count

    with ThreadPoolExecutor(1) as person:
        typed = person.submit(type_on)
        for _ in range(3):
            slack.disconnect_app(grace=1)
            slack.wait_until(lambda: slack.connections == 1)
        is_over.set()
        assert typed.result() > 5
    assert line.is_connected
    assert len(slack.calls("apps.connections.open")) == 4


@pytest.mark.usefixtures("echo")
def test_a_lost_link_is_followed_by_another(
    slack: LocalSlack, connect: Connect, mia: Person
) -> None:
    connect()
    slack.drop_app()
    slack.wait_until(lambda: len(slack.calls("apps.connections.open")) == 2)
    slack.wait_for_app()
    assert mia.types("/rapport hello").text == "You said hello"


@pytest.mark.usefixtures("echo")
@pytest.mark.parametrize(
    "trouble",
    [Trouble.server_error(), Trouble.cut_before(), Trouble.rate_limited(1)],
    ids=lambda trouble: trouble.kind,
)
def test_a_link_is_asked_for_until_slack_gives_one(
    slack: LocalSlack, connect: Connect, mia: Person, trouble: Trouble
) -> None:
    connect()
    slack.trouble.add("apps.connections.open", trouble, times=1)
    with capture_logs() as logs:
        slack.drop_app()
        slack.wait_until(lambda: len(slack.calls("apps.connections.open")) == 3)
        slack.wait_for_app()
    assert mia.types("/rapport hello").text == "You said hello"
    assert [log["event"] for log in logs if log["log_level"] == "warning"] == ["not_connected"]


def test_an_ack_whose_link_went_away_goes_over_the_next(
    slack: LocalSlack, app: App, connect: Connect, mia: Person
) -> None:
    in_hand, may_go = threading.Event(), threading.Event()

    def handle(ack: Ack) -> None:
        in_hand.set()
        may_go.wait(PATIENCE)
        ack(text="here I am")

    app.command("/rapport")(handle)
    connect()
    with ThreadPoolExecutor(1) as person:
        answer = person.submit(mia.types, "/rapport")
        assert in_hand.wait(PATIENCE)
        slack.drop_app()
        may_go.set()
        assert answer.result().text == "here I am"


@pytest.mark.usefixtures("echo")
def test_an_ack_that_went_under_with_its_link_is_sent_again(
    slack: LocalSlack, connect: Connect, mia: Person
) -> None:
    connect()
    slack.drop_app(with_next_ack=True)
    assert mia.types("/rapport hello").text == "You said hello"
    assert mia.types("/rapport again").text == "You said again"


def test_what_raises_past_bolt_is_logged_with_a_reference_and_no_words(
    app: App, connect: Connect, mia: Person, slack: LocalSlack
) -> None:
    def fail_again(error: Exception) -> None:
        raise ValueError("the words of someone") from error

    app.error(fail_again)
    app.command("/rapport")(lambda: dict[str, str]()["no such key"])
    connect()
    with capture_logs() as logs, pytest.raises(Exception, match="operation_timeout"):
        mia.types("/rapport the words")
    (failure,) = [log for log in logs if log["event"] == "failed"]
    assert (failure["error"], failure["payload"]) == ("ValueError", "slash_commands")
    assert len(failure["reference"]) == 8
    assert "words" not in str(logs)
    assert slack.connections == 1


def test_a_wrong_app_token_is_told_at_once(slack: LocalSlack, app: App) -> None:
    line = SocketLine(app, "xapp-wrong", WebClient("xapp-wrong", base_url=slack.api_url))
    with pytest.raises(SlackApiError, match="invalid_auth"):
        line.connect()
    line.stop()
    assert not line.is_connected


@pytest.mark.usefixtures("echo")
def test_a_text_that_is_no_envelope_does_not_end_the_line(
    slack: LocalSlack, connect: Connect, mia: Person
) -> None:
    connect()
    with capture_logs() as logs:
        slack._socket.connections[0].send("what is this?")
        slack.wait_until(lambda: len(slack.calls("apps.connections.open")) == 2)
        slack.wait_for_app()
    assert mia.types("/rapport hello").text == "You said hello"
    assert {log["event"] for log in logs} <= {"failed", "connected_again"}
