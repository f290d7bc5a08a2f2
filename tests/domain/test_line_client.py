import pytest

from domain.line_client import ClientFound, KnownName, find_client, keys_anywhere, read_leading
from domain.name import MAX_NAME, clean_name, fold_name
from domain.records import Kind

Known = dict[str, list[KnownName]]


def known(*names: str) -> Known:
    found: Known = {}
    for name in names:
        found.setdefault(fold_name(name), []).append(KnownName(f"id of {name}", name, name))
    return found


def find(line: str, *names: str) -> ClientFound:
    leading = read_leading(line)
    found = find_client(leading, known(*names))
    assert found, line
    assert fold_name(found.client.name) in leading.keys
    return found


def rest(line: str, *names: str) -> str:
    return line[find(line, *names).end :]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Acme great call", " great call"),
        ("ACME great", " great"),
        ("ácme great", " great"),
        ("Acme, Inc. great", " great"),
        ("Acme Ltd: great", ": great"),
        ("acme inc great", " great"),
        ("Acme: great", ": great"),
        ("Acme, great", ", great"),
        ("Acme - great", " - great"),
        ("Acme – great", " – great"),
        ("Acme—great", "—great"),
        ("Acme; great", "; great"),
        ("Acme", ""),
        ("  Acme great", " great"),
        ("\n\nAcme great", " great"),
        ("Acme\ngreat", "\ngreat"),
        ('"Acme" great', " great"),
        ("“Acme”: great", ": great"),
        ("Acme next: great", " next: great"),
        ("Acme as agreed", " as agreed"),
        ("Acme Co. great", " great"),
        ("Acme, LLC: great", ": great"),
        ("Acme: AS great", ": AS great"),
        ("Acme - SA great", " - SA great"),
        ("😀 Acme great", " great"),
    ],
)
def test_client_is_found_at_the_start_however_it_is_written(line: str, left: str) -> None:
    assert rest(line, "Acme") == left


@pytest.mark.parametrize(
    "line", ["Acmes great", "the Acme", "great: Acme", "Acm e", "next: Acme", "", "  ", ":", '""']
)
def test_line_that_does_not_begin_with_the_name_finds_none(line: str) -> None:
    assert find_client(read_leading(line), known("Acme")) is None


def test_longest_name_wins_and_the_other_is_offered() -> None:
    found = find("Acme Labs great", "Acme", "Acme Labs")
    assert found.client.name == "Acme Labs"
    assert found.other
    assert (found.other.name, found.other_end) == ("Acme", len("Acme"))


def test_longest_of_three_wins_and_the_next_is_offered() -> None:
    found = find("Made with Love Ltd hi", "Made", "Made with Love", "Made with")
    assert found.client.name == "Made with Love"
    assert found.other
    assert found.other.name == "Made with"


def test_two_names_of_one_client_offer_no_other() -> None:
    names = known("Acme", "Acme Labs")
    both = {key: [KnownName("1", one.name, "Acme") for one in ones] for key, ones in names.items()}
    found = find_client(read_leading("Acme Labs great"), both)
    assert found
    assert (found.client.name, found.other) == ("Acme Labs", None)


def test_of_two_names_with_one_key_the_one_written_wins() -> None:
    assert find("C++: hi", "C#", "C++").client.name == "C++"
    assert find("C#: hi", "C#", "C++").client.name == "C#"


def test_separator_ends_the_name_so_that_later_words_are_no_part_of_it() -> None:
    assert find("Acme: Labs are closed", "Acme", "Acme Labs").client.name == "Acme"
    assert find("Acme - Labs are closed", "Acme", "Acme Labs").client.name == "Acme"
    assert find("Acme, Labs are closed", "Acme", "Acme Labs").client.name == "Acme"


@pytest.mark.parametrize(
    ("line", "kind", "left"),
    [
        ("meeting with Acme about it", Kind.MEETING, " about it"),
        ("Lunch at Acme: hi", Kind.MEETING, ": hi"),
        ("call Acme", Kind.CALL, ""),
        ("spoke to Acme about it", Kind.CALL, " about it"),
        ("zoom call with Acme 25m", Kind.CALL, " 25m"),
        ("emailed Acme, Inc. the quote", Kind.EMAIL, " the quote"),
        ('coffee with "Acme" hi', Kind.MEETING, " hi"),
        ("!conf lunch with Acme hi", Kind.MEETING, " hi"),
    ],
)
def test_kind_may_stand_before_the_client(line: str, kind: Kind, left: str) -> None:
    found = find(line, "Acme")
    assert found.kind is kind
    assert line[found.end :] == left


@pytest.mark.parametrize(
    "name", ["Call Centre Ltd", "Lunch Box", "Note Book", "Zoom", "Text Works", "Catch Up"]
)
def test_client_that_begins_with_a_kind_is_a_client_and_no_kind(name: str) -> None:
    for line in (f"{name} great", f"{name.lower()}: great", f"{name}\ngreat"):
        found = find(line, name, "Centre", "Box", "Book", "Works")
        assert (found.client.name, found.kind) == (name, None)


@pytest.mark.parametrize("name", ["help", "undo", "drafts", "add", "find", "import"])
def test_client_named_like_a_reserved_word_is_reached_in_quotes(name: str) -> None:
    assert rest(f'"{name}" great', name) == " great"
    assert rest(f"“{name.upper()}”: great", name) == ": great"


@pytest.mark.parametrize(
    "name",
    [
        "Foo, Bar & Sons",
        "Foo - Bar",
        "Foo – Bar",
        "Foo—Bar",
        "Foo: the Bar",
        "Foo:",
        "Foo,",
        "Yahoo!",
        "what?",
        "J.R.R. T.",
        "A/B Testing",
        "AT&T",
        "24/7",
        'Dwayne "Rock" Johnson',
        "O'Neil's",
        "next: step",
        "promise: keepers",
        "!conf",
        "#personal",
        "😀",
        "👨\u200d👩\u200d👧",
        "🇬🇧 Flags",
        "שלום בעמ",
        "شركة الأمل",
        "株式会社 山田",
        "Zero\u200bWidth",
        "x" * MAX_NAME,
        " ".join(["ab"] * 40),
        "with Dana",
        "25m",
        "Yesterday",
        "Friday: the Film",
        "<!channel>",
        "'; DROP TABLE client; --",
        "...",
        "¿Qué?",
        "Ltd",
        "a",
        "İstanbul",
        "Σίσυφος",
    ],
)
def test_any_name_finds_its_client_plain_and_in_quotes(name: str) -> None:
    kept = clean_name(name)
    others = ("Acme", "Foo", "Bar", "the", "call")
    for line in (f"{name}: great", f"{name} - great", f'"{name}" great', f'"{name}": great', name):
        found = find(line, kept, *others)
        assert found.client.name == kept
        assert line[found.end :].strip(" :-") in {"great", ""}
    for line in (f"{kept.upper()}: great", f"{kept.lower()}: great", f"lunch with {kept}: great"):
        assert find(line, kept, *others).client.name == kept


@pytest.mark.parametrize("typed", ["cafe - zoe", "CAFÉ – ZOË", "Café — Zoë", "café zoë"])
def test_name_with_a_dash_is_found_without_its_accents_and_with_any_dash(typed: str) -> None:
    assert rest(f"{typed}: great", "Café - Zoë", "Cafe") == ": great"


def test_quotes_name_the_client_even_where_a_longer_name_would_fit() -> None:
    assert find('"Acme" Labs great', "Acme", "Acme Labs").client.name == "Acme"
    assert find('"Acme Labs" great', "Acme", "Acme Labs").client.name == "Acme Labs"


def test_other_quotes_in_the_line_do_not_matter() -> None:
    assert rest('"Acme" said "great" twice', "Acme") == ' said "great" twice'
    assert rest('Acme said "great"', "Acme") == ' said "great"'
    assert rest('"Acme great', "Acme") == " great"


def test_marks_before_the_client_do_not_hide_it() -> None:
    assert rest("!conf Acme: great", "Acme") == ": great"
    assert rest("#personal !private Acme great", "Acme") == " great"


def test_number_of_keys_asked_for_is_bounded() -> None:
    assert len(read_leading("a " * 3000).keys) < 100
    assert len(read_leading('"a" ' * 3000).keys) < 200


def test_keys_of_short_runs_anywhere_are_told_the_longest_first() -> None:
    keys = keys_anywhere("met Dana of Acme Labs, Inc.")
    assert {"acme labs", "acme", "dana"} <= set(keys)
    assert keys.index("acme labs") < keys.index("acme")
    assert len(keys_anywhere("word " * 500)) < 200
    assert keys_anywhere("") == []
