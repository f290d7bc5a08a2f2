from datetime import timedelta

import pytest

from domain.errors import NotAllowed, NotFound, TooLate
from domain.log_line import NextStep
from domain.outcomes import Logged, Settled, TakenBack
from domain.records import Member, Topic
from services.next_actions import add_next_action, set_topic
from services.open_client import open_client
from services.take_back import move_log, undo_last_log, undo_log
from storage.requests import find_outcome
from tests.office import A_DAY, A_MINUTE, NOW, Office

QUARTER = timedelta(minutes=15)


def test_a_log_is_undone_with_what_came_with_it(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    logged = office.log(ana, "Acme great call, next: send quote Fri")
    undone = undo_log(
        office.database, ana, logged.interaction.id, NOW + QUARTER, office.a_request()
    )
    assert undone == TakenBack("Acme", "Acme great call, next: send quote Fri")
    card = open_client(office.database, ana, acme.id, NOW)
    assert (card.last, card.actions) == ((), ())


def test_undo_works_for_15_minutes(office: Office, ana: Member) -> None:
    office.a_client(ana)
    logged = office.log(ana, "Acme great call")
    late = NOW + QUARTER + timedelta(seconds=1)
    with pytest.raises(TooLate, match="The log was kept"):
        undo_log(office.database, ana, logged.interaction.id, late, office.a_request())
    with pytest.raises(NotFound, match="you logged nothing in the last 15 minutes"):
        undo_last_log(office.database, ana, late, office.a_request())


def test_nobody_undoes_anothers_log(office: Office, ana: Member) -> None:
    ben = office.a_member("U2", is_admin=True)
    acme = office.a_client(ben)
    logged = office.log(ana, "Acme great call")
    with pytest.raises(NotAllowed):
        undo_log(office.database, ben, logged.interaction.id, NOW, office.a_request())
    with pytest.raises(NotFound):
        undo_last_log(office.database, ben, NOW, office.a_request())
    assert len(open_client(office.database, ben, acme.id, NOW).last) == 1


def test_warmth_is_counted_from_what_remains(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    office.log(ana, "Acme call", NOW - 40 * A_DAY)
    logged = office.log(ana, "Acme again")
    undo_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    card = open_client(office.database, ana, acme.id, NOW)
    assert card.client.last_contact_at == NOW - 40 * A_DAY
    assert card.reading.days == 40
    assert len(office.nudge()) == 1


def test_undoing_the_only_contact_leaves_the_client_never_contacted(
    office: Office, ana: Member
) -> None:
    acme = office.a_client(ana)
    logged = office.log(ana, "Acme call")
    undo_log(office.database, ana, logged.interaction.id, NOW, office.a_request())
    assert open_client(office.database, ana, acme.id, NOW).client == acme


def test_undoing_an_older_contact_changes_no_warmth(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    office.log(ana, "Acme call")
    older = office.log(ana, "Acme 3 weeks ago")
    undo_log(office.database, ana, older.interaction.id, NOW, office.a_request())
    assert open_client(office.database, ana, acme.id, NOW).client.last_contact_at == NOW


def test_undoing_a_note_changes_no_warmth(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    office.log(ana, "Acme call")
    note = office.log(ana, "Acme note: they moved")
    undo_log(office.database, ana, note.interaction.id, NOW, office.a_request())
    assert open_client(office.database, ana, acme.id, NOW).client.last_contact_at == NOW


def test_the_same_undo_twice_takes_back_one_log(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    office.log(ana, "Acme first", NOW - A_MINUTE)
    office.log(ana, "Acme second")
    assert undo_last_log(office.database, ana, NOW, "once") == TakenBack("Acme", "Acme second")
    assert undo_last_log(office.database, ana, NOW, "once") == Settled()
    (left,) = open_client(office.database, ana, acme.id, NOW).last
    assert left.summary == "first"
    assert undo_last_log(office.database, ana, NOW, "other") == TakenBack("Acme", "Acme first")


def test_pressing_undo_again_finds_nothing(office: Office, ana: Member) -> None:
    office.a_client(ana)
    kept = office.log(ana, "Acme call").interaction
    undo_log(office.database, ana, kept.id, NOW, "once")
    assert undo_log(office.database, ana, kept.id, NOW, "once") == Settled()
    with pytest.raises(NotFound, match="no longer there"):
        undo_log(office.database, ana, kept.id, NOW, office.a_request())


def test_what_was_undone_is_kept_nowhere(office: Office, ana: Member) -> None:
    office.a_client(ana)
    kept = office.log(ana, "Acme secret words").interaction
    undo_log(office.database, ana, kept.id, NOW, "undo")
    with office.database.write() as connection:
        assert "secret" not in str(find_outcome(connection, "T1", "undo"))


def moved(outcome: Logged | Settled) -> Logged:
    assert isinstance(outcome, Logged)
    return outcome


@pytest.fixture
def love(office: Office, ana: Member) -> Logged:
    """A line that fits "Made with Love", and "Made" with a person called Love."""
    office.a_client(ana, "Made")
    office.a_client(ana, "Made with Love")
    logged = office.log(ana, "Made with Love 20m: roadmap, next: send quote Fri")
    assert logged.interaction.client_name == "Made with Love"
    return logged


def move(office: Office, who: Member, logged: Logged) -> Logged:
    assert logged.other is not None
    return moved(
        move_log(
            office.database,
            who,
            logged.interaction.id,
            client_id=logged.other.client_id,
            end=logged.other_end,
            now=NOW + A_MINUTE,
        )
    )


def test_a_log_moves_to_the_other_client_that_fits(
    office: Office, ana: Member, love: Logged
) -> None:
    there = move(office, ana, love)
    assert there.interaction.id == love.interaction.id
    assert there.interaction.client_name == "Made"
    assert (there.interaction.people, there.interaction.minutes) == (("Love",), 20)
    assert there.interaction.summary == "roadmap"
    assert [(one.client_name, one.text) for one in there.steps] == [("Made", "send quote")]


def test_both_clients_are_as_warm_as_their_contacts_say(
    office: Office, ana: Member, love: Logged
) -> None:
    there = move(office, ana, love)
    before = open_client(office.database, ana, love.interaction.client_id, NOW)
    after = open_client(office.database, ana, there.interaction.client_id, NOW)
    assert before.client.last_contact_at is None
    assert (before.last, before.actions) == ((), ())
    assert after.client.last_contact_at == NOW


def test_what_was_added_since_moves_along(office: Office, ana: Member, love: Logged) -> None:
    kept_id = love.interaction.id
    step = NextStep("book a table", None, is_promise=False)
    add_next_action(office.database, ana, kept_id, step, NOW, office.a_request())
    set_topic(office.database, ana, kept_id, "personal")
    there = move(office, ana, love)
    assert sorted(one.text for one in there.steps) == ["book a table", "send quote"]
    assert there.interaction.topic is Topic.PERSONAL


def test_moving_twice_changes_nothing(office: Office, ana: Member, love: Logged) -> None:
    assert move(office, ana, love) == move(office, ana, love)


def test_what_moves_in_confidence_is_confided_to_the_other_owner(
    office: Office, ana: Member
) -> None:
    ben, cat = office.a_member("U2"), office.a_member("U3")
    made = office.a_client(ben, "Made")
    office.a_client(cat, "Made with Love")
    there = move(office, ana, office.log(ana, "Made with Love: ill next: call !conf"))
    assert there.interaction.in_confidence
    for reader, is_hidden in ((ben, False), (cat, True)):
        card = open_client(office.database, reader, made.id, NOW)
        assert card.last[0].is_hidden is is_hidden
        assert card.actions[0].is_hidden is is_hidden


def test_nobody_moves_anothers_log_nor_a_late_one(
    office: Office, ana: Member, love: Logged
) -> None:
    assert love.other is not None
    ben = office.a_member("U2")
    for who, now, refusal in ((ben, NOW, NotAllowed), (ana, NOW + A_DAY, TooLate)):
        with pytest.raises(refusal):
            move_log(
                office.database,
                who,
                love.interaction.id,
                client_id=love.other.client_id,
                end=love.other_end,
                now=now,
            )


def test_a_log_moves_to_no_client_that_is_not_there(
    office: Office, ana: Member, love: Logged
) -> None:
    with pytest.raises(NotFound):
        move_log(office.database, ana, love.interaction.id, client_id="0" * 32, end=4, now=NOW)
    card = open_client(office.database, ana, love.interaction.client_id, NOW)
    assert card.last == (love.interaction,)
