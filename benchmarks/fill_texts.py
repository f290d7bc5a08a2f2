"""A million logs with words as people use them: few very often, most seldom, several languages."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate, islice
from random import Random
from typing import Any

from alembic import command
from sqlalchemy import insert, select

from benchmarks.fill import NOW
from storage import schema
from storage.database import Database
from storage.models import Client, Interaction

_BATCH = 20_000
_BEFORE = "0009"  # the revision before the index
COMMON = "the and about call with pricing next meeting roadmap renewal budget team".split()
_SOME = """
proposal contract invoice office launch website audit training review design survey print hiring
delay delivery quote strategy partner supplier venue conference report warehouse safety tender
lease permit archive campaign newsletter prototype workshop discount forecast holiday marathon
garden piano jazz chess sailing theatre college wedding puppy allergy vineyard Lisbon Kyoto Oslo
Nairobi
""".split()
_OTHERS = [
    "来週の会議は東京で新しい価格の話",
    "اجتماع غدا عن الأسعار الجديدة",
    "встреча в Москве о новых ценах",
    "Besuch in Göteborg, große Straße",
    "réunion à l’école, façade rénovée",
]
RARE = [f"{first}{second}" for first in _SOME for second in _SOME]


def summaries(random: Random) -> Iterator[str]:
    """One after the other, without end."""
    vocabulary = [*COMMON, *_SOME, *RARE]
    weights = list(accumulate(1 / (place + 2) for place in range(len(vocabulary))))
    while True:
        words = random.choices(vocabulary, cum_weights=weights, k=random.randint(6, 14))
        if random.random() < 0.04:
            words.append(random.choice(_OTHERS))
        yield " ".join(words)


def fill_texts(database: Database, workspace_id: str, logs: int) -> None:
    """So many logs of each client, put into the search."""
    with database.read() as connection:
        wanted = select(Client.id, Client.owner_id).where(Client.workspace_id == workspace_id)
        clients = list(connection.execute(wanted).all())
    every = _rows(workspace_id, clients, logs)
    while rows := list(islice(every, _BATCH)):
        with database.write() as connection:
            connection.execute(insert(Interaction), rows)
    with database.migrate() as connection:  # the migration fills the index at once
        if not database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        config = schema._config(connection)  # noqa: SLF001 - as the tests of migrations do
        command.downgrade(config, _BEFORE)
        command.upgrade(config, "head")
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def _rows(workspace_id: str, clients: list[Any], logs: int) -> Iterator[dict[str, Any]]:
    words = summaries(Random(7))
    for number in range(logs):
        for place, (client_id, owner_id) in enumerate(clients):
            at = NOW - timedelta(days=30 * (logs - number), seconds=place)
            yield {
                "id": f"{client_id[:29]}{number:03}",
                "workspace_id": workspace_id,
                "client_id": client_id,
                "author_id": owner_id,
                "kind": "call",
                "is_contact": True,
                "happened_at": at,
                "created_at": at,
                "people": ["Dana", "Raj"],
                "summary": next(words),
                "line": "",
                "in_confidence": place % 20 == 0,
                "needs_no_next": False,
            }
