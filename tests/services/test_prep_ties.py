"""A log and the plan it is of: tied by pressing Log it, or by the day; let go when the log goes."""

import pytest

from domain.log_fields import LogFields
from domain.outcomes import Logged
from domain.preps import Prep, PrepState
from domain.records import Client, Kind, Member
from services.edit_log import delete_log, edit_log
from services.log_form import Filled
from services.log_prep import open_prep_log
from services.preps import cancel_prep
from services.take_back import move_log, undo_log
from tests.office import A_DAY, AN_HOUR, NOW, Office
from tests.services.at_once import started_at
from tests.services.prep_ground import (
    ASK,
    BRIEF,
    MINUTE,
    STARTS,
    log,
    now_of,
    plan,
    stale_ids,
    tick,
)


@pytest.fixture
def acme(office: Office, ana: Member) -> Client:
    return office.a_client(ana, "Acme")


@pytest.fixture
def prep(office: Office, ana: Member, acme: Client) -> Prep:
    return plan(office, ana, acme, people=("Dana",), agenda="Q3 roadmap\nWho signs?")


def edit(office: Office, who: Member, logged: Logged, **fields: object) -> None:
    told = {"client_id": logged.interaction.client_id, "on": STARTS.date()} | fields
    filled = Filled(LogFields(**told), office.a_request(), edit_id=logged.interaction.id)  # type: ignore[arg-type]
    edit_log(office.database, who, filled, ASK)


def test_the_form_has_its_people_hour_and_agenda(office: Office, ana: Member, prep: Prep) -> None:
    form = open_prep_log(office.database, ana, prep.id, ASK)
    fields = form.fields
    assert (form.client_name, fields.kind, fields.people) == ("Acme", Kind.CALL, ("Dana",))
    assert (fields.on, fields.at) == (STARTS.date(), STARTS.time())
    assert fields.summary == "• Q3 roadmap\n\n• Who signs?\n"


def test_a_talk_held_before_its_hour_is_logged_as_of_now(
    office: Office, ana: Member, prep: Prep
) -> None:
    fields = open_prep_log(office.database, ana, prep.id, NOW - A_DAY).fields
    assert (fields.on, fields.at) == ((NOW - A_DAY).date(), None)


def test_logged_through_it_the_two_are_tied_and_messages_redrawn(
    office: Office, ana: Member, prep: Prep
) -> None:
    (before,) = tick(office, BRIEF)
    (asked,) = tick(office, ASK)
    logged = log(office, ana, prep, ASK)
    tied = now_of(office, ana, prep)
    assert (tied.state, tied.interaction_id) == (PrepState.LOGGED, logged.interaction.id)
    assert stale_ids(office, ASK) == {before.id, asked.id}


def test_the_same_request_logs_and_ties_once(office: Office, ana: Member, prep: Prep) -> None:
    first = log(office, ana, prep, ASK, request_id="once")
    again = log(office, ana, prep, ASK, request_id="once")
    assert first.interaction.id == again.interaction.id
    undo_log(office.database, ana, first.interaction.id, ASK, office.a_request())
    assert now_of(office, ana, prep).state is PrepState.PLANNED


def test_pressed_on_one_of_two_that_one_is_tied(office: Office, ana: Member, acme: Client) -> None:
    early = plan(office, ana, acme)
    late = plan(office, ana, acme, at=(STARTS + 2 * AN_HOUR).time())
    log(office, ana, late, STARTS + 3 * AN_HOUR, at=STARTS.time())
    assert now_of(office, ana, early).state is PrepState.PLANNED
    assert now_of(office, ana, late).state is PrepState.LOGGED


def test_by_the_day_the_nearest_is_tied(office: Office, ana: Member, acme: Client) -> None:
    early = plan(office, ana, acme)
    late = plan(office, ana, acme, at=(STARTS + 2 * AN_HOUR).time())
    office.log(ana, "Acme: hello", STARTS + 2 * AN_HOUR)
    assert now_of(office, ana, early).state is PrepState.PLANNED
    assert now_of(office, ana, late).state is PrepState.LOGGED


@pytest.mark.parametrize(
    "line", ["Acme email: the notes", "Acme gift: wine", "Zenith: hello", "Acme yesterday: hello"]
)
def test_what_is_no_talk_with_them_that_day_ties_nothing(
    office: Office, ana: Member, prep: Prep, line: str
) -> None:
    office.a_client(ana, "Zenith")
    office.log(ana, line, ASK)
    assert now_of(office, ana, prep).state is PrepState.PLANNED


def test_a_colleagues_log_settles_nothing(office: Office, prep: Prep, ana: Member) -> None:
    office.log(office.a_member("U2"), "Acme: hello", ASK)
    assert now_of(office, ana, prep).state is PrepState.PLANNED


def test_a_call_that_morning_leaves_the_afternoons_talk_alone(
    office: Office, ana: Member, prep: Prep
) -> None:
    office.log(ana, "Acme: hello", STARTS - AN_HOUR - MINUTE)
    assert now_of(office, ana, prep).state is PrepState.PLANNED


def test_one_that_was_cancelled_is_not_taken_up(office: Office, ana: Member, prep: Prep) -> None:
    cancel_prep(office.database, ana, prep.id, NOW, office.a_request())
    office.log(ana, "Acme: hello", ASK)
    assert now_of(office, ana, prep).state is PrepState.CANCELLED


def test_a_log_of_another_client_leaves_the_question_open(
    office: Office, ana: Member, prep: Prep
) -> None:
    other = office.a_client(ana, "Zenith")
    log(office, ana, prep, ASK, client_id=other.id)
    assert now_of(office, ana, prep).state is PrepState.PLANNED


@pytest.mark.parametrize("was_asked", [False, True])
def test_a_log_undone_or_deleted_opens_it_again(
    office: Office, ana: Member, prep: Prep, *, was_asked: bool
) -> None:
    tick(office, BRIEF)
    if was_asked:
        tick(office, ASK)
    state = PrepState.ASKED if was_asked else PrepState.PLANNED
    logged = office.log(ana, "Acme: hello", ASK).interaction
    undo_log(office.database, ana, logged.id, ASK, office.a_request())
    open_again = now_of(office, ana, prep)
    assert (open_again.state, open_again.interaction_id) == (state, None)
    assert len(tick(office, ASK)) == (0 if was_asked else 1)
    logged = office.log(ana, "Acme: again", ASK).interaction
    delete_log(office.database, ana, logged.id, ASK, office.a_request())
    assert now_of(office, ana, prep).state is PrepState.ASKED


def test_a_log_moved_to_another_client_lets_it_go(office: Office, ana: Member, prep: Prep) -> None:
    love = office.a_client(ana, "Acme Love")
    theirs = plan(office, ana, love)
    logged = office.log(ana, "Acme: Love", ASK).interaction
    assert now_of(office, ana, prep).state is PrepState.LOGGED
    move_log(office.database, ana, logged.id, client_id=love.id, end=4, now=ASK)
    assert now_of(office, ana, prep).state is PrepState.PLANNED
    assert now_of(office, ana, theirs).interaction_id == logged.id


def test_a_log_edited_to_another_client_or_to_a_note_lets_it_go(
    office: Office, ana: Member, prep: Prep
) -> None:
    other = office.a_client(ana, "Zenith")
    logged = office.log(ana, "Acme: hello", ASK)
    edit(office, ana, logged, summary="hello there")
    assert now_of(office, ana, prep).state is PrepState.LOGGED
    edit(office, ana, logged, kind=Kind.NOTE)
    assert now_of(office, ana, prep).state is PrepState.PLANNED
    second = office.log(ana, "Acme: hello again", ASK)
    edit(office, ana, second, client_id=other.id)
    assert now_of(office, ana, prep).state is PrepState.PLANNED


def test_logged_while_the_tick_asks_it_is_settled_all_the_same(
    office: Office, ana: Member, prep: Prep
) -> None:
    """On PostgreSQL the tick comes between what the log has read and what it writes."""
    tick(office, BRIEF)
    if office.database.is_sqlite:
        return
    with started_at(office.database, "FOR UPDATE OF preps", lambda: tick(office, ASK)):
        office.log(ana, "Acme: hello", ASK)
    settled = now_of(office, ana, prep)
    assert (settled.state, settled.due_at) == (PrepState.LOGGED, None)
