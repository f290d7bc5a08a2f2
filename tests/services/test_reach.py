"""Ids of another workspace reach nothing there, and bring nothing from there."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from domain.errors import DomainError
from domain.outcomes import Asked
from services import (
    answer_card,
    edit_fact,
    edit_person,
    facts,
    let_owner_read,
    log_card,
    merge_people,
    move_person,
    next_actions,
    open_client,
    people,
    save_note,
    settle_draft,
    take_back,
)
from storage.database import Database
from tests.office import NOW
from tests.stock import STEP, Stock, a_stock, rows_of

# What a member of workspace `m` tries with ids of workspace `t`.
REACH: dict[str, Callable[[Stock, Stock], object]] = {
    "a card": lambda m, t: answer_card.get_card(m.database, m.who, m.office.place(t.nudge)),
    "finishing a card": lambda m, t: answer_card.finish_card(
        m.database, m.who, m.office.place(t.nudge), NOW
    ),
    "logging from a card": lambda m, t: log_card.log_from_card(
        m.database, m.who, m.filled(), NOW, card=m.office.place(t.nudge)
    ),
    "the nudge of a card": lambda m, t: log_card.load_card_nudge(
        m.database, m.who, m.office.place(t.nudge)
    ),
    "a log": lambda m, t: next_actions.open_logged(m.database, m.who, t.log_id),
    "adding to a log": lambda m, t: next_actions.add_next_action(
        m.database, m.who, t.log_id, STEP, NOW, m.office.a_request()
    ),
    "finishing": lambda m, t: next_actions.finish(
        m.database, m.who, t.action_id, NOW, m.office.a_request()
    ),
    "reopening": lambda m, t: next_actions.reopen(m.database, m.who, t.action_id, NOW),
    "a client": lambda m, t: open_client.open_client(m.database, m.who, t.client.id, NOW),
    "a note's draft": lambda m, t: save_note.save_note(
        m.database, m.who, m.note_form(t.note.draft_id, m.client.id), NOW
    ),
    "a note's client": lambda m, t: save_note.save_note(
        m.database, m.who, m.note_form(m.note.draft_id, t.client.id), NOW
    ),
    "a draft": lambda m, t: settle_draft.get_draft(m.database, m.who, t.draft.draft.id),
    "discarding": lambda m, t: settle_draft.discard_draft(m.database, m.who, t.draft.draft.id),
    "a draft's client": lambda m, t: settle_draft.settle_draft(
        m.database, m.who, m.answer(m.draft.draft.id, client_id=t.client.id, end="4"), NOW
    ),
    "undoing": lambda m, t: take_back.undo_log(
        m.database, m.who, t.log_id, NOW, m.office.a_request()
    ),
    "moving": lambda m, t: take_back.move_log(
        m.database, m.who, m.log_id, client_id=t.client.id, end=4, now=NOW
    ),
    "a person": lambda m, t: people.read_person(m.database, m.who, t.person.id),
    "removing a person": lambda m, t: edit_person.remove_person(
        m.database, m.who, t.person.id, NOW, m.office.a_request()
    ),
    "moving a person": lambda m, t: move_person.move_person(
        m.database, m.who, m.person.id, t.client.id, NOW, m.office.a_request()
    ),
    "merging a person": lambda m, t: merge_people.merge_people(
        m.database, m.who, m.person.id, t.person.id, NOW, m.office.a_request()
    ),
    "people": lambda m, t: people.list_people(m.database, m.who, t.client.id),
    "facts": lambda m, t: facts.list_facts(m.database, m.who, t.client.id, NOW),
    "a fact": lambda m, t: edit_fact.open_fact_form(m.database, m.who, NOW, fact_id=t.fact.id),
    "adding a fact": lambda m, t: edit_fact.save_fact(
        m.database, m.who, edit_fact.FactEdit(t.client.id, "x"), NOW, m.office.a_request()
    ),
    "changing a fact": lambda m, t: edit_fact.save_fact(
        m.database,
        m.who,
        edit_fact.FactEdit(m.client.id, "x", t.fact.id),
        NOW,
        m.office.a_request(),
    ),
    "asking about a fact": lambda m, t: facts.mark_asked(m.database, m.who, t.fact.id, NOW),
    "removing a fact": lambda m, t: facts.remove_fact(
        m.database, m.who, t.fact.id, NOW, m.office.a_request()
    ),
    "letting an owner read a fact": lambda m, t: facts.let_owner_read_fact(
        m.database, m.who, t.fact.id, NOW
    ),
    "letting an owner read": lambda m, t: let_owner_read.let_owner_read(
        m.database, m.who, t.log_id, NOW, m.office.a_request()
    ),
}


def test_ids_of_another_workspace_reach_nothing(
    database: Database, subtests: pytest.Subtests
) -> None:
    mine, theirs = a_stock(database, "T1"), a_stock(database, "T2")
    before = rows_of(theirs)
    for name, reach in REACH.items():
        with subtests.test(name):
            told: object = None
            with suppress(DomainError):
                told = reach(mine, theirs)
            assert told is None or isinstance(told, Asked)
            assert rows_of(theirs) == before
    words = [secret for secret in theirs.secrets if secret != theirs.client.id]
    assert [secret for secret in words if secret in str(rows_of(mine))] == []
