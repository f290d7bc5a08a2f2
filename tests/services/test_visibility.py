"""A private client is seen by its owner and the members named for it, on every way in."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from domain.client_card import NotKnown
from domain.errors import NotFound
from domain.log_line import NextStep
from domain.outcomes import Asked, Logged
from domain.records import Client, Member, Visibility
from services.add_client import NewClient, add_client
from services.next_actions import finish
from services.open_client import find_client, open_client, suggest_clients
from services.open_work import list_open_work
from services.recall import get_logged
from services.save_note import Message, begin_note, save_note
from services.save_note import Note as NewNote
from storage import clients
from tests.office import NOW, TODAY, Office

STEP = NextStep("send the secret quote", TODAY, is_promise=False)


@dataclass(frozen=True)
class Scene:
    """Ana owns Acme, which is private; Carl is named for it; Bob and the admin Eve are not."""

    office: Office
    acme: Client
    logged: Logged
    people: dict[str, Member]

    def see(self, name: str, way: Callable[["Scene", Member], object]) -> bool:
        """Whether this person is shown anything of Acme this way."""
        return "Acme" in str(way(self, self.people[name]))


@pytest.fixture
def scene(office: Office) -> Scene:
    people = {
        "owner": office.a_member("U1", name="Ana"),
        "named": office.a_member("U2", name="Carl"),
        "other": office.a_member("U3", name="Bob"),
        "admin": office.a_member("U4", name="Eve", is_admin=True),
    }
    acme = office.a_client(people["owner"], "Acme")
    logged = office.log(people["owner"], "Acme great call, next: send quote by today")
    with office.database.write() as connection:
        clients.change_client(connection, "T1", acme.id, visibility=Visibility.PRIVATE.value)
        clients.set_named_ids(connection, "T1", acme.id, ["U2"])
    return Scene(office, acme, logged, people)


def find(scene: Scene, who: Member) -> object:
    found = find_client(scene.office.database, who, "acme", NOW)
    return None if isinstance(found, NotKnown) and not found.closest else found


def open_it(scene: Scene, who: Member) -> object:
    try:
        return open_client(scene.office.database, who, scene.acme.id, NOW)
    except NotFound:
        return None


def complete(scene: Scene, who: Member) -> object:
    return suggest_clients(scene.office.database, who, "ac", limit=20)


def complete_misspelt(scene: Scene, who: Member) -> object:
    return suggest_clients(scene.office.database, who, "acmme", limit=20)


def guess_of_a_note(scene: Scene, who: Member) -> object:
    message = Message("acme moved", "https://x/1", NOW, None, "x", is_author_member=False)
    return begin_note(scene.office.database, who, message, NOW, None).guess


def look_at_the_log(scene: Scene, who: Member) -> object:
    with scene.office.database.read() as connection:
        return get_logged(connection, who, scene.logged.interaction.id)


def type_a_misspelt_line(scene: Scene, who: Member) -> object:
    outcome = scene.office.type_line(who, "acmee: great call")
    assert isinstance(outcome, Asked)
    return outcome.suggestions


def name_it_inside_a_line(scene: Scene, who: Member) -> object:
    outcome = scene.office.type_line(who, "nobody said that acme moved")
    assert isinstance(outcome, Asked)
    return outcome.suggestions


WAYS = [
    find,
    open_it,
    complete,
    complete_misspelt,
    guess_of_a_note,
    look_at_the_log,
    type_a_misspelt_line,
    name_it_inside_a_line,
]
SEES = {"owner": True, "named": True, "other": False, "admin": False}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_private_client_is_seen_by_its_owner_and_who_is_named(
    scene: Scene, way: Callable[[Scene, Member], object]
) -> None:
    assert {name: scene.see(name, way) for name in SEES} == SEES


def test_a_line_about_a_private_client_of_another_is_a_draft(scene: Scene) -> None:
    assert isinstance(scene.office.type_line(scene.people["other"], "Acme: hello"), Asked)
    assert isinstance(scene.office.type_line(scene.people["named"], "Acme: hello"), Logged)


def test_another_may_have_a_client_of_the_same_name(scene: Scene) -> None:
    bob = scene.people["other"]
    own = add_client(scene.office.database, bob, NewClient("Acme"), NOW)
    logged = scene.office.log(bob, "Acme: hello")
    assert logged.interaction.client_id == own.id != scene.acme.id


def test_another_cannot_close_a_next_action_of_a_private_client(scene: Scene) -> None:
    office, action = scene.office, scene.logged.steps[0]
    with pytest.raises(NotFound):
        finish(office.database, scene.people["other"], action.id, NOW, office.a_request())
    done = finish(office.database, scene.people["named"], action.id, NOW, office.a_request())
    assert done.state.value == "done"


def test_another_cannot_keep_a_note_for_a_private_client(scene: Scene) -> None:
    office, bob = scene.office, scene.people["other"]
    message = Message("hello", "https://x/2", NOW, None, "x", is_author_member=False)
    form = begin_note(office.database, bob, message, NOW, None)
    note = NewNote(form.draft_id, office.a_request(), scene.acme.id, None, "hello", STEP)
    with pytest.raises(NotFound):
        save_note(office.database, bob, note, NOW)


def test_a_private_client_is_in_the_nudge_of_its_owner_only(scene: Scene) -> None:
    nudges = {one.delivery.member_id for one in scene.office.nudge()}
    assert nudges == {"U1"}


def test_what_is_open_of_a_private_client_is_shown_to_who_sees_it(scene: Scene) -> None:
    office = scene.office
    with office.database.write() as connection:
        clients.change_client(connection, "T1", scene.acme.id, owner_id="U4")
        clients.set_named_ids(connection, "T1", scene.acme.id, [])
    work = list_open_work(office.database, scene.people["owner"], NOW)
    assert work.owed == ()
    assert [one.delivery.member_id for one in office.nudge()] == []
