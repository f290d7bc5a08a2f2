"""Who stands in for whom, and what is due for those who are away."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, or_, select, update
from sqlalchemy.orm import aliased

from domain.deliveries import CardState
from domain.nudge_cards import Lane
from domain.records import Standing
from domain.stand_in import Away
from storage.date_cards import untell_open
from storage.due import (
    ACTIONS,
    CLIENTS,
    MANY,
    DueAction,
    DueClient,
)
from storage.models import Card, Client, Delivery, Member, NextAction
from storage.shapes import AnyRow, AnySelect
from storage.visible import visible_to

_STAND_IN = aliased(Member)
_AWAY: AnySelect = (
    select(
        Member.user_id,
        Member.name,
        Member.tz,
        Member.paused_until_on,
        Member.stand_in_id,
        _STAND_IN.paused_until_on,
        Member.nudge_days,
    )
    .join(
        _STAND_IN,
        and_(
            _STAND_IN.workspace_id == Member.workspace_id,
            _STAND_IN.user_id == Member.stand_in_id,
            _STAND_IN.standing == Standing.MEMBER.value,
        ),
    )
    .where(
        Member.workspace_id == bindparam("workspace_id"),
        Member.standing == Standing.MEMBER.value,
        Member.paused_until_on.is_not(None),
    )
    .order_by(Member.paused_until_on, Member.user_id)
)
_AWAY_OF_ANYONE = _AWAY.where(Member.stand_in_id.is_not(None))
_AWAY_OF = _AWAY.where(Member.stand_in_id.in_(bindparam("stand_in_ids", expanding=True)))
_OWNERS: Any = bindparam("owner_ids", expanding=True)
# Only what the stand-in may see, and nothing that was said in confidence.
_CLIENTS_FOR = CLIENTS.join(
    Member, and_(Member.workspace_id == Client.workspace_id, Member.user_id == Client.owner_id)
).where(Client.owner_id.in_(_OWNERS), visible_to(Member.stand_in_id))
_ACTIONS_FOR = ACTIONS.join(
    Member,
    and_(Member.workspace_id == NextAction.workspace_id, Member.user_id == NextAction.owner_id),
).where(
    NextAction.owner_id.in_(_OWNERS),
    NextAction.in_confidence.is_(False),
    visible_to(Member.stand_in_id),
)

# Cards of these lanes are the client's owner's.
_OF_OWNER = (Lane.COLD.value, Lane.BRING.value)


def list_away(
    connection: Connection, workspace_id: str, stand_in_ids: Collection[str]
) -> list[Away]:
    """Those who are away and have one of these as stand-in; of others too where they are many.

    Whether a pause still lasts is told by the local day: see `Away`.
    """
    asked: dict[str, Any] = {"workspace_id": workspace_id}
    if len(stand_in_ids) >= MANY:
        rows = connection.execute(_AWAY_OF_ANYONE, asked)
    else:
        rows = connection.execute(_AWAY_OF, asked | {"stand_in_ids": list(stand_in_ids)})
    return [Away(*row) for row in rows]


def list_due_for(
    connection: Connection, workspace_id: str, away_ids: Iterable[str], *, by: date
) -> tuple[list[DueAction], list[DueClient]]:
    """What is due for members who are away, as far as their stand-ins may see it."""
    asked = {"workspace_id": workspace_id, "by": by, "owner_ids": list(away_ids)}
    actions = connection.execute(_ACTIONS_FOR, asked)
    clients = connection.execute(_CLIENTS_FOR, asked)
    return list(map(DueAction._make, actions)), list(map(DueClient._make, clients))


def give_back_cards(
    connection: Connection, workspace_id: str, owner_id: str, outcome: str, today: date
) -> set[str]:
    """Strike out the open cards of this owner's work in nudges of others: it is due again today.

    Ids of the nudges they were in.
    """
    untell_open(
        connection,
        workspace_id,
        Card.client_id.in_(_ids_of_own(workspace_id, owner_id)),
        Delivery.member_id != owner_id,
    )
    found = _open_elsewhere(connection, workspace_id, owner_id)
    # An older card that stands open says nothing of a later one, which may have been answered.
    latest = [row for row in found if row.last_card_on and row.key == str(row.last_card_on)]
    for table, wanted in (
        (Client, {row.client_id for row in latest if row.lane == Lane.COLD.value}),
        (NextAction, {row.next_action_id for row in latest if row.next_action_id}),
    ):
        if wanted:
            connection.execute(
                update(table)
                .where(table.workspace_id == workspace_id, table.id.in_(wanted))
                .values(next_card_on=today)
            )
    if found:
        _strike_out(connection, workspace_id, found, outcome)
    return {row.delivery_id for row in found}


def _open_elsewhere(connection: Connection, workspace_id: str, owner_id: str) -> Sequence[AnyRow]:
    """Open cards of this owner's work in nudges of others, each with the day of its last card."""
    shown_on = case(
        (Card.lane == Lane.COLD.value, Client.last_card_on), else_=NextAction.last_card_on
    )
    return connection.execute(
        select(
            Card.delivery_id,
            Delivery.key,
            Card.lane,
            Card.client_id,
            Card.next_action_id,
            shown_on.label("last_card_on"),
        )
        .join(Delivery, Delivery.id == Card.delivery_id)
        .join(Client, Client.id == Card.client_id)
        .outerjoin(NextAction, NextAction.id == Card.next_action_id)
        .where(
            Card.workspace_id == workspace_id,
            Card.client_id.in_(_ids_of_open(workspace_id, owner_id)),
            Card.state == CardState.OPEN.value,
            Delivery.member_id != owner_id,
            or_(
                and_(Card.lane.in_(_OF_OWNER), Client.owner_id == owner_id),
                NextAction.owner_id == owner_id,
            ),
        )
    ).all()


def _strike_out(
    connection: Connection, workspace_id: str, found: Sequence[AnyRow], outcome: str
) -> None:
    own = {one.client_id for one in found if not one.next_action_id}
    owed = {one.next_action_id for one in found if one.next_action_id}
    connection.execute(
        update(Card)
        .where(
            Card.workspace_id == workspace_id,
            Card.delivery_id.in_({row.delivery_id for row in found}),
            Card.state == CardState.OPEN.value,
            or_(
                and_(Card.lane.in_(_OF_OWNER), Card.client_id.in_(own)),
                Card.next_action_id.in_(owed),
            ),
        )
        .values(state=CardState.ELSEWHERE.value, outcome=outcome)
    )


def _ids_of_open(workspace_id: str, owner_id: str) -> Any:  # noqa: ANN401 - a union
    """Clients that this owner's work is about, so that cards are found by their clients."""
    own = _ids_of_own(workspace_id, owner_id)
    owed = select(NextAction.client_id).where(
        NextAction.workspace_id == workspace_id,
        NextAction.owner_id == owner_id,
        NextAction.state == "open",
    )
    return own.union(owed)


def _ids_of_own(workspace_id: str, owner_id: str) -> Any:  # noqa: ANN401 - a select
    return select(Client.id).where(Client.workspace_id == workspace_id, Client.owner_id == owner_id)
