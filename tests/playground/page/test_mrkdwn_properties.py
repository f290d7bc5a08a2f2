from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from playground import LocalSlack
from playground.page.markup import Markup
from playground.reading import Reader
from playground.typed_text import escape, mark_up
from tests.playground.page.seen_html import seen


@cache
def views() -> tuple[Markup, Reader, str, str]:
    slack = LocalSlack({})
    mia = slack.add_person("mia", real_name="Mia Chen")
    noah = slack.add_person("noah", real_name='N"<b>&')
    board = slack.add_channel("board", [noah], is_private=True)
    ws = mia.workspace
    return Markup(ws, mia.member), Reader(ws, mia.member), noah.id, board.id


PIECES = [
    *"*_~`*_~` \n\n><|@#!\"'&;:/\0",
    "```", "&gt;", "&lt;", "&amp;", "word", "x", "NOAH", "BOARD",
    ":wave:", ":nope:", ":+1::skin-tone-4:", "https://a.com/b_c", "<https://a.com/?a=1&amp;b=2|x>",
    "<javascript:alert(1)|y>", "<script>", "</b>", "onclick=", "<!here>", "<!subteam^S1|@t>",
    "<!date^1795768200^{date} {time}|z>", "\n&gt; ", "\n> ", "<mailto:a@b.com|a@b.com>",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=40).map("".join)


def without_marks(text: str) -> str:
    """Leave out what styles use up and where lines break."""
    return "".join(char for char in text if char not in "*_~" and not char.isspace())


@given(TEXTS)
@settings(deadline=None, max_examples=400)
def test_any_text_makes_only_our_tags_and_shows_the_words_that_are_read(text: str) -> None:
    markup, reader, noah_id, board_id = views()
    text = text.replace("NOAH", f"<@{noah_id}>").replace("BOARD", f"<#{board_id}>")
    shown = seen(markup.mrkdwn(text))
    assert without_marks(shown) == without_marks(reader.read(text))


@given(st.text(st.sampled_from("*_~`<>@#!|&;^{}\0 \na1\"':") | st.characters(codec="utf-8")))
@settings(deadline=None)
def test_what_a_person_types_is_seen_as_typed_in_plain_text(text: str) -> None:
    markup, *_ = views()
    html = markup.plain(escape(text), emoji=False)
    assert "".join(seen(html).split()) == "".join(text.split())


@given(TEXTS)
@settings(deadline=None)
def test_text_typed_into_the_composer_makes_only_our_tags(text: str) -> None:
    markup, *_ = views()
    seen(markup.mrkdwn(mark_up(LocalSlack({}).workspace, text)))


WORDS = st.lists(st.sampled_from(["one", "two", "3"]), min_size=1, max_size=3).map(" ".join)
STYLED = st.recursive(
    WORDS.map(lambda words: (words, words)),
    lambda inner: st.tuples(st.sampled_from([("*", "b"), ("_", "i"), ("~", "s")]), inner).map(
        lambda pair: (
            (
                f"{pair[0][0]}{pair[1][0]}{pair[0][0]}",
                f"<{pair[0][1]}>{pair[1][1]}</{pair[0][1]}>",
            )
            if pair[0][0] not in pair[1][0]
            else pair[1]
        )
    ),
    max_leaves=6,
)


@given(st.lists(STYLED, min_size=1, max_size=5))
def test_styles_nest_in_any_order_between_other_words(parts: list[tuple[str, str]]) -> None:
    markup, *_ = views()
    text = ", ".join(part[0] for part in parts)
    assert markup.mrkdwn(text) == ", ".join(part[1] for part in parts)


def test_long_text_of_marks_is_written_in_time(markup: Markup) -> None:
    for piece in ("*a ", "_", "~x", "`", "<", "&gt;", ":a", "https://", "```", "*_~"):
        markup.mrkdwn(piece * 5000)
