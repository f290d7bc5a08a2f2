from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.client_words import NewClientWords, read_new_client
from domain.errors import Unreadable
from domain.warmth import Tier

# A Tuesday.
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
YESTERDAY = date(2026, 3, 9)
PARTS = ("tier a", "owner @mia", "last yesterday")
WORD = st.text(alphabet="abcdefgxyz", min_size=1, max_size=8).filter(
    lambda word: word not in {"tier", "owner", "last"}
)


def read(text: str, *, day_first: bool = True) -> NewClientWords:
    return read_new_client(text, NOW, day_first=day_first)


def refusal(text: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read(text)
    return str(refused.value)


def test_name_alone_is_tier_b_of_the_asker() -> None:
    assert read("Acme") == NewClientWords("Acme", Tier.B, None, None)
    assert read("  Acme   Labs ").name == "Acme   Labs"


@pytest.mark.parametrize("parts", list(permutations(PARTS)), ids=" ".join)
def test_parts_come_in_any_order(parts: tuple[str, ...]) -> None:
    assert read(f"Acme {' '.join(parts)}") == NewClientWords("Acme", Tier.A, "@mia", YESTERDAY)


@pytest.mark.parametrize("text", ["Acme, tier A", "Acme tier A;", "Acme; TIER a"])
def test_punctuation_between_parts_is_no_part_of_them(text: str) -> None:
    assert read(text) == NewClientWords("Acme", Tier.A, None, None)


@pytest.mark.parametrize(
    "name",
    [
        "Top Tier Ltd",
        "Tier One Partners",
        "Last Orders Pub",
        "The Last Orders Pub",
        "Owner Services",
        "Home Owner Loans",
        "Last",
        "Tier",
        "Top Tier Last Orders",
        "The Last Resort Owner Club",
        "Tierra & Söhne",
        "Everlast",
        "株式会社さくら",
    ],
)
def test_names_may_hold_the_words_of_parts(name: str) -> None:
    assert read(name) == NewClientWords(name, Tier.B, None, None)
    with_parts = read(f"{name} tier C owner @Mia Chen last 3 March")
    assert with_parts == NewClientWords(name, Tier.C, "@Mia Chen", date(2026, 3, 3))


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Foo tier Z", "tier Z"),
        ("Foo Tier Z", "Tier Z"),
        ("Foo tier gold", "tier gold"),
        ("Foo last blah", "last blah"),
        ("Foo last", "last"),
        ("Foo owner", "owner"),
        ("Baz owner raj", "owner raj"),
        ("tier A Foo2", "tier A Foo2"),
        ("Tier A Foo2", "Tier A Foo2"),
    ],
)
def test_a_part_without_a_value_is_asked_about_and_in_quotes_it_is_a_name(
    text: str, unread: str
) -> None:
    said = refusal(text)
    assert f"“{unread}”" in said
    assert f'goes in quotes: "{text}".' in said
    assert read(f'"{text}"') == NewClientWords(text, Tier.B, None, None)


@pytest.mark.parametrize(
    "text",
    ["Bap, A, Mia, 3 May", "Bap; A", "Bap, @mia", "Bap, yesterday", "Bap, Mia, 3 May tier A"],
)
def test_a_line_of_a_list_is_no_name(text: str) -> None:
    said = refusal(text)
    assert "reads like a line of a list, so nothing was added." in said
    assert "/client add Acme tier A owner @mia last 3 May" in said
    assert "/client import" in said
    assert read(f'"{text}"').name == text


@pytest.mark.parametrize("name", ["Acme, Inc.", "Smith, Jones & Co", "Tier 1 Partners", "A, Z"])
def test_a_name_may_hold_commas_and_figures(name: str) -> None:
    assert read(name).name == name


@pytest.mark.parametrize("marks", ['""', "“”", "””"])
def test_quoted_name_may_be_anything(marks: str) -> None:
    quoted = f"{marks[0]}Top Tier A last 3 May{marks[1]}"
    assert read(quoted).name == "Top Tier A last 3 May"
    assert read(f"{quoted} tier D") == NewClientWords("Top Tier A last 3 May", Tier.D, None, None)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("last 3 May", date(2025, 5, 3)),
        ("last 3/2", date(2026, 2, 3)),
        ("last 2026-03-01", date(2026, 3, 1)),
        ("last today", NOW.date()),
        ("last Friday", date(2026, 3, 6)),
        ("last spoke yesterday", YESTERDAY),
        ("last 10 days ago", date(2026, 2, 28)),
    ],
)
def test_last_takes_a_day_in_the_past(said: str, day: date) -> None:
    assert read(f"Acme {said}") == NewClientWords("Acme", Tier.B, None, day)


def test_month_comes_first_where_the_member_writes_it_first() -> None:
    assert read("Acme last 3/2", day_first=False).last_spoke_on == date(2026, 3, 2)


@pytest.mark.parametrize("said", ["tomorrow", "next Friday", "30 Feb", "3 blue moons", "week 99"])
def test_bad_day_is_refused_with_an_example(said: str) -> None:
    sentence = refusal(f"Acme last {said}")
    assert f"“{said}” as a day in the past" in sentence
    assert "nothing was added" in sentence
    assert "/client add Acme tier A owner @mia last 3 May" in sentence


@pytest.mark.parametrize("text", ["", "  ", "tier A", "owner @mia tier A", '"" tier A', ", tier A"])
def test_client_without_a_name_is_refused_with_an_example(text: str) -> None:
    assert "/client add Acme" in refusal(text)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Acme tier A owner bob", "owner bob"),
        ("Acme tier A last", ""),
        ("Acme tier A last fortnight or so", "fortnight or so"),
        ("Acme owner @mia tier E", "tier E"),
        ("Acme owner @mia tier gold", "tier gold"),
        ("Acme tier A tier B", "tier B"),
        ("Acme last 3 May last 4 May", "last 4 May"),
        ('"Acme" Ltd', "Ltd"),
        ('"Acme" Ltd tier A', "Ltd"),
        ('"Acme" tier gold', "tier gold"),
        ('"Acme" owner bob', "owner bob"),
    ],
)
def test_what_cannot_be_read_is_refused_and_named(text: str, unread: str) -> None:
    assert f"“{unread}”" in refusal(text)


@given(st.lists(WORD, min_size=1, max_size=5), st.permutations(PARTS), st.integers(0, 3))
@settings(deadline=None)
def test_no_word_is_lost(words: list[str], parts: list[str], count: int) -> None:
    said = read(" ".join([*words, *parts[:count]]))
    assert said.name.split() == words
    assert (said.tier is Tier.A) == ("tier a" in parts[:count])
    assert said.names_owner == ("owner @mia" in parts[:count])
    assert said.last_spoke_on == (YESTERDAY if "last yesterday" in parts[:count] else None)


@given(
    st.lists(
        st.sampled_from(["Acme", "tier", "A", "owner", "@mia", "last", "3", "May", "x"]),
        max_size=9,
    )
)
@settings(deadline=None)
def test_every_word_is_in_the_answer_or_the_line_is_refused(words: list[str]) -> None:
    try:
        said = read(" ".join(words))
    except Unreadable:
        return
    in_tier = 2 if said.tier is Tier.A else 0
    in_owner = len(f"owner {said.owner}".split()) if said.owner else 0
    in_last = len("last 3 May".split()) if said.last_spoke_on else 0
    assert len(said.name.split()) + in_tier + in_owner + in_last == len(words)


@given(st.text())
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        said = read(text)
    except Unreadable:
        return
    assert said.name.strip()
