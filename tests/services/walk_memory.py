"""What the services of the client's memory do in a workspace of their own."""

from collections.abc import Callable

from domain.facts import Fact
from domain.people import Person
from domain.person_edit import PersonEdit
from services import (
    add_named,
    audit_trail,
    brief,
    edit_fact,
    edit_person,
    facts,
    let_owner_read,
    merge_people,
    move_person,
    people,
    promises,
    record_reading,
)
from tests.office import NOW
from tests.stock import Stock


def _agreed(s: Stock) -> object:
    logged = s.office.log(s.who, "Acme he is ill !confidence").interaction
    let_owner_read.let_owner_read(s.database, s.who, logged.id, NOW, s.office.a_request())
    return logged


def a_person(s: Stock, name: str = "Dana Whitfield") -> Person:
    edit = PersonEdit(s.client.id, name=f"{name} {s.office.a_request()}", phone="+49 30 901820")
    return edit_person.save_person(s.database, s.who, edit, NOW, s.office.a_request())


def _removed(s: Stock) -> object:
    one = a_person(s)
    edit_person.remove_person(s.database, s.who, one.id, NOW, s.office.a_request())
    return one


def _merged(s: Stock) -> object:
    one, other = a_person(s), a_person(s)
    merged = merge_people.merge_people(
        s.database, s.who, one.id, other.id, NOW, s.office.a_request()
    )
    return merged, merge_people.undo_merge_people(s.database, s.who, merged.change_id, NOW)


def _named(s: Stock) -> object:
    logged = s.office.log(s.who, "Acme with Zoe: hello. next: none").interaction
    return add_named.add_named(s.database, s.who, logged.id, "Zoe", NOW, s.office.a_request())


def a_fact(s: Stock) -> Fact:
    edit = edit_fact.FactEdit(s.client.id, f"loves jazz {s.office.a_request()}")
    edit_fact.save_fact(s.database, s.who, edit, NOW, s.office.a_request())
    return facts.list_facts(s.database, s.who, s.client.id, NOW).rows[0].fact


def _dropped(s: Stock) -> object:
    one = a_fact(s)
    facts.remove_fact(s.database, s.who, one.id, NOW, s.office.a_request())
    return one


WALK: dict[str, Callable[[Stock], object]] = {
    "audit_trail.list_audit": lambda s: audit_trail.list_audit(
        s.database, s.office.a_member("U2", is_admin=True)
    ),
    "brief.find_brief": lambda s: brief.find_brief(s.database, s.who, s.client.name, NOW),
    "brief.read_brief": lambda s: brief.read_brief(s.database, s.who, s.client.id, NOW),
    "brief.list_last_clients": lambda s: brief.list_last_clients(s.database, s.who),
    "facts.list_facts": lambda s: facts.list_facts(s.database, s.who, s.client.id, NOW),
    "edit_fact.open_fact_form": lambda s: edit_fact.open_fact_form(
        s.database, s.who, NOW, client_id=s.client.id
    ),
    "facts.mark_asked": lambda s: facts.mark_asked(s.database, s.who, a_fact(s).id, NOW),
    "edit_fact.save_fact": a_fact,
    "facts.remove_fact": _dropped,
    "facts.let_owner_read_fact": lambda s: facts.let_owner_read_fact(
        s.database, s.who, a_fact(s).id, NOW
    ),
    "let_owner_read.let_owner_read": _agreed,
    "add_named.add_named": _named,
    "edit_person.save_person": a_person,
    "edit_person.remove_person": _removed,
    "merge_people.preview_merge_people": lambda s: merge_people.preview_merge_people(
        s.database, s.who, a_person(s).id, a_person(s).id
    ),
    "merge_people.merge_people": _merged,
    "merge_people.undo_merge_people": _merged,
    "move_person.move_person": lambda s: move_person.move_person(
        s.database, s.who, a_person(s).id, s.other.id, NOW, s.office.a_request()
    ),
    "people.list_people": lambda s: people.list_people(s.database, s.who, s.client.id),
    "people.read_person": lambda s: people.read_person(s.database, s.who, a_person(s).id),
    "people.suggest_others": lambda s: people.suggest_others(
        s.database, s.who, a_person(s).id, "", limit=9
    ),
    "promises.list_promises": lambda s: promises.list_promises(s.database, s.who, s.client.id, NOW),
    "record_reading.read_recorded": lambda s: record_reading.read_recorded(
        s.database, s.who, NOW, lambda _: s.log_id, lambda _: []
    ),
}
