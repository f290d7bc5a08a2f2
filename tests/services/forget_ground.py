"""All that is stored, looked through for words, for the tests about forgetting."""

from collections.abc import Iterable

from domain.merge import Merged
from domain.people import Person
from domain.person_edit import PersonEdit
from domain.records import Client, Member
from services.edit_person import save_person
from services.forget_client import forget_client
from services.forget_person import forget_person
from services.merge_clients import merge_clients
from storage.database import Database
from storage.models import Base
from tests.office import NOW, Office


def stored(database: Database) -> dict[str, list[str]]:
    """Every row there is, by table, in small letters."""
    with database.read() as connection:
        return {
            table.name: sorted(
                str(tuple(row)).lower() for row in connection.execute(table.select())
            )
            for table in Base.metadata.sorted_tables
        }


def tables_with(database: Database, *words: str) -> dict[str, list[str]]:
    """The tables in which each of these words still stands."""
    rows = stored(database)
    found = {
        word: [name for name, told in rows.items() if any(word.lower() in one for one in told)]
        for word in words
    }
    return {word: names for word, names in found.items() if names}


def forget(
    office: Office,
    who: Member,
    client: Client,
    *,
    typed: str | None = None,
    is_everywhere: bool = True,
    request: str | None = None,
) -> None:
    forget_client(
        office.database,
        who,
        client.id,
        NOW,
        request or office.a_request(),
        typed=client.name if typed is None else typed,
        is_everywhere=is_everywhere,
    )


def forget_one(
    office: Office,
    who: Member,
    person: Person,
    *,
    typed: str | None = None,
    is_everywhere: bool = True,
    request: str | None = None,
) -> None:
    forget_person(
        office.database,
        who,
        person.id,
        NOW,
        request or office.a_request(),
        typed=person.name if typed is None else typed,
        is_everywhere=is_everywhere,
    )


def a_person(office: Office, who: Member, client: Client, name: str, **facts: str) -> Person:
    edit = PersonEdit(client.id, name=name, **facts)  # type: ignore[arg-type] # texts only
    return save_person(office.database, who, edit, NOW, office.a_request())


def merge(office: Office, who: Member, kept: Client, other: Client) -> Merged:
    return merge_clients(office.database, who, kept.id, other.id, NOW, office.a_request())


def lines_of(database: Database, table: str, words: Iterable[str]) -> list[str]:
    return [row for row in stored(database)[table] if any(word in row for word in words)]
