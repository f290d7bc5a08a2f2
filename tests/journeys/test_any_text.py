"""Names and words are anything: nothing is lost, nobody is pinged, Slack takes it all."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from playground import Channel
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

PINGS = ("<!channel>", "<!here>", "<!everyone>", "<@U", "<#C")

TEXTS = {
    "emoji": "🎉👩‍👩‍👧 party 🏳️‍🌈",
    "right to left": "פגישה טובה מאוד עם שרה",
    "arabic with marks": "اجتماع ممتاز \u200fمع سارة",
    "channel ping": "<!channel> read this",
    "at channel": "@channel and @here and @everyone",
    "sql": "Robert'); DROP TABLE interaction;-- % _ \\",
    "zero width": "ze\u200bro\u200dwidth\ufeff",
    "markdown": "*bold* _it_ ~no~ `code` ```block``` > quote",
    "entities": "AT&T <b> &amp; Booking.com &lt;",
    "links": "see https://example.com/a?b=1&c=2|x and mail bo@example.com",
    "combining": "Z̸a̷l̵g̴o̶",
    "null-like": "None null NaN undefined {} %s {0}",
    "many lines": "one\ntwo\n\nthree",
}

NAMES = (
    "🚀 Rockets",
    "חברת שרה",
    "北京公司",
    "<!channel>",
    "*Bold* & _Sons_ ~Ltd~",
    "`rm -rf`",
    "Booking.com",
    "AT&T",
    'The "Best" Co',
    "Robert'); DROP TABLE",
    "a/b\\c",
    ("Very Long Name " * 8).strip(),
    "<" * 40 + "name" + ">" * 40,
    "4711",
    "Call Centre Ltd",
)


@pytest.fixture(autouse=True)
def nobody_is_pinged(studio: Studio) -> Iterator[None]:
    yield
    for exchange in studio.slack.traffic:
        said = exchange.sent if exchange.direction == "in" else exchange.answer
        spoken = list(formatted(said))
        assert [text for text in spoken if any(ping in text for ping in PINGS)] == []


def formatted(said: Any, *, is_message: bool = True) -> Iterator[str]:  # noqa: ANN401 - JSON
    """The texts in which Slack looks for mentions: of a message, and of mrkdwn in its blocks."""
    if isinstance(said, str) and said.startswith(("[", "{")):
        said = json.loads(said)
    if isinstance(said, dict):
        text = said.get("text")
        if isinstance(text, str) and (is_message or said.get("type") == "mrkdwn"):
            yield text
        said = list(said.values())
    if isinstance(said, list):
        for part in said:
            yield from formatted(part, is_message=False)


def missing(kind: str, shown: str) -> list[str]:
    """The words of a text that are not shown; marks of formatting may be."""
    words = [word for word in TEXTS[kind].split() if not set(word) & set("*_~`>")]
    return [f"{kind}: {word}" for word in words if word not in shown]


@both_databases
def test_a_summary_may_be_anything(mia: Colleague) -> None:
    mia.types("/client add Acme")
    for kind, text in TEXTS.items():
        reply = mia.types(f"/logcall Acme: start {text} end. next: think {kind}")
        assert "Logged a call with Acme" in reply.text
        card = mia.card("Acme")
        mia.presses("Undo", reply)
        assert missing(kind, card) == missing(kind, reply.text) == []
    assert "Nothing is logged yet" in mia.card("Acme")


@both_databases
def test_a_client_may_be_called_anything(studio: Studio, mia: Colleague) -> None:
    for name in NAMES:
        asked = mia.types(f'/client "{name}"')
        mia.presses(next(one for one in asked.buttons if one.startswith("Add ")), asked)
        assert mia.form.value("Name") == name
        assert mia.sends(last_spoke=days(-400)) == {}
        assert "cold" in mia.card(f'"{name}"')
        reply = mia.types(f'/logcall "{name}": hello. promise: write by tomorrow')
        assert "Logged a call with" in reply.text
        assert "hello" in mia.card(f'"{name}"')
    assert mia.types("/client").text.count("warm") == len(NAMES)
    studio.morning(days(1))
    for _ in range(7):
        mia.presses("Log it", mia.nudge)
        mia.sends(summary="once more")
        mia.presses("Done", mia.nudge)
    assert "[Done]" not in mia.nudge.text


def test_an_unknown_client_and_its_draft_may_be_anything(mia: Colleague) -> None:
    for kind, text in TEXTS.items():
        reply = mia.types(f"/logcall {text}")
        assert "Nothing is logged yet" in reply.text
        assert missing(kind, mia.types("/logcall drafts").text) == []
        mia.presses(next(one for one in reply.buttons if one.startswith("Create")), reply)
        mia.sends(name=f"Client {kind}")
        assert f"Client {kind} is now one of your clients." in reply.text


def test_a_note_may_be_anything(mia: Colleague, raj: Colleague, general: Channel) -> None:
    for kind, text in TEXTS.items():
        form = mia.saves(raj.says(text, general))
        form.choose("Client", f"Create {kind}", typed=kind)
        assert mia.sends() == {}
        assert missing(kind, mia.card(f'"{kind}"')) == []


def test_what_slack_changed_on_the_way_is_changed_back(studio: Studio, mia: Colleague) -> None:
    studio.channel("business", mia)
    mia.types("/client add Booking.com")
    mia.types("/client add AT&T")
    reply = mia.types("/logcall Booking.com with @mia: see example.com #business")
    assert "Logged a call with Booking.com" in reply.text
    assert "with Mia Chen" in reply.text
    assert "business" in reply.text
    assert "see example.com" in reply.text
    assert "#business" not in reply.text
    assert "Logged a call with AT&T" in mia.types("/logcall AT&T: 3 < 4 & so on").text
    assert "3 < 4 & so on" in mia.card("AT&T")


def test_a_reply_with_a_bidirectional_override_is_kept_as_typed(mia: Colleague) -> None:
    mia.types("/client add Acme")
    assert "\u202eevil" in mia.types("/logcall Acme: \u202eevil").text
