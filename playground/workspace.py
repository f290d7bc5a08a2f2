"""Everything one Slack workspace knows, under one lock.

Whoever changes something holds `changed` and calls `touch()`; whoever waits for something waits
on `changed`.
"""

import time
from collections.abc import Callable
from datetime import datetime
from threading import Condition, RLock
from weakref import WeakKeyDictionary

from playground.channels import Channel
from playground.clock import Clock
from playground.ids import Ids, new_secret
from playground.manifest import Manifest
from playground.messages import Message
from playground.people import Member
from playground.rate_limits import RateLimiter, RateLimits
from playground.read_marks import ReadMarks
from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.traffic import Kind, Traffic
from playground.triggers import Triggers
from playground.trouble import Troubles
from playground.views import View

RECHECK_SECONDS = 0.05

SLACKBOT = "USLACKBOT"

# By person, block id and action id.
Suggested = dict[tuple[str, str, str], list[Json]]
Deliver = Callable[[Kind, Json, str], object]


class Workspace:
    def __init__(
        self,
        manifest: Manifest,
        team_name: str,
        team_domain: str,
        rate_limits: RateLimits,
        starts_at: datetime | None = None,
    ) -> None:
        self.changed = Condition(RLock())
        self.version = 0
        self.deliver: Deliver | None = None
        self.base_url = ""
        self.labels_mentions = False
        self.manifest = manifest
        self.team_name, self.team_domain = team_name, team_domain
        self.ids = Ids(team_domain)
        self.clock = Clock(starts_at)
        self.clock.on_jump(lambda _: self.touch())
        self.traffic = Traffic(self.clock.now, self.touch)
        self.trouble = Troubles()
        self.triggers = Triggers()
        self.limiter = RateLimiter(rate_limits)
        self.team_id, self.app_id = self.ids.new("T"), self.ids.new("A")
        self.bot_id, self.bot_user_id = self.ids.new("B"), self.ids.new("U")
        self.verification_token = new_secret()
        self.bot_token = f"xoxb-{new_secret(12)}-{new_secret(24)}"
        self.app_token = f"xapp-1-{self.app_id}-{new_secret(24)}"
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.read_marks = ReadMarks()
        self.direct: dict[str, Channel] = {}
        self.views: dict[str, View] = {}
        self.stacks: dict[str, list[View]] = {}
        self.suggested: WeakKeyDictionary[Message | View, Suggested] = WeakKeyDictionary()
        self.homes: dict[str, View] = {}
        self._seq = 0
        self.add_member(self._make_bot())
        self.add_member(Member(SLACKBOT, self.team_id, "slackbot", "Slackbot"))

    def _make_bot(self) -> Member:
        name = self.manifest.bot_name
        return Member(
            id=self.bot_user_id,
            team_id=self.team_id,
            name=name.lower().replace(" ", ""),
            real_name=name,
            is_bot=True,
            bot_id=self.bot_id,
            api_app_id=self.app_id,
        )

    def touch(self) -> None:
        """Tell everyone who waits that something changed."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def wait_until(self, is_so: Callable[[], object], timeout: float) -> bool:
        """Wait until the question is answered yes, asking after each change; False when it is not.

        The question is asked without the lock held, and also every 50 ms, since it may be about
        something outside Slack.
        """
        until = time.monotonic() + timeout
        while True:
            version = self.version
            if is_so():
                return True
            left = until - time.monotonic()
            if left <= 0:
                return False
            with self.changed:
                self.changed.wait_for(
                    lambda seen=version: self.version != seen,  # type: ignore[misc]
                    min(left, RECHECK_SECONDS),
                )

    def next_seq(self) -> int:
        """Return a number that grows with everything that appears, over all channels."""
        self._seq += 1
        return self._seq

    def skip_seq(self, seq: int) -> None:
        """Give no smaller number to what appears from now on."""
        self._seq = max(self._seq, seq)

    @property
    def last_seq(self) -> int:
        return self._seq

    def add_member(self, member: Member) -> None:
        with self.changed:
            member.updated = int(self.clock.now().timestamp())
            self.members[member.id] = member
            self.touch()

    def add_channel(self, channel: Channel) -> None:
        with self.changed:
            self.channels[channel.id] = channel
            for member_id in channel.member_ids:
                self.read_marks.mark(member_id, channel, channel.last_seq)
            self.touch()

    def direct_channel(self, user_id: str) -> Channel:
        """Return the DM between the bot and a person, opened now if it was not."""
        with self.changed:
            channel = self.direct.get(user_id)
            if channel is None:
                created = int(self.clock.now().timestamp())
                members = {user_id, self.bot_user_id}
                channel = Channel(self.ids.new("D"), "", "im", created, members, user_id)
                self.direct[user_id] = channel
                self.add_channel(channel)
            return channel

    def new_message(self, channel: Channel, author: Member, text: str = "") -> Message:
        """Return an empty message with its ts, not yet kept in the channel."""
        return Message(
            ts=channel.next_ts(self.now_in_micros()),
            channel_id=channel.id,
            author_id=author.id,
            team_id=author.team_id,
            seq=self.next_seq(),
            text=text,
            bot_id=author.bot_id,
            app_id=author.api_app_id,
        )

    @property
    def bot(self) -> Member:
        return self.members[self.bot_user_id]

    def member(self, user_id: str) -> Member:
        """Return a member, or refuse with user_not_found."""
        try:
            return self.members[user_id]
        except KeyError:
            raise SlackRefusal("user_not_found") from None

    def now_in_micros(self) -> int:
        """Return microseconds since 1970."""
        return int(self.clock.now().timestamp() * 1_000_000)

    def timestamp(self) -> str:
        """Return the time now as events and actions carry it."""
        return f"{self.clock.now().timestamp():.6f}"
