import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.search_words import MOST_LETTERS, MOST_WORDS, read_search, search_text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Café ÅRHUS, Straße; Łódź", "cafe arhus strasse lodz"),
        ("Dana’s son and O'Brien", "dana son and o brien"),
        ("東京都の会議", "東京 京都 都の の会 会議 議"),
        ("ﾊﾟｰﾃｨ", "パー ーテ ティ ィ"),
        ("مُحَمَّد", "محمد"),
        ("김치 찌개", "김치 찌개"),
        ("Q3: 2.5M (R&D)", "q3 2 5m r d"),
        ("İstanbul", "istanbul"),
        ("snake_case dana@acme.example", "snake case dana acme example"),
        ("", ""),
        ("😀 *** —", ""),
    ],
)
def test_a_text_is_kept_as_its_folded_words(text: str, kept: str) -> None:
    assert search_text(text) == kept


def test_two_letters_begin_a_word_and_one_is_a_word_of_its_own() -> None:
    assert [(one.text, one.is_beginning) for one in read_search("pr R")] == [
        ("pr", True),
        ("r", False),
    ]


def test_one_letter_of_japanese_is_found_wherever_it_stands() -> None:
    (word,) = read_search("議")
    assert any(word.fits(one) for one in search_text("会議").split())
    assert any(word.fits(one) for one in search_text("議会").split())


def test_of_very_many_words_the_first_are_asked_for() -> None:
    assert len(read_search(" ".join(f"word{number}" for number in range(99)))) == MOST_WORDS


def test_a_word_without_end_is_cut_alike_in_both() -> None:
    (word,) = read_search("x" * 300)
    assert len(word.text) == MOST_LETTERS
    assert word.fits(search_text("x" * 300))


@settings(deadline=None)
@given(st.text())
def test_whatever_is_kept_is_found_by_what_was_typed(text: str) -> None:
    kept = search_text(text).split()
    assert all(any(word.fits(one) for one in kept) for word in read_search(text))


@settings(deadline=None)
@given(st.text())
def test_words_have_no_sign_that_means_something_to_a_database(text: str) -> None:
    for word in [*search_text(text).split(" "), *(one.text for one in read_search(text))]:
        assert not set(word) & set("\"'\\*:&|!()^-{}<>%\x00 \t\n")
        assert word == word.casefold() or not word.isascii()
