import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from views.text import (
    MOST_SECTION,
    bold,
    cut,
    cut_escaped,
    escape,
    escape_cut,
    fallback,
    plural,
    quotations,
    quote,
)

TYPED = st.text(alphabet=st.one_of(st.sampled_from("&<>;amp lt\n"), st.characters()))
LENGTHS = st.integers(1, 60)


def shown(escaped: str) -> str:
    """What Slack shows for escaped text: only its three entities are read."""
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(TYPED)
@settings(deadline=None)
def test_escaped_text_shows_as_it_was_typed(typed: str) -> None:
    assert shown(escape(typed)) == typed
    assert "<" not in escape(typed)


@given(TYPED, LENGTHS)
@settings(deadline=None)
def test_cut_text_is_no_longer_than_it_may_be_and_breaks_no_entity(typed: str, most: int) -> None:
    cut_down = escape_cut(typed, most)
    assert len(cut_down) <= most
    start = shown(cut_down)
    assert typed == start or typed.startswith(start.removesuffix("…"))
    assert escape(shown(cut_down)) == cut_down


@given(TYPED, LENGTHS)
@settings(deadline=None)
def test_cut_is_visible(typed: str, most: int) -> None:
    for cut_down, whole in ((cut(typed, most), typed), (escape_cut(typed, most), escape(typed))):
        assert cut_down == whole or cut_down.endswith("…")
        assert (cut_down == whole) == (len(whole) <= most)


@pytest.mark.parametrize("typed", ["x" * 100_000, "&" * 100_000, "<!channel>" * 10_000])
def test_hundred_thousand_characters_are_cut_at_once(typed: str) -> None:
    start = time.perf_counter()
    assert len(escape_cut(typed, 2900)) <= 2900
    assert time.perf_counter() - start < 0.1


def test_entity_at_the_edge_goes_whole() -> None:
    assert escape_cut("AT&T", 8) == "AT&amp;T"
    assert escape_cut("AT&T", 7) == "AT…"
    assert escape_cut("AT&Tx", 8) == "AT&amp;…"
    assert cut_escaped("a &lt; b", 5) == "a…"


def test_name_is_bold() -> None:
    assert bold("Acme & Co") == "*Acme &amp; Co*"


@pytest.mark.parametrize("name", ["*x*", "_", "`code`", "~gone~", "a_b"])
def test_name_with_formatting_of_its_own_is_left_alone(name: str) -> None:
    assert bold(name) == name


def test_bold_name_stands_on_one_line() -> None:
    assert bold("Acme\n Ltd") == "*Acme Ltd*"
    assert bold("") == ""


def test_quoted_lines_are_each_marked() -> None:
    assert quote("one\ntwo <3") == "> one\n> two &lt;3"
    assert quote("") == quote(" \n") == "> (no words)"


@given(TYPED, st.integers(12, 200))
@settings(deadline=None)
def test_quotation_is_no_longer_than_it_may_be(typed: str, most: int) -> None:
    quoted = quote(typed, most)
    assert 0 < len(quoted) <= most
    assert quoted.startswith("> ")


@given(st.text(alphabet="&<x \n", min_size=1, max_size=30).map(lambda piece: piece * 400))
@settings(deadline=None)
def test_long_words_are_quoted_whole_in_several_sections(typed: str) -> None:
    pieces = quotations(typed)
    assert all(len(piece) <= MOST_SECTION for piece in pieces)
    assert all(piece.startswith("> ") for piece in pieces)
    assert letters(shown("".join(pieces))) == letters(typed)


def letters(text: str) -> str:
    return "".join(one for one in text if one in "&<x")


def test_text_beside_blocks_is_cut_between_entities() -> None:
    assert len(fallback(escape("&" * 200))) <= 300
    assert fallback(escape("&" * 200)).endswith("&amp;…")


def test_one_is_singular() -> None:
    assert [plural(count, "client") for count in (0, 1, 2)] == [
        "0 clients",
        "1 client",
        "2 clients",
    ]
    assert plural(1, "client is", "clients are") == "1 client is"
    assert plural(3, "client is", "clients are") == "3 clients are"
