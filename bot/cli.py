"""The command line of Rapport."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Annotated
from urllib.error import URLError

import typer
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import load_database_settings, load_settings
from domain.errors import DomainError, NotAllowed, NotFound, StorageDown, Unreadable

app = typer.Typer(
    help="Rapport keeps client relationships warm from Slack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_NO_SLACK = (SlackClientError, HTTPException, URLError, ConnectionError, TimeoutError)
db = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(db, name="db")


def main(arguments: list[str] | None = None) -> None:
    """Run a command; a failure is a sentence on standard error and exit status 1."""
    try:
        app(arguments)
    except StorageDown as refusal:
        _fail(f"{refusal} rapport check tells more.")
    except DomainError as refusal:
        _fail(str(refusal))
    except SlackApiError as refusal:
        _fail(f"Slack refused: {refusal.response.get('error')}. rapport check tells more.")
    except _NO_SLACK as fault:
        _fail(f"Slack does not answer ({type(fault).__name__}). rapport check tells more.")
    except SQLAlchemyError as fault:
        _fail(f"The database refused ({type(fault).__name__}). rapport check tells more.")


@app.command()
def run() -> None:
    """Connect to Slack by Socket Mode and serve until stopped."""
    from bot.run import run as serve  # noqa: PLC0415 - other commands start faster without it

    serve(load_settings())


@app.command()
def nudge(
    at: Annotated[
        str | None, typer.Option(metavar="ISO-INSTANT", help="Pretend it is this instant.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be sent.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Send the nudge of another time to real people.")
    ] = False,
) -> None:
    """Send the nudges that are due, once, and print what was sent to whom."""
    from bot.logs import set_up_logs  # noqa: PLC0415
    from bot.nudge_once import nudge_once  # noqa: PLC0415

    settings = load_settings()
    set_up_logs("WARNING", settings.log_format)
    instant = _instant(at) if at else None
    for line in nudge_once(settings, instant, is_dry_run=dry_run, is_sure=yes):
        print(line)


@app.command()
def parse(
    text: Annotated[list[str], typer.Argument(help="The words after /logcall.")],
    now: Annotated[
        str | None, typer.Option(metavar="ISO", help="Local time to read dates by.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    month_first: Annotated[
        bool, typer.Option("--month-first", help="Read 3/4 as 4 March, as in the United States.")
    ] = False,
) -> None:
    """Show what /logcall TEXT understands, touching nothing."""
    from bot.parse import as_facts, in_words, parse_line  # noqa: PLC0415

    local = _local(now)
    settings = load_database_settings()
    url = None if settings.missing_file else settings.database_url
    read, client = parse_line(" ".join(text), local, url, day_first=not month_first)
    is_known = read.client is not None and bool(read.client.client_id)
    if as_json:
        print(json.dumps(as_facts(read, client, is_known=is_known), ensure_ascii=False, indent=2))
        return
    for line in in_words(read, client, local, is_known=is_known):
        print(line)


@app.command()
def check() -> None:
    """Look whether all is well; exit status 1 if it is not."""
    from bot.check import check as look  # noqa: PLC0415

    findings = look()
    for finding in findings:
        print(finding)
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(1)


@app.command()
def tour(
    fast: Annotated[bool, typer.Option("--fast", help="Do not pause between steps.")] = False,
) -> None:
    """Watch Rapport at work in a local Slack: two minutes, no account needed."""
    from bot.tour import tour as walk  # noqa: PLC0415

    walk(pause=0 if fast or not sys.stdout.isatty() else 1.2)


@app.command()
def play(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is, on this machine only.")
    ] = 8765,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open the page in a browser.")
    ] = False,
    empty: Annotated[
        bool, typer.Option("--empty", help="Begin without clients and messages.")
    ] = False,
    db: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep what is done in this SQLite file.")
    ] = None,
    slack_only: Annotated[
        bool, typer.Option("--slack-only", help="Without Rapport: a local Slack for any Bolt app.")
    ] = False,
    manifest: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The manifest of that app.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="ISO-INSTANT", help="Begin at this later instant.")
    ] = None,
) -> None:
    """Try Rapport in the browser, in a local Slack: no account needed."""
    from bot.play import play as open_page  # noqa: PLC0415

    open_page(
        port,
        opens_browser=not no_browser,
        is_empty=empty,
        database=db,
        slack_only=slack_only,
        manifest=manifest,
        starts_at=_later(at) if at else None,
    )


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The copy to write.")]) -> None:
    """Copy the SQLite database, consistent while the bot runs."""
    from storage.backup import backup as copy  # noqa: PLC0415
    from storage.database import open_database  # noqa: PLC0415

    settings = load_database_settings()
    if settings.missing_file:
        raise NotFound(f"There is no database at {settings.missing_file}, so nothing was copied.")
    database = open_database(settings.database_url)
    try:
        copy(database, file)
    finally:
        database.close()
    print(f"Wrote {file}. To restore it, stop Rapport and put it in the place of the database.")


@app.command()
def audit(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From this day on, such as 2026-11-23.")
    ] = None,
    member: Annotated[
        str, typer.Option(metavar="NAME", help="Only what this member did, by name or Slack id.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Print who read what was in confidence and who changed who sees what, the newest first."""
    from bot.audit import read_audit  # noqa: PLC0415

    since_at = _read(since, lambda day: day.astimezone()) if since else None
    settings = load_database_settings()
    if settings.missing_file:
        raise NotFound(f"There is no database at {settings.missing_file}, so nothing is recorded.")
    url = settings.database_url
    for line in read_audit(url, None, since_at=since_at, member=member, as_json=as_json):
        print(line)


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to the newest migration (rapport run does it too)."""
    from storage.database import open_database  # noqa: PLC0415
    from storage.schema import newest_revision, upgrade  # noqa: PLC0415

    database = open_database(load_database_settings().database_url)
    try:
        upgrade(database)
    finally:
        database.close()
    print(f"The database is at migration {newest_revision()}.")


def _instant(typed: str) -> datetime:
    """An aware instant; one without a zone is UTC. Raises Unreadable."""
    return _read(typed, lambda read: read if read.tzinfo else read.replace(tzinfo=UTC))


def _later(typed: str) -> datetime:
    """An instant that has not passed. Raises Unreadable, NotAllowed."""
    instant = _instant(typed)
    if instant < datetime.now(UTC):
        raise NotAllowed(f"“{typed}” has passed: the clock of the local Slack goes forward only.")
    return instant


def _local(typed: str | None) -> datetime:
    """A local time with its zone; without one, this machine's."""
    if typed is None:
        return datetime.now().astimezone()
    return _read(typed, lambda read: read if read.tzinfo else read.astimezone())


def _read(typed: str, with_zone: Callable[[datetime], datetime]) -> datetime:
    try:
        return with_zone(datetime.fromisoformat(typed))
    except ValueError as wrong:
        raise Unreadable(
            f"“{typed}” is no ISO instant, such as 2026-11-23T09:00:00+01:00."
        ) from wrong


def _fail(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    raise SystemExit(1)
