"""`rapport check`: is it well, line by line, and what to do where it is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.clock import wall_now
from bot.manifest import declared_scopes
from bot.settings import BadSettings, Settings, load_settings
from bot.slack_clients import SlackClients, make_slack_clients
from scheduler.clockwork import TICK_SECONDS
from services import Database
from services.install import find_last_tick
from storage.database import answers, open_database
from storage.schema import is_set_up

_FAULTS = (SlackClientError, OSError, HTTPException)
_CLOCK_OFF = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, whether it is well, and what to do if not."""

    subject: str
    is_well: bool
    said: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.is_well else 'BAD '} {self.subject}: {self.said}"


def check() -> list[Finding]:
    """Look at settings, Slack, the database, the clock and the scheduler."""
    try:
        settings = load_settings()
    except BadSettings as wrong:
        return [Finding("settings", is_well=False, said=str(wrong))]
    slack = make_slack_clients(
        settings.slack_bot_token.get_secret_value(),
        settings.slack_app_token.get_secret_value(),
        settings.slack_api_url,
    )
    return [
        Finding("settings", is_well=True, said="complete"),
        *_bot(slack),
        _socket(slack),
        *_database(settings),
    ]


def _bot(slack: SlackClients) -> Iterator[Finding]:
    try:
        told = slack.delivery.auth_test()
    except _FAULTS as fault:
        yield _no_answer("bot token", fault, "install the app anew")
        return
    yield Finding("bot token", is_well=True, said=f"{told['team']} ({told['team_id']})")
    headers = {name.casefold(): value for name, value in told.headers.items()}
    yield _scopes(headers.get("x-oauth-scopes", ""))
    yield _clock(headers.get("date"))


def _scopes(header: str) -> Finding:
    granted = {scope.strip() for scope in header.split(",")}
    missing = sorted(declared_scopes() - granted)
    if missing:
        said = f"missing {', '.join(missing)}: update the manifest and install the app anew"
        return Finding("scopes", is_well=False, said=said)
    return Finding("scopes", is_well=True, said="as manifest.yml declares")


def _clock(date_header: str | None) -> Finding:
    if not date_header:
        return Finding("clock", is_well=True, said="Slack told no time to compare with")
    off = abs(parsedate_to_datetime(date_header).astimezone(UTC) - wall_now())
    if off > _CLOCK_OFF:
        said = f"{int(off.total_seconds())} s off Slack's: set this machine's clock (NTP)"
        return Finding("clock", is_well=False, said=said)
    return Finding("clock", is_well=True, said="agrees with Slack's")


def _socket(slack: SlackClients) -> Finding:
    try:
        slack.socket.apps_connections_open(app_token=slack.socket.token or "")
    except _FAULTS as fault:
        return _no_answer("app token", fault, "make an app-level token with connections:write")
    return Finding("app token", is_well=True, said="opens a Socket Mode connection")


def _no_answer(subject: str, fault: Exception, to_do: str) -> Finding:
    """What Slack said instead of yes, and what to do about it."""
    if not isinstance(fault, SlackApiError):
        said = f"Slack does not answer ({type(fault).__name__}): look at the network"
    elif fault.response.status_code == 429:
        said = "Slack asks to wait (ratelimited): check again in a minute"
    elif fault.response.status_code >= 500:
        said = f"Slack is in trouble ({fault.response.status_code}): check again in a while"
    else:
        said = f"Slack says {fault.response.get('error')}: {to_do}"
    return Finding(subject, is_well=False, said=said)


def _database(settings: Settings) -> Iterator[Finding]:
    if settings.missing_file:
        said = f"{settings.missing_file} is not there yet: rapport db upgrade makes it"
        yield Finding("database", is_well=False, said=said)
        return
    database = open_database(settings.database_url)
    try:
        yield from _look_into(database)
    finally:
        database.close()


def _look_into(database: Database) -> Iterator[Finding]:
    complaint = answers(database)
    if complaint:
        yield Finding("database", is_well=False, said=f"{complaint}: look at DATABASE_URL")
        return
    yield Finding("database", is_well=True, said=f"{database.engine.dialect.name} answers")
    if not is_set_up(database):
        yield Finding("migrations", is_well=False, said="not up to date: rapport db upgrade")
        return
    yield Finding("migrations", is_well=True, said="up to date")
    yield _scheduler(find_last_tick(database))


def _scheduler(last: datetime | None) -> Finding:
    if last is None:
        return Finding("scheduler", is_well=False, said="never ticked: start rapport run")
    ago = wall_now() - last
    said = f"ticked {int(ago.total_seconds())} s ago"
    if ago > timedelta(seconds=4 * TICK_SECONDS):
        return Finding("scheduler", is_well=False, said=f"{said}: is rapport run running?")
    return Finding("scheduler", is_well=True, said=said)
