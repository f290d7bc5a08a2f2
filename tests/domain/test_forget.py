"""Forgetting for good: who may, which name is asked, and what becomes of drafts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.changes import ChangeKind, detail_without
from domain.errors import NotAllowed, Unreadable
from domain.forget import (
    Known,
    names_anywhere,
    names_of_client,
    names_to_take_out,
    require_forgettable,
    require_name_typed,
    without_facts,
)
from domain.forget_drafts import Gone, draft_without_client, draft_without_person, is_about_client
from domain.line_client import KnownName
from domain.log_fields import LogFields
from domain.name import fold_name
from domain.records import Draft, DraftReason
from domain.taken_out import A_CLIENT, TakenOut
from tests.views.facts import a_client, a_member

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
ACME = TakenOut(("Acme, Inc.", "Roadrunner"))
ELSEWHERE = replace(ACME, instead=A_CLIENT, is_careful=True)
KNOWN = {
    fold_name(name): [KnownName(client_id, name, name)]
    for client_id, name in (
        ("c1", "Acme, Inc."),
        ("c1", "Roadrunner"),
        ("c2", "Acme Berlin"),
        ("c3", "Globex"),
    )
}
GONE = Gone(["c1"], KNOWN, ELSEWHERE)
DANA = TakenOut(("Dana Whitfield",), ("Dana", "Whitfield"), called=("Dana Whitfield",))


def a_draft(text: str, reason: DraftReason = DraftReason.FUTURE, **detail: str) -> Draft:
    return Draft("D1", "T1", "U1", reason, text, NOW, NOW, detail=detail)


def known(name: str, *also: str, **more: str) -> Known:
    told = {"email": "", "phone": ""} | more
    return Known("p", "c", name, list(also), told["email"], told["phone"], None)


def left(draft: Draft) -> str | None:
    found = draft_without_client(draft, GONE)
    return found.text if found else None


@pytest.mark.parametrize(
    ("owner_id", "is_admin", "may"),
    [("U1", False, True), ("U2", False, False), ("U2", True, True), (None, False, False)],
)
def test_the_owner_and_admins_may_forget(
    owner_id: str | None, *, is_admin: bool, may: bool
) -> None:
    who = a_member(is_admin=is_admin)
    client = a_client(owner_id=owner_id)
    if may:
        require_forgettable(who, client, "Lee")
    else:
        with pytest.raises(NotAllowed, match="Nothing was changed"):
            require_forgettable(who, client, "Lee" if owner_id else None)


@pytest.mark.parametrize("typed", ["Acme", "acme, inc.", " ÀCME ", "“Acme”"])
def test_the_name_is_typed_as_everywhere(typed: str) -> None:
    require_name_typed(typed, "Acme, Inc.")


@pytest.mark.parametrize("typed", ["", " ", "Acm", "Acme Berlin", "?"])
def test_another_name_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="nothing was deleted"):
        require_name_typed(typed, "Acme, Inc.")


def test_a_name_of_signs_is_typed_as_it_is() -> None:
    require_name_typed("😀", "😀")
    with pytest.raises(Unreadable):
        require_name_typed("😎", "😀")


def test_parts_of_a_name_that_others_have_tell_nobody() -> None:
    out = names_to_take_out(
        [known("Dana Whitfield", "D. Whitfield", email="d@x.example", phone="+49-30-901820")],
        others=["Raj Whitfield"],
        client_names=["Dana Bakery"],
        named=["Dana", "Whitfield", "Dana W", "Zoe"],
    )
    assert out.whole == ("D. Whitfield", "Dana Whitfield", "d@x.example")
    assert out.short == ()
    assert out.phones == ("+49-30-901820",)


def test_who_is_called_like_their_client_keeps_its_name() -> None:
    """A sole trader: the client is forgotten instead."""
    out = names_to_take_out([known("Dana Whitfield")], others=[], client_names=["Dana Whitfield"])
    assert (out.whole, out.short) == ((), ())


def test_who_was_named_there_and_is_another_keeps_their_name() -> None:
    out = names_to_take_out(
        [known("Quillon Vandermark")], [], ["Acme"], named=["Quillon V", "Tom Vandermark"]
    )
    assert out.short == ("Quillon",)
    assert out.of("Tom Vandermark and Quillon Vandermark") == "Tom Vandermark and someone"
    assert out.of_list(["Quillon V", "Tom Vandermark", "quillon"]) == ["Tom Vandermark"]


def test_two_of_one_name_there_both_keep_it() -> None:
    out = names_to_take_out([known("Dana Whitfield")], ["Dana Whitfield"], ["Acme"])
    assert out.of("Dana Whitfield called, Dana too") == "Dana Whitfield called, Dana too"


def test_a_client_is_called_without_its_legal_suffix_too() -> None:
    assert "zephyrine" in names_of_client(["Zephyrine GmbH"])


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Acme: hi. fact: Dana's son starts", "Acme: hi. fact: …"),
        ("Acme: hi. fact: keeps  bees\tand more next: call", "Acme: hi. fact: …next: call"),
        ("Acme: tea. fact: tea is what Raj likes", "Acme: tea. fact: tea is what Raj likes"),
        ("Acme: keeps bees", "Acme: keeps bees"),
        ("fact: keeps bees\nfact: Raj sails", "fact: …\nfact: Raj sails"),
    ],
)
def test_facts_about_someone_leave_the_line_and_nothing_else(line: str, left: str) -> None:
    assert without_facts(line, ["keeps bees"], DANA) == left


def test_anywhere_only_names_of_two_words_tell_someone() -> None:
    assert names_anywhere([known("Dana", "Dana Whitfield")]).whole == ("Dana Whitfield",)
    assert "Dana Whitfield" in names_anywhere([known("Dana J. Whitfield")]).whole


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Acme tomorrow: review", None),
        ("acme inc tomorrow: review", None),
        ("call with Roadrunner tomorrow", None),
        ("“Acme” tomorrow", None),
        ("Globex tomorrow: ask Acme, Inc.", "Globex tomorrow: ask a former client."),
        (
            "Globex tomorrow: ask acme, inc and roadrunner",
            "Globex tomorrow: ask a former client and roadrunner",
        ),
        ("Globex: ask Roadrunner", "Globex: ask a former client"),
        ("Acmeville tomorrow", "Acmeville tomorrow"),
        ("Acme Berlin tomorrow: review", "Acme Berlin tomorrow: review"),
        ("", ""),
    ],
)
def test_a_draft_goes_that_begins_with_the_client(text: str, kept: str | None) -> None:
    assert left(a_draft(text)) == kept


def test_a_draft_goes_that_was_settled_on_the_client_or_is_its_form() -> None:
    assert left(a_draft("hello", client_id="c1")) is None
    fields = LogFields(client_id="c1", summary="hello").to_text()
    assert left(a_draft("hello", DraftReason.FORM, form="log", fields=fields)) is None
    assert left(a_draft("hello", client_id="c2")) == "hello"


def test_without_the_wish_for_others_a_draft_about_others_stays_as_it_is() -> None:
    draft = a_draft("Globex: ask Roadrunner")
    assert draft_without_client(draft, replace(GONE, elsewhere=None)) == draft


def test_a_list_to_import_loses_its_line_and_keeps_its_parts() -> None:
    parts = ("Acme, A\nGlobex, B", "Initech\nroadrunner, D\nAcme Berlin\nMade with Acme")
    draft = a_draft(
        "\n".join(parts),
        DraftReason.FORM,
        kind="import",
        lengths=",".join(map(str, map(len, parts))),
    )
    found = draft_without_client(draft, GONE)
    assert found
    assert found.text == "Globex, B\nInitech\nAcme Berlin\nMade with Acme"
    assert found.detail["lengths"] == "9,34"


def test_a_form_loses_the_names_of_someone_and_nothing_else() -> None:
    fields = LogFields(
        client_id="c1", people=("Dana", "Raj"), summary="Dana's plan", next_text="ask Whitfield"
    )
    draft = a_draft("Acme with Dana", DraftReason.FORM, form="log", fields=fields.to_text())
    found = draft_without_person(draft, DANA, [])
    assert found
    assert found.text == "Acme with someone"
    assert LogFields.of_text(found.detail["fields"]) == replace(
        fields, people=("Raj",), summary="Someone's plan", next_text="ask someone"
    )


def test_a_note_of_someone_goes_and_one_about_them_loses_their_name() -> None:
    note = a_draft("see you", DraftReason.NOTE, author_id="U9", author_name="Dana")
    assert draft_without_person(note, DANA, ["U9"]) is None
    found = draft_without_person(note, DANA, ["U8"])
    assert found
    assert found.detail["author_name"] == "Someone"


def test_a_list_to_import_knows_no_people() -> None:
    draft = a_draft("Dana, A", DraftReason.FORM, kind="import", lengths="7")
    assert draft_without_person(draft, DANA, []) == draft


def test_a_draft_is_about_a_client_that_it_names_or_was_settled_on() -> None:
    assert is_about_client(a_draft("Globex: ask roadrunner"), ACME, ["c1"])
    assert is_about_client(a_draft("x", client_id="c1"), ACME, ["c1"])
    assert not is_about_client(a_draft("Globex"), ACME, ["c1"])


@pytest.mark.parametrize(
    ("kind", "detail", "kept"),
    [
        (ChangeKind.MERGE, {"kept": "c1", "other": "c2"}, None),
        (ChangeKind.MERGE, {"kept": "c2", "other": "c1"}, None),
        (ChangeKind.MERGE, {"kept": "c2", "other": "c3"}, {"kept": "c2", "other": "c3"}),
        (ChangeKind.MERGE_PEOPLE, {"client": "c1", "kept": "p1", "other": "p2"}, None),
        (ChangeKind.MERGE_PEOPLE, {"client": "c2", "kept": "p1", "other": "c1"}, None),
        (ChangeKind.IMPORT, {"added": {"c1": ["Acme"], "c2": ["B"]}}, {"added": {"c2": ["B"]}}),
        (ChangeKind.IMPORT, {"added": {"c1": ["Acme"]}}, {"added": {}}),
        (ChangeKind.HAND_OVER, {"clients": {"c1": {}}, "to": ["U"]}, {"clients": {}, "to": ["U"]}),
    ],
)
def test_changes_know_nothing_of_it(
    kind: ChangeKind, detail: dict[str, object], kept: dict[str, object] | None
) -> None:
    assert detail_without(kind, detail, ["c1"]) == kept
