"""`rapport nudge`: one tick as if it were a given instant, beside a running bot too."""

from datetime import datetime, timedelta

from bot.app import Identity, identify, keep_identity, make_ticker
from bot.clock import wall_now
from bot.settings import Settings
from bot.slack_clients import SlackClients, make_slack_clients
from domain.deliveries import DeliveryState, Nudge
from domain.errors import DomainError
from services import Database
from services.deliver import list_claimed
from services.nudge_day import Preview, plan_next_nudges, preview_due_nudges
from storage.database import open_database
from storage.schema import is_set_up, upgrade

NEAR = timedelta(minutes=10)


class NotPretended(DomainError):
    """Another time than now, for people who are really there, needs a yes."""

    def __init__(self) -> None:
        super().__init__(
            "That instant is more than 10 minutes from now, and real people would get the nudge of "
            "another time. Add --dry-run to only look, or --yes to send it."
        )


def nudge_once(
    settings: Settings, at: datetime | None, *, is_dry_run: bool, is_sure: bool
) -> list[str]:
    """Tick once and say what was sent to whom, a line each. Raises NotPretended."""
    now = at or wall_now()
    is_near = abs(now - wall_now()) <= NEAR
    if not (is_near or settings.is_local_slack or is_dry_run or is_sure):
        raise NotPretended
    slack = make_slack_clients(
        settings.slack_bot_token.get_secret_value(),
        settings.slack_app_token.get_secret_value(),
        settings.slack_api_url,
    )
    identity = identify(slack)
    if is_dry_run and settings.missing_file:
        return ["Nothing is due: there is no database yet."]
    database = open_database(settings.database_url)
    try:
        if is_dry_run:
            return _preview(database, identity, now)
        return _send(database, slack, identity, now)
    finally:
        database.close()


def _preview(database: Database, identity: Identity, now: datetime) -> list[str]:
    """Who would be sent what. Touches nothing, not even the schema."""
    if not is_set_up(database):
        return ["The database is not at the newest migration: rapport db upgrade."]
    previews = preview_due_nudges(database, identity.workspace_id, now)
    return [line for one in previews for line in _previewed(one)] or ["Nothing is due."]


def _send(database: Database, slack: SlackClients, identity: Identity, now: datetime) -> list[str]:
    upgrade(database)
    started_at = wall_now()
    keep_identity(database, identity, started_at)
    make_ticker(database, slack, identity, lambda: now).tick()
    if now > started_at:
        # The tick of a later instant moved on whose turn comes before it.
        plan_next_nudges(database, identity.workspace_id, started_at)
    sent = list_claimed(database, identity.workspace_id, since=started_at)
    return [_said(nudge) for nudge in sent] or ["Nothing was due."]


def _said(nudge: Nudge) -> str:
    state = nudge.delivery.state
    fate = "sent" if state is DeliveryState.SENT else f"not sent yet ({state.value})"
    names = ", ".join(card.client_name for card in nudge.cards)
    return f"{nudge.member_name} ({nudge.delivery.member_id}), {nudge.local_on}: {fate}: {names}"


def _previewed(preview: Preview) -> list[str]:
    """Who would get what, each card with the terms of its rank."""
    lines = [f"{preview.member.name} ({preview.member.user_id}), {preview.local_on}:"]
    for card in preview.plan.cards:
        terms = " + ".join(f"{term.name} {term.points}" for term in card.score.terms)
        lines.append(f"  {card.lane.value}: {card.client_name}: {card.reason}")
        lines.append(f"    rank {card.score.total} = {terms}")
    if preview.plan.left_over:
        lines.append(f"  and {preview.plan.left_over} more")
    return lines
