"""The daily roll call: what Slack tells of the members we know, in case an event was missed."""

from collections.abc import Callable
from http.client import HTTPException
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from services import Database
from services.know_member import list_known_ids

_LOG = structlog.get_logger()
_PAGE = 200


def call_roll(
    database: Database,
    slack: WebClient,
    workspace_id: str,
    learn: Callable[[dict[str, Any]], object],
) -> None:
    """Pass those we know of users.list to `learn`. Slack's trouble is logged; tomorrow is a day."""
    known = list_known_ids(database, workspace_id)
    cursor: str | None = None
    try:
        while known:
            page = slack.users_list(limit=_PAGE, cursor=cursor, include_locale=True)
            for told in page["members"]:
                if told["id"] in known:
                    learn(told)
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
    except (SlackClientError, OSError, HTTPException) as fault:
        _LOG.warning("roll_call_failed", error=type(fault).__name__)
