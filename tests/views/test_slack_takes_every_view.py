"""Whatever people type and however much of it there is: our Slack, strict as Slack, takes it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.name import MAX_NAME
from playground.check_message import check_message
from playground.check_size import BLOCK_COST, are_blocks_too_long, utf8_bytes
from playground.check_view import check_view
from tests.views.gallery import draw_messages, draw_views
from tests.views.seen import mrkdwn
from tests.views.typed import Words
from views.guide import welcome_message
from views.message import Message

VIEWS = Path(__file__).parents[2] / "views"
SOURCE = "".join(path.read_text() for path in VIEWS.glob("*.py"))
# What views are made with, and options.
BESIDE_VIEWS = {
    "build_client_options",
    "build_log_clients",
    "build_log_people",
    "build_people_options",
    "build_message",
}
LONG = "The roadmap for Q3 & what <Dana> said about it. " * 70
PINGS = "<!channel> <!here> <@U1> <#C1|general> <!subteam^S1> <https://x.example|press>"
MANY = 200
# Links that call or write to someone; their labels are escaped as all text is.
OUR_LINKS = re.compile(r"<(?:tel:\+\d+|mailto:[^|<> ]+)\|([^<>]*)>")
TYPED = {
    "typical": Words(),
    "empty": Words(text="", many=0),
    "one of each": Words(many=1),
    "arabic": Words("شركة النخيل للاستشارات", "تحدثنا عن العرض الجديد " * 40, 7),
    "japanese": Words("株式会社さくら", "来週の打ち合わせについて話しました。" * 100, 7),
    "emoji": Words("👩‍👩‍👧‍👦 Studio", "🎉" * 3000, 7),
    "bold": Words("*Acme*", "*bold*", 7),
    "italic": Words("_", "_italic_ _", 7),
    "code": Words("`rm -rf`", "```code``` `", 7),
    "struck": Words("~~~", "~struck~", 7),
    "quote": Words("> Acme", "> quoted\n> twice", 7),
    "pings": Words(PINGS, PINGS * 40, 7),
    "entities": Words("&lt;Acme&gt;", "&lt;!channel&gt; &amp; " * 100, 7),
    "ampersands": Words("&" * MAX_NAME, "&" * 3000, MANY),
    "angles": Words("<" * MAX_NAME, "<>" * 1500, MANY),
    "many": Words("N" * MAX_NAME, LONG[:3000], MANY),
    "sixty clients": Words("Müller & Söhne GmbH", LONG[:320], 60),
    "seven cards": Words("Acme Architects", LONG[:340], 7),
    "lines": Words("Acme", "\n" * 3000 + "x", 10),
    "blank": Words("Acme", " \t\n ", 3),
    "no spaces": Words("x" * MAX_NAME, "x" * 40_000, MANY),
    "unseen": Words("\u200d", "\u200b", 3),
    "half an emoji": Words("\ud83d", "\ud83d" * 3000, 3),
}
ANY_TEXT = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="&<>*_~`!@#| \nx", max_size=4000),
    st.sampled_from([PINGS, LONG, "&amp;" * 700, "<!channel>"]),
)
ANY_NAME = st.text(
    alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120
)


@cache
def all_messages(typed: str) -> list[tuple[str, Message]]:
    return list(draw_messages(TYPED[typed]))


@cache
def all_views(typed: str) -> list[tuple[str, dict[str, Any]]]:
    return list(draw_views(TYPED[typed]))


def refusal(message: Message) -> object:
    """Why Slack would not take a message, posted or drawn anew; None when it does."""
    payload: dict[str, Any] = message.payload()
    return check_message(payload) or check_message(payload, update=True)


def test_every_view_there_is_is_drawn_here() -> None:
    """Straight, or by build_outcome, which chooses."""
    drawing = [*VIEWS.glob("outcome.py"), *Path(__file__).parent.glob("gallery*.py")]
    called = set(re.findall(r"\b(\w+)\(", "".join(path.read_text() for path in drawing)))
    built = set(re.findall(r"^def (\w+)\(.*?->", SOURCE, re.MULTILINE | re.DOTALL))
    public = {name for name in built if name.startswith("build_") or name == "welcome_message"}
    assert public - called - BESIDE_VIEWS == set()


@pytest.mark.parametrize("typed", TYPED)
def test_every_message_is_taken(typed: str) -> None:
    refused = {said: why for said, drawn in all_messages(typed) if (why := refusal(drawn))}
    assert not refused


@pytest.mark.parametrize("typed", TYPED)
def test_every_form_is_taken(typed: str) -> None:
    refused = {said: why for said, drawn in all_views(typed) if (why := check_view(drawn))}
    assert not refused


@pytest.mark.parametrize("typed", TYPED)
def test_answer_to_a_new_member_has_room_for_the_welcome(typed: str) -> None:
    welcome = [{"type": "divider"}, *welcome_message().blocks]
    for said, drawn in all_messages(typed):
        blocks: list[object] = [*drawn.blocks, *welcome]
        assert not are_blocks_too_long(blocks), said
        assert len(blocks) <= 50, said
        assert BLOCK_COST * len(blocks) < 5_000, said


@pytest.mark.parametrize("typed", TYPED)
def test_text_beside_the_blocks_is_short(typed: str) -> None:
    for said, drawn in all_messages(typed):
        assert utf8_bytes(drawn.text) <= 4_000, said
        assert len(drawn.text) <= 300 or not drawn.blocks, said


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_typed_pings_or_links(typed: str) -> None:
    for said, drawn in all_messages(typed):
        assert_all_is_escaped(said, drawn)
    for said, view in all_views(typed):
        assert_all_is_escaped(said, view)


@given(ANY_NAME, ANY_TEXT, st.sampled_from([0, 1, 2, 7, 60]))
@settings(deadline=None, max_examples=25)
@example("<!channel>", "<!channel>" * 300, 7)
def test_any_words_of_any_length_are_taken(name: str, text: str, many: int) -> None:
    words = Words(name, text, many)
    for said, drawn in draw_messages(words):
        assert not refusal(drawn), said
        assert_all_is_escaped(said, drawn)
    for said, view in draw_views(words):
        assert not check_view(view), said
        assert_all_is_escaped(said, view)


def assert_all_is_escaped(said: str, drawn: Message | dict[str, Any]) -> None:
    """People's text makes no entity of Slack's, and no entity of ours is broken."""
    for found in mrkdwn(drawn):
        text = OUR_LINKS.sub(r"\1", found)
        assert "<" not in text, said
        assert not re.search(r"&(?!amp;|lt;|gt;)", text), said
        assert not re.search(r"(?<!\A)(?<!\n)>", text), said
