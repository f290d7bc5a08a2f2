"""Whatever is changed, moved or deleted in whatever order, what is counted follows from what is."""

import random
from dataclasses import replace

import pytest

from domain.records import Client, Kind, Member
from services.begin_edit import begin_edit
from services.edit_log import delete_log, edit_log
from services.history import list_history
from services.log_form import Filled
from services.open_client import open_client
from tests.office import A_DAY, NOW, TODAY, Office

KINDS = (Kind.CALL, Kind.NOTE, Kind.GIFT, Kind.EMAIL)


def check(office: Office, who: Member, clients: list[Client]) -> None:
    for one in clients:
        card = open_client(office.database, who, one.id, NOW)
        records = [row.interaction for row in list_history(office.database, who, one.id, NOW).rows]
        contacts = [record.happened_at for record in records if record.is_contact]
        assert card.client.last_contact_at == max(contacts, default=None)
        assert card.reading.days == (TODAY - card.client.last_on("UTC")).days
        assert {action.interaction_id for action in card.actions} <= {one.id for one in records}


def change(
    office: Office, who: Member, record_id: str, clients: list[Client], dice: random.Random
) -> None:
    form = begin_edit(office.database, who, record_id, NOW)
    fields = replace(
        form.fields,
        client_id=dice.choice(clients).id,
        kind=dice.choice(KINDS),
        on=TODAY - dice.randrange(90) * A_DAY,
        at=None,
        in_confidence=dice.random() < 0.3,
        next_text=dice.choice(["", "send quote"]),
    )
    filled = Filled(
        replace(fields, needs_no_next=not fields.next_text),
        office.a_request(),
        edit_id=record_id,
        step_id=form.step_id,
    )
    edit_log(office.database, who, filled, NOW)


@pytest.mark.parametrize("seed", range(6))
def test_warmth_and_next_actions_follow_their_records(
    office: Office, ana: Member, seed: int
) -> None:
    dice = random.Random(seed)
    clients = [office.a_client(ana, name) for name in ("Acme", "Globex", "Zenith")]
    records = [
        office.log(ana, f"{one.name} call {number} next: step", NOW - 9 * A_DAY).interaction.id
        for one in clients
        for number in range(2)
    ]
    for _ in range(10):
        if len(records) > 2 and dice.random() < 0.2:
            gone = records.pop(dice.randrange(len(records)))
            delete_log(office.database, ana, gone, NOW, office.a_request())
        else:
            change(office, ana, dice.choice(records), clients, dice)
        check(office, ana, clients)
