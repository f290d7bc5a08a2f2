from collections.abc import Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from domain.line_head import HeadReader
from domain.line_people import read_people, split_people
from domain.line_words import Word, words_from

READER = HeadReader(datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("UTC")), day_first=True)


def people(text: str) -> tuple[str, ...]:
    return read_people(words_from(text, 0), partial(READER.begins_item, people=False))[0]


def left(text: str) -> str:
    words = words_from(text, 0)
    used = read_people(words, partial(READER.begins_item, people=False))[1]
    return text[words[used - 1].bare_end :] if used else text


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("with Dana", "Dana", ""),
        ("With Dana: hi", "Dana", ": hi"),
        ("w/ Dana hi", "Dana", " hi"),
        ("with Dana and Raj hi", "Dana|Raj", " hi"),
        ("with Dana & Raj hi", "Dana|Raj", " hi"),
        ("with Dana + Raj hi", "Dana|Raj", " hi"),
        ("with Dana, Raj and Bob: hi", "Dana|Raj|Bob", ": hi"),
        ("with Dana, Raj, and Bob: hi", "Dana|Raj|Bob", ": hi"),
        ("with Dana, Raj: hi", "Dana|Raj", ": hi"),
        ("with Dana, Raj 25m", "Dana|Raj", " 25m"),
        ("with Dana, Raj", "Dana|Raj", ""),
        ("with Dana, Raj - hi", "Dana|Raj", " - hi"),
        ("WITH DANA AND RAJ: hi", "DANA|RAJ", ": hi"),
        ("with Dana Smith and Raj Patel hi", "Dana Smith|Raj Patel", " hi"),
        ("with Ludwig van Beethoven hi", "Ludwig van Beethoven", " hi"),
        ("with Jan van der Berg hi", "Jan van der Berg", " hi"),
        ("with Maria de la Cruz, Raj: hi", "Maria de la Cruz|Raj", ": hi"),
        ("with Dr. Dana Smith hi", "Dr. Dana Smith", " hi"),
        ("with J. R. Smith hi", "J. R. Smith", " hi"),
        ("with Jean-Luc O’Neil hi", "Jean-Luc O’Neil", " hi"),
        ("with Zoë Łódź hi", "Zoë Łódź", " hi"),
        ("with @dana and @raj.patel: hi", "dana|raj.patel", ": hi"),
        ("with @Dana Smith: hi", "Dana Smith", ": hi"),
        ("with דנה: hi", "דנה", ": hi"),
        ("with 田中, 山田: hi", "田中|山田", ": hi"),
    ],
)
def test_names_are_joined_by_comma_and_or_ampersand(text: str, names: str, rest: str) -> None:
    assert people(text) == tuple(names.split("|"))
    assert left(text) == rest


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("with Dana great talk", "Dana", " great talk"),
        ("with Dana, great talk", "Dana", ", great talk"),
        ("with Dana, Raj went home", "Dana", ", Raj went home"),
        ("with Dana and then home", "Dana", " and then home"),
        ("with Dana, and then home", "Dana", ", and then home"),
        ("with Dana. Talked about it", "Dana", " Talked about it"),
        ("with Dana! Great", "Dana", " Great"),
        ("with Dana I told her", "Dana", " I told her"),
        ("with Dana Q3 roadmap", "Dana", " Q3 roadmap"),
        ("with Dana about Raj", "Dana", " about Raj"),
        ("with Dana, yesterday", "Dana", ", yesterday"),
        ("with Dana, lunch: hi", "Dana", ", lunch: hi"),
        ("with Dana Lunch was nice", "Dana", " Lunch was nice"),
        ("with Dana van hire", "Dana", " van hire"),
        ("with Dana Yesterday we met", "Dana", " Yesterday we met"),
        ("with דנה דיברנו על הכל", "דנה", " דיברנו על הכל"),
    ],
)
def test_sentence_after_a_name_is_no_name(text: str, names: str, rest: str) -> None:
    assert people(text) == tuple(names.split("|"))
    assert left(text) == rest


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("with dana great talk", "dana", " great talk"),
        ("with dana great call", "dana", " great call"),
        ("with dana smith about it", "dana", " smith about it"),
        ("with dana smith: hi", "dana smith", ": hi"),
        ("with dana smith 25m", "dana smith", " 25m"),
        ("with dana smith yesterday", "dana smith", " yesterday"),
        ("with dana smith - hi", "dana smith", " - hi"),
        ("with dana o'neil: hi", "dana o'neil", ": hi"),
        ("with dana lunch: hi", "dana", " lunch: hi"),
        ("with dana and raj hi", "dana|raj", " hi"),
        ("with dana and raj patel 25m", "dana|raj patel", " 25m"),
        ("with dana and talked 25m", "dana", " and talked 25m"),
        ("with Dana and 山田太郎 25m", "Dana|山田太郎", " 25m"),
        ("with Dana and أحمد محمد 25m", "Dana|أحمد محمد", " 25m"),
        ("with dana she 25m", "dana", " she 25m"),
    ],
)
def test_name_in_small_letters_is_one_word_or_two_before_what_closes_it(
    text: str, names: str, rest: str
) -> None:
    assert people(text) == tuple(names.split("|"))
    assert left(text) == rest


@pytest.mark.parametrize(
    "text", ["", "with", "Dana", "without Dana", "with, Dana", "with 25m", "with and", "with - hi"]
)
def test_no_names_are_read_where_none_follow_with(text: str) -> None:
    assert people(text) == ()
    assert left(text) == text


def test_no_more_than_twenty_people_are_read_and_the_rest_stays() -> None:
    names = [f"Name{chr(ord('A') + place)}" for place in range(25)]
    text = "with " + ", ".join(names)
    assert people(text) == tuple(names[:20])
    assert left(text).lstrip(", ") == ", ".join(names[20:])


def test_head_is_asked_about_few_words() -> None:
    asked: list[str] = []

    def starts_head(words: Sequence[Word]) -> bool:
        asked.append(words[0].text)
        return False

    read_people(words_from("with Dana and Raj went to see the house", 0), starts_head)
    assert asked == []


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Dana", ["Dana"]),
        ("Dana, Raj and Lee", ["Dana", "Raj", "Lee"]),
        ("Dana Ö, and Raj & Zoe van Dam", ["Dana Ö", "Raj", "Zoe van Dam"]),
        ("Anderson", ["Anderson"]),
        (" , and ", []),
        ("", []),
    ],
)
def test_names_typed_on_their_own_are_taken_apart(typed: str, names: list[str]) -> None:
    assert split_people(typed) == names
