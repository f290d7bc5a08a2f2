"""The form of a client, filled in and sent, for the tests of editing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.client_edit import ClientEdit, Edited, EditField, NotTaken
from domain.deliveries import DeliveryKind
from domain.records import Client, Member, Visibility
from services.deliver import take_delivery
from services.edit_client import edit_client, read_edit_facts
from services.open_client import find_client, open_client
from services.tell_owner import load_handed
from storage.client_moves import find_card_days
from tests.office import NOW, Office

PRIVATE = {"visibility": Visibility.PRIVATE}


def save(
    office: Office,
    who: Member,
    client: Client,
    *,
    request_id: str | None = None,
    **changes: Any,  # noqa: ANN401
) -> Edited:
    """Send the form as it is filled in, but for these changes."""
    facts = read_edit_facts(office.database, who, client.id)
    stands = facts.client
    filled = ClientEdit(
        client_id=stands.id,
        name=stands.name,
        aliases="\n".join(facts.aliases),
        tier=stands.tier,
        cadence=str(stands.own_cadence_days or ""),
        owner_id=stands.owner_id,
        visibility=stands.visibility,
        named_ids=facts.named_ids,
        paused_until_on=stands.paused_until_on,
        is_former=stands.former_on is not None,
    )
    edit = replace(filled, **changes)
    return edit_client(office.database, who, edit, NOW, NOW, request_id or office.a_request())


def wrong(office: Office, who: Member, client: Client, **changes: Any) -> dict[EditField, str]:  # noqa: ANN401
    """What the form complains of; nothing must have changed."""
    before = open_client(office.database, who, client.id, NOW)
    with pytest.raises(NotTaken) as refused:
        save(office, who, client, **changes)
    assert open_client(office.database, who, client.id, NOW) == before
    return dict(refused.value.errors)


def seen(office: Office, who: Member, client: Client) -> Client:
    return open_client(office.database, who, client.id, NOW).client


def next_card_on(office: Office, client: Client) -> date | None:
    with office.database.read() as connection:
        return find_card_days(connection, "T1", [client.id])[client.id].next_card_on


def finds(office: Office, who: Member, name: str) -> str | None:
    """Id of the client that goes by a name."""
    found = getattr(find_client(office.database, who, name, NOW), "client", None)
    return found.id if found else None


def handed_to(office: Office, who: Member) -> tuple[list[str], list[str]]:
    """Names of clients and texts of next actions that a member is told are theirs."""
    while delivery := take_delivery(office.database, "T1", NOW):
        if delivery.kind is DeliveryKind.HANDED and delivery.member_id == who.user_id:
            told = load_handed(office.database, delivery, who, NOW)
            return [one.client.name for one in told.clients], [one.text for one in told.actions]
    return [], []
