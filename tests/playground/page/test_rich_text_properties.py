from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from playground import LocalSlack
from playground.check_rich_text import RICH_TEXT
from playground.page.markup import Markup
from playground.reading import Reader
from playground.reading_rich import read_rich_text
from tests.playground.page.rich_pieces import Piece, listed, rich, section
from tests.playground.page.seen_html import OF_RICH_TEXT, seen

NASTY = st.text(st.sampled_from("<>&\"' \n=:") | st.characters(codec="utf-8"), min_size=1)
STYLE = st.dictionaries(st.sampled_from("bold italic strike code underline".split()), st.booleans())
PIECE = st.one_of(
    st.builds(lambda words: {"type": "text", "text": words}, NASTY),
    st.builds(lambda url: {"type": "link", "url": url}, NASTY | st.just("https://a.com/<>\"'")),
    st.builds(lambda name: {"type": "user", "user_id": name}, NASTY),
    st.builds(lambda name: {"type": "channel", "channel_id": name}, NASTY),
    st.builds(lambda name: {"type": "emoji", "name": name}, NASTY | st.just("wave")),
    st.builds(lambda value: {"type": "color", "value": value}, NASTY),
    st.builds(
        lambda form: {"type": "date", "timestamp": 1795768200, "format": form},
        NASTY | st.just("{date_pretty} {time}"),
    ),
    st.just({"type": "broadcast", "range": "here"}),
)
STYLED = st.builds(lambda piece, style: piece | {"style": style}, PIECE, STYLE)
SECTIONS = st.lists(st.lists(STYLED, max_size=5), max_size=4)


def rich_of(sections: list[list[Piece]]) -> Piece:
    return rich(*(section(*pieces) for pieces in sections))


@cache
def a_reader() -> tuple[Markup, Reader]:
    mia = LocalSlack({}).add_person("mia")
    return Markup(mia.workspace, mia.member), Reader(mia.workspace, mia.member)


@given(SECTIONS)
@settings(deadline=None)
def test_any_rich_text_shows_the_words_that_are_read(sections: list[list[Piece]]) -> None:
    markup, reader = a_reader()
    block = rich_of(sections)
    assert RICH_TEXT(block, "/blocks/0") == []
    shown = seen(markup.rich_text(block), OF_RICH_TEXT)
    read = read_rich_text(reader, block)
    assert "".join(shown.split()) == "".join(read.split())


LISTS = st.lists(
    st.builds(
        listed,
        st.just("item"),
        indent=st.integers(0, 8),
        style=st.sampled_from(["bullet", "ordered"]),
    ),
    max_size=12,
)


@given(LISTS)
@settings(deadline=None)
def test_lists_of_any_indents_nest_and_lose_no_item(lists: list[Piece]) -> None:
    markup, _ = a_reader()
    assert seen(markup.rich_text(rich(*lists)), OF_RICH_TEXT).split() == ["item"] * len(lists)
