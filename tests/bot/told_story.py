"""The story told in a database of a test, at any instant, without a Slack that serves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.app import Identity, keep_identity
from bot.cast import Cast, add_cast
from bot.story import lay_story
from bot.story_talk import talk
from domain.client_card import ClientCard
from domain.nudge_cards import Card
from domain.records import Member
from playground import LocalSlack
from services.know_member import find_member
from services.nudge_day import preview_due_nudges
from services.open_client import find_client
from storage.database import Database

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
NINE = time(9)
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class Told:
    """A workspace with the story in it."""

    database: Database
    identity: Identity
    cast: Cast
    now: datetime

    @property
    def workspace_id(self) -> str:
        return self.identity.workspace_id

    @property
    def morning(self) -> date:
        """The next working day in Berlin whose nine o'clock is still to come."""
        local = self.now.astimezone(BERLIN)
        day = local.date() if local.time() < NINE else local.date() + timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        return day

    @property
    def nine(self) -> datetime:
        return datetime.combine(self.morning, NINE, BERLIN).astimezone(UTC)

    def member(self, handle: str) -> Member:
        found = find_member(self.database, self.workspace_id, getattr(self.cast, handle).id)
        assert found
        return found

    def cards(self, handle: str, at: datetime) -> list[Card]:
        """What a tick at an instant would send to someone."""
        previews = preview_due_nudges(self.database, self.workspace_id, at)
        member_id = self.member(handle).user_id
        return [
            card
            for preview in previews
            if preview.member.user_id == member_id
            for card in preview.plan.cards
        ]

    def card(self, handle: str, client: str) -> ClientCard | None:
        """The client as a member sees it; None where they do not."""
        found = find_client(self.database, self.member(handle), client, self.now)
        return found if isinstance(found, ClientCard) else None


def tell(database: Database, now: datetime) -> Told:
    """A new workspace in the database, its story ending at an instant, or a moment after it."""
    slack = LocalSlack(MANIFEST, team_domain=f"studio-{uuid4().hex}", starts_at=now)
    cast = add_cast(slack)
    talk(cast)
    now = slack.clock.now()
    url = "https://studio-north.slack.com/"
    identity = Identity(slack.team_id, "Studio North", url, slack.bot_id, slack.bot_user_id)
    keep_identity(database, identity, now)
    lay_story(database, identity, cast, now)
    return Told(database, identity, cast, now)


def hours_of_a_day(start: datetime) -> Iterator[datetime]:
    return (start + timedelta(hours=hour) for hour in range(25))
