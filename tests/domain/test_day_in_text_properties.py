"""What holds for every text with or without a due date."""

import re
from collections import Counter
from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from domain.day_in_text import find_due_date
from domain.day_words import WORDS
from domain.due_date import read_due_date

NOW = datetime(2026, 11, 19, 10, 20, tzinfo=UTC)
ODD = [
    "send",
    "deck.",
    "(by",
    "Friday)",
    "Friday.",
    "for",
    "to",
    ":-(",
    "-",
    "\n",
    "🎉",
    "3/5",
    "15th",
]
ODD += ["3.5.27", "10am", "2026-12-03", "Sun,", "*May*", "please", ":tada:", "\u00a0", "..."]
WORD = st.sampled_from(sorted(WORDS)) | st.sampled_from(ODD) | st.text(max_size=6)
TEXTS = st.lists(WORD, max_size=12).map(" ".join)
PLAIN = st.lists(st.sampled_from(["send", "the", "deck", "Raj", "and", "smile"]), min_size=1)
DUES = ["by Friday", "tomorrow", "on 3 December", "by the 15th", "in 2 weeks", "by end of month"]


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


@given(TEXTS | st.text(), st.datetimes(timezones=st.timezones()), st.booleans())
@example("Friday", NOW, False)
@example("_Friday_ x.Friday", NOW, False)
@example("a-(Friday).b", NOW, True)
def test_no_word_is_lost_and_nothing_raises(text: str, now: datetime, day_first: bool) -> None:
    found = find_due_date(text, now, day_first=day_first)
    if found.text != text:
        assert words_of(found.text) + words_of(found.phrase or "") == words_of(text)
    assert words_of(found.text) or not words_of(text)


@given(TEXTS, st.datetimes(timezones=st.timezones()), st.booleans())
def test_due_date_is_never_past_and_comes_with_its_phrase(
    text: str, now: datetime, day_first: bool
) -> None:
    found = find_due_date(text, now, day_first=day_first)
    assert (found.due_on is None) == (found.phrase is None)
    if found.due_on and found.phrase:
        assert found.due_on >= now.date()
        assert found.phrase in text
        assert found.due_on == read_due_date(found.phrase, now, day_first=day_first)
    else:
        assert found.text == text


@given(PLAIN, st.sampled_from(DUES))
def test_trailing_due_date_is_cut_and_the_rest_stays(words: list[str], due: str) -> None:
    text = " ".join([*words, "Dana"])
    found = find_due_date(f"{text} {due}", NOW)
    assert (found.text, found.phrase) == (text, due)
    assert found.due_on == read_due_date(due, NOW)


@given(PLAIN, st.sampled_from(DUES), PLAIN)
def test_words_after_the_sentence_stay(before: list[str], due: str, after: list[str]) -> None:
    first, second = " ".join([*before, "Dana"]), " ".join(["Then", *after])
    found = find_due_date(f"{first} {due}. {second}", NOW)
    assert (found.text, found.phrase) == (f"{first}. {second}", due)


@given(TEXTS)
def test_what_is_left_may_be_read_again(text: str) -> None:
    found = find_due_date(text, NOW)
    again = find_due_date(found.text, NOW)
    assert len(again.text) <= len(found.text) <= len(text)
