"""What holds for every line: nothing raises, no word is lost, a client's name finds it."""

import re
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from domain.errors import Unreadable
from domain.kinds import KIND_WORDS
from domain.line_client import KnownName, keys_anywhere, read_leading
from domain.log_line import LogLine, read_line, read_line_of
from domain.name import MAX_NAME, clean_name, fold_name

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("Europe/London"))
MANY = settings(max_examples=200, deadline=None)
FEW = settings(max_examples=100, deadline=None)

HEAD_WORDS = [
    *sorted(KIND_WORDS),
    *"with and & @dana Raj 25m 1h30 an hour yesterday Friday".split(),
]
DATES = ["by Friday", "on 3/12", "tomorrow", "next week", "before 1 Dec"]
MARKERS = ["next:", "next steps:", "todo:", "promise:", "Next:"]
MARKS = ["#mixed", "#personal", "!conf", "!private"]
SIGNS = [":", ",", "-", "–", "—", "\n", "\n\n", ". ", "!", '"', "😀", "https://x.com/next:"]
KNOWN_WORDS = [*HEAD_WORDS, *DATES, *MARKERS, *MARKS, *SIGNS]
NO_DIGITS = str.maketrans("0123456789", "bcdfghjklm")
PLAIN = st.integers(0, 999).map(lambda number: f"zq{number:03}".translate(NO_DIGITS))
PLAIN_WORD = re.compile(r"zq[b-m]{3}", re.IGNORECASE)
SAYINGS = st.lists(PLAIN | PLAIN.map(str.title) | st.sampled_from(KNOWN_WORDS), max_size=25)
NAMES = st.text(max_size=MAX_NAME) | st.text("aé İß&.,:;-–'’!?#\"“\u200b\u200d😀ש漢", max_size=12)
NAMES |= st.lists(PLAIN | st.sampled_from(KNOWN_WORDS), max_size=5).map(" ".join)
LOOSE = ".,;-–— "
CLIENT = KnownName("1", "Acme", "Acme")


def known(*names: str) -> dict[str, list[KnownName]]:
    return {fold_name(name): [KnownName(name, name, name)] for name in reversed(names)}


def read(text: str, *names: str) -> LogLine:
    return read_line(read_leading(text), NOW, known(*names))


def cleaned(typed: str) -> str:
    try:
        return clean_name(typed)
    except Unreadable:
        assume(condition=False)
        raise


def plain_words(*texts: str) -> list[str]:
    return PLAIN_WORD.findall(" ".join(texts))


def kept(line: LogLine) -> list[str]:
    return plain_words(*line.people, line.summary, *(step.text for step in line.steps))


@MANY
@given(st.text(max_size=3000) | SAYINGS.map(" ".join), st.lists(st.text(max_size=20), max_size=3))
def test_reading_never_raises(text: str, names: list[str]) -> None:
    read(text, *(name for name in names if name))
    read_line_of(text, NOW, CLIENT, min(4, len(text)))
    keys_anywhere(text)


@FEW
@given(st.text("-!# a:\n\"'–,.@&", min_size=1, max_size=5), st.integers(1, 3000))
def test_long_runs_of_signs_are_read_all_the_same(signs: str, count: int) -> None:
    read((signs * count)[:3000], signs)


@MANY
@given(SAYINGS)
def test_no_word_after_a_known_client_is_lost(sayings: list[str]) -> None:
    said = " ".join(sayings)
    line = read(f"Acme {said}", "Acme")
    assert line.client
    assert Counter(kept(line)) == Counter(plain_words(said))


@MANY
@given(SAYINGS)
def test_no_word_of_a_line_without_a_known_client_is_lost(sayings: list[str]) -> None:
    said = " ".join(sayings)
    line = read(said)
    name = said[: line.readings[0].end] if line.readings else ""
    assert Counter(plain_words(name) + kept(line)) == Counter(plain_words(said))


@MANY
@given(SAYINGS)
def test_words_of_the_summary_keep_their_order(sayings: list[str]) -> None:
    said = " ".join(sayings)
    typed = iter(plain_words(said))
    assert all(word in typed for word in plain_words(read(f"Acme {said}", "Acme").summary))


@MANY
@example("¨")
@given(st.text(max_size=400))
def test_text_without_marks_after_a_colon_is_the_summary_word_for_word(said: str) -> None:
    assume(not re.search(r"[!！#]|(next|steps?|todo|promise)[:：]", said, re.IGNORECASE))
    summary = read(f"Acme: {said}", "Acme").summary
    assert " ".join(summary.split()).strip(LOOSE) == " ".join(said.split()).strip(LOOSE)


@MANY
@given(SAYINGS)
def test_marker_or_mark_is_never_left_in_the_summary(sayings: list[str]) -> None:
    words = read(" ".join(["Acme:", *sayings]), "Acme").summary.split()
    assert not {"next:", "todo:", "promise:", "Next:", *MARKS} & set(words)


@MANY
@given(SAYINGS, st.sampled_from(["!conf", "!private", "!CONFIDENCE"]), st.integers(0, 25))
def test_privacy_mark_is_never_overlooked(sayings: list[str], mark: str, place: int) -> None:
    public = [word for word in sayings if word not in MARKS]
    typed = " ".join([*public[:place], mark, *public[place:]])
    for line in (
        read(f"Acme {typed}", "Acme"),
        read(f"Initech {typed}"),
        read(f"Initech: {typed}"),
    ):
        assert line.in_confidence or line.unclear_mark


@MANY
@given(NAMES, st.lists(NAMES, max_size=4), st.sampled_from([": said", " - said", ", said", ""]))
def test_name_of_a_client_always_finds_it(typed: str, others: list[str], after: str) -> None:
    name = cleaned(typed)
    rivals = [other for other in map(str.strip, others) if other and not is_rival(other, name)]
    line = read(f"{name}{after}", name, *rivals)
    assert line.client
    assert line.client.name == name
    assert line.summary == after.lstrip(" :-,")


def is_rival(other: str, name: str) -> bool:
    """Whether both could be meant by the same words: one begins the other, or they are one."""
    keys = fold_name(name), fold_name(f"{name} said"), fold_name(other)
    return keys[1].startswith(keys[2]) or other[0] in '"“”„«' or name[0] in '"“”„«'


@MANY
@given(NAMES, st.lists(NAMES, max_size=4))
def test_name_in_quotes_always_finds_its_client(typed: str, others: list[str]) -> None:
    name = cleaned(typed)
    line = read(f'"{name}" said', name, *(other for other in others if other.strip()))
    assert line.client
    assert line.client.name == name
    assert line.summary == "said"


@MANY
@example("–ı–", "upper")  # the capital of a dotless i is that of an i
@given(NAMES, st.sampled_from(["upper", "lower", "swapcase"]))
def test_case_never_changes_what_is_found(typed: str, change: str) -> None:
    name = cleaned(typed)
    written = getattr(name, change)()
    assume(fold_name(written) == fold_name(name))
    for line in (f"{written}: said", f'"{written}" said', written):
        found = read(line, name).client
        assert found
        assert found.name == name


@FEW
@given(SAYINGS)
def test_readings_of_an_unknown_client_end_where_their_name_does(sayings: list[str]) -> None:
    said = " ".join(sayings)
    line = read(said)
    assert len(line.readings) <= 3
    for reading in line.readings:
        assert said[: reading.end].rstrip('" ').endswith(reading.name.rstrip('" '))
        chosen = KnownName("2", reading.name, reading.name)
        assert read_line_of(said, NOW, chosen, reading.end).client == chosen
