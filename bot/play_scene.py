"""What `rapport play` opens: a local Slack with people, and Rapport in it with a story."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from yaml import YAMLError

from bot.cast import Cast, add_cast
from bot.keeping import kept_in
from bot.manifest import manifest_path
from domain.errors import NotAllowed, NotFound, Unreadable
from playground import LocalSlack
from playground.steps import Step

AddPage = Callable[[LocalSlack, Sequence[Step]], None]


@dataclass(frozen=True)
class Wish:
    """What was asked for. `database` keeps it all; without one it is gone at the end.

    `is_empty`: no story. `slack_only`: no Rapport either, for the app of a `manifest`.
    `starts_at` sets the clock of a new Slack ahead; now when not said.
    """

    port: int = 0
    is_empty: bool = False
    database: Path | None = None
    slack_only: bool = False
    manifest: Path | None = None
    starts_at: datetime | None = None

    @property
    def slack_file(self) -> Path | None:
        """Where the local Slack is kept, beside the database."""
        return self.database and self.database.with_name(f"{self.database.name}.slack.json")


@dataclass(frozen=True)
class Scene:
    """A Slack that serves; `is_restored` where it goes on from what was kept."""

    slack: LocalSlack
    cast: Cast
    is_restored: bool


def check_wish(wish: Wish) -> None:
    """Raises NotFound, NotAllowed for what can't be."""
    if wish.manifest and not wish.slack_only:
        raise NotAllowed("--manifest names the manifest of another app: it needs --slack-only.")
    if wish.manifest and not wish.manifest.is_file():
        raise NotFound(f"There is no manifest at {wish.manifest}.")
    if wish.database and not wish.database.absolute().parent.is_dir():
        folder = wish.database.absolute().parent
        raise NotFound(f"There is no folder {folder} for the database. Make it first.")
    if wish.database and wish.database.is_dir():
        raise NotAllowed(f"{wish.database} is a folder. --db needs the name of a file.")


@contextmanager
def open_scene(wish: Wish, add_page: AddPage) -> Iterator[Scene]:
    """Start it all; at the end stop it in the right order. `add_page` comes before the start."""
    check_wish(wish)
    with ExitStack() as closing:
        slack = _make_slack(wish)
        cast = add_cast(slack)
        is_restored = _restore(slack, wish.slack_file)
        has_story = not (is_restored or wish.is_empty or wish.slack_only)
        add_page(slack, _begin(slack, cast) if has_story else [])
        closing.enter_context(slack)
        keeping = wish.slack_file and closing.enter_context(kept_in(wish.slack_file, slack))
        if not wish.slack_only:
            file = wish.database or Path(closing.enter_context(TemporaryDirectory())) / "play.db"
            _start_rapport(closing, slack, file, cast if has_story else None)
        if keeping:
            keeping()
        yield Scene(slack, cast, is_restored)


def _make_slack(wish: Wish) -> LocalSlack:
    try:
        return LocalSlack(wish.manifest or manifest_path(), wish.port, starts_at=wish.starts_at)
    except (YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as wrong:
        raise Unreadable(f"{wish.manifest} is no manifest of a Slack app.") from wrong


def _restore(slack: LocalSlack, file: Path | None) -> bool:
    if file is None:
        return False
    from playground.saving import (  # noqa: PLC0415 - only where something may be kept
        CannotRestore,
        restore,
    )

    try:
        return restore(slack, file)
    except CannotRestore as why:
        raise Unreadable(str(why)) from why
    except OSError as fault:
        raise Unreadable(f"{file} can't be read: {fault.strerror}.") from fault


def _begin(slack: LocalSlack, cast: Cast) -> list[Step]:
    """Let the people talk; from then on count what is done of the guided path."""
    from bot.play_steps import play_steps  # noqa: PLC0415 - a Slack alone starts without these
    from bot.story_talk import talk  # noqa: PLC0415

    talk(cast)
    return play_steps(slack, cast)


def _start_rapport(closing: ExitStack, slack: LocalSlack, file: Path, cast: Cast | None) -> None:
    """With a story for the cast, where the database knows nobody yet."""
    from bot.app import Rapport  # noqa: PLC0415 - a Slack alone starts without it
    from bot.stage import fill_whole, on_stage  # noqa: PLC0415
    from bot.story import lay_story_once  # noqa: PLC0415

    def fill(rapport: Rapport) -> None:
        if cast:
            lay_story_once(rapport.database, rapport.identity, cast, rapport.clock.now())

    if cast and not file.exists():
        fill_whole(slack, file, fill)
    closing.enter_context(on_stage(slack, file, fill))
