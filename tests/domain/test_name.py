import pytest

from domain.errors import Unreadable
from domain.name import (
    LEGAL_SUFFIXES,
    MAX_NAME,
    clean_name,
    closest_names,
    fold_each,
    fold_name,
    fold_words,
)

SAME = [
    ("Acme, Inc.", "acme"),
    ("ACME", "acme"),
    ("Acme GmbH & Co. KG", "acme"),
    ("Acme S.A.", "Acme"),
    ("Acme A/S", "Acme"),
    ("Acme Corp.", "Acme Corporation"),
    ("Café Zoë", "cafe zoe"),
    ("Café", "Cafe\u0301"),
    ("Müller & Söhne", "Muller and Sohne"),
    ("Søren Łódź", "soren lodz"),
    ("STRASSE", "straße"),
    ("İstanbul Işık", "istanbul isik"),
    ("O’Neil’s", "ONeils"),
    ("A.B.C. Partners", "ABC Partners"),
    ("Coca-Cola", "coca cola"),
    ("R&D Labs", "R and D labs"),
    ("Ｆｕｌｌ Ｗｉｄｔｈ", "full width"),
    ("ﬁne ﬂow", "fine flow"),
    ("soft\u00adhyphen", "softhyphen"),
    ("Acme\u200b", "Acme"),
    ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ("Ελλάς", "ελλασ"),
    ("Acme  –  Paris", "acme paris"),
]
DIFFERENT = [
    ("Acme", "Acme Labs"),
    ("Inc", "Ltd"),
    ("Limited Run", "Run"),
    ("😀", "😃"),
    ("がら", "から"),
    ("???", "!!!"),
    ("אבג", "אבד"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_case_accents_punctuation_and_suffixes_make_no_other_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_or_signs_make_another_name(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize("suffix", sorted(LEGAL_SUFFIXES))
def test_every_legal_suffix_is_folded_away_but_never_the_whole_name(suffix: str) -> None:
    assert fold_name(f"Acme {suffix.upper()}.") == "acme"
    assert fold_name(suffix) == suffix


@pytest.mark.parametrize("name", ["😀", "???", "+++", "\u0301", "’", "…", "·", "&"])
def test_name_of_signs_alone_has_a_key(name: str) -> None:
    assert fold_name(clean_name(name))


def test_words_of_a_sign_and_of_joined_letters_are_told_word_by_word() -> None:
    assert fold_each(["Acme", "-", "R&D", "S.A.", "Zoë"]) == [
        ["acme"],
        [],
        ["r", "and", "d"],
        ["sa"],
        ["zoe"],
    ]
    assert fold_words("one\ntwo") == ["one", "two"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Acme \n Ltd ", "Acme Ltd"),
        ('"Acme"', "Acme"),
        ("“Acme”", "Acme"),
        ("Ac\u200bme\ufeff", "Acme"),
        ("Acme\x00\x07", "Acme"),
        ("\u202eAcme", "Acme"),
        ("👨\u200d👩\u200d👧 Care", "👨\u200d👩\u200d👧 Care"),
        ("עברית", "עברית"),
        ("<!channel>", "<!channel>"),
        ("'; DROP TABLE client; --", "'; DROP TABLE client; --"),
    ],
)
def test_name_is_kept_on_one_line_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "  \n", "\u200b\u200b", "\u200d", '""', "\u2066\u2069"])
def test_name_that_nobody_could_see_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="needs a name"):
        clean_name(typed)


def test_longest_name_is_kept_and_one_more_letter_is_refused_with_its_length() -> None:
    assert clean_name("x" * MAX_NAME) == "x" * MAX_NAME
    with pytest.raises(Unreadable, match=f"this one has {MAX_NAME + 1}"):
        clean_name("x" * (MAX_NAME + 1))


NAMES = [("1", "acme"), ("2", "acme labs"), ("3", "globex"), ("4", "initech"), ("1", "acme paris")]


def test_misspelt_name_is_offered_first() -> None:
    assert closest_names("Globx", NAMES)[0] == "3"
    assert closest_names("Inïtek", NAMES)[0] == "4"


def test_client_with_two_close_names_is_offered_once() -> None:
    assert sorted(closest_names("acme", NAMES)) == ["1", "2"]


def test_names_unlike_any_are_not_offered() -> None:
    assert closest_names("Zylkwq", NAMES) == []
    assert closest_names("Acme", []) == []


def test_no_more_names_are_offered_than_asked_for() -> None:
    many = [(str(number), f"acme {number}") for number in range(20)]
    assert len(closest_names("acme", many, limit=2)) == 2
