from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.excerpt import excerpt, find_marks
from domain.search_words import read_search

LONG = (
    "We had tea. " * 30
    + "She asked about new prices and the jazz evening. "
    + "Then we left. " * 30
)


def shown(text: str, typed: str, most: int = 200) -> str:
    """The excerpt, with what was found in brackets."""
    pieces = excerpt([text], read_search(typed), most)
    return "".join(f"[{one.text}]" if one.is_found else one.text for one in pieces)


def test_the_sentence_with_the_match_is_shown() -> None:
    assert shown(LONG, "jazz pric") == "… She asked about new [prices] and the [jazz] evening.…"


def test_the_sentence_with_most_of_the_words_is_shown() -> None:
    assert shown("Jazz is loud. Pricing of jazz. Bye.", "jazz pricing") == (
        "… [Pricing] of [jazz].…"
    )


def test_the_text_with_most_of_the_words_is_chosen() -> None:
    words = read_search("dana")
    (first, *_) = excerpt(["roadmap", "with Dana, Raj"], words, 200)
    assert first.text == "with "


def test_accents_and_case_are_shown_as_they_were_written() -> None:
    assert shown("Die FAÇADE in Göteborg", "facade goteborg") == "Die [FAÇADE] in [Göteborg]"


def test_letters_of_japanese_are_marked_where_they_stand() -> None:
    assert shown("来週の会議は東京です。またね。", "会議 東京") == "来週の[会議]は[東京]です。…"


def test_arabic_words_are_marked_with_their_marks() -> None:
    assert shown("اجتماع مع مُحَمَّد غدا", "محمد") == "اجتماع مع [مُحَمَّد] غدا"


def test_a_long_sentence_is_cut_around_the_match() -> None:
    told = shown("x" * 50 + " word" * 200 + " jazz " + "tail " * 100, "jazz", 100)
    assert "[jazz]" in told
    assert len(told) <= 110
    assert told.startswith("…")
    assert told.endswith("…")


def test_without_a_match_the_beginning_is_shown() -> None:
    assert shown("Hello there. Bye.", "jazz") == "Hello there. Bye."
    assert excerpt(["", " "], read_search("jazz"), 100) == []


@given(st.lists(st.text(max_size=300), max_size=3), st.text(max_size=30), st.integers(20, 300))
def test_any_text_is_cut_and_nothing_is_made_up(texts: list[str], typed: str, most: int) -> None:
    words = read_search(typed)
    pieces = excerpt(texts, words, most)
    assert sum(len(one.text) for one in pieces) <= most + 2
    assert all(one.text for one in pieces)
    whole = " ".join(" ".join(texts).split())
    for one in pieces:
        assert one.text == "…" or "".join(one.text.split()) in "".join(whole.split())


@given(st.text(max_size=200), st.text(max_size=30))
def test_marks_stand_in_order_and_apart(text: str, typed: str) -> None:
    marks = find_marks(text, read_search(typed))
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(before[1] <= after[0] for before, after in pairwise(marks))
