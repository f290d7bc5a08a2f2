"""Who is meant by a name, and what may be told of a person."""

import pytest

from domain.errors import Unreadable
from domain.people import ROLE_WORDS, Person, Role, find_meant, unknown_names
from domain.person_edit import clean_email, clean_person, clean_title, mark_of
from domain.person_merge import (
    fields_dropped,
    fields_taken,
    merged_person,
    names_taken,
    without_merged,
)


def a_person(name: str, **facts: object) -> Person:
    return Person(name, "T1", "C1", name, **facts)  # type: ignore[arg-type] # varied by tests


DANA = a_person("Dana Whitfield", also=("Dee",))
MILLER = a_person("Dana Miller")
ZOE = a_person("Zoë van der Berg")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Dana Whitfield", [DANA]),
        ("dana whitfield", [DANA]),
        ("Dana W", [DANA]),
        ("Dana W.", [DANA]),
        ("Whitfield", [DANA]),
        ("Dee", [DANA]),
        ("Dana", [DANA, MILLER]),
        ("zoe", [ZOE]),
        ("Zoe van", [ZOE]),
        ("Zoe van der B", [ZOE]),
        ("Danah", []),
        ("Dana Smith", []),
        ("Dana Whitfield Jones", []),
        ("W Dana", []),
        ("?", []),
    ],
)
def test_a_name_means_whoever_goes_by_it_or_by_its_beginning(
    name: str, meant: list[Person]
) -> None:
    assert find_meant(name, [DANA, MILLER, ZOE]) == meant


def test_a_name_that_is_somebodys_whole_name_means_nobody_else() -> None:
    short = a_person("Dana")
    assert find_meant("Dana", [DANA, short]) == [short]


def test_unknown_are_the_names_that_mean_nobody() -> None:
    assert unknown_names(["Dana", "Lee", "!", "x" * 200], [DANA]) == ("Lee",)


def test_every_role_has_its_words() -> None:
    assert set(ROLE_WORDS) == set(Role)


@pytest.mark.parametrize("typed", ["a@b.example", " dana.w+x@acme.co.uk ", ""])
def test_what_may_be_an_address_is_taken(typed: str) -> None:
    assert clean_email(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed", ["dana", "@acme.example", "dana@", "a b@c.example", "a@b", "a|b@c.d", "<a@b.c>"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="email"):
        clean_email(typed)


def test_names_and_titles_stand_on_one_line_and_are_not_endless() -> None:
    assert clean_person("  Dana \n Whitfield ") == "Dana Whitfield"
    assert clean_title(" Head\nof design ") == "Head of design"
    for typed in ("", "!?", "x" * 121):
        with pytest.raises(Unreadable):
            clean_person(typed)
    with pytest.raises(Unreadable):
        clean_title("x" * 121)


def test_a_merge_fills_gaps_keeps_what_is_there_and_is_undone_exactly() -> None:
    kept = a_person("Dana", title="CTO", also=("Dee",))
    other = a_person("D Whitfield", title="Boss", phone="+49-30-901820", role=Role.CHAMPION)
    assert (fields_taken(kept, other), fields_dropped(kept, other)) == (
        ["role", "phone"],
        ["title"],
    )
    after = merged_person(kept, other)
    assert (after.title, after.phone, after.role) == ("CTO", "+49-30-901820", Role.CHAMPION)
    assert after.also == ("Dee", "D Whitfield")
    back = without_merged(after, other, ["role", "phone"], names_taken(kept, other))
    assert back == kept


def test_what_was_changed_since_a_merge_stays_when_it_is_undone() -> None:
    kept, other = a_person("Dana"), a_person("D W", phone="+49-30-901820", email="a@b.example")
    after = merged_person(kept, other)
    changed = a_person("Dana", phone="+44-20-7946-0958", email="a@b.example", also=after.also)
    back = without_merged(changed, other, ["phone", "email"], ["D W"])
    assert (back.phone, back.email, back.also) == ("+44-20-7946-0958", "", ())


def test_the_mark_tells_a_person_from_the_same_one_changed() -> None:
    assert mark_of(DANA) == mark_of(a_person("Dana Whitfield"))
    assert mark_of(DANA) != mark_of(a_person("Dana Whitfield", title="CTO"))
    assert mark_of(a_person("\ud83d"))
