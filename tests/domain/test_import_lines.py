"""Reading what was pasted: separators, headers, days and owners as people write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.import_lines import ImportLine, Pasted, read_pasted
from domain.import_owner import Owners
from domain.imports import MOST_PART, PARTS, split_parts
from domain.records import Member, Standing
from domain.warmth import Tier

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def read(text: str, *, day_first: bool = True) -> Pasted:
    return read_pasted(text, NOW, day_first=day_first)


def one(text: str) -> ImportLine:
    (line,) = read(text).lines
    return line


def names(text: str) -> list[str]:
    return [line.name for line in read(text).lines]


@pytest.mark.parametrize("separator", [",", ", ", ";", "\t", " | "])
def test_a_line_is_read_with_any_separator(separator: str) -> None:
    line = one(separator.join(["Acme", "a", "Mia Chen", "3 May 2025"]))
    assert (line.name, line.tier, line.owner) == ("Acme", Tier.A, "Mia Chen")
    assert line.last_spoke_on == date(2025, 5, 3)


def test_a_name_alone_is_enough_and_empty_cells_say_nothing() -> None:
    assert one("Acme") == ImportLine("Acme", "Acme")
    assert one("Acme,,,") == ImportLine("Acme,,,", "Acme")
    assert one("Acme, -, n/a, never").problem is None


def test_without_a_header_each_cell_is_what_it_reads_as() -> None:
    line = one("Acme; 2 weeks ago; @mia")
    assert (line.owner, line.last_spoke_on) == ("@mia", date(2026, 2, 24))


def test_a_header_names_the_columns_in_any_order() -> None:
    found = read("Last contact;Class;Customer;Phone\n03/05/2025;b;Acme;123\n")
    assert found.header == "Last contact;Class;Customer;Phone"
    assert found.unread == ("Phone",)
    (line,) = found.lines
    assert (line.name, line.tier, line.last_spoke_on) == ("Acme", Tier.B, date(2025, 5, 3))


def test_a_client_called_like_a_column_is_no_header() -> None:
    assert names("Company, A\nAcme, B") == ["Company", "Acme"]
    assert names("Company\nAcme") == ["Acme"]


def test_rules_empty_lines_and_frames_of_tables_are_left_out() -> None:
    assert names("| Client | Tier |\n|---|:--:|\n| Acme | A |\n\n| Globex | |\n----") == [
        "Acme",
        "Globex",
    ]


def test_quoted_cells_hold_separators_and_line_ends() -> None:
    assert names('"Love, Peace",C\n"Two\nLines",A\nAcme,B') == ["Love, Peace", "Two Lines", "Acme"]
    assert names('"Acme\nGlobex, A\nInitech') == ["Acme", "Globex", "Initech"]


def test_a_comma_that_belongs_to_a_name_or_day_cuts_nothing() -> None:
    line = one("Acme, Inc., A, Mia, May 3, 2025")
    assert (line.name, line.tier, line.owner) == ("Acme, Inc.", Tier.A, "Mia")
    assert line.last_spoke_on == date(2025, 5, 3)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026-01-31T14:00:00Z", date(2026, 1, 31)),
        ("3 May", date(2025, 5, 3)),
        ("03.05.2025", date(2025, 5, 3)),
        ("3-May-2025", date(2025, 5, 3)),
        ("May 2025", date(2025, 5, 1)),
        ("2025-05", date(2025, 5, 1)),
        ("last month", date(2026, 2, 10)),
        ("yesterday", date(2026, 3, 9)),
        ("May", date(2025, 5, 1)),
        ("last May", date(2025, 5, 1)),
        ("march", date(2026, 3, 1)),
        ("last Jan", date(2026, 1, 1)),
        ("2w", date(2026, 2, 24)),
        ("3 weeks", date(2026, 2, 17)),
        ("10d", date(2026, 2, 28)),
        ("2 months", date(2026, 1, 10)),
    ],
)
def test_days_are_read_as_people_write_them(said: str, day: date) -> None:
    line = one(f"Acme; {said}")
    assert (line.last_spoke_on, line.problem) == (day, None)


def test_a_month_beside_another_day_is_a_name_and_so_is_a_short_one() -> None:
    for line in (one("Acme, June, 3 May 2025"), one("Acme, 3 May 2025, June")):
        assert (line.owner, line.last_spoke_on) == ("June", date(2025, 5, 3))
    assert one("Acme, A, Jan").owner == "Jan"
    assert one("Acme, A, Mia").owner == "Mia"


def test_the_marks_of_a_list_are_no_part_of_a_name() -> None:
    assert names("- Delta, A\n• X\n* Y\n–  Z") == ["Delta", "X", "Y", "Z"]
    assert names("1. Zeta, B\n2) Eta\n- Theta") == ["Zeta", "Eta", "Theta"]
    assert names("1. FC Cologne\nActon\n3M\n-Minus") == ["1. FC Cologne", "Acton", "3M", "-Minus"]


def test_an_unknown_header_is_said_and_a_german_one_is_known() -> None:
    first, second = read("Empresa;Importe;Responsable\nAcme;A;Mia").lines
    assert (first.problem or "").endswith(
        "If it is a header, I don't know it: use name, tier, owner, last spoke"
    )
    assert (second.name, second.owner, second.problem) == ("Acme", "Mia", None)
    found = read("Kunde;Umsatz;Betreuer\nAcme;100;Mia")
    assert found.unread == ("Umsatz",)
    assert [(one.name, one.owner) for one in found.lines] == [("Acme", "Mia")]


def test_figures_are_read_in_the_members_order() -> None:
    (line,) = read("Acme; 03/05/2025", day_first=False).lines
    assert line.last_spoke_on == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Acme, E", "no tier: A, B, C or D"),
        ("Acme, 10 May 2030", "is still to come"),
        ("Acme, 31/02/2025", "reads as no day in the past"),
        ("Acme, A, B", "both read as tier"),
        ("Acme, Mia, Raj", "both read as owner"),
        (", A, Mia", "it has no name"),
        ("N" * 121, "a name has 1 to 120 characters"),
    ],
)
def test_what_does_not_fit_is_unreadable_with_its_reason(line: str, why: str) -> None:
    found = one(line)
    assert found.typed == line
    assert why in (found.problem or "")


@given(st.text(alphabet='AB,;|\t"\n -é株1/', max_size=200), st.booleans())
def test_whatever_is_pasted_is_read_or_named_and_nothing_is_lost(text: str, first: bool) -> None:
    for line in read(text, day_first=first).lines:
        assert line.problem or line.name
        assert all(part in text for part in line.typed.split("\n"))


@given(st.lists(st.text(alphabet="ab ,", min_size=1, max_size=60), max_size=80))
def test_lines_fill_the_inputs_and_come_back_whole(lines: list[str]) -> None:
    parts = split_parts(lines)
    assert len(parts) <= PARTS
    assert all(len(part) <= MOST_PART for part in parts)
    assert "\n".join(parts) == "\n".join(lines)


@pytest.fixture
def owners() -> Owners:
    known = [
        Member("T1", f"U{place}", name, "UTC", "en-GB", Standing.MEMBER)
        for place, name in enumerate(["Mia Chen", "Raj Patel", "Lee Park", "Lee Parker", "José"])
    ]
    return Owners(known[0], known)


@pytest.mark.parametrize(
    ("typed", "user_id"),
    [
        ("Mia Chen", "U0"),
        ("mia", "U0"),
        ("me", "U0"),
        ("@raj", "U1"),
        ("RAJ PATEL", "U1"),
        ("<@U1>", "U1"),
        ("<@U1|raj>", "U1"),
        ("Lee Park", "U2"),
        ("jose", "U4"),
    ],
)
def test_an_owner_is_found_by_any_clear_name(owners: Owners, typed: str, user_id: str) -> None:
    found = owners.match(typed)
    assert isinstance(found, Member)
    assert found.user_id == user_id


@pytest.mark.parametrize("typed", ["Bob", "ia", "<@U9>", "mia@x.example", "Chen"])
def test_an_unknown_owner_is_said_and_not_guessed(owners: Owners, typed: str) -> None:
    assert owners.match(typed) == f"no member called “{typed}” is known here"


def test_an_owner_who_may_be_two_is_said(owners: Owners) -> None:
    assert owners.match("lee") == "“lee” may be Lee Park and Lee Parker: write the whole name"
