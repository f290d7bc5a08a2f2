from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.line_head import Head, HeadReader
from domain.line_words import words_from
from domain.records import Kind

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=LONDON)  # a Friday
READER = HeadReader(NOW, day_first=True)


def summary(text: str) -> str:
    return text[READER.read(text, 0).end :]


def read(text: str) -> Head:
    return READER.read(text, 0)


PARTS = ["coffee", "with Dana and Raj", "25m", "yesterday"]
ORDERS = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [1, 0, 3, 2],
    [2, 3, 0, 1],
    [1, 3, 2, 0],
    [3, 1, 0, 2],
    [2, 0, 1, 3],
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("end", [": great talk", " great talk", " - great talk", "\ngreat talk"])
def test_parts_of_a_head_stand_in_any_order(order: list[int], end: str) -> None:
    text = " " + " ".join(PARTS[place] for place in order) + end
    head = read(text)
    assert (head.kind, head.people, head.minutes) == (Kind.MEETING, ("Dana", "Raj"), 25)
    assert head.when
    assert head.when.happened_at == datetime(2026, 11, 19, 12, 0, tzinfo=LONDON)
    assert text[head.end :].strip() == "great talk"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_head_may_be_missing(part: str) -> None:
    others = " ".join(one for one in PARTS if one != part)
    assert summary(f" {others}: great") == " great"
    assert summary(f" {part}: great") == " great"
    assert summary(f" {part}") == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (": great", " great"),
        (" : great", " great"),
        (":", ""),
        (", great", " great"),
        (" - great", " great"),
        (" – great", " great"),
        ("—great", "great"),
        (" great: talk", " great: talk"),
        (" great", " great"),
        (" -25% on all", " -25% on all"),
        (" :tada: great", " :tada: great"),
        ("\nwith Dana", "\nwith Dana"),
        ("", ""),
    ],
)
def test_separator_or_the_first_other_word_starts_the_summary(text: str, left: str) -> None:
    assert summary(text).rstrip() == left or summary(text) == left


def test_first_other_word_ends_the_head_even_if_parts_of_a_head_follow() -> None:
    head = read(" great 25m call with Dana yesterday")
    assert (head.kind, head.people, head.minutes, head.when) == (None, (), None, None)
    assert head.end == 0


def test_colon_ends_the_head_even_if_parts_of_a_head_follow() -> None:
    head = read(": 25m call with Dana, yesterday: fine")
    assert (head.kind, head.people, head.minutes, head.when) == (None, (), None, None)
    assert summary(": lunch") == " lunch"


@pytest.mark.parametrize("mark", [" -", ",", " –", " —"])
def test_comma_and_dash_may_set_parts_of_a_head_apart(mark: str) -> None:
    head = read(f"{mark} 25m with Dana{mark} yesterday: great")
    assert (head.people, head.minutes) == (("Dana",), 25)
    assert head.when
    assert summary(f"{mark} 25m with Dana{mark} yesterday{mark} great") == " great"
    assert summary(f" 25m{mark} lunch with Dana") == ""
    assert summary(f"{mark} lunch\ngreat") == "\ngreat"


@pytest.mark.parametrize("mark", [" -", ",", " –", " —"])
@pytest.mark.parametrize(
    "said", ["call me back", "25m for free", "yesterday they moved", "with Dana gone, all is new"]
)
def test_words_after_a_comma_or_dash_are_a_summary_once_one_is_no_part_of_a_head(
    mark: str, said: str
) -> None:
    head = read(f" 5m{mark} {said}")
    assert (head.kind, head.people, head.minutes, head.when) == (None, (), 5, None)
    assert summary(f" 5m{mark} {said}") == f" {said}"


def test_second_word_of_a_sort_starts_the_summary() -> None:
    assert summary(" call email them") == " email them"
    assert summary(" 25m 30m late") == " 30m late"
    assert summary(" yesterday Monday was bad") == " Monday was bad"
    assert summary(" with Dana with love") == " with love"


def test_kind_before_the_client_is_not_read_again() -> None:
    text = " call them: great"
    head = READER.read(text, 0, Kind.MEETING)
    assert (head.kind, text[head.end :]) == (Kind.MEETING, text)


@pytest.mark.parametrize("text", [" with Dana. Lunch was nice", " call. Yesterday they moved"])
def test_new_sentence_is_a_summary(text: str) -> None:
    assert len(summary(text).split()) == 3


@pytest.mark.parametrize(
    ("text", "minutes"), [("25m", 25), ("1.5h", 90), ("1h30", 90), ("90 min", 90), ("an hour", 60)]
)
def test_duration_is_read_in_minutes(text: str, minutes: int) -> None:
    head = read(f" {text}: great")
    assert head.minutes == minutes
    assert summary(f" {text} great") == " great"


@pytest.mark.parametrize(
    ("text", "happened_at"),
    [
        ("yesterday", "2026-11-19T12:00"),
        ("Monday", "2026-11-16T12:00"),
        ("on Friday", "2026-11-20T12:00"),
        ("Saturday", "2026-11-14T12:00"),
        ("3/11", "2026-11-03T12:00"),
        ("yesterday at 4pm", "2026-11-19T16:00"),
    ],
)
def test_when_is_the_latest_day_not_in_the_future(text: str, happened_at: str) -> None:
    when = read(f" {text}: great").when
    assert when
    assert when.happened_at == datetime.fromisoformat(happened_at).replace(tzinfo=LONDON)
    assert not when.is_future


@pytest.mark.parametrize("text", ["tomorrow", "next Friday", "in 3 days"])
def test_clearly_future_when_is_told(text: str) -> None:
    when = read(f" {text}: great").when
    assert when
    assert when.is_future


def test_month_comes_first_where_the_member_writes_so() -> None:
    month_first = HeadReader(NOW, day_first=False).read(" 3/11: great", 0).when
    assert month_first
    assert month_first.happened_at.date().isoformat() == "2026-03-11"


def test_words_are_whole_and_end_at_a_colon_a_newline_or_the_limit() -> None:
    assert [word.text for word in words_from("one two: three", 0)] == ["one", "two:"]
    assert [word.text for word in words_from("one\ntwo", 0)] == ["one"]
    assert [word.text for word in words_from("12:30 a:b c", 0)] == ["12:30", "a:b", "c"]
    assert [word.text for word in words_from("one twenty", 0, limit=6)] == ["one"]
    assert [word.text for word in words_from("one twenty", 0, limit=10)] == ["one", "twenty"]
    assert [word.text for word in words_from("one–two", 3)] == ["–", "two"]


def test_word_cut_by_the_limit_is_never_read_as_a_shorter_one() -> None:
    blanks = " " * (240 - len("25m"))
    assert summary(f"{blanks}25medals won").strip() == "25medals won"
