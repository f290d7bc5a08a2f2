"""Who may read what is in confidence, and who may change what they see."""

from dataclasses import replace

import pytest

from domain.rights import (
    may_agree_to,
    may_change_fact,
    may_change_interaction,
    may_hand_over,
    may_read,
    may_read_audit,
)
from tests.views.facts import a_fact, a_member, an_interaction

WHO = a_member()  # U1
ADMIN = a_member(is_admin=True)


@pytest.mark.parametrize(
    ("viewer", "in_confidence", "reads"),
    [("U1", True, True), ("U2", True, True), ("U3", True, False), ("U3", False, True)],
)
def test_words_in_confidence_are_for_their_readers(
    viewer: str, *, in_confidence: bool, reads: bool
) -> None:
    assert may_read(viewer, {"U1", "U2", None}, in_confidence=in_confidence) == reads


def test_nobody_of_no_name_reads_what_was_confided_to_no_owner() -> None:
    assert not may_read("", {"U1", None}, in_confidence=True)


@pytest.mark.parametrize("author_id", ["U1", "U2"])
@pytest.mark.parametrize("owner_id", ["U1", "U2", None])
@pytest.mark.parametrize("is_admin", [True, False])
def test_records_and_facts_are_changed_by_author_owner_and_admin(
    author_id: str, owner_id: str | None, *, is_admin: bool
) -> None:
    who = a_member(is_admin=is_admin)
    may = is_admin or "U1" in {author_id, owner_id}
    one = an_interaction(author_id=author_id)
    assert may_change_interaction(who, one, owner_id) == may
    assert may_change_fact(who, a_fact(author_id=author_id), owner_id) == may


def test_what_is_hidden_is_changed_by_nobody_not_even_an_admin() -> None:
    hidden = an_interaction(author_id="U2", is_hidden=True, in_confidence=True)
    assert not may_change_interaction(ADMIN, hidden, "U1")


def test_only_the_author_agrees_and_only_to_an_owner_who_does_not_read_it_yet() -> None:
    confided = an_interaction(in_confidence=True, reader_ids=("U1", "U2"))
    assert may_agree_to(WHO, confided, "U3")
    assert not may_agree_to(WHO, confided, "U2")
    assert not may_agree_to(WHO, confided, "U1")
    assert not may_agree_to(WHO, confided, None)
    assert not may_agree_to(WHO, replace(confided, in_confidence=False, reader_ids=()), "U3")
    assert not may_agree_to(WHO, replace(confided, author_id="U2"), "U3")
    assert not may_agree_to(ADMIN, replace(confided, author_id="U2"), "U3")
    assert may_agree_to(WHO, a_fact(in_confidence=True, reader_ids=("U1", "U2")), "U3")


def test_the_audit_trail_is_for_admins_and_handing_over_for_oneself_too() -> None:
    assert may_read_audit(ADMIN)
    assert not may_read_audit(WHO)
    assert may_hand_over(WHO, "U1")
    assert not may_hand_over(WHO, "U2")
    assert may_hand_over(ADMIN, "U2")
