"""Posting to Slack so that nothing is posted twice: what an answer, or none, means.

A refusal is certain, a rate limit says when to come back, and a cut, a timeout or a fault of
Slack's leaves the outcome unknown until the DM's history tells.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

_BEFORE_CLAIM = timedelta(minutes=5)
_PAGE = 100
_DEFAULT_WAIT = 30
_SLACK_IN_TROUBLE = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
_OUR_TROUBLE = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "account_inactive",
        "missing_scope",
        "not_allowed_token_type",
        "no_permission",
        "access_denied",
        "messages_tab_disabled",
        "org_login_required",
        "team_access_not_granted",
    }
)


@dataclass(frozen=True, slots=True)
class Posted:
    """It stands in the channel."""

    channel_id: str
    ts: str


@dataclass(frozen=True, slots=True)
class Limited:
    """Slack asks to wait so many seconds; nothing was posted."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Nothing was posted, for a reason that is ours to mend (such as a token)."""

    error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will not take it."""

    error: str


@dataclass(frozen=True, slots=True)
class TooLate:
    """Nothing was posted, and its day is over."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows whether it was posted."""

    error: str


Outcome = Posted | Limited | Blocked | Refused | TooLate | Unknown


def post(slack: WebClient, channel_id: str, payload: dict[str, Any]) -> Outcome:
    """Post a message once. `channel_id` may be a user's id for their DM."""
    try:
        answer = slack.chat_postMessage(channel=channel_id, **payload)
    except (SlackClientError, OSError, HTTPException, ValueError) as fault:
        return _meaning(fault)
    return Posted(answer["channel"], answer["ts"])


def redraw(slack: WebClient, channel_id: str, ts: str, payload: dict[str, Any]) -> Outcome:
    """Draw a message of ours anew; doing it twice does no harm."""
    try:
        slack.chat_update(channel=channel_id, ts=ts, **payload)
    except (SlackClientError, OSError, HTTPException, ValueError) as fault:
        return _meaning(fault)
    return Posted(channel_id, ts)


def find_posted(
    slack: WebClient, user_id: str, channel_id: str | None, *, delivery_id: str, since: datetime
) -> Outcome | None:
    """Look in the DM for a message marked as this delivery. None: it is surely not there."""
    try:
        channel = channel_id or slack.conversations_open(users=user_id)["channel"]["id"]
        ts = _search(slack, channel, delivery_id, since)
    except (SlackClientError, OSError, HTTPException, ValueError) as fault:
        meaning = _meaning(fault)
        return Unknown(meaning.error) if isinstance(meaning, Refused) else meaning
    return Posted(channel, ts) if ts else None


def _search(slack: WebClient, channel_id: str, delivery_id: str, since: datetime) -> str | None:
    cursor = ""
    while True:
        page = slack.conversations_history(
            channel=channel_id,
            oldest=f"{(since - _BEFORE_CLAIM).timestamp():.6f}",
            include_all_metadata=True,
            limit=_PAGE,
            cursor=cursor or None,
        )
        for message in page["messages"]:
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("id") == delivery_id:
                return str(message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return None


def _meaning(fault: Exception) -> Limited | Blocked | Refused | Unknown:
    if not isinstance(fault, SlackApiError):
        return Unknown(type(fault).__name__)
    status = fault.response.status_code
    error = str(fault.response.get("error") or "")
    if status == 429 or error == "ratelimited":
        asked = str(fault.response.headers.get("Retry-After", ""))
        return Limited(int(asked) if asked.isdigit() else _DEFAULT_WAIT)
    if not error.isidentifier():  # a proxy's page, or nothing at all
        return Unknown(f"http_{status}")
    if status >= 500 or error in _SLACK_IN_TROUBLE:
        return Unknown(error)
    return Blocked(error) if error in _OUR_TROUBLE else Refused(error)
