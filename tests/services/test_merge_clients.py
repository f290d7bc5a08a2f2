"""Merging two clients: all that one has goes to the other, once."""

import pytest

from domain.client_edit import ClientEdit
from domain.errors import DomainError, NotAllowed, NotFound, Unreadable
from domain.merge import MergeCounts, Merged, OtherVisibility
from domain.people import Person
from domain.records import Client, Member, Visibility
from services.archive_client import archive_client
from services.deliver import load_nudge
from services.edit_client import edit_client
from services.merge_clients import merge_clients, preview_merge
from services.open_client import find_client, open_client, suggest_clients
from services.open_work import list_open_work
from services.save_note import begin_note
from storage.client_moves import find_card_days
from storage.clients import change_client
from storage.people import add_person
from tests.office import A_DAY, NOW, TODAY, Office
from tests.stock import MESSAGE


@pytest.fixture
def ben(office: Office) -> Member:
    return office.a_member("U2")


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme", last_spoke_on=TODAY - 40 * A_DAY)


@pytest.fixture
def other(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Roadrunner", last_spoke_on=TODAY - 20 * A_DAY)


def merge(office: Office, who: Member, kept: Client, other: Client, request: str = "") -> Merged:
    request = request or office.a_request()
    return merge_clients(office.database, who, kept.id, other.id, NOW, request)


def make_private(office: Office, who: Member, client: Client, *named: str) -> None:
    edit = ClientEdit(
        client.id,
        client.name,
        owner_id=client.owner_id,
        visibility=Visibility.PRIVATE,
        named_ids=named,
    )
    edit_client(office.database, who, edit, NOW, NOW, office.a_request())


def finds(office: Office, who: Member, name: str) -> str | None:
    """Id of the client that goes by a name."""
    found = getattr(find_client(office.database, who, name, NOW), "client", None)
    return found.id if found else None


def test_the_preview_says_what_will_happen_and_changes_nothing(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    office.log(ana, "Roadrunner call next: one by Friday next: two")
    office.log(ana, "Roadrunner lunch")
    before = open_client(office.database, ana, acme.id, NOW)
    preview = preview_merge(office.database, ana, acme.id, other.id)
    assert (preview.kept.id, preview.other.id) == (acme.id, other.id)
    assert preview.counts == MergeCounts(2, 2, 0)
    assert (preview.names, preview.owner_name) == (("Roadrunner",), "Name of U1")
    assert preview.lost_by is None
    assert open_client(office.database, ana, acme.id, NOW) == before


def test_history_next_actions_people_and_names_move(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    office.log(ana, "Acme 3 days ago: ours")
    logged = office.log(ana, "Roadrunner 2 days ago: theirs next: send deck by Friday")
    with office.database.write() as connection:
        add_person(connection, Person("9" * 32, "T1", other.id, "Dana", slack_user_id="U9"))
    merged = merge(office, ana, acme, other)
    assert merged.counts == MergeCounts(1, 1, 1)
    assert (merged.kept_name, merged.other_name) == ("Acme", "Roadrunner")
    card = open_client(office.database, ana, acme.id, NOW)
    assert [one.summary for one in card.last] == ["theirs", "ours"]
    assert [one.id for one in card.actions] == [logged.steps[0].id]
    assert card.aliases == ("Roadrunner",)
    assert finds(office, ana, "roadrunner") == acme.id
    form = begin_note(office.database, ana, MESSAGE, NOW, None)
    assert form.guess is not None
    assert form.guess.client_id == acme.id


def test_the_kept_ones_owner_tier_and_name_stay(office: Office, ana: Member, ben: Member) -> None:
    acme, other = office.a_client(ana, "Acme"), office.a_client(ben, "Roadrunner")
    preview = preview_merge(office.database, ana, acme.id, other.id)
    assert (preview.owner_name, preview.lost_by) == ("Name of U1", "Name of U2")
    merge(office, ana, acme, other)
    found = open_client(office.database, ben, acme.id, NOW).client
    assert (found.name, found.owner_id, found.tier) == (acme.name, acme.owner_id, acme.tier)


def test_the_merged_client_is_reachable_nowhere(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    merge(office, ana, acme, other)
    for reach in (
        lambda: open_client(office.database, ana, other.id, NOW),
        lambda: archive_client(office.database, ana, other.id, NOW, office.a_request()),
        lambda: merge(office, ana, other, acme),
        lambda: merge(office, ana, acme, other),
        lambda: preview_merge(office.database, ana, acme.id, other.id),
    ):
        with pytest.raises(NotFound, match="no longer there"):
            reach()
    assert [one.client_id for one in suggest_clients(office.database, ana, "", limit=9)] == [
        acme.id
    ]
    cold = list_open_work(office.database, ana, NOW + 60 * A_DAY).cold
    assert [one.client.id for one in cold] == [acme.id]


@pytest.mark.parametrize("kept_first", [True, False])
def test_the_latest_contact_of_both_counts(
    office: Office, ana: Member, acme: Client, other: Client, *, kept_first: bool
) -> None:
    office.log(ana, "Roadrunner 5 days ago: hello")
    kept, gone = (acme, other) if kept_first else (other, acme)
    merge(office, ana, kept, gone)
    found = open_client(office.database, ana, kept.id, NOW)
    assert (found.reading.days, found.client.last_spoke_on) == (5, TODAY - 20 * A_DAY)
    with office.database.read() as connection:
        days = find_card_days(connection, "T1", [kept.id, gone.id])
    next_on = {client_id: one.next_card_on for client_id, one in days.items()}
    assert next_on == {kept.id: TODAY + 25 * A_DAY, gone.id: None}


def test_a_snooze_holds_where_the_other_brings_no_later_contact(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    with office.database.write() as connection:
        change_client(connection, "T1", other.id, next_card_on=TODAY + 90 * A_DAY)
    merge(office, ana, other, acme)
    with office.database.read() as connection:
        days = find_card_days(connection, "T1", [other.id])[other.id]
    assert days.next_card_on == TODAY + 90 * A_DAY


def test_cold_cards_of_the_merged_one_are_struck_out_and_owed_ones_follow(
    office: Office, ana: Member, acme: Client
) -> None:
    old = office.a_client(ana, "Roadrunner", last_spoke_on=TODAY - 50 * A_DAY)
    fresh = office.a_client(ana, "Owed", last_spoke_on=TODAY)
    office.log(ana, "Owed call next: send deck by today")
    (nudge,) = office.nudge()
    merge(office, ana, acme, old)
    merge(office, ana, acme, fresh)
    cards = load_nudge(office.database, nudge.delivery).cards
    shown = {(card.client_name, card.lane.value, card.state.value) for card in cards}
    assert ("Roadrunner", "Going cold", "elsewhere") in shown
    assert ("Acme", "You owe them", "open") in shown
    assert office.nudge() == []


def test_what_is_not_to_be_merged_is_refused_with_a_sentence(
    office: Office, ana: Member, ben: Member, acme: Client, other: Client
) -> None:
    with pytest.raises(Unreadable, match="with itself"):
        merge(office, ana, acme, acme)
    make_private(office, ana, other, "U2")
    with pytest.raises(OtherVisibility, match="Roadrunner is private and Acme is not"):
        merge(office, ana, acme, other)
    make_private(office, ana, acme, "U2")
    with pytest.raises(NotAllowed, match="owner of both"):
        merge(office, ben, acme, other)
    merge(office, ana, acme, other)


def test_the_private_client_of_another_is_not_told(
    office: Office, ana: Member, ben: Member, acme: Client, other: Client
) -> None:
    make_private(office, ana, other)
    for act in (
        lambda: preview_merge(office.database, ben, acme.id, other.id),
        lambda: merge(office, ben, acme, other),
    ):
        with pytest.raises(DomainError) as refused:
            act()
        assert "Roadrunner" not in str(refused.value)


def test_notes_that_others_hold_in_confidence_are_not_counted(
    office: Office, ben: Member, acme: Client, other: Client
) -> None:
    kim = office.a_member("U3")
    office.log(kim, "note Roadrunner: he is ill !confidence")
    assert preview_merge(office.database, ben, acme.id, other.id).counts.interactions == 0
    assert preview_merge(office.database, kim, acme.id, other.id).counts.interactions == 1


def test_words_in_confidence_stay_with_who_could_read_them(
    office: Office, ana: Member, ben: Member, acme: Client
) -> None:
    other = office.a_client(ben, "Roadrunner")
    kim = office.a_member("U3")
    office.log(kim, "Roadrunner: he is ill next: send flowers by Friday !confidence")
    merge(office, ana, acme, other)
    hidden = {
        who.user_id: open_client(office.database, who, acme.id, NOW).last[0].is_hidden
        for who in (ana, ben, kim)
    }
    assert hidden == {"U1": True, "U2": False, "U3": False}


def test_next_actions_of_whom_only_the_other_private_one_was_open_to_go_to_the_owner(
    office: Office, ana: Member, ben: Member, acme: Client, other: Client
) -> None:
    office.log(ben, "Roadrunner call next: send deck by Friday")
    make_private(office, ana, other, "U2")
    make_private(office, ana, acme)
    merge(office, ana, acme, other)
    (action,) = open_client(office.database, ana, acme.id, NOW).actions
    assert action.owner_id == "U1"
    with pytest.raises(NotFound):
        open_client(office.database, ben, acme.id, NOW)


def test_a_second_delivery_merges_nothing_more_and_tells_the_same(
    office: Office, ana: Member, acme: Client, other: Client
) -> None:
    office.log(ana, "Roadrunner call")
    first = merge(office, ana, acme, other, "one")
    card = open_client(office.database, ana, acme.id, NOW)
    assert merge(office, ana, acme, other, "one") == first
    assert open_client(office.database, ana, acme.id, NOW) == card
