"""What forgetting does in a workspace of its own."""

from collections.abc import Callable

from services import forget_client, forget_person, wipe_forgotten
from tests.office import NOW
from tests.services.forget_ground import forget, forget_one
from tests.services.walk_memory import a_person
from tests.stock import Stock


def _client(s: Stock) -> object:
    client = s.office.a_client(s.who, f"Zephyr {s.office.a_request()}")
    s.office.log(s.who, f"“{client.name}” with Zoe: hello next: call")
    s.office.log(s.who, f"Acme met {client.name} next: none")
    forget(s.office, s.who, client)
    return client


def _person(s: Stock) -> object:
    one = a_person(s, "Zoe Zephyr")
    s.office.log(s.who, f"Acme with {one.name}: hello. fact: {one.name} sails next: ask Zephyr")
    s.office.log(s.who, f"Acme Love: {one.name} called next: none")
    forget_one(s.office, s.who, one)
    return one


WALK: dict[str, Callable[[Stock], object]] = {
    "forget_client.preview_forget_client": lambda s: forget_client.preview_forget_client(
        s.database, s.who, s.client.id
    ),
    "forget_client.forget_client": _client,
    "forget_person.preview_forget_person": lambda s: forget_person.preview_forget_person(
        s.database, s.who, s.person.id
    ),
    "forget_person.forget_person": _person,
    "wipe_forgotten.wipe_forgotten": lambda s: (
        _client(s),
        wipe_forgotten.wipe_forgotten(s.database, s.workspace_id, NOW),
    ),
}
