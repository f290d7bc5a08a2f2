"""What is filled in about a person: read, kept, refused at its field; and merging undone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.birthday import Birthday
from domain.people import Person, Role
from domain.person_edit import (
    PersonEdit,
    PersonField,
    PersonNotTaken,
    check_alone,
    read_person,
)
from domain.person_merge import (
    fields_dropped,
    fields_taken,
    merged_person,
    names_taken,
    require_mergeable_people,
    without_merged,
)
from tests.views.facts import A_DAY, NOW, TODAY, a_member

WHO = a_member(tz="Europe/Berlin")
NEW = Person("1", "T1", "C1", "")
DANA = replace(NEW, name="Dana Whitfield", title="CTO", also=("Dee",))


def read(before: Person = NEW, **filled_in: object) -> Person:
    facts: dict[str, object] = {"name": before.name} | filled_in
    edit = PersonEdit("C1", before.id, **facts)  # type: ignore[arg-type] # varied by tests
    return read_person(WHO, edit, before, NOW)


def test_all_of_it_is_read() -> None:
    one = read(
        name=" Dana \n Whitfield ",
        title=" Head  of design ",
        role=Role.FINANCE,
        email=" dana@acme.example ",
        phone="030 901820",
        slack_user_id="U7",
        birthday="3 May 1980",
    )
    assert (one.name, one.title, one.role) == ("Dana Whitfield", "Head of design", Role.FINANCE)
    assert (one.email, one.phone, one.slack_user_id) == ("dana@acme.example", "+49-30-901820", "U7")
    assert one.birthday == Birthday(5, 3, 1980)
    assert (one.also, one.left_on) == ((), None)


def test_what_is_left_empty_is_no_longer_known() -> None:
    full = read(name="Dana", title="CTO", phone="030 901820", email="a@b.example", birthday="3 May")
    bare = read(full)
    assert bare == replace(full, title="", phone="", email="", birthday=None)


@pytest.mark.parametrize(
    ("filled_in", "field"),
    [
        ({"name": " "}, PersonField.NAME),
        ({"name": "x" * 121}, PersonField.NAME),
        ({"title": "x" * 121}, PersonField.TITLE),
        ({"email": "dana"}, PersonField.EMAIL),
        ({"phone": "1"}, PersonField.PHONE),
        ({"birthday": "tomorrow"}, PersonField.BIRTHDAY),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    filled_in: dict[str, object], field: PersonField
) -> None:
    with pytest.raises(PersonNotTaken) as refusal:
        read(NEW, **{"name": "Dana"} | filled_in)
    assert set(refusal.value.errors) == {field}
    assert str(refusal.value) == refusal.value.errors[field]


def test_who_left_keeps_the_day_and_who_is_back_has_none() -> None:
    gone = read(DANA, has_left=True)
    assert gone.left_on == TODAY
    long_gone = replace(DANA, left_on=TODAY - A_DAY, went_to_id="2")
    still_gone = read(long_gone, has_left=True)
    assert (still_gone.left_on, still_gone.went_to_id) == (TODAY - A_DAY, "2")
    back = read(long_gone)
    assert (back.left_on, back.went_to_id) == (None, None)


def test_names_of_before_stay_each_once() -> None:
    assert read(DANA, name="Dana Miller").also == ("Dee", "Dana Whitfield")
    assert read(DANA, name="dee").also == ("Dana Whitfield",)
    assert read(DANA, name="DANA WHITFIELD").also == ("Dee",)


def test_nobody_else_has_the_name_or_the_account() -> None:
    other = replace(NEW, id="2", name="Lee", slack_user_id="U7")
    check_alone(DANA, [other])
    with pytest.raises(PersonNotTaken) as refusal:
        check_alone(replace(DANA, name="LEE", slack_user_id="U7"), [other])
    assert set(refusal.value.errors) == {PersonField.NAME, PersonField.SLACK_USER}


TEXTS = st.sampled_from(["", "a", "b"])
PEOPLE = st.builds(
    Person,
    st.sampled_from(["1", "2"]),
    st.just("T1"),
    st.just("C1"),
    st.sampled_from(["Dana", "Dana Whitfield", "Lee"]),
    title=TEXTS,
    role=st.sampled_from([None, *Role]),
    email=TEXTS,
    phone=TEXTS,
    slack_user_id=st.sampled_from([None, "U1", "U2"]),
    birthday=st.sampled_from([None, Birthday(5, 3), Birthday(6, 4)]),
    also=st.sampled_from([(), ("Dee",), ("Dana",), ("Dee", "Dana Whitfield")]),
)


@given(PEOPLE, PEOPLE)
@settings(deadline=None)
def test_any_two_are_merged_and_taken_apart_with_nothing_lost(kept: Person, other: Person) -> None:
    taken, names = fields_taken(kept, other), names_taken(kept, other)
    after = merged_person(kept, other)
    assert without_merged(after, other, taken, names) == kept
    assert not set(taken) & set(fields_dropped(kept, other))
    assert set(kept.names) <= set(after.names)
    for name in ("title", "role", "email", "phone", "slack_user_id", "birthday"):
        assert getattr(after, name) == (getattr(kept, name) or getattr(other, name))


def test_only_two_of_one_client_are_merged() -> None:
    require_mergeable_people(DANA, replace(DANA, id="2"))
    for other in (DANA, replace(DANA, id="2", client_id="C2")):
        with pytest.raises(Exception, match=r"themselves|two clients"):
            require_mergeable_people(DANA, other)
