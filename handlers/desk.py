"""What every handler works with: the database, Slack, the clock, and who is asking."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from domain.errors import NotAMember, SlackDown
from domain.local_time import UnknownZone, zone
from domain.records import Member, Standing
from handlers.afterwards import Afterwards
from handlers.decode import decode_text, mentioned_ids
from services import Database
from services.know_member import (
    SlackUser,
    find_member,
    know_member,
    mark_welcomed,
    require_member,
)
from views.guide import welcome_message
from views.message import Message

_LOG = logging.getLogger(__name__)
_MOST_QUESTIONS = 3


@dataclass(slots=True)
class Desk:
    """Made once at start.

    `now` is the product's clock, `wall` the real one; `wake` makes the scheduler tick at once.
    `slack` answers within 2 s or fails, and never retries.
    """

    database: Database
    slack: WebClient
    after: Afterwards
    workspace_id: str
    team_url: str
    now: Callable[[], datetime]
    wall: Callable[[], datetime]
    wake: Callable[[], None]
    known: dict[str, Member] = field(default_factory=dict)

    def require(self, user_id: str) -> Member:
        """The member who asks. Raises NotAMember, SlackDown."""
        return require_member(self.meet(user_id))

    def meet(self, user_id: str) -> Member:
        """Anyone of whom Slack knows; at first sight Slack is asked. Raises SlackDown."""
        return self._find(user_id) or self.learn(self._ask_slack(user_id))

    def learn(self, told: dict[str, Any]) -> Member:
        """Keep what Slack tells of a user (the object of users.info)."""
        user = slack_user(told, self.workspace_id)
        member = know_member(self.database, self.workspace_id, user, self.now(), self.wall())
        self.known[member.user_id] = member
        return member

    def welcome(self, who: Member) -> Message | None:
        """The short welcome of a first contact; None for who had it."""
        if who.welcomed_at is not None:
            return None
        stored = find_member(self.database, self.workspace_id, who.user_id)
        if stored and stored.welcomed_at is not None:
            self.known[who.user_id] = stored
            return None
        self.known[who.user_id] = mark_welcomed(self.database, who, self.now())
        return welcome_message()

    def decode(self, text: str) -> str:
        """What the person typed, with the names of whom they mentioned.

        Slack waits 3 s, so it is asked about three strangers at most; others stay ids.
        """
        names: dict[str, str] = {}
        questions = _MOST_QUESTIONS
        for user_id in dict.fromkeys(mentioned_ids(text)):
            known = self._find(user_id)
            if known is None and questions:
                questions -= 1
                try:
                    known = self.meet(user_id)
                except NotAMember:
                    continue
                except SlackDown:
                    questions = 0
            if known:
                names[user_id] = known.name
        return decode_text(text, names)

    def _find(self, user_id: str) -> Member | None:
        known = self.known.get(user_id) or find_member(self.database, self.workspace_id, user_id)
        if known:
            self.known[user_id] = known
        return known

    def _ask_slack(self, user_id: str) -> dict[str, Any]:
        try:
            answer = self.slack.users_info(user=user_id, include_locale=True)
        except SlackApiError as refusal:
            if refusal.response.get("error") in {"user_not_found", "user_not_visible"}:
                raise NotAMember from refusal
            raise SlackDown from refusal
        except (SlackClientError, HTTPException, OSError) as fault:
            raise SlackDown from fault
        return dict(answer["user"])


def slack_user(told: dict[str, Any], workspace_id: str) -> SlackUser:
    """What matters of Slack's user object. Source: docs.slack.dev/reference/objects/user-object."""
    profile = told.get("profile") or {}
    name = profile.get("display_name") or told.get("real_name") or profile.get("real_name")
    return SlackUser(
        user_id=told["id"],
        name=name or told.get("name") or told["id"],
        tz=_known_zone(told.get("tz")),
        locale=told.get("locale"),
        standing=_standing(told, workspace_id),
        is_admin=bool(told.get("is_admin") or told.get("is_owner")),
    )


def _standing(told: dict[str, Any], workspace_id: str) -> Standing:
    if told.get("deleted"):
        return Standing.GONE
    if told.get("is_bot") or told["id"] == "USLACKBOT":
        return Standing.BOT
    if told.get("is_stranger") or told.get("team_id", workspace_id) != workspace_id:
        return Standing.OUTSIDER
    if told.get("is_restricted") or told.get("is_ultra_restricted"):
        return Standing.GUEST
    return Standing.MEMBER


def _known_zone(tz: str | None) -> str:
    """The member's zone, or UTC where this machine does not know it."""
    try:
        return zone(tz or "UTC").key
    except UnknownZone:
        _LOG.warning("unknown_zone")
        return "UTC"
