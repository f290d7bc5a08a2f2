"""Facts that are fit to open a talk with."""

from datetime import date

from sqlalchemy import Connection, case, or_

from domain.facts import Fact as FactRecord
from domain.facts import FactKind
from storage.facts import fact_record, select_facts
from storage.models import Fact, Person


def list_openers(
    connection: Connection,
    workspace_id: str,
    client_id: str,
    *,
    viewer_id: str,
    today: date,
    limit: int,
) -> list[FactRecord]:
    """Those to be asked about by today first, the longest waiting; then the newest, goals last.

    One that is to be asked about later is not fit yet; one in confidence, or about somebody who
    left, never is, unless its day to ask has come.
    """
    is_asked = Fact.ask_after_on <= today
    rows = connection.execute(
        select_facts(workspace_id, viewer_id)
        .where(
            Fact.client_id == client_id,
            or_(Fact.ask_after_on.is_(None), is_asked),
            or_(is_asked, Fact.in_confidence.is_(False)),
            or_(is_asked, Person.left_on.is_(None)),
        )
        .order_by(
            case((is_asked, 0), else_=1),
            case((is_asked, Fact.ask_after_on)),
            case((Fact.kind == FactKind.GOAL.value, 1), else_=0),
            Fact.created_at.desc(),
            Fact.id,
        )
        .limit(limit)
    )
    return [fact_record(row) for row in rows]
