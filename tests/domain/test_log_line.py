from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.line_client import KnownName, read_leading
from domain.log_line import LogLine, NextStep, read_line, read_line_of
from domain.name import fold_name
from domain.records import Kind, Topic

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=LONDON)  # a Friday
FRIDAY = date(2026, 11, 27)
YESTERDAY = datetime(2026, 11, 19, 12, 0, tzinfo=LONDON)


def read(line: str, *names: str, day_first: bool = True) -> LogLine:
    known: dict[str, list[KnownName]] = {}
    for name in names or ("Acme",):
        known.setdefault(fold_name(name), []).append(KnownName(f"id of {name}", name, name))
    return read_line(read_leading(line), NOW, known, day_first=day_first)


def client(line: LogLine) -> str | None:
    return line.client.name if line.client else None


def test_first_example_line_is_read_in_full() -> None:
    line = read(
        "Acme with Dana and Raj 25m yesterday: Q3 roadmap, her son starts college. "
        "next: send proposal by Friday"
    )
    assert line == LogLine(
        client=KnownName("id of Acme", "Acme", "Acme"),
        kind=Kind.CALL,
        people=("Dana", "Raj"),
        minutes=25,
        happened_at=YESTERDAY,
        is_future=False,
        summary="Q3 roadmap, her son starts college.",
        topic=None,
        in_confidence=False,
        unclear_mark=None,
        steps=(NextStep("send proposal", FRIDAY, is_promise=False),),
        needs_no_next=False,
    )


def test_second_example_line_is_read_in_full() -> None:
    line = read("acme great call, next: send quote Fri")
    assert (client(line), line.kind, line.summary) == ("Acme", Kind.CALL, "great call")
    assert (line.people, line.minutes, line.happened_at) == ((), None, NOW)
    assert line.steps == (NextStep("send quote", FRIDAY, is_promise=False),)


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("next: send it by Friday", NextStep("send it", FRIDAY, is_promise=False)),
        ("next: send it on Friday", NextStep("send it", FRIDAY, is_promise=False)),
        ("todo: send it before Friday.", NextStep("send it.", FRIDAY, is_promise=False)),
        (
            "next: send it by Friday. Then wait",
            NextStep("send it. Then wait", FRIDAY, is_promise=False),
        ),
        ("next: send it soonish", NextStep("send it soonish", None, is_promise=False)),
        ("promise: send it by Friday", NextStep("send it", FRIDAY, is_promise=True)),
        (
            "promise: send it soonish",
            NextStep("send it soonish", None, is_promise=False, wanted_promise=True),
        ),
    ],
)
def test_date_of_a_next_action_is_its_due_date_and_a_promise_needs_one(
    said: str, step: NextStep
) -> None:
    for line in (f"Acme great {said}", f"Acme: great\n{said}", f"Acme {said}", f"{said}"):
        assert read(line).steps == (step,)


def test_several_markers_are_kept_in_order_and_words_after_a_newline_are_summary() -> None:
    line = read("Acme 25m great next: a todo: b\nmore news\npromise: c by Friday\nand the end")
    assert [(step.text, step.is_promise) for step in line.steps] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]
    assert line.summary == "great\nmore news\nand the end"


def test_marker_inside_a_url_is_part_of_the_summary() -> None:
    line = read("Acme: see https://x.com/a?next:b&todo:c next: call")
    assert line.summary == "see https://x.com/a?next:b&todo:c"
    assert [step.text for step in line.steps] == ["call"]


@pytest.mark.parametrize(
    "line", ["Acme great next: none", "Acme: great\nnext: None.", "Acme next: none"]
)
def test_next_none_waives(line: str) -> None:
    assert read(line).needs_no_next
    assert read(line).steps == ()


@pytest.mark.parametrize(
    "line",
    [
        "Acme #mixed !conf with Dana 25m: great",
        "Acme with Dana #mixed 25m !conf: great",
        "Acme with Dana 25m: #mixed great !conf",
        "Acme with Dana 25m !private great #mixed",
        "Acme with Dana 25m: great next: call #mixed !confidence",
        "!conf #mixed Acme with Dana 25m great",
        "#mixed Acme with Dana 25m great !conf",
    ],
)
def test_topic_and_privacy_marks_stand_anywhere(line: str) -> None:
    found = read(line)
    assert (found.topic, found.in_confidence, found.unclear_mark) == (Topic.MIXED, True, None)
    assert (client(found), found.people, found.minutes) == ("Acme", ("Dana",), 25)
    assert found.summary == "great"


@pytest.mark.parametrize("line", ["{} great", "{} with Dana", "{}: a\nnext: b", "lunch with {}"])
@pytest.mark.parametrize("mark", ["!prviate", "!conf1", "!!conf", "!secret"])
def test_misspelt_privacy_mark_is_asked_about_for_any_client(line: str, mark: str) -> None:
    for name in ("Acme", "Initech"):
        assert read(f"{line.format(name)} {mark}").unclear_mark == mark


@pytest.mark.parametrize("mark", ["!conf", "!private"])
def test_privacy_mark_counts_where_the_client_is_not_known(mark: str) -> None:
    for line in (f"Initech {mark}: great", f"{mark} Initech: great", f"{mark} lunch with Initech"):
        found = read(line)
        assert found.in_confidence
        assert found.readings[0].name == "Initech"


def test_longest_client_wins_and_the_other_reads_the_line_its_way() -> None:
    text = "Made with Love 25m: hi"
    line = read(text, "Made", "Made with Love")
    assert (client(line), line.people) == ("Made with Love", ())
    assert line.other_client
    other = read_line_of(text, NOW, line.other_client, line.other_end)
    assert (client(other), other.people, other.summary) == ("Made", ("Love",), "hi")


@pytest.mark.parametrize("name", ["Call Centre Ltd", "Lunch Box", "Note Pad", "25m", "Yesterday"])
def test_client_is_read_before_anything_else(name: str) -> None:
    line = read(f"{name} great", name)
    assert (client(line), line.kind, line.summary) == (name, Kind.CALL, "great")
    assert (line.minutes, line.happened_at) == (None, NOW)
    chosen = read_line_of(f"{name} great", NOW, KnownName("1", name, name), len(name))
    assert (chosen.kind, chosen.summary) == (Kind.CALL, "great")


@pytest.mark.parametrize(
    ("text", "kind", "summary"),
    [
        ("meeting with Acme about it", Kind.MEETING, "about it"),
        ("emailed Acme: the quote", Kind.EMAIL, "the quote"),
        ("Acme zoom call: hi", Kind.CALL, "hi"),
        ("Acme lunch: hi", Kind.MEETING, "hi"),
        ("Acme: lunch", Kind.CALL, "lunch"),
        ("Acme hi", Kind.CALL, "hi"),
        ("Acme spoke to Dana about X", Kind.CALL, "to Dana about X"),
        ("lunch with Acme call them", Kind.MEETING, "call them"),
    ],
)
def test_kind_is_told_before_or_after_the_client_and_is_a_call_by_default(
    text: str, kind: Kind, summary: str
) -> None:
    line = read(text)
    assert (client(line), line.kind, line.summary) == ("Acme", kind, summary)


def test_parts_set_apart_by_dashes_are_read_as_a_head() -> None:
    line = read("Acme - 25m with dana smith: hello")
    assert (line.minutes, line.people, line.summary) == (25, ("dana smith",), "hello")


@pytest.mark.parametrize("when", ["tomorrow", "next Friday"])
def test_future_when_is_told_and_logs_no_other_day(when: str) -> None:
    line = read(f"Acme {when}: great")
    assert line.is_future
    assert line.happened_at > NOW
    assert not read(f"Acme: great {when}").is_future


def test_due_date_is_in_the_future_and_when_in_the_past_for_one_word() -> None:
    line = read("Acme Friday: great next: call Friday")
    assert line.happened_at.date() == NOW.date()
    assert line.steps[0].due_on == FRIDAY


def test_dates_are_read_month_first_where_the_member_writes_so() -> None:
    assert read("Acme 3/11: x", day_first=True).happened_at.month == 11
    assert read("Acme 3/11: x", day_first=False).happened_at.month == 3
    assert read("Acme x next: y by 3/12", day_first=True).steps[0].due_on == date(2026, 12, 3)
    assert read("Acme x next: y by 3/12", day_first=False).steps[0].due_on == date(2027, 3, 12)


@pytest.mark.parametrize(
    ("text", "names", "summary"),
    [
        ("Made with Love", ["Made", "Made with Love"], ""),
        ("Initech with Dana: hello", ["Initech", "Initech with Dana"], "hello"),
        ("Initech: about Acme", ["Initech"], "about Acme"),
        ("great talk with Acme", ["great talk"], ""),
    ],
)
def test_unknown_client_is_never_assumed_and_its_readings_are_offered(
    text: str, names: list[str], summary: str
) -> None:
    line = read(text)
    assert client(line) is None
    assert [reading.name for reading in line.readings] == names
    assert line.summary == summary


def test_every_reading_of_an_unknown_client_reads_the_rest_of_its_line() -> None:
    text = "lunch with Made with Love 25m: great next: call Friday"
    first, second = read(text).readings
    as_first = read_line_of(text, NOW, KnownName("1", first.name, first.name), first.end)
    as_second = read_line_of(text, NOW, KnownName("2", "Any Name", "Any Name"), second.end)
    assert (as_first.people, as_second.people) == (("Love",), ())
    for line in (as_first, as_second):
        assert (line.kind, line.minutes, line.summary) == (Kind.MEETING, 25, "great")
        assert line.steps == (NextStep("call", FRIDAY, is_promise=False),)


@pytest.mark.parametrize("text", ["", " ", "\n", ":", "-", "next: call", "!conf", "#mixed"])
def test_line_without_a_client_is_read_all_the_same(text: str) -> None:
    line = read(text)
    assert (client(line), line.readings, line.summary) == (None, (), "")
