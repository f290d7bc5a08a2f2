"""A local Slack with a few people, made the same way each time, as a restart does."""

from dataclasses import dataclass

from playground import Channel, LocalSlack, Person, RateLimits
from playground.shapes import Json
from playground.workspace import Workspace
from tests.playground.conftest import MANIFEST


@dataclass(frozen=True)
class Office:
    slack: LocalSlack
    mia: Person
    noah: Person
    general: Channel
    secret: Channel

    @property
    def ws(self) -> Workspace:
        return self.slack.workspace

    @property
    def people(self) -> list[Person]:
        return [self.mia, self.noah]

    def says_all(self) -> dict[str, list[Json]]:
        """All that lasts in each conversation, as Slack writes it."""
        return {
            channel.id: [
                one.as_slack(with_metadata=True)
                for one in channel.messages
                if not one.is_ephemeral and not one.is_deleted
            ]
            for channel in self.ws.channels.values()
        }

    def homes(self) -> dict[str, Json]:
        return {user_id: view.as_slack() for user_id, view in self.ws.homes.items()}


def furnish(slack: LocalSlack | None = None) -> Office:
    slack = slack or LocalSlack(MANIFEST, rate_limits=RateLimits.generous())
    mia = slack.add_person("mia", real_name="Mia Chen", tz="Europe/Berlin", locale="en-GB")
    noah = slack.add_person("noah", tz="America/New_York")
    general = slack.add_channel("general", [mia, noah], with_bot=True)
    secret = slack.add_channel("secret", [mia], is_private=True)
    return Office(slack, mia, noah, general, secret)
