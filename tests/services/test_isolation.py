"""Two workspaces in one database never see or change each other's rows.

Every public service function is walked: one that is new has to be added here.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import time

import pytest

import services
from domain.deliveries import DeliveryKind
from domain.nudge_repeats import Snooze
from domain.outcomes import Logged
from services import (
    add_client,
    answer_card,
    ask_about_draft,
    begin_edit,
    deliver,
    edit_log,
    history,
    install,
    know_member,
    late_nudges,
    log_card,
    log_form,
    log_line,
    next_actions,
    nudge_day,
    nudge_now,
    nudge_settings,
    open_client,
    open_work,
    save_note,
    settle_draft,
    suggest_people,
    take_back,
    tell_owner,
)
from storage.database import Database
from tests.office import A_DAY, NOW, TODAY
from tests.services.walks import WALKS
from tests.stock import MESSAGE, STEP, TOLD, Stock, a_stock, rows_of

# What each function does in a workspace `s` of its own; what takes things away comes last.
WALK: dict[str, Callable[[Stock], object]] = {
    "add_client.add_client": lambda s: add_client.add_client(
        s.database, s.who, add_client.NewClient("Zenith"), NOW, s.office.a_request()
    ),
    "answer_card.get_card": lambda s: answer_card.get_card(
        s.database, s.who, s.office.place(s.nudge)
    ),
    "answer_card.finish_card": lambda s: answer_card.finish_card(
        s.database, s.who, s.office.place(s.nudge), NOW
    ),
    "answer_card.snooze_card": lambda s: answer_card.snooze_card(
        s.database, s.who, s.office.place(s.nudge), Snooze.TOMORROW, NOW
    ),
    "answer_card.loosen_cadence": lambda s: answer_card.loosen_cadence(
        s.database, s.who, s.office.place(s.nudge), NOW
    ),
    "answer_card.undo_card": lambda s: answer_card.undo_card(
        s.database, s.who, s.office.place(s.nudge), NOW
    ),
    "ask_about_draft.ask_about": lambda s: ask_about_draft.ask_about(
        s.database, s.who, s.draft.draft
    ),
    "begin_edit.begin_edit": lambda s: begin_edit.begin_edit(s.database, s.who, s.log_id, NOW),
    "deliver.owe_message": lambda s: deliver.owe_message(
        s.database, s.who, DeliveryKind.HELP, "1", NOW
    ),
    "deliver.take_delivery": lambda s: (
        nudge_day.claim_due_nudges(s.database, s.workspace_id, NOW, NOW),
        deliver.take_delivery(s.database, s.workspace_id, NOW),
    ),
    "deliver.get_recipient": lambda s: deliver.get_recipient(s.database, s.nudge.delivery),
    "deliver.load_nudge": lambda s: deliver.load_nudge(s.database, s.nudge.delivery),
    "deliver.list_claimed": lambda s: deliver.list_claimed(
        s.database, s.workspace_id, since=NOW - 9 * A_DAY
    ),
    "deliver.mark_sent": lambda s: deliver.mark_sent(s.database, s.nudge.delivery, "D1", "1", NOW),
    "deliver.mark_redrawn": lambda s: deliver.mark_redrawn(s.database, s.nudge.delivery),
    "deliver.mark_refused": lambda s: deliver.mark_refused(s.database, s.nudge.delivery, NOW),
    "deliver.mark_unknown": lambda s: deliver.mark_unknown(s.database, s.nudge.delivery, NOW),
    "deliver.mark_failed": lambda s: deliver.mark_failed(s.database, s.nudge.delivery, "gone"),
    "edit_log.edit_log": lambda s: edit_log.edit_log(
        s.database, s.who, s.filled(edit_id=s.log_id), NOW
    ),
    "history.list_history": lambda s: history.list_history(s.database, s.who, s.client.id, NOW),
    "install.keep_workspace": lambda s: install.keep_workspace(
        s.database, s.workspace_id, name="We", url="https://we/", bot_user_id="B2", now=NOW
    ),
    "know_member.find_member": lambda s: know_member.find_member(s.database, s.workspace_id, "U1"),
    "know_member.find_names": lambda s: know_member.find_names(
        s.database, s.workspace_id, {"U1", "U2"}
    ),
    "know_member.list_known_ids": lambda s: know_member.list_known_ids(s.database, s.workspace_id),
    "know_member.know_member": lambda s: know_member.know_member(
        s.database, s.workspace_id, TOLD, NOW
    ),
    "know_member.mark_welcomed": lambda s: know_member.mark_welcomed(s.database, s.who, NOW),
    "log_card.log_from_card": lambda s: log_card.log_from_card(
        s.database, s.who, s.filled(), NOW, card=s.office.place(s.nudge)
    ),
    "log_card.load_card_nudge": lambda s: log_card.load_card_nudge(
        s.database, s.who, s.office.place(s.nudge)
    ),
    "log_form.open_form": lambda s: log_form.open_form(s.database, s.who, s.client.id, NOW),
    "log_form.keep_form": lambda s: log_form.keep_form(s.database, s.who, s.filled(), NOW),
    "log_form.open_draft": lambda s: log_form.open_draft(s.database, s.who, s.kept_form()),
    "log_form.log_form": lambda s: log_form.log_form(
        s.database, s.who, s.filled(draft_id=s.kept_form()), NOW
    ),
    "log_line.log_line": lambda s: s.office.type_line(s.who, "Acme great call next: step"),
    "log_line.read_by": lambda s: log_line.read_by(s.database, s.who, "Acme call", NOW),
    "next_actions.open_logged": lambda s: next_actions.open_logged(s.database, s.who, s.log_id),
    "next_actions.add_next_action": lambda s: next_actions.add_next_action(
        s.database, s.who, s.log_id, STEP, NOW, s.office.a_request()
    ),
    "next_actions.say_none_needed": lambda s: next_actions.say_none_needed(
        s.database, s.who, s.log_id
    ),
    "next_actions.set_topic": lambda s: next_actions.set_topic(
        s.database, s.who, s.log_id, "mixed"
    ),
    "nudge_day.claim_due_nudges": lambda s: nudge_day.claim_due_nudges(
        s.database, s.workspace_id, NOW, NOW
    ),
    "nudge_day.preview_due_nudges": lambda s: nudge_day.preview_due_nudges(
        s.database, s.workspace_id, NOW
    ),
    "nudge_now.nudge_now": lambda s: nudge_now.nudge_now(
        s.database, s.who, NOW, NOW, s.office.a_request()
    ),
    "nudge_settings.get_nudge_status": lambda s: nudge_settings.get_nudge_status(
        s.database, s.who, NOW
    ),
    "nudge_settings.set_nudge_time": lambda s: nudge_settings.set_nudge_time(
        s.database, s.who, time(7), NOW
    ),
    "nudge_settings.set_nudge_days": lambda s: nudge_settings.set_nudge_days(
        s.database, s.who, frozenset({0}), NOW
    ),
    "nudge_settings.pause_nudges": lambda s: nudge_settings.pause_nudges(
        s.database, s.who, TODAY + A_DAY, NOW
    ),
    "nudge_settings.resume_nudges": lambda s: nudge_settings.resume_nudges(s.database, s.who, NOW),
    "open_client.find_client": lambda s: open_client.find_client(s.database, s.who, "Acme", NOW),
    "open_client.open_client": lambda s: open_client.open_client(
        s.database, s.who, s.client.id, NOW
    ),
    "open_client.suggest_clients": lambda s: open_client.suggest_clients(
        s.database, s.who, "Acm", limit=9
    ),
    "open_work.list_open_work": lambda s: open_work.list_open_work(s.database, s.who, NOW),
    "save_note.begin_note": lambda s: save_note.begin_note(s.database, s.who, MESSAGE, NOW, None),
    "settle_draft.discard_draft": lambda s: settle_draft.discard_draft(
        s.database, s.who, s.office.ask(s.who, "Nobody").draft.id
    ),
    "settle_draft.list_drafts": lambda s: settle_draft.list_drafts(s.database, s.who, NOW),
    "settle_draft.get_draft": lambda s: settle_draft.get_draft(s.database, s.who, s.draft.draft.id),
    "next_actions.finish": lambda s: next_actions.finish(
        s.database, s.who, s.action_id, NOW, s.office.a_request()
    ),
    "next_actions.reopen": lambda s: next_actions.reopen(s.database, s.who, s.action_id, NOW),
    "settle_draft.settle_draft": lambda s: settle_draft.settle_draft(
        s.database, s.who, s.answer(s.draft.draft.id, when="typed"), NOW
    ),
    "save_note.save_note": lambda s: save_note.save_note(
        s.database, s.who, s.note_form(s.note.draft_id, s.client.id), NOW
    ),
    "suggest_people.suggest_people": lambda s: suggest_people.suggest_people(
        s.database, s.who, s.client.id, "", limit=9
    ),
    "take_back.move_log": lambda s: take_back.move_log(
        s.database, s.who, s.log_id, client_id=s.client.id, end=4, now=NOW
    ),
    "take_back.undo_log": lambda s: take_back.undo_log(
        s.database, s.who, s.log_id, NOW, s.office.a_request()
    ),
    "take_back.undo_last_log": lambda s: take_back.undo_last_log(
        s.database, s.who, NOW, s.office.a_request()
    ),
    "edit_log.delete_log": lambda s: edit_log.delete_log(
        s.database, s.who, s.other_log(), NOW, s.office.a_request()
    ),
    "tell_owner.load_handed": lambda s: tell_owner.load_handed(s.database, s.handed(), s.who, NOW),
    "nudge_day.plan_next_nudges": lambda s: nudge_day.plan_next_nudges(
        s.database, s.workspace_id, NOW + 9 * A_DAY
    ),
    "late_nudges.give_back_late_nudges": lambda s: (
        nudge_day.claim_due_nudges(s.database, s.workspace_id, NOW, NOW),
        late_nudges.give_back_late_nudges(s.database, s.workspace_id, NOW + 2 * A_DAY),
    ),
    "nudge_day.mark_tick": lambda s: nudge_day.mark_tick(
        s.database, s.workspace_id, NOW + 9 * A_DAY, NOW + 9 * A_DAY
    ),
    "nudge_day.forget_old": lambda s: nudge_day.forget_old(
        s.database, s.workspace_id, NOW + 999 * A_DAY, NOW + 999 * A_DAY
    ),
}
WALK |= WALKS

# These are about the whole installation, which is what they are for.
OF_ALL_WORKSPACES = {
    "audit_trail.list_whole_audit",
    "install.find_last_tick",
    "open_client.find_known_names",
}


def service_functions() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(services.__path__):
        members = vars(importlib.import_module(f"services.{module.name}")).items()
        for name, member in members:
            is_own = inspect.isfunction(member) and member.__module__ == f"services.{module.name}"
            if is_own and "database" in inspect.signature(member).parameters:
                found.add(f"{module.name}.{name}")
    return {name for name in found if "._" not in name}


def test_every_service_function_is_walked() -> None:
    assert set(WALK) | OF_ALL_WORKSPACES == service_functions()


def test_every_service_stays_in_its_workspace(
    database: Database, subtests: pytest.Subtests
) -> None:
    mine, theirs = a_stock(database, "T1"), a_stock(database, "T2")
    before = rows_of(theirs)
    for name, walk in WALK.items():
        with subtests.test(name):
            told = repr(walk(mine))
            assert rows_of(theirs) == before
            assert [secret for secret in theirs.secrets if secret in told] == []


def test_the_same_request_in_two_workspaces_is_two_requests(database: Database) -> None:
    mine, theirs = a_stock(database, "T1"), a_stock(database, "T2")
    first = mine.office.type_line(mine.who, "Acme call", request_id="same")
    second = theirs.office.type_line(theirs.who, "Acme call", request_id="same")
    assert isinstance(first, Logged)
    assert isinstance(second, Logged)
    assert first.interaction.id != second.interaction.id
