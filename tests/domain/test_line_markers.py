import pytest

from domain.line_markers import Step, first_mark, leading_marks_end, read_marks, read_segments
from domain.records import Topic


@pytest.mark.parametrize(
    ("text", "summary", "steps"),
    [
        ("great next: send", "great ", ["send"]),
        ("next: send", "", ["send"]),
        ("great NEXT: send", "great ", ["send"]),
        ("great Next step: send", "great ", ["send"]),
        ("great next  steps: send", "great ", ["send"]),
        ("great todo: send", "great ", ["send"]),
        ("great todo:send", "great ", ["send"]),
        ("great\ttodo: send", "great\t", ["send"]),
        ("great next: a todo: b next steps: c", "great ", ["a", "b", "c"]),
        ("great next: a, next: b;", "great ", ["a", "b"]),
        ("great\nnext: a\nmore\ntodo: b", "great\n\nmore\n", ["a", "b"]),
        ("great next：send", "great ", ["send"]),
        ("great next: see https://x.com/next:b", "great ", ["see https://x.com/next:b"]),
    ],
)
def test_marker_ends_the_summary_and_runs_to_the_next_or_the_newline(
    text: str, summary: str, steps: list[str]
) -> None:
    segments = read_segments(text)
    assert segments.summary == summary
    assert segments.steps == tuple(Step(said, is_promise=False) for said in steps)
    assert not segments.needs_no_next


@pytest.mark.parametrize(
    "text",
    [
        "see https://x.com/next:up",
        "see https://x.com/?todo:1&promise:2",
        "see next://x.com/promise",
        "annext: foo",
        "the next step is clear",
        "what comes next",
        "(next: foo)",
        "next\nsteps: none",
    ],
)
def test_marker_inside_a_url_or_a_word_is_none(text: str) -> None:
    assert read_segments(text).steps == ()
    assert read_segments(text).summary == text


def test_promise_is_told_from_a_next_action() -> None:
    segments = read_segments("x Promise: a next: b promise: c")
    assert [step.is_promise for step in segments.steps] == [True, False, True]


@pytest.mark.parametrize(
    "said", ["none", "None.", "NONE!", "nothing", "no", "-", "n/a", " none needed "]
)
@pytest.mark.parametrize("marker", ["next:", "next step:", "todo:"])
def test_none_waives_the_next_action(marker: str, said: str) -> None:
    segments = read_segments(f"great {marker} {said}")
    assert segments.needs_no_next
    assert segments.steps == ()


def test_none_waives_nothing_beside_a_real_next_action() -> None:
    segments = read_segments("great next: none todo: call back")
    assert not segments.needs_no_next
    assert segments.steps == (Step("call back", is_promise=False),)


def test_none_with_more_words_is_a_next_action() -> None:
    assert read_segments("next: none of the above").steps[0].text == "none of the above"
    assert read_segments("promise: none").steps == (Step("none", is_promise=True),)


def test_a_fact_is_marked_and_fun_is_no_word_of_the_summary() -> None:
    assert read_segments("hi fact: Dana sails").facts == ("Dana sails",)
    fun = read_segments("hi fun fact: Dana sails, fact: none")
    assert (fun.summary, fun.facts) == ("hi ", ("Dana sails",))


@pytest.mark.parametrize(
    "text",
    [
        "in fact: she left",
        "as a matter of fact: she left",
        "In Fact: she left",
        "in actual fact: she left",
        "it is a fact: she left",
    ],
)
def test_a_turn_of_speech_marks_no_fact(text: str) -> None:
    segments = read_segments(text)
    assert (segments.summary, segments.facts) == (text, ())


def test_marker_without_words_adds_nothing() -> None:
    segments = read_segments("great next: , todo:")
    assert (segments.steps, segments.needs_no_next) == ((), False)


@pytest.mark.parametrize("topic", list(Topic))
@pytest.mark.parametrize(
    "text", ["#{} great", "great #{} talk", "great #{}", "a\n#{}\nb", "next: a #{}"]
)
def test_topic_is_read_anywhere_in_any_case(topic: Topic, text: str) -> None:
    for typed in (topic.value, topic.value.upper()):
        marks = read_marks(text.format(typed))
        assert marks.topic is topic
        assert "#" not in marks.text


@pytest.mark.parametrize("text", ["#personality", "#mixed-up", "a#personal", "# mixed", "personal"])
def test_what_only_looks_like_a_topic_stays_in_the_text(text: str) -> None:
    marks = read_marks(text)
    assert (marks.topic, marks.text) == (None, text)


def test_last_of_several_topics_counts() -> None:
    assert read_marks("#personal then #business").topic is Topic.BUSINESS


@pytest.mark.parametrize("mark", ["!confidence", "!conf", "!private", "!CONF", "!Private"])
@pytest.mark.parametrize(
    "text", ["{} great", "great {} talk", "great {}", "great {}.", "a {}, b", "next: a {}", "a\n{}"]
)
def test_privacy_mark_is_read_anywhere_in_any_case(mark: str, text: str) -> None:
    marks = read_marks(text.format(mark))
    assert marks.in_confidence
    assert marks.unclear_mark is None
    assert "!" not in marks.text


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("fired !cofidence", "!cofidence"),
        ("fired !privat", "!privat"),
        ("fired !prviate next: call", "!prviate"),
        ("fired !confidential", "!confidential"),
        ("fired !Confidental today", "!Confidental"),
        ("!confid fired", "!confid"),
        ("fired !secret", "!secret"),
        ("fired !secret.", "!secret"),
        ("fired !x next: call", "!x"),
        ("fired !x\nmore", "!x"),
        ("next: call !hush", "!hush"),
        ("fired (!conf) today", "!conf"),
        ("fired !!conf today", "!!conf"),
        ("fired *!private* today", "!private"),
        ("fired.!conf today", "!conf"),
        ("fired ！conf today", "！conf"),
        ("fired !\u200bconf today", "!\u200bconf"),
        ("fired #private today", "#private"),
        ("fired #conf", "#conf"),
        ("fired !private-ish today", "!private-ish"),
    ],
)
def test_misspelt_privacy_mark_is_named_as_typed(text: str, mark: str) -> None:
    marks = read_marks(text)
    assert marks.unclear_mark == mark
    assert mark in marks.text
    assert not marks.in_confidence


@pytest.mark.parametrize(
    "text",
    [
        "great!",
        "great !",
        "wow!! great",
        "!important things first",
        "a != b",
        "Yahoo! is here",
        "see https://x.com/#!/private",
        "!!!",
        "#conference in May",
        "#acme",
    ],
)
def test_other_exclamations_ask_nothing(text: str) -> None:
    marks = read_marks(text)
    assert (marks.text, marks.in_confidence, marks.unclear_mark) == (text, False, None)


def test_known_privacy_mark_does_not_hide_a_misspelt_one() -> None:
    marks = read_marks("a !conf b !prviate")
    assert (marks.in_confidence, marks.unclear_mark) == (True, "!prviate")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Acme #mixed", "Acme #mixed"),
        ("!conf Acme", "Acme"),
        ("  #personal !Private  Acme", "Acme"),
        ("!conf: Acme", "!conf: Acme"),
        ("!wow Acme", "!wow Acme"),
        ("#personality Acme", "#personality Acme"),
        ("!conf", "!conf"),
    ],
)
def test_marks_before_the_client_are_passed_over(text: str, rest: str) -> None:
    assert text[leading_marks_end(text) :] == rest


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Acme great", "Acme great"),
        ("Acme next: a #mixed", "Acme "),
        ("Acme #mixed next: a", "Acme "),
        ("Acme !cnof", "Acme "),
        ("Acme! next steps: a", "Acme! "),
    ],
)
def test_name_ends_before_the_first_mark(text: str, before: str) -> None:
    assert text[: first_mark(text, 0)] == before


def test_marks_are_read_quickly_in_the_oddest_texts() -> None:
    for odd in ("!", "!a", "!-", "!a-", " !", "#!", "next:", "! ", "\n", " "):
        read_marks(odd * 3000)
        read_segments(odd * 3000)
