"""Many clients, members and next actions, put into a database in bulk."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, product
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import func, insert, literal, select

from domain.name import fold_name
from domain.warmth import CADENCE_DAYS, Tier
from storage.database import Database
from storage.ids import new_id
from storage.models import (
    Base,
    Client,
    ClientName,
    Interaction,
    Member,
    NextAction,
    Workspace,
)

# A Tuesday at ten: in every zone below the hour of the nudge has come.
NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)
_ZONES = ("Europe/London", "Europe/Lisbon", "UTC", "Africa/Abidjan")
_FIRST = """Acorn Alder Amber Anchor Arrow Aspen Beacon Birch Blue Bolt Bright Cedar Clear Coast
Copper Crest Crown Delta Eagle Echo Elm Ember Falcon Fern Field Flint Forge Fox Gale Garnet Glen
Gold Grand Granite Green Grove Harbor Hawk Hazel Heron High Hill Holly Iron Island Ivory Jade
Juniper Key Lake Lark Laurel Lime Lion Lotus Lunar Maple Marble Meadow Mill Mint Moss North Oak
Ocean Olive Onyx Opal Orchid Otter Park Pearl Pebble Pine Poplar Prime Quartz Raven Red Reed Ridge
River Robin Rose Ruby Sage Sand Silver Slate Solar Spring Star Stone Summit Swift Tide Vale Willow
""".split()
_SECOND = """Advisory Analytics Apparel Architects Audio Automation Bakery Biotech Books Brewing
Builders Capital Catering Ceramics Chemicals Clinics Clothing Coaching Coffee Components Consulting
Courier Crafts Dairy Data Dental Design Diagnostics Digital Drones Education Electric Energy
Engineering Events Fabrics Farms Films Finance Fisheries Fitness Foods Foundry Freight Furniture
Games Gardens Glass Health Holdings Homes Hotels Imaging Insurance Interiors Jewellery Kitchens
Laboratories Law Leasing Lighting Logistics Machines Marine Marketing Media Medical Metals Mobility
Motors Music Networks Optics Outdoor Packaging Paints Paper Pharma Photo Plastics Power Press
Properties Publishing Rail Recycling Research Robotics Security Seeds Shipping Software Sports
Steel Studios Supplies Systems Textiles Timber Tools Toys Trading Travel Ventures Water
""".split()
_PLACES = ("", *"Aarhus Basel Cork Dresden Essen Faro Genoa Hull Izmir Jena Krakow Leeds".split())


class Size(NamedTuple):
    """How much; of the clients `due` are going cold by the day of NOW, one each `members` owns.

    `logs` is how many interactions each client has.
    """

    clients: int
    members: int = 20
    due: int = 0
    due_actions: int = 0
    members_due: bool = True
    logs: int = 0


def names_of_clients(many: int) -> list[str]:
    """Distinct names of two or three words, the same each time."""
    pairs = list(product(_FIRST, _SECOND))
    Random(1).shuffle(pairs)
    named = (f"{a} {b} {place}".strip() for place in _PLACES for a, b in pairs)
    return list(islice(named, many))


def fill(database: Database, workspace_id: str, size: Size) -> None:
    """Store it all. The rows are as Rapport writes them."""
    user_ids = [f"UFILLED{place:04}" for place in range(size.members)]
    clients = list(_clients(workspace_id, user_ids, size))
    names = [
        {
            "workspace_id": workspace_id,
            "key": fold_name(one["name"]),
            "client_id": one["id"],
            "name": one["name"],
            "is_alias": False,
        }
        for one in clients
    ]
    _insert(database, Workspace, [_workspace(workspace_id)])
    _insert(database, Member, [_member(workspace_id, one, size) for one in user_ids])
    _insert(database, Client, clients)
    _insert(database, ClientName, names)
    _insert(database, NextAction, list(_actions(workspace_id, clients, size)))
    for number in range(size.logs):
        _log_all(database, workspace_id, number)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def _insert(database: Database, model: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        with database.write() as connection:
            connection.execute(insert(model), rows)


def _log_all(database: Database, workspace_id: str, number: int) -> None:
    """One interaction for every client, in one statement: a million rows in their place."""
    happened_at = NOW - timedelta(days=30 * number + 1)
    values: dict[str, Any] = {
        "kind": "call",
        "is_contact": True,
        "happened_at": happened_at,
        "created_at": happened_at,
        "people": ["Dana", "Raj"],
        "summary": "Q3 roadmap and the new prices; her son starts college in September",
        "line": "with Dana and Raj: Q3 roadmap and the new prices",
        "in_confidence": False,
        "needs_no_next": False,
    }
    columns = Interaction.__table__.columns
    of_client = select(
        func.substr(Client.id, 1, 29) + f"{number:03}",
        Client.workspace_id,
        Client.id,
        Client.owner_id,
        *(literal(value, columns[name].type) for name, value in values.items()),
    ).where(Client.workspace_id == workspace_id)
    names = ["id", "workspace_id", "client_id", "author_id", *values]
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.execute(insert(Interaction).from_select(names, of_client))


def _workspace(workspace_id: str) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "name": "Us",
        "url": "https://us.slack.com/",
        "bot_user_id": "UBOT",
        "added_at": NOW,
    }


def _member(workspace_id: str, user_id: str, size: Size) -> dict[str, Any]:
    return {
        "workspace_id": workspace_id,
        "user_id": user_id,
        "name": f"Member {user_id[-4:]}",
        "tz": _ZONES[int(user_id[-4:]) % len(_ZONES)],
        "locale": "en-GB",
        "standing": "member",
        "is_admin": False,
        "first_seen_at": NOW - timedelta(days=300),
        "welcomed_at": NOW - timedelta(days=300),
        "nudge_time": time(9),
        "nudge_days": "01234",
        "next_nudge_at": NOW - timedelta(hours=1)
        if size.members_due
        else NOW + timedelta(days=9999),
    }


def _clients(workspace_id: str, user_ids: list[str], size: Size) -> Iterator[dict[str, Any]]:
    random = Random(workspace_id)
    today = NOW.date()
    due = set(random.sample(range(size.clients), size.due))
    for place, name in enumerate(names_of_clients(size.clients)):
        tier = random.choice(list(Tier))
        cadence = CADENCE_DAYS[tier]
        days_ago = cadence + random.randrange(9) if place in due else random.randrange(cadence)
        spoken_on = today - timedelta(days=days_ago)
        yield {
            "id": f"{random.getrandbits(128):032x}",
            "workspace_id": workspace_id,
            "name": name,
            "owner_id": user_ids[place % len(user_ids)],
            "tier": tier.value,
            "visibility": "team",
            "added_at": NOW - timedelta(days=300),
            "added_by_id": user_ids[place % len(user_ids)],
            "last_contact_at": _noon(spoken_on),
            "going_cold_on": spoken_on + timedelta(days=cadence),
            "next_card_on": spoken_on + timedelta(days=cadence),
            "times_unanswered": 0,
        }


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _actions(
    workspace_id: str, clients: list[dict[str, Any]], size: Size
) -> Iterator[dict[str, Any]]:
    """One open next action for every tenth client; `due_actions` of them are due."""
    for place, client in enumerate(clients[::10]):
        due_on = NOW.date() + timedelta(days=0 if place < size.due_actions else 30)
        yield {
            "id": new_id(),
            "workspace_id": workspace_id,
            "client_id": client["id"],
            "owner_id": client["owner_id"],
            "author_id": client["owner_id"],
            "text": "Send the proposal with the new prices",
            "due_on": due_on,
            "is_promise": place % 3 == 0,
            "wanted_promise": False,
            "was_moved_late": False,
            "first_due_on": due_on if place % 3 == 0 else None,
            "in_confidence": False,
            "state": "open",
            "created_at": NOW - timedelta(days=9),
            "next_card_on": due_on,
        }
