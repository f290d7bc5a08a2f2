"""Which token and which scope each Web API method asks for, and its rate tier.

Scopes: docs.slack.dev/reference/methods; tiers: java-slack-sdk
metadata/web-api/rate_limit_tiers.json; what takes JSON: docs.slack.dev/apis/web-api.
"""

from dataclasses import dataclass
from typing import Literal

from playground.refusal import SlackRefusal
from playground.workspace import Workspace

CONNECTIONS_SCOPE = "connections:write"


@dataclass(frozen=True)
class Terms:
    """What a call of a method must bring; scope "" is none, tier 0 is counted by messages only."""

    scope: str = ""
    tier: int = 4
    caller: Literal["bot", "app", "any", "none"] = "bot"
    takes_json: bool = True


TERMS: dict[str, Terms] = {
    "api.test": Terms(caller="none"),
    "auth.test": Terms(caller="any"),
    "apps.connections.open": Terms(CONNECTIONS_SCOPE, tier=1, caller="app"),
    "chat.postMessage": Terms("chat:write", tier=0),
    "chat.postEphemeral": Terms("chat:write"),
    "chat.update": Terms("chat:write", tier=3),
    "chat.delete": Terms("chat:write", tier=3),
    "chat.getPermalink": Terms(takes_json=False),
    "conversations.open": Terms("im:write", tier=3),
    "conversations.history": Terms(tier=3, takes_json=False),
    "conversations.info": Terms(tier=3, takes_json=False),
    "users.info": Terms("users:read", takes_json=False),
    "users.list": Terms("users:read", tier=2, takes_json=False),
    "team.info": Terms("team:read", tier=3, takes_json=False),
    "views.open": Terms(),
    "views.push": Terms(),
    "views.update": Terms(),
    "views.publish": Terms(),
}

HISTORY_SCOPES = {"public": "channels:history", "private": "groups:history", "im": "im:history"}
READ_SCOPES = {"public": "channels:read", "private": "groups:read", "im": "im:read"}


def provided_scopes(ws: Workspace) -> str:
    return ",".join(sorted(ws.manifest.scopes))


def require_scope(ws: Workspace, scope: str) -> None:
    """Refuse when the manifest does not ask for a scope."""
    if scope and scope not in ws.manifest.scopes:
        raise SlackRefusal(
            "missing_scope", extra={"needed": scope, "provided": provided_scopes(ws)}
        )


def check_token(ws: Workspace, terms: Terms, token: str | None) -> None:
    """Refuse a call without a token, with an unknown one, or one of the wrong kind."""
    if terms.caller == "none":
        return
    if not token:
        raise SlackRefusal("not_authed")
    if token not in {ws.bot_token, ws.app_token}:
        raise SlackRefusal("invalid_auth")
    caller = "bot" if token == ws.bot_token else "app"
    if terms.caller not in {"any", caller}:
        raise SlackRefusal("not_allowed_token_type")
    if caller == "bot":
        require_scope(ws, terms.scope)
