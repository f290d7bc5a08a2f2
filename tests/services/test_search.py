"""What is found by words, and by whom."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import Unreadable
from domain.found import Found, FoundKind
from domain.person_edit import PersonEdit
from domain.records import Member
from services.edit_fact import FactEdit, save_fact
from services.edit_person import save_person
from services.search import MOST_CLIENTS, search_clients
from services.take_back import undo_log
from tests.office import A_DAY, A_MINUTE, NOW, Office


@pytest.fixture
def ana(office: Office) -> Member:
    ana = office.a_member("U1")
    office.a_client(ana, "Acme Foods")
    office.a_client(ana, "Zenith Bakery")
    return ana


def names(found: Found) -> list[str]:
    return [one.client.name for one in found.clients]


def kinds(found: Found) -> list[FoundKind]:
    return [thing.kind for one in found.clients for thing in one.things]


def ask(office: Office, who: Member, typed: str) -> Found:
    return search_clients(office.database, who, typed, NOW)


def test_words_are_found_in_what_was_logged(office: Office, ana: Member) -> None:
    office.log(ana, "Acme Foods: talked about Pricing and the jazz evening")
    found = ask(office, ana, "jazz pricing")
    assert names(found) == ["Acme Foods"]
    (thing,) = found.clients[0].things
    assert thing.kind is FoundKind.INTERACTION
    assert thing.texts[0] == "talked about Pricing and the jazz evening"


def test_names_people_facts_and_next_actions_are_found(office: Office, ana: Member) -> None:
    acme = office.log(ana, "Acme Foods with Zoe: hi next: draw the façade").interaction.client_id
    save_fact(office.database, ana, FactEdit(acme, "collects theremins"), NOW, "r1")
    edit = PersonEdit(acme, name="Dana Whitfield", title="Head of Harbours", email="d@acme.example")
    save_person(office.database, ana, edit, NOW, "r2")
    for typed, kind in (
        ("food", FoundKind.CLIENT),
        ("whit", FoundKind.PERSON),
        ("harbours", FoundKind.PERSON),
        ("d@acme.example", FoundKind.PERSON),
        ("THEREMINS", FoundKind.FACT),
        ("facade", FoundKind.ACTION),
        ("zoe", FoundKind.INTERACTION),
    ):
        found = ask(office, ana, typed)
        assert (names(found), kinds(found)) == (["Acme Foods"], [kind]), typed


@pytest.mark.parametrize(
    ("noted", "typed"),
    [
        ("Besuch in Göteborg, große Straße", "goteborg strasse"),
        ("来週の会議は東京です", "会議"),
        ("来週の会議は東京です", "東京 会議"),
        ("اجتماع مع مُحَمَّد غدا", "محمد"),
        ("встреча в Москве", "МОСКВЕ"),
        ("नई कीमत की बात", "कीमत"),
        ("회의는 서울에서", "서울"),
        ("ประชุมที่กรุงเทพ", "กรุงเทพ"),
        ("Dana’s son sails", "dana son"),
        ("R&D budget 2.5M", "r&d 2.5m"),
    ],
)
def test_words_of_other_languages_are_found(
    office: Office, ana: Member, noted: str, typed: str
) -> None:
    office.log(ana, f"Acme Foods: {noted}")
    office.log(ana, "Zenith Bakery: nothing like it")
    assert names(ask(office, ana, typed)) == ["Acme Foods"]


def test_the_beginning_of_a_word_is_enough(office: Office, ana: Member) -> None:
    office.log(ana, "Acme Foods: renewal of the contract")
    assert names(ask(office, ana, "contr renew")) == ["Acme Foods"]
    assert names(ask(office, ana, "ontract")) == []


def test_a_record_with_all_words_comes_before_a_client_that_has_them_here_and_there(
    office: Office, ana: Member
) -> None:
    office.log(ana, "Acme Foods: pricing and jazz", NOW - A_DAY)
    office.log(ana, "Zenith Bakery: pricing", NOW - A_MINUTE)
    office.log(ana, "Zenith Bakery: she loves jazz", NOW)
    found = ask(office, ana, "pricing jazz")
    assert names(found) == ["Acme Foods", "Zenith Bakery"]
    told = {one.texts[0] for one in found.clients[1].things}
    assert told == {"she loves jazz", "pricing"}


def test_a_word_of_the_name_and_a_word_of_a_note_go_together(office: Office, ana: Member) -> None:
    office.log(ana, "Acme Foods: pricing")
    office.log(ana, "Zenith Bakery: pricing")
    assert names(ask(office, ana, "zenith pricing")) == ["Zenith Bakery"]


def test_the_newest_come_first_and_more_than_ten_are_told_of(office: Office, ana: Member) -> None:
    for number in range(MOST_CLIENTS + 1):
        office.a_client(ana, f"Client {number}")
        office.log(ana, f"Client {number}: gamelan", NOW + timedelta(minutes=number))
    found = ask(office, ana, "gamelan")
    assert names(found) == [f"Client {number}" for number in range(MOST_CLIENTS, 0, -1)]
    assert found.has_more
    assert not ask(office, ana, "client 3").has_more


def test_what_is_deleted_is_no_longer_found(office: Office, ana: Member) -> None:
    logged = office.log(ana, "Acme Foods: gamelan")
    assert names(ask(office, ana, "gamelan"))
    undo_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert names(ask(office, ana, "gamelan")) == []


@pytest.mark.parametrize("typed", ["", "  ", '"', "***", "- : ()", "😀"])
def test_a_search_without_a_word_says_what_to_type(office: Office, ana: Member, typed: str) -> None:
    with pytest.raises(Unreadable, match="no word"):
        ask(office, ana, typed)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)
@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "NEAR",
                "AND",
                "OR",
                "NOT",
                '"',
                "*",
                "(",
                ")",
                ":",
                "-",
                "'",
                "\\",
                "^",
                "acme",
                "&",
                "!",
                "|",
                "<->",
                "folded:",
                "{",
                "}",
                "a'b",
                "%",
                "_",
                "\x00",
                "\ud800",
            ]
        )
    ).map(" ".join)
)
def test_nothing_that_is_typed_breaks_a_search(office: Office, ana: Member, typed: str) -> None:
    try:
        found = ask(office, ana, typed)
    except Unreadable:
        return
    assert found.words
