"""Owners in a paste whom Rapport has not met: who they are by what Slack tells."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.import_lines import read_pasted
from domain.import_owner import Owners
from domain.records import Member, Standing
from services.know_member import SlackUser
from storage import members
from storage.database import Database


def list_strangers(
    database: Database, who: Member, parts: Sequence[str], now: datetime
) -> list[str]:
    """Owners, as pasted, whom no known member matches."""
    pasted = read_pasted("\n".join(parts), who.local(now), day_first=who.day_first)
    wanted = dict.fromkeys(line.owner for line in pasted.lines if line.owner and not line.problem)
    if not wanted:
        return []
    with database.read() as connection:
        known = members.list_members(connection, who.workspace_id)
    owners = Owners(who, (one for one in known if one.standing is Standing.MEMBER))
    return [typed for typed in wanted if not owners.find(typed)]


def match_strangers(who: Member, strangers: Iterable[str], told: Iterable[SlackUser]) -> set[str]:
    """Ids of the full members whom these owners may mean, by the rule for known ones."""
    full = [_as_member(who, one) for one in told if one.standing is Standing.MEMBER]
    owners = Owners(who, full)
    return {found.user_id for typed in strangers for found in owners.find(typed)}


def _as_member(who: Member, user: SlackUser) -> Member:
    locale = user.locale or who.locale
    return Member(who.workspace_id, user.user_id, user.name, user.tz, locale, user.standing)
