"""The people and bots of a workspace, as `users.info` tells of them.

Shape: java-slack-sdk json-logs/samples/api/users.info.json.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from playground.shapes import Json


@dataclass
class Member:
    """`team_id` is the person's own organisation, which need not be this workspace's."""

    id: str
    team_id: str
    name: str
    real_name: str
    display_name: str = ""
    email: str = ""
    tz: str = "Europe/London"
    locale: str = "en-US"
    is_admin: bool = False
    is_owner: bool = False
    is_guest: bool = False
    is_single_channel_guest: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    is_deleted: bool = False
    bot_id: str = ""
    api_app_id: str = ""
    updated: int = 0

    @property
    def shown_name(self) -> str:
        return self.display_name or self.real_name or self.name

    def as_slack(self, now: datetime, *, with_locale: bool = False) -> Json:
        """Return the user object; someone deactivated comes without zone and roles."""
        person: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "deleted": self.is_deleted,
            "color": "9f69e7",
            "real_name": self.real_name,
            "profile": self._profile(),
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": self.updated,
            "who_can_share_contact_card": "EVERYONE",
        }
        if not self.is_deleted:
            person |= self._zone(now) | self._roles()
        if self.is_stranger:
            person["is_stranger"] = True
        if with_locale:
            person["locale"] = self.locale
        return person

    def _zone(self, now: datetime) -> Json:
        local = now.astimezone(ZoneInfo(self.tz))
        offset = local.utcoffset()
        seconds = int(offset.total_seconds()) if offset else 0
        return {"tz": self.tz, "tz_label": local.tzname() or self.tz, "tz_offset": seconds}

    def _roles(self) -> Json:
        return {
            "is_admin": self.is_admin or self.is_owner,
            "is_owner": self.is_owner,
            "is_primary_owner": False,
            "is_restricted": self.is_guest or self.is_single_channel_guest,
            "is_ultra_restricted": self.is_single_channel_guest,
            "is_email_confirmed": not self.is_bot,
        }

    def _profile(self) -> Json:
        first, _, last = self.real_name.partition(" ")
        profile: Json = {
            "title": "",
            "phone": "",
            "skype": "",
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.display_name,
            "display_name_normalized": self.display_name,
            "status_text": "",
            "status_emoji": "",
            "status_expiration": 0,
            "avatar_hash": "g0123456789a",
            "first_name": first,
            "last_name": last,
            "team": self.team_id,
        }
        if self.is_bot:
            profile |= {"bot_id": self.bot_id, "api_app_id": self.api_app_id}
        return profile
