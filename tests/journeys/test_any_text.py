"""Names, summaries and notes are anything: nothing is lost, nobody is pinged, Slack takes it all."""

import json
from collections.abc import Iterator

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

NAMES = {
    "emoji": "🚀 Rockets",
    "hebrew": "חברת שרה",
    "chinese": "北京公司",
    "ping": "<!channel>",
    "markdown": "*Bold* & _Sons_ ~Ltd~",
    "code": "`rm -rf`",
    "domain": "Booking.com",
    "ampersand": "AT&T",
    "quotes": 'The "Best" Co',
    "sql": "Robert'); DROP TABLE",
    "slash": "a/b\\c",
    "long": "Very Long Name " * 8,
    "angles": "<" * 40 + "name" + ">" * 40,
    "numbers": "4711",
    "kind": "Call Centre Ltd",
}


@pytest.fixture(autouse=True)
def nobody_is_pinged(studio: Studio) -> Iterator[None]:
    yield
    for exchange in studio.slack.traffic:
        said = exchange.sent if exchange.direction == "in" else exchange.answer
        spoken = json.dumps(said, ensure_ascii=False)
        assert not [ping for ping in PINGS if ping in spoken], exchange


def words(text: str) -> list[str]:
    """The words of a text, as they must be found again."""
    return text.split()


@both_databases
@pytest.mark.parametrize("kind", TEXTS)
def test_a_summary_may_be_anything(studio: Studio, mia: Colleague, kind: str) -> None:
    text = TEXTS[kind]
    mia.types("/client add Acme")
    reply = mia.types(f"/logcall Acme: start {text} end. next: think {kind}")
    assert "Logged a call with Acme" in reply.text
    readable = [one for one in words(text) if not set(one) & set("*_~`>")]
    for shown in (reply.text, mia.card("Acme"), mia.presses("Undo", reply).text):
        assert [one for one in readable if one not in shown] == []
    assert mia.card("Acme").count("start") == 0


@pytest.mark.parametrize("kind", NAMES)
def test_a_client_may_be_called_anything(studio: Studio, mia: Colleague, kind: str) -> None:
    name = " ".join(NAMES[kind].split())
    asked = mia.types(f'/client "{name}"')
    mia.presses(next(one for one in asked.buttons if one.startswith("Add ")), asked)
    assert mia.form.value("Name") == name
    assert mia.sends(last_spoke=days(-400)) == {}
    assert "cold" in mia.card(f'"{name}"')
    reply = mia.types(f'/logcall "{name}": hello. promise: write by tomorrow')
    assert "Logged a call with" in reply.text
    assert "hello" in mia.card(f'"{name}"')
    mia.presses("Open", mia.types("/client"))
    assert "hello" in mia.last_answer.text
    studio.morning(days(1))
    mia.presses("Log it", mia.nudge)
    mia.sends(summary="once more")
    mia.presses("Done", mia.nudge)
    assert "Done" in mia.nudge.text


@pytest.mark.parametrize("kind", TEXTS)
def test_an_unknown_client_and_its_draft_may_be_anything(mia: Colleague, kind: str) -> None:
    reply = mia.types(f"/logcall {TEXTS[kind]}")
    assert "Nothing is logged yet" in reply.text
    listed = mia.types("/logcall drafts")
    readable = [one for one in words(TEXTS[kind]) if not set(one) & set("*_~`>")]
    assert [one for one in readable if one not in listed.text] == []
    mia.presses(next(one for one in reply.buttons if one.startswith("Create")), reply)
    mia.sends(name="Globex")
    assert "Logged" in reply.text


@pytest.mark.parametrize("kind", TEXTS)
def test_a_note_may_be_anything(mia: Colleague, raj: Colleague, general: Channel, kind: str) -> None:
    mia.types("/client add Acme")
    form = mia.saves(raj.says(TEXTS[kind], general))
    form.choose("Client", "Acme")
    assert mia.sends() == {}
    readable = [one for one in words(TEXTS[kind]) if not set(one) & set("*_~`>")]
    assert [one for one in readable if one not in mia.card("Acme")] == []


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
