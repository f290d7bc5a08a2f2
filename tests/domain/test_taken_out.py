"""Names taken out of texts, and nothing else with them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.taken_out import A_CLIENT, SOMEONE, TakenOut, tells, words_of_name

DANA = TakenOut(
    ("Dana Whitfield", "dana@acme.example"), ("Dana", "Whitfield"), ("+49-30-901820;ext=5",)
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("call with dana and Raj", "call with someone and Raj"),
        ("DANA  WHITFIELD’s dog", "Someone’s dog"),
        ("Dana\nWhitfield", "Someone"),
        ("Dána Whitfield, Da\u0301na", "Someone, someone"),
        ("Danaë, Danas, Whitfields", "Danaë, Danas, Whitfields"),
        ("dana@acme.example, danas@acme.example", "Someone, danas@acme.example"),
        ("Mr. Whitfield's (Dana's) plan", "Mr. Someone's (someone's) plan"),
        ("ring +49 30 901820 or 030/901820, (030) 90-18-20", "ring … or …, …"),
        ("ring 030 9018201", "ring 030 9018201"),
        ("@Dana #Dana “Dana”", "@someone #someone “someone”"),
        ("", ""),
        ("nobody", "nobody"),
        ("He left. Dana stays (Dana!)", "He left. Someone stays (someone!)"),
    ],
)
def test_names_addresses_and_numbers_go_and_all_else_stays(text: str, left: str) -> None:
    assert DANA.of(text) == left
    assert DANA.is_in(text) is (text != left)


@pytest.mark.parametrize(
    ("name", "short", "text", "left"),
    [
        (
            "田中 太郎",
            ("田中", "太郎"),
            "田中さんと電話。田中太郎です",
            "Someoneさんと電話。someoneです",
        ),
        ("محمد علي", ("محمد",), "مكالمة مع محمد علي اليوم", "مكالمة مع someone اليوم"),
        ("Åsa Öberg", ("Åsa", "Öberg"), "asa oberg, ÅSA", "Someone, someone"),
        ("Groß", ("Groß",), "Herr GROSS und Groß", "Herr someone und someone"),
        ("สมชาย ใจดี", ("สมชาย",), "คุยกับสมชายวันนี้", "คุยกับsomeoneวันนี้"),
        ("O'Brien", ("O'Brien",), "with o’brien", "with someone"),
        ("Jean-Luc Picard", ("Jean-Luc",), "Jean Luc, jean-luc picard", "Someone, someone"),
    ],
)
def test_names_of_any_language_are_found(
    name: str, short: tuple[str, ...], text: str, left: str
) -> None:
    assert TakenOut((name,), short).of(text) == left


def test_a_name_that_is_a_word_counts_with_its_capital_letter() -> None:
    will = TakenOut(("Will Price",), ("Will", "Price"))
    assert will.of("Will will send Will's price, will price") == (
        "Someone will send someone's price, someone"
    )


def test_with_care_any_name_of_one_word_needs_its_capital_letter() -> None:
    made = TakenOut(("Made", "Made with Love"), instead=A_CLIENT, is_careful=True)
    assert made.of("made at Made, MADE, made with love") == (
        "made at a former client, a former client, a former client"
    )


def test_of_a_list_those_that_are_meant_are_left_out() -> None:
    dana = replace(DANA, called=("Dana Whitfield", "DW"), spared=("Tom Whitfield",))
    names = ["Dana", "Raj", "dana whitfield", "Dan", "Dana W", "dw", "Tom Whitfield", "Whitfield"]
    assert dana.of_list(names) == ["Raj", "Dan", "Tom Whitfield", "Whitfield"]
    assert DANA.of_list(["Dana's office"]) == ["Someone's office"]


def test_longer_names_that_are_spared_stay() -> None:
    acme = TakenOut(("Acme",), spared=("Acme Berlin",), instead=A_CLIENT)
    assert acme.of("met Acme Berlin and acme, Acme  Berlin GmbH") == (
        "met Acme Berlin and a former client, Acme  Berlin GmbH"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Next", "Next week they decide. Next: call, next time"),
        ("Call", "Call back then"),
        ("It", "It is fine. it is"),
    ],
)
def test_a_word_that_begins_a_sentence_is_no_name(name: str, text: str) -> None:
    assert TakenOut((name,), is_careful=True).of(text) == text


def test_short_parts_of_names_count_with_their_capital_letter() -> None:
    an = TakenOut(("An Do",), ("An", "Do"))
    said = "we had an idea, what do we do about an offer, said An. An idea"
    assert an.of(said) == said.replace("said An", "said someone")
    assert TakenOut((), ("Bob",)).of("Bob called, bob up and down") == (
        "Someone called, bob up and down"
    )


@pytest.mark.parametrize(
    ("name", "does"),
    [
        ("It", False),
        ("A", False),
        ("HP", False),
        ("Call", False),
        ("!!", False),
        ("", False),
        ("Acme", True),
        ("A B", True),
        ("トヨタ", True),
        ("王", True),
    ],
)
def test_some_names_tell_nobody_elsewhere(name: str, *, does: bool) -> None:
    assert tells(name) is does


def test_thousands_of_lines_and_names_take_no_time() -> None:
    """A sentence's beginning is looked for once, not from each line on."""
    text = "\n" * 1_500 + "x " + "Dana " * 300
    assert DANA.of(text).count("someone") == 300
    assert DANA.of(text + "Dana " * 5_000).count("someone") == 5_300


def test_names_of_signs_alone_take_nothing_out() -> None:
    assert TakenOut(("!!!", "")).of("really!!! !!!") == "really!!! !!!"
    assert TakenOut(()).of("Dana") == "Dana"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Dana Whitfield", ["Dana", "Whitfield"]),
        ("Jan van der Berg", ["Jan", "Berg"]),
        ("dana", ["dana"]),
        ("J. Smith", ["Smith"]),
        ("田中", ["田中"]),
        ("王 小明", ["王", "小明"]),
        ("X", []),
    ],
)
def test_words_that_tell_someone_alone(name: str, words: list[str]) -> None:
    assert words_of_name(name) == words


@given(st.text(), st.text())
def test_a_name_is_gone_wherever_it_stood_and_a_second_time_changes_nothing(
    before: str, after: str
) -> None:
    left = DANA.of(f"{before} Dana Whitfield {after}")
    assert SOMEONE in left.casefold()
    assert DANA.of(left) == left


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_a_text_without_the_names_stays_as_it_is(text: str) -> None:
    if "dana" not in text.casefold() and "whitfield" not in text.casefold():
        assert TakenOut(("Dana Whitfield",), ("Dana", "Whitfield")).of(text) == text
