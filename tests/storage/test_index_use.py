"""The queries of every command and tick look at an index, never at a whole table (SQLite)."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event

from storage import (
    cards,
    client_names,
    clients,
    date_cards,
    deliveries,
    drafts,
    due,
    facts,
    followers,
    history,
    important_dates,
    interactions,
    members,
    next_actions,
    openers,
    people,
    people_names,
    promises,
    requests,
    talks,
)
from storage.database import Database
from tests.office import NOW, TODAY, Office

W = "T1"
DEEP = history.Place(NOW, "1")
Query = Callable[[Connection], object]

HOT: dict[str, Query] = {
    "names of a line": lambda c: client_names.find_names(
        c, W, ["acme", "acme great"], viewer_id="U1"
    ),
    "request": lambda c: requests.find_outcome(c, W, "1"),
    "same line": lambda c: interactions.find_same_line(c, W, "U1", "Acme", since=NOW),
    "client": lambda c: people.find_client_ids_of(c, W, "U9", viewer_id="U1"),
    "clients of a member": lambda c: clients.list_clients_of(c, W, "U1"),
    "last log": lambda c: interactions.find_last_by(c, W, "U1"),
    "note of a message": lambda c: interactions.find_by_permalink(
        c, W, "1", "https://x", viewer_id="U1"
    ),
    "last contact": lambda c: interactions.find_last_contact_at(c, W, "1"),
    "last five": lambda c: interactions.list_last_of_client(c, W, "1", viewer_id="U1", limit=5),
    "newest history": lambda c: history.list_before(c, W, "1", viewer_id="U1", place=None, limit=9),
    "older history": lambda c: history.list_before(c, W, "1", viewer_id="U1", place=DEEP, limit=9),
    "newer history": lambda c: history.list_after(c, W, "1", viewer_id="U1", place=DEEP, limit=9),
    "people": lambda c: people_names.list_names(c, W, "1", viewer_id="U1"),
    "people of a card": lambda c: people.list_people(c, W, "1", viewer_id="U1", limit=4),
    "promises counted": lambda c: promises.count_promises(c, W, "1", viewer_id="U1", today=TODAY),
    "promises": lambda c: promises.list_promises(c, W, "1", viewer_id="U1", today=TODAY, limit=11),
    "moves of promises": lambda c: promises.list_moves(c, W, "1", TODAY),
    "follower": lambda c: followers.find_follower(c, W, "1"),
    "facts": lambda c: facts.list_facts(c, W, "1", viewer_id="U1", today=TODAY, limit=4),
    "same fact": lambda c: facts.find_same(c, W, "1", ["jazz"], viewer_id="U1"),
    "facts of a log": lambda c: facts.list_of_interaction(c, W, "1", viewer_id="U1"),
    "facts of a person": lambda c: facts.move_facts_of(c, W, "1", "2"),
    "openers": lambda c: openers.list_openers(c, W, "1", viewer_id="U1", today=TODAY, limit=3),
    "roles": lambda c: talks.list_roles(c, W, "1", viewer_id="U1"),
    "talks": lambda c: talks.list_talks(c, W, "1", viewer_id="U1", limit=9),
    "last contacts": lambda c: talks.list_last_contacts(c, W, "1", viewer_id="U1", limit=3),
    "clients logged last": lambda c: talks.list_last_clients_of(c, W, "U1", limit=3),
    "who is meant": lambda c: people_names.list_called(c, W, "1", viewer_id="U1"),
    "people lately": lambda c: people_names.list_recent_names(c, W, "1", viewer_id="U1"),
    "open actions": lambda c: next_actions.list_open_of_client(c, W, "1", viewer_id="U1"),
    "actions of a log": lambda c: next_actions.list_of_interaction(c, W, "1", viewer_id="U1"),
    "owed": lambda c: next_actions.list_due_of(c, W, "U1", by=TODAY),
    "drafts": lambda c: drafts.list_drafts(c, W, "U1", now=NOW, limit=10),
    "old drafts": lambda c: drafts.forget_drafts(c, W, now=NOW),
    "old requests": lambda c: requests.forget_requests(c, W, before=NOW),
    "cold cards": lambda c: cards.close_cold_cards(c, W, "1", outcome="", now=NOW),
    "owed cards": lambda c: cards.close_owed_cards(c, W, "1", outcome="", now=NOW),
    "cards": lambda c: cards.list_cards(c, W, "1", viewer_id="U1"),
    "unseen cards": lambda c: cards.close_unseen_cards(c, W, "1", outcome="", now=NOW),
    "any nudge due": lambda c: members.has_due_members(c, W, NOW),
    "due members": lambda c: members.list_due_members(c, W, NOW, limit=100),
    "due clients": lambda c: due.list_due_clients(c, W, ["U1", "U2"], by=TODAY),
    "due actions": lambda c: due.list_due_actions(c, W, ["U1", "U2"], by=TODAY),
    "due dates": lambda c: due.list_due_dates(c, W, ["U1", "U2"], by=TODAY),
    "due dates of many": lambda c: due.list_due_dates(c, W, ["U1"] * due.MANY, by=TODAY),
    "dates": lambda c: important_dates.list_dates(c, W, "1", viewer_id="U1"),
    "open dates": lambda c: important_dates.list_open_dates(c, W, "U1", today=TODAY),
    "birthday": lambda c: important_dates.find_birthday(c, W, "1"),
    "dates of a person": lambda c: important_dates.move_dates_of(c, W, "1", "2"),
    "cards of dates": lambda c: date_cards.close_date_cards(c, W, ["1"], outcome="", now=NOW),
    "told dates": lambda c: date_cards.untell_dates(c, W, ["1"]),
    "dates of clients": lambda c: date_cards.close_date_cards_of(c, W, ["1"], outcome=""),
    "any delivery due": lambda c: deliveries.has_due(c, W, NOW),
    "next delivery": lambda c: deliveries.take_delivery(c, W, NOW),
    "late nudges": lambda c: deliveries.has_unposted_nudge(c, W, before_on=TODAY),
    "nudge of a day": lambda c: deliveries.find_nudge_of_day(c, W, "U1", TODAY),
    "last nudge": lambda c: deliveries.find_last_nudge(c, W, "U1"),
}


@contextmanager
def plans(connection: Connection) -> Iterator[list[str]]:
    """What SQLite says of each statement that is run meanwhile."""
    found: list[str] = []

    def explain(
        _: object, cursor: object, statement: str, parameters: tuple[object, ...], *__: object
    ) -> None:
        del cursor
        driver = connection.connection.driver_connection
        assert driver
        rows = driver.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        found.extend(row[3] for row in rows)

    event.listen(connection, "before_cursor_execute", explain)
    yield found
    event.remove(connection, "before_cursor_execute", explain)


@pytest.mark.parametrize("name", HOT)
def test_a_hot_query_looks_at_an_index(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    assert found
    assert [plan for plan in found if plan.startswith("SCAN")] == []


@pytest.mark.parametrize("name", ["last log", "last five", "drafts", "due members", "last nudge"])
def test_what_is_wanted_in_order_is_not_sorted(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    assert [plan for plan in found if "TEMP B-TREE" in plan] == []


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("any nudge due", "workspace_id=? AND next_nudge_at<?"),
        ("any delivery due", "workspace_id=? AND try_at<?"),
        ("due clients", "workspace_id=? AND owner_id=? AND next_card_on<?"),
        ("due actions", "workspace_id=? AND owner_id=? AND next_card_on<?"),
        ("due dates", "workspace_id=? AND next_card_on<?"),
        ("same line", "workspace_id=? AND author_id=? AND created_at>?"),
        ("names of a line", "workspace_id=? AND key=?"),
    ],
)
def test_what_is_due_is_found_by_all_columns_of_its_index(
    sqlite_database: Database, name: str, columns: str
) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    assert f"({columns})" in re.sub(r"^.*?(?=\()", "", found[0])


@pytest.mark.parametrize(("name", "sign"), [("older history", "<"), ("newer history", ">")])
def test_a_deep_page_of_a_history_begins_where_it_lies(
    sqlite_database: Database, name: str, sign: str
) -> None:
    with sqlite_database.write() as connection, plans(connection) as found:
        HOT[name](connection)
    wanted = f"(workspace_id=? AND client_id=? AND happened_at{sign}?)"
    assert [plan for plan in found if wanted in plan]


def test_undoing_a_log_looks_at_no_whole_table(sqlite_database: Database) -> None:
    """Deleting follows foreign keys, which plans do not tell: each needs an index of its own."""
    with sqlite_database.read() as connection:
        for table, column in (("next_actions", "interaction_id"), ("cards", "next_action_id")):
            indexes = connection.exec_driver_sql(f"PRAGMA index_list({table})").all()
            leading = {
                connection.exec_driver_sql(f"PRAGMA index_info({row.name})").first().name  # type: ignore[union-attr]
                for row in indexes
            }
            assert column in leading


def test_the_tick_reads_no_more_when_more_is_stored(sqlite_database: Database) -> None:
    """With nothing due, both questions of a tick are answered from indexes alone."""
    office = Office(sqlite_database)
    ana = office.a_member("U1")
    for number in range(50):
        office.a_client(ana, f"Client {number}", last_spoke_on=TODAY - timedelta(days=1), now=NOW)
    with sqlite_database.read() as connection, plans(connection) as found:
        assert not members.has_due_members(connection, W, NOW - timedelta(days=365))
        assert not deliveries.has_due(connection, W, NOW)
    assert all("USING COVERING INDEX" in plan or "USING INDEX" in plan for plan in found)
