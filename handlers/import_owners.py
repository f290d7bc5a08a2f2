"""Owners in a paste who have not met Rapport: Slack is asked for all its members, once."""

from collections.abc import Sequence
from http.client import HTTPException

from slack_sdk.errors import SlackClientError

from domain.records import Member
from handlers.desk import Desk, slack_user
from services.import_owners import list_strangers, match_strangers

_PAGE = 1000
_MOST = 50  # who are made known for one paste: each is a transaction of its own
NOT_ASKED = (
    "Slack did not answer, so only colleagues who have met Rapport were looked for as owners. "
    "Back to the text and Preview ask once more."
)


def meet_owners(desk: Desk, who: Member, parts: Sequence[str]) -> str:
    """Make owners known whom only Slack knows; a sentence where it did not answer, else ""."""
    strangers = list_strangers(desk.database, who, parts, desk.now())
    if not strangers:
        return ""
    try:
        page = desk.slack.users_list(limit=_PAGE, include_locale=True)
    except (SlackClientError, HTTPException, OSError):
        return NOT_ASKED
    told = {one["id"]: one for one in page["members"]}
    users = [slack_user(one, desk.workspace_id) for one in told.values()]
    for user_id in sorted(match_strangers(who, strangers, users))[:_MOST]:
        desk.learn(told[user_id])
    return ""
