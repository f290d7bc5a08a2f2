"""Templates written out, and the table that they make."""

from datetime import date

from domain.day_clock import TIMES_AFTER, TIMES_BEFORE
from domain.day_grammar import DAYS, GRAMMAR, LEADS, LED, PERIODS
from domain.day_templates import SLOTS, ways, write_out
from domain.day_tokens import Token
from domain.day_words import WORDS

MADE_BY_JOINING = {"SPAN", "HOLIDAY"}


def test_brackets_may_be_absent_and_bars_are_choices() -> None:
    assert set(ways("(the) end of (the|this) week")) == {
        (*the, "end", "of", *which, "week")
        for the in [(), ("the",)]
        for which in [(), ("the",), ("this",)]
    }


def test_choices_in_brackets_may_have_several_words() -> None:
    assert list(ways("x (in the|of) y")) == [("x", "y"), ("x", "in", "the", "y"), ("x", "of", "y")]


def test_slot_is_written_out_to_its_kinds_and_read_by_its_name() -> None:
    written = dict(write_out("DAY of MONTH", date))
    assert set(written) == {(kind, "of", "MONTH") for kind in SLOTS["DAY"]}
    template = written["N", "of", "MONTH"]
    tokens = [Token("N", 3), Token("of"), Token("MONTH", 12)]
    assert template.arguments(tokens) == {"day": 3, "month": 12}


def test_every_word_of_the_grammar_can_be_typed() -> None:
    typed = {kind for kind, _ in WORDS.values()} | {
        kind for slot in SLOTS.values() for kind in slot
    }
    used = {
        word for table in (GRAMMAR, TIMES_AFTER, TIMES_BEFORE) for kinds in table for word in kinds
    }
    used |= {word for lead in LEADS for word in lead}
    assert used - typed - {"-"} == set()


def test_no_rule_of_the_grammar_is_hidden_by_another() -> None:
    claims: dict[tuple[str, ...], str] = {}
    for words, read in (*DAYS, *PERIODS, *LED):
        for kinds, _ in write_out(words, read):
            assert claims.setdefault(kinds, words) == words


def test_no_lead_is_a_day_and_no_day_begins_with_a_lead() -> None:
    assert not LEADS & set(GRAMMAR)
    assert not [kinds for kinds in GRAMMAR if kinds[:1] in LEADS]
