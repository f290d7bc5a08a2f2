"""Someone else changes the same thing in the middle of a transaction: nothing is lost by it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event, func, select

from domain.errors import DomainError
from domain.log_line import NextStep
from domain.records import Client, Member
from services.begin_edit import begin_edit
from services.change_action import Press
from services.edit_log import delete_log, edit_log
from services.list_next import list_next
from services.log_form import Filled
from services.merge_clients import merge_clients
from services.next_actions import add_next_action
from services.plan_action import ClientStep, plan_line, plan_step
from services.settle_draft import Answer, settle_draft
from services.take_back import undo_log
from storage import models
from storage.database import Database
from tests.office import A_DAY, NOW, TODAY, Office

STEP = NextStep("send the deck", TODAY, is_promise=False)
WAIT_SECONDS = 0.7  # for who has to wait, which is the point


@contextmanager
def in_the_middle(
    database: Database, statement: str, act: Callable[[], object]
) -> Iterator[list[str]]:
    """Right before the first statement that begins so, somebody else acts; what they were told."""
    here, told = threading.get_ident(), list[str]()
    other = threading.Thread(target=lambda: _try(act, told))

    def begin(*about: object) -> None:
        is_here = threading.get_ident() == here and str(about[2]).lstrip().startswith(statement)
        if is_here and not other.ident:
            other.start()
            other.join(WAIT_SECONDS)

    event.listen(database.engine, "before_cursor_execute", begin)
    try:
        yield told
    finally:
        event.remove(database.engine, "before_cursor_execute", begin)
        other.join(10)


def _try(act: Callable[[], object], told: list[str]) -> None:
    try:
        act()
    except DomainError as refusal:
        told.append(str(refusal))


@pytest.fixture
def both(office: Office, ana: Member) -> tuple[Client, Client]:
    long_ago = TODAY - 100 * A_DAY
    return (
        office.a_client(ana, "Acme", last_spoke_on=long_ago),
        office.a_client(ana, "Zed", last_spoke_on=long_ago),
    )


@pytest.mark.parametrize("how", ["line", "form", "draft", "reply"])
def test_a_next_action_for_a_client_that_is_merged_away_goes_with_it(
    office: Office, ana: Member, both: tuple[Client, Client], how: str
) -> None:
    acme, zed = both
    press = Press(office.a_request(), NOW, NOW)
    draft = office.ask(ana, "Zed call tomorrow: review").draft
    record = office.log(ana, "Zed call: talk").interaction.id
    acts: dict[str, Callable[[], object]] = {
        "line": lambda: plan_line(office.database, ana, "Zed send the deck by today", press),
        "form": lambda: plan_step(office.database, ana, ClientStep(zed.id, STEP, "U1"), press),
        "draft": lambda: settle_draft(
            office.database, ana, Answer(draft.id, office.a_request(), {"when": "plan"}), NOW
        ),
        "reply": lambda: add_next_action(
            office.database, ana, record, STEP, NOW, office.a_request()
        ),
    }

    def merge() -> object:
        return merge_clients(office.database, ana, acme.id, zed.id, NOW, office.a_request())

    with in_the_middle(office.database, "INSERT INTO next_actions", merge) as told:
        acts[how]()
    assert told == []
    (owed,) = list_next(office.database, ana, 0, NOW).actions
    assert owed.client_id == acme.id


def move(office: Office, who: Member, record: str, to_id: str) -> None:
    form = begin_edit(office.database, who, record, NOW)
    fields = replace(form.fields, client_id=to_id)
    filled = Filled(fields, office.a_request(), edit_id=record, step_id=form.step_id)
    edit_log(office.database, who, filled, NOW)


def check_counts(office: Office) -> None:
    """The last contact of each client is that of its records."""
    one, record = models.Client, models.Interaction
    latest = select(func.max(record.happened_at)).where(record.client_id == one.id)
    with office.database.read() as connection:
        rows = connection.execute(select(one.last_contact_at, latest.scalar_subquery())).all()
    assert all(kept == counted for kept, counted in rows)


def test_two_who_move_one_record_leave_every_client_counted_right(
    office: Office, ana: Member, both: tuple[Client, Client]
) -> None:
    acme, zed = both
    third = office.a_client(ana, "Roadrunner", last_spoke_on=TODAY - 100 * A_DAY)
    record = office.log(ana, "Acme call: talk").interaction.id
    with in_the_middle(
        office.database, "UPDATE interactions", lambda: move(office, ana, record, third.id)
    ) as told:
        move(office, ana, record, zed.id)
    assert all("Someone moved this log" in one for one in told)
    check_counts(office)
    assert acme.last_contact_at is None


@pytest.mark.parametrize("away", [delete_log, undo_log])
def test_a_record_that_is_moved_while_it_goes_leaves_every_client_counted_right(
    office: Office, ana: Member, both: tuple[Client, Client], away: Callable[..., object]
) -> None:
    record = office.log(ana, "Acme call: talk").interaction.id
    with in_the_middle(
        office.database, "DELETE FROM interactions", lambda: move(office, ana, record, both[1].id)
    ) as told:
        away(office.database, ana, record, NOW, office.a_request())
    assert told == ["That log is no longer there: it was undone or deleted."]
    check_counts(office)
