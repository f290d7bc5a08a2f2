import pytest

from domain.kinds import KIND_PAIRS, KIND_WORDS, may_begin_kind, read_kind, read_kind_at
from domain.records import Kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("call", Kind.CALL),
        ("zoom", Kind.CALL),
        ("spoke", Kind.CALL),
        ("lunch", Kind.MEETING),
        ("coffee", Kind.MEETING),
        ("meeting", Kind.MEETING),
        ("webinar", Kind.EVENT),
        ("emailed", Kind.EMAIL),
        ("WhatsApp", Kind.MESSAGE),
        ("gift", Kind.GIFT),
        ("note", Kind.NOTE),
    ],
)
def test_synonym_names_its_kind_in_any_case_and_with_punctuation(word: str, kind: Kind) -> None:
    assert read_kind(word) is kind
    assert read_kind(word.upper()) is kind
    assert read_kind(f"{word}:") is kind
    assert read_kind(f"{word}.") is kind


@pytest.mark.parametrize("word", ["", ":", "great", "recall", "callback", "meetings-room", "up"])
def test_other_word_names_no_kind(word: str) -> None:
    assert read_kind(word) is None


def test_every_kind_has_a_word_of_its_own_name() -> None:
    assert {KIND_WORDS[kind.value] for kind in Kind} == set(Kind)


@pytest.mark.parametrize(
    ("words", "kind", "used"),
    [
        ("zoom call", Kind.CALL, 2),
        ("Phone CALL: hi", Kind.CALL, 2),
        ("conference call", Kind.CALL, 2),
        ("slack call", Kind.CALL, 2),
        ("lunch meeting", Kind.MEETING, 2),
        ("text message", Kind.MESSAGE, 2),
        ("catch up", Kind.CALL, 2),
        ("call, meeting", Kind.CALL, 1),
        ("zoom, call", Kind.CALL, 1),
        ("emailed call notes", Kind.EMAIL, 1),
        ("lunch", Kind.MEETING, 1),
    ],
)
def test_two_words_that_name_one_kind_are_read_together(words: str, kind: Kind, used: int) -> None:
    assert read_kind_at(words.split()) == (kind, used)


def test_words_that_begin_no_kind_are_left_alone() -> None:
    assert read_kind_at(["video"]) is None
    assert read_kind_at(["catch", "fire"]) is None
    assert read_kind_at(["great", "call"]) is None


def test_every_word_that_begins_a_kind_is_known_to_begin_one() -> None:
    firsts = {*KIND_WORDS, *(first for first, _ in KIND_PAIRS)}
    assert all(may_begin_kind(word.title()) for word in firsts)
    assert not may_begin_kind("Acme")
    assert not may_begin_kind("")
