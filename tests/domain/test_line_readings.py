from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.line_head import HeadReader
from domain.line_readings import read_unknown_client
from domain.name import MAX_NAME

READER = HeadReader(datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("UTC")), day_first=True)


def names(text: str) -> list[str]:
    return [reading.name for reading in read_unknown_client(text, READER)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Made with Love", "Made|Made with Love"),
        ("Made with Love 25m: hi", "Made|Made with Love"),
        ("Initech with Dana: hello", "Initech|Initech with Dana"),
        ("made with love: hi", "made|made with love"),
        ("Call Centre: hi", "Centre|Call Centre"),
        ("Lunch Box 25m", "Box|Lunch Box"),
        ("Blue Monday: hi", "Blue|Blue Monday"),
        ("initech great call", "initech|initech great"),
        ("Initech great call", "Initech|Initech great"),
        ("Big Barn great talk", "Big Barn|Big Barn great talk"),
        ("שלום חברים", "שלום|שלום חברים"),
    ],
)
def test_both_readings_are_offered_where_the_head_is_ambiguous(text: str, readings: str) -> None:
    assert names(text) == readings.split("|")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Initech", "Initech"),
        ("Initech: hello", "Initech"),
        ("Initech, hello", "Initech"),
        ("Initech - hello", "Initech"),
        ("Initech—hello", "Initech"),
        ("initech 25m hello", "initech"),
        ("initech yesterday: hello", "initech"),
        ("the blue barn: hello", "the blue barn"),
        ("Müller & Söhne: hello", "Müller & Söhne"),
        ("Big Corp GmbH call", "Big Corp GmbH"),
        ("Bank of the West: hello", "Bank of the West"),
        ("lunch with Initech: hello", "Initech"),
        ("lunch with Initech", "Initech"),
        ("call initech: hello", "initech"),
        ('"Made with Love" hello', "Made with Love"),
        ('lunch with "Made with Love" hello', "Made with Love"),
        ('"Foo" said "bar"', "Foo"),
        ("Initech next: call", "Initech"),
        ("Initech #mixed", "Initech"),
        ("Initech !cnof", "Initech"),
        ("!conf Initech: hello", "Initech"),
        ("😀: hello", "😀"),
        ("  Initech: hello", "Initech"),
        ("Initech\nhello", "Initech"),
        ("call", "call"),
    ],
)
def test_one_reading_is_offered_where_it_is_clear(text: str, reading: str) -> None:
    assert names(text) == [reading]


@pytest.mark.parametrize(
    "text", ["", "  ", ": hello", "- hello", "next: call", "!conf", "#mixed", "with Dana: hi", '""']
)
def test_no_name_is_read_where_none_leads_the_line(text: str) -> None:
    assert names(text) in ([], ['""'])


def test_reading_tells_where_its_name_ends() -> None:
    text = "lunch with Initech Labs: hello"
    (reading,) = read_unknown_client(text, READER)
    assert text[reading.end :] == ": hello"
    (quoted,) = read_unknown_client('"Initech": hello', READER)
    assert '"Initech": hello'[quoted.end :] == ": hello"


def test_at_most_three_short_readings_are_offered() -> None:
    text = "Some Name with Love of Others great talk, and so on with Dana"
    assert 2 <= len(names(text)) <= 3
    assert all(len(name) <= MAX_NAME for name in names("word " * 600))
    assert all(len(name.split()) <= 8 for name in names("Word " * 600))


@pytest.mark.parametrize(
    "line", ["Initech with Dana and Raj 25m: hi", "Initech with Dana & Raj: hi"]
)
def test_several_people_are_not_offered_as_part_of_a_name(line: str) -> None:
    assert names(line) == ["Initech"]
