"""What an app's manifest declares: commands, shortcuts, scopes, events and tabs.

Field names from docs.slack.dev/reference/app-manifest.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from playground.shapes import Json


@dataclass(frozen=True)
class Command:
    name: str
    escapes: bool
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True)
class Shortcut:
    name: str
    callback_id: str
    on_message: bool
    description: str = ""


@dataclass(frozen=True)
class Manifest:
    app_name: str
    bot_name: str
    commands: dict[str, Command]
    shortcuts: dict[str, Shortcut]
    scopes: frozenset[str]
    events: frozenset[str]
    home_tab: bool
    messages_tab: bool
    people_may_write: bool
    is_interactive: bool


def read_manifest(source: Path | str | Json) -> Manifest:
    """Read a manifest from a YAML or JSON file, or from its parsed form."""
    content = source if isinstance(source, dict) else yaml.safe_load(Path(source).read_text())
    features: Json = content.get("features", {})
    settings: Json = content.get("settings", {})
    name = content.get("display_information", {}).get("name", "App")
    home: Json = features.get("app_home", {})
    scopes = content.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    return Manifest(
        app_name=name,
        bot_name=features.get("bot_user", {}).get("display_name", name),
        commands=_read_commands(features),
        shortcuts=_read_shortcuts(features),
        scopes=frozenset(scopes),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        home_tab=home.get("home_tab_enabled", False),
        messages_tab=home.get("messages_tab_enabled", True),
        people_may_write=not home.get("messages_tab_read_only_enabled", False),
        is_interactive=settings.get("interactivity", {}).get("is_enabled", False),
    )


def _read_commands(features: Json) -> dict[str, Command]:
    declared = [
        Command(
            name=one["command"],
            escapes=one.get("should_escape", False),
            description=one.get("description", ""),
            usage_hint=one.get("usage_hint", ""),
        )
        for one in features.get("slash_commands", [])
    ]
    return {command.name: command for command in declared}


def _read_shortcuts(features: Json) -> dict[str, Shortcut]:
    declared = [
        Shortcut(
            name=one["name"],
            callback_id=one["callback_id"],
            on_message=one["type"] == "message",
            description=one.get("description", ""),
        )
        for one in features.get("shortcuts", [])
    ]
    return {shortcut.callback_id: shortcut for shortcut in declared}
