import pytest

from domain.client_card import ClientCard, NotKnown
from domain.errors import NotFound
from domain.records import Client, Member, Visibility
from services.next_actions import finish
from services.open_client import find_client, open_client, suggest_clients
from services.open_work import list_open_work
from storage.client_names import add_name
from storage.clients import change_client
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office


def found(office: Office, who: Member, name: str) -> ClientCard:
    card = find_client(office.database, who, name, NOW)
    assert isinstance(card, ClientCard), card
    return card


@pytest.mark.parametrize("name", ["Acme", "acme", '"Acme"', "ACME Inc.", " Acmé "])
def test_a_client_is_found_however_its_name_is_written(
    office: Office, ana: Member, name: str
) -> None:
    acme = office.a_client(ana, "Acme")
    assert found(office, ana, name).client == acme


def test_an_alias_finds_its_client(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, "Acme")
    with office.database.write() as connection:
        add_name(connection, "T1", acme.id, "The Roadrunner Company", is_alias=True)
    assert found(office, ana, "the roadrunner company").client == acme


def test_where_two_names_are_alike_the_one_as_written_is_meant(office: Office, ana: Member) -> None:
    made = office.a_client(ana, "Made")
    other = office.a_client(ana, "Other")
    with office.database.write() as connection:
        add_name(connection, "T1", other.id, "Made Ltd", is_alias=True)
    assert found(office, ana, "made ltd").client == other
    assert found(office, ana, "made").client == made


def test_an_unknown_name_is_answered_with_the_closest(office: Office, ana: Member) -> None:
    for name in ("Acme", "Acumen", "Zenith", "Akme Tools"):
        office.a_client(ana, name)
    answer = find_client(office.database, ana, "Acmee", NOW)
    assert isinstance(answer, NotKnown)
    assert answer.asked == "Acmee"
    assert answer.closest[0].name == "Acme"
    assert "Zenith" not in [one.name for one in answer.closest]


@pytest.mark.parametrize("name", ["", " ", "???", "x" * 3000])
def test_a_name_that_is_like_none_has_no_closest(office: Office, ana: Member, name: str) -> None:
    office.a_client(ana, "Acme")
    assert find_client(office.database, ana, name, NOW) == NotKnown(name, ())


def test_a_card_shows_the_last_five_the_latest_first(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    for number in range(7):
        office.log(ana, f"Acme: call {number}", NOW - (10 - number) * A_DAY)
    office.log(ana, "Acme 5 days ago: in between", NOW)
    card = open_client(office.database, ana, acme.id, NOW)
    assert [one.summary for one in card.last] == [
        "call 6",
        "in between",
        "call 5",
        "call 4",
        "call 3",
    ]


def test_a_card_shows_open_actions_by_due_day(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    logged = office.log(
        ana, "Acme call next: whenever next: later by 20 March next: soon by tomorrow next: done"
    )
    finish(office.database, ana, logged.steps[3].id, NOW, office.a_request())
    card = open_client(office.database, ana, acme.id, NOW)
    assert [one.text for one in card.actions] == ["soon", "later", "whenever"]


def test_a_card_tells_the_asker_and_the_owner_apart(office: Office, ana: Member) -> None:
    """Warmth is in the owner's days, what is shown in the asker's."""
    kim = office.a_member("U2", tz="Pacific/Kiritimati")
    acme = office.a_client(kim, last_spoke_on=TODAY - A_DAY)
    noon = NOW.replace(hour=12)
    card = open_client(office.database, ana, acme.id, noon)
    assert (card.owner_name, card.today, card.reading.days) == ("Name of U2", TODAY, 2)


def test_a_client_without_an_owner_is_shown_in_utc(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, last_spoke_on=TODAY - A_DAY)
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, owner_id=None)
    card = open_client(office.database, ana, acme.id, NOW)
    assert (card.owner_name, card.reading.days) == (None, 1)


def test_a_client_that_is_not_there_is_not_found(office: Office, ana: Member) -> None:
    with pytest.raises(NotFound):
        open_client(office.database, ana, "0" * 32, NOW)


def test_open_work_is_what_is_due_and_who_is_cold(office: Office, ana: Member) -> None:
    office.a_client(ana, "Acme")
    office.log(ana, "Acme call next: late by today next: ahead by Friday", NOW - A_MINUTE)
    office.a_client(ana, "Zenith")
    work = list_open_work(office.database, ana, NOW)
    assert [one.text for one in work.owed] == ["late"]
    assert [one.client.name for one in work.cold] == ["Zenith"]
    assert work.today == TODAY


def suggested(office: Office, who: Member, typed: str, limit: int = 10) -> list[str]:
    found = suggest_clients(office.database, who, typed, limit=limit)
    return [one.name for one in found]


@pytest.fixture
def clients(office: Office, ana: Member) -> list[Client]:
    names = ["Zoo Acme", "Acme", "Acme West", "Bacme", "Ácme Éast", "a%b", "Beta"]
    return [office.a_client(ana, name) for name in names]


@pytest.mark.usefixtures("clients")
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("acm", ["Acme", "Ácme Éast", "Acme West", "Zoo Acme"]),
        ("ACME e", ["Ácme Éast"]),
        ("zo", ["Zoo Acme"]),
        ("%", []),
        ("a%", ["a%b", "Acme", "Ácme Éast", "Acme West", "Zoo Acme"]),
        ("betta", ["Beta"]),
        ("nothing alike", []),
    ],
)
def test_names_that_begin_as_typed_come_first(
    office: Office, ana: Member, typed: str, names: list[str]
) -> None:
    assert suggested(office, ana, typed) == names


@pytest.mark.usefixtures("clients")
def test_no_words_suggest_all_names(office: Office, ana: Member) -> None:
    assert len(suggested(office, ana, "")) == 7
    assert suggested(office, ana, " ", limit=2) == ["a%b", "Acme"]


def test_a_beginning_is_found_behind_many_names_that_hold_it(office: Office, ana: Member) -> None:
    """Names with the word inside come first in the alphabet, and are more than the limit."""
    for number in range(30):
        office.a_client(ana, f"Alpha {number} Zeta")
    office.a_client(ana, "Zeta")
    assert suggested(office, ana, "zet", limit=3)[0] == "Zeta"


def test_a_client_is_suggested_once(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, "Acme")
    with office.database.write() as connection:
        for alias in ("Acme Tools", "Acme Rockets", "My Acme"):
            add_name(connection, "T1", acme.id, alias, is_alias=True)
    assert suggested(office, ana, "acme") == ["Acme"]


def test_private_clients_of_others_do_not_crowd_out_close_names(
    office: Office, ana: Member
) -> None:
    ben = office.a_member("U2")
    for number in range(5):
        hidden = office.a_client(ben, f"Brightwater {number}")
        with office.database.write() as connection:
            change_client(connection, "T1", hidden.id, visibility=Visibility.PRIVATE.value)
    office.a_client(ana, "Brightwaters Holding X")
    assert suggested(office, ana, "Brigthwater") == ["Brightwaters Holding X"]
