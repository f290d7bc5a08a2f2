from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk import WebClient

from playground import Channel, LocalSlack, Person
from playground.reading import Reader
from playground.typed_text import escape

Read = Callable[..., str]


@pytest.fixture
def read(mia: Person, client: WebClient) -> Read:
    """What Mia reads of a text or of blocks."""

    def post(text: str = "x", blocks: list[dict[str, Any]] | None = None) -> str:
        client.chat_postMessage(channel=mia.id, text=text, blocks=blocks)
        return mia.dm[-1].text

    return post


@pytest.mark.parametrize(
    ("sent", "read_as"),
    [
        ("*bold* _soft_ ~gone~ `code`", "bold soft gone code"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("AT&amp;T &lt;b&gt;", "AT&T <b>"),
        ("<https://acme.com|Acme> <mailto:a@b.com|a@b.com>", "Acme a@b.com"),
        ("<https://acme.com/?a=1&amp;b=2>", "https://acme.com/?a=1&b=2"),
        ("<!channel> &lt;!here&gt;", "@channel <!here>"),
        ("```a *b* &amp;```", "a *b* &"),
        ("&gt; quoted", "quoted"),
        ("<@U404>", "@unknown"),
        ("<!subteam^S1|@team>", "@team"),
    ],
)
def test_text_is_read_as_a_person_reads_it(read: Read, sent: str, read_as: str) -> None:
    assert read(sent) == read_as


def test_people_and_channels_are_read_by_name(read: Read, mia: Person, general: Channel) -> None:
    assert read(f"<@{mia.id}> <#{general.id}> <#C404>") == "@Mia Chen #general #private-channel"


@pytest.mark.parametrize(
    ("form", "read_as"),
    [
        ("{date_num} {time}", "2026-11-27 09:30"),
        ("{date} {time_secs}", "November 27th, 2026 09:30:00"),
        ("{date_short}", "Nov 27, 2026"),
        ("{date_long}", "Friday, November 27th, 2026"),
        ("{date_slash} {other}", "11/27/2026 {other}"),
    ],
)
def test_dates_are_read_in_the_readers_zone(read: Read, form: str, read_as: str) -> None:
    assert read(f"<!date^1795768200^{form}|never>") == read_as


@pytest.mark.parametrize("epoch", ["soon", "", "²", "99999999999999", "9" * 5000])
def test_a_date_that_is_none_reads_as_its_fallback(read: Read, epoch: str) -> None:
    assert read(f"<!date^{epoch}^{{date_short}}|one day>") == "one day"


def test_styles_inside_styles_are_read_away(read: Read) -> None:
    assert read("_*bold and soft*_ and snake_case_name") == "bold and soft and snake_case_name"


def test_american_reads_the_time_with_am_and_pm(slack: LocalSlack, client: WebClient) -> None:
    ann = slack.add_person("ann", tz="America/New_York", locale="en-US")
    client.chat_postMessage(channel=ann.id, text="<!date^1795768200^{time}|never>")
    assert ann.dm[0].text == "3:30 AM"


def test_near_days_are_read_as_words(slack: LocalSlack, read: Read) -> None:
    now = int(slack.clock.now().timestamp())
    words = [read(f"<!date^{now + days * 86400}^{{date_pretty}}|x>") for days in (-1, 0, 1)]
    assert words == ["yesterday", "today", "tomorrow"]


def test_blocks_are_read_line_by_line(read: Read) -> None:
    plain = {"type": "plain_text", "text": "A &amp; *B*"}
    blocks = [
        {"type": "header", "text": plain},
        {"type": "divider"},
        {
            "type": "section",
            "fields": [{"type": "mrkdwn", "text": "*Tier* A"}, plain],
            "accessory": {"type": "button", "text": plain, "action_id": "x"},
        },
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "_one_"}, plain]},
        {"type": "image", "image_url": "https://a.com/b.png", "alt_text": "a chart"},
    ]
    assert read(blocks=blocks).splitlines() == [
        "A & *B*", "---", "Tier A", "A & *B*", "[A & *B*]", "one A & *B*", "[image: a chart]",
    ]  # fmt: skip


def test_rich_text_is_read_with_its_lists(read: Read, mia: Person) -> None:
    pieces = [
        {"type": "text", "text": "ask "},
        {"type": "user", "user_id": mia.id},
        {"type": "emoji", "name": "wave"},
        {"type": "link", "url": "https://a.com"},
    ]
    section = {"type": "rich_text_section", "elements": pieces}
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}
    listed = {"type": "rich_text_list", "style": "bullet", "elements": [item]}
    blocks = [{"type": "rich_text", "elements": [section, listed]}]
    assert read(blocks=blocks) == "ask @Mia Chen:wave:https://a.com\n• one"


def test_shown_counts_as_false_when_there_is_nothing(mia: Person, client: WebClient) -> None:
    client.chat_postMessage(channel=mia.id, text="hi")
    shown = mia.dm[0]
    assert shown
    client.chat_delete(channel=mia.dm_id, ts=shown.ts)
    assert not shown


def test_private_channel_is_read_by_its_members_only(manifest: dict[str, Any]) -> None:
    slack = LocalSlack(manifest)
    mia, noah = slack.add_person("mia"), slack.add_person("noah")
    board = slack.add_channel("board", [mia], is_private=True)
    everyone = slack.add_channel("all", [mia, noah])
    mia.says("see #board", everyone)
    assert mia.sees_in(everyone)[0].text == "see #board"
    assert noah.sees_in(everyone)[0].text == "see #private-channel"
    assert noah.sees_in(board) == []


@cache
def reader() -> Reader:
    mia = LocalSlack({}).add_person("mia")
    return Reader(mia.workspace, mia.member)


@given(st.text(st.sampled_from("*_~`<>@#!|&;^{}\0 \na1") | st.characters(), max_size=60))
def test_reading_never_fails_and_escaped_words_stay(text: str) -> None:
    reader().read(text)
    assert reader().read_object({"type": "plain_text", "text": escape(text)}) == text
