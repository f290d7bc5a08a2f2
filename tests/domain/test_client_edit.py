from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.client_edit import (
    WHO_SEES_IT,
    ClientEdit,
    EditField,
    fields_as_shown,
    fields_kept_from,
    fingerprint,
    read_aliases,
    read_cadence,
)
from domain.errors import Unreadable
from domain.name import fold_name
from domain.records import Client, Visibility
from tests.views.facts import a_client, a_member


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("", []),
        (" \n , ,\n", []),
        ("ACM", ["ACM"]),
        ("ACM, The Peak\nTop", ["ACM", "The Peak", "Top"]),
        ("Peak, Inc.\nTop, Ltd, ACM", ["Peak, Inc.", "Top, Ltd", "ACM"]),
        ("Inc.", ["Inc."]),
        ("Smith, Jones & Co", ["Smith, Jones & Co"]),
        ("Peak\nPEAK\npeak gmbh", ["Peak"]),
        ("Acme\nacme, inc\nACM", ["ACM"]),
    ],
)
def test_other_names_are_read_from_lines_and_commas(text: str, aliases: list[str]) -> None:
    assert read_aliases(text, {"Smith, Jones & Co"}, "Acme") == aliases


@given(st.text(max_size=200))
def test_whatever_is_typed_no_two_names_have_one_key(text: str) -> None:
    try:
        keys = [fold_name(one) for one in read_aliases(text, (), "Acme")]
    except Unreadable:
        return
    assert len(set(keys)) == len(keys)
    assert "acme" not in keys


@pytest.mark.parametrize(("typed", "days"), [("", None), ("  ", None), ("1", 1), (" 3650 ", 3650)])
def test_a_cadence_is_days_or_the_tiers(typed: str, days: int | None) -> None:
    assert read_cadence(typed) == days


@pytest.mark.parametrize("typed", ["0", "3651", "-1", "1.5", "a week", "1e3", "9" * 5000])
def test_a_cadence_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="from 1 to 3650"):
        read_cadence(typed)


OWN, TEAM = a_client(owner_id="U1"), a_client(owner_id="U2")
PRIVATE = replace(TEAM, visibility=Visibility.PRIVATE)


@pytest.mark.parametrize(
    ("client", "kept"),
    [
        (OWN, set()),
        (replace(OWN, visibility=Visibility.PRIVATE), set()),
        (replace(TEAM, owner_id=None), set()),
        (TEAM, WHO_SEES_IT),
        (PRIVATE, {*WHO_SEES_IT, EditField.OWNER}),
    ],
)
def test_who_sees_a_client_is_for_its_owner_to_set(client: Client, kept: set[EditField]) -> None:
    assert fields_kept_from(a_member(), client) == kept
    assert fields_kept_from(a_member(is_admin=True), client) == set()


def test_a_field_is_as_shown_only_where_nobody_touched_it() -> None:
    form = ClientEdit("c1", "Acme", "ARC\nRockets", named_ids=("U2", "U1"), owner_id="U1")
    shown = fingerprint(form)
    assert fields_as_shown(form, shown) == frozenset(EditField)
    again = replace(form, named_ids=("U1", "U2"), aliases="ARC\nRockets\n")
    assert fields_as_shown(again, shown) == frozenset(EditField)
    changed = replace(form, owner_id=None, is_former=True, name="acme")
    assert frozenset(EditField) - fields_as_shown(changed, shown) == {
        EditField.OWNER,
        EditField.FORMER,
        EditField.NAME,
    }
    assert fields_as_shown(form, "") == frozenset()
