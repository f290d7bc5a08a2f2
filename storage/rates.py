"""How a member's talks begin and end, counted from their logs since an instant."""

from datetime import datetime

from sqlalchemy import Connection, and_, case, exists, func, or_, select

from domain.rates import TALKS, Rates
from storage.models import Interaction, NextAction, Prep

_OF_LOG = and_(Prep.workspace_id == Interaction.workspace_id, Prep.interaction_id == Interaction.id)
_HAS_PREP = exists().where(_OF_LOG)
_HAD_AGENDA = exists().where(_OF_LOG, Prep.agenda_at <= Prep.starts_at)
_HAS_NEXT = exists().where(
    NextAction.workspace_id == Interaction.workspace_id,
    NextAction.interaction_id == Interaction.id,
)


def count_rates(
    connection: Connection, workspace_id: str, author_id: str, *, since: datetime
) -> Rates:
    """Of the member's own contacts that were logged and took place since then.

    None was logged before it took place, so that the index by the day of logging finds them.
    """
    is_talk = or_(Interaction.kind.in_([kind.value for kind in TALKS]), _HAS_PREP)
    ends_well = or_(Interaction.needs_no_next.is_(True), _HAS_NEXT)
    row = connection.execute(
        select(
            func.count(),
            func.sum(case((ends_well, 1), else_=0)),
            func.sum(case((is_talk, 1), else_=0)),
            func.sum(case((_HAD_AGENDA, 1), else_=0)),
        )
        .select_from(Interaction)
        .where(
            Interaction.workspace_id == workspace_id,
            Interaction.author_id == author_id,
            Interaction.created_at >= since,
            Interaction.happened_at >= since,
            Interaction.is_contact.is_(True),
        )
    ).one()
    contacts, ended, talks, prepared = (int(count or 0) for count in row)
    return Rates(talks, prepared, contacts, ended)
