"""manifest.yml, both ways: nothing is declared that is not handled, nothing handled undeclared.

Limits: slackapi/manifest-schema schemas/manifest.schema.2.0.0.json. Scopes of methods and events:
docs.slack.dev/reference/methods and /reference/events, a page for each.
"""

import ast
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.manifest import load_manifest
from handlers.afterwards import Afterwards
from handlers.desk import Desk
from handlers.register import register_handlers
from storage.database import Database
from tests.views.gallery import draw_messages, draw_views
from tests.views.seen import blocks_of, elements
from tests.views.typed import Words
from views import ids

ROOT = Path(__file__).parents[1]
MANIFEST = load_manifest()
COMMANDS: list[dict[str, Any]] = MANIFEST["features"]["slash_commands"]
SHORTCUTS: list[dict[str, Any]] = MANIFEST["features"]["shortcuts"]
EVENTS: list[str] = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
NAMES = {name: value for name, value in vars(ids).items() if name.isupper()}

SCOPE_OF_METHOD = {
    "auth_test": None,
    "apps_connections_open": None,  # the app-level token's own: connections:write
    "chat_postMessage": "chat:write",
    "chat_update": "chat:write",
    "conversations_history": "im:history",  # of direct messages only
    "conversations_open": "im:write",
    "users_info": "users:read",
    "users_list": "users:read",
    "views_open": None,
    "views_publish": None,
    "views_push": None,
    "views_update": None,
}
SCOPE_OF_EVENT = {"app_home_opened": None, "message.im": "im:history", "user_change": "users:read"}
SCOPE_OF_COMMANDS = "commands"


class NotingApp(App):
    """A Bolt app that notes what is registered with it: (kind, id or pattern)."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, str | re.Pattern[str]]] = []
        super().__init__(
            client=WebClient("xoxb-none"),
            logger=logging.getLogger("slack_bolt"),  # else Bolt lets the library's own log speak
            authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1"),
        )

    def command(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Bolt's own
        return self._note("command", *args, **kwargs)

    def shortcut(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return self._note("shortcut", *args, **kwargs)

    def event(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return self._note("event", *args, **kwargs)

    def action(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return self._note("action", *args, **kwargs)

    def view(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return self._note("view", *args, **kwargs)

    def options(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return self._note("options", *args, **kwargs)

    def _note(self, kind: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        self.noted.append((kind, args[0]))
        return getattr(super(), kind)(*args, **kwargs)

    def registered(self, kind: str) -> list[str | re.Pattern[str]]:
        return [one for noted, one in self.noted if noted == kind]


@pytest.fixture
def app(sqlite_database: Database) -> Iterator[NotingApp]:
    noting = NotingApp()
    after = Afterwards(noting.client)

    def now() -> datetime:
        return datetime(2026, 3, 10, tzinfo=UTC)

    def wake() -> None:
        raise AssertionError("nothing wakes the scheduler while handlers are registered")

    desk = Desk(sqlite_database, noting.client, after, "T1", "https://x.example", now, now, wake)
    register_handlers(noting, desk)
    yield noting
    after.finish()


def drawn() -> list[Any]:
    """Every message and view there is."""
    words = Words(many=7)
    return [shown for draw in (draw_messages, draw_views) for _, shown in draw(words)]


def pressed() -> set[str]:
    """Action ids of what sends an action when it is pressed: not of most inputs of forms."""
    blocks = (one for shown in drawn() for one in blocks_of(shown))
    found = (one for one in blocks if one["type"] != "input" or one.get("dispatch_action"))
    return {one["action_id"] for block in found for one in elements({"blocks": [block]})}


def fits(wanted: str | re.Pattern[str], action_id: str) -> bool:
    return wanted == action_id if isinstance(wanted, str) else bool(wanted.search(action_id))


def test_commands_registered_are_the_commands_declared(app: NotingApp) -> None:
    assert sorted(map(str, app.registered("command"))) == sorted(one["command"] for one in COMMANDS)


def test_shortcuts_registered_are_the_shortcuts_declared(app: NotingApp) -> None:
    declared = [one["callback_id"] for one in SHORTCUTS]
    assert sorted(map(str, app.registered("shortcut"))) == sorted(declared)


def test_events_registered_are_the_events_declared(app: NotingApp) -> None:
    declared = {one.partition(".")[0] for one in EVENTS}
    assert {str(one) for one in app.registered("event")} == declared


def test_every_button_and_menu_that_is_drawn_is_handled_once(app: NotingApp) -> None:
    registered = app.registered("action")
    handled = {one: [wanted for wanted in registered if fits(wanted, one)] for one in pressed()}
    assert {one: found for one, found in handled.items() if len(found) != 1} == {}


def test_every_handler_of_a_button_or_menu_has_one_that_is_drawn(app: NotingApp) -> None:
    shown = pressed()
    unused = [one for one in app.registered("action") if not any(fits(one, id_) for id_ in shown)]
    assert unused == []


def test_forms_that_are_drawn_are_the_forms_handled(app: NotingApp) -> None:
    forms = (one for one in drawn() if isinstance(one, dict) and one.get("submit"))
    shown = {one["callback_id"] for one in forms}
    assert {str(one) for one in app.registered("view")} == shown


def test_menus_that_ask_for_options_are_answered(app: NotingApp) -> None:
    found = (one for shown in drawn() for one in elements(shown))
    asking = {one["action_id"] for one in found if one["type"].endswith("external_select")}
    assert {str(one) for one in app.registered("options")} == asking


@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_id_is_dead(name: str) -> None:
    declared = {one["command"] for one in COMMANDS} | {one["callback_id"] for one in SHORTCUTS}
    beside_views = {ids.DELIVERY_EVENT, ids.CREATE_PREFIX}  # metadata, and values of options
    shown = _ids_drawn()
    value = NAMES[name]
    begins = value.endswith(":") and any(one.startswith(value) for one in shown)
    assert value in declared | beside_views | shown or begins


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_id_is_used_outside_of_its_file(name: str) -> None:
    files = [
        path for room in ("views", "handlers", "scheduler") for path in (ROOT / room).glob("*")
    ]
    said = [path for path in files if path.suffix == ".py" and f"ids.{name}" in path.read_text()]
    assert said


def _ids_drawn() -> set[str]:
    """Ids of blocks and forms, and those of elements with and without their number."""
    found: set[str] = set()
    for shown in drawn():
        in_elements = {one["action_id"] for one in elements(shown)}
        found |= in_elements | {one.partition(":")[0] for one in in_elements}
        found |= {one["block_id"] for one in blocks_of(shown) if "block_id" in one}
        found |= {shown.get("callback_id", "")} if isinstance(shown, dict) else set()
    return found


def test_scopes_are_exactly_those_that_the_code_needs() -> None:
    needed = {SCOPE_OF_METHOD[method] for method in methods_called()}
    needed |= {SCOPE_OF_EVENT[event] for event in EVENTS} | {SCOPE_OF_COMMANDS}
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == needed - {None}


def test_table_of_scopes_names_what_is_called_and_nothing_else() -> None:
    assert methods_called() == set(SCOPE_OF_METHOD)
    assert set(SCOPE_OF_EVENT) == set(EVENTS)


def methods_called() -> set[str]:
    """The Web API methods that the rooms which talk to Slack name."""
    files = [
        path for room in ("handlers", "scheduler", "bot") for path in (ROOT / room).glob("*.py")
    ]
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text())))
    named = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return {name for name in named if "_" in name.strip("_") and hasattr(WebClient, name)}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one["command"])
def test_command_keeps_slacks_limits_and_comes_escaped(command: dict[str, Any]) -> None:
    assert re.fullmatch(r"/[a-z]{1,31}", command["command"])
    assert 1 <= len(command["description"]) <= 2000
    assert 1 <= len(command.get("usage_hint", "-")) <= 1000
    assert command["should_escape"] is True


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda one: one["callback_id"])
def test_shortcut_keeps_slacks_limits(shortcut: dict[str, Any]) -> None:
    assert 1 <= len(shortcut["name"]) <= 24
    assert 1 <= len(shortcut["description"]) <= 150
    assert 1 <= len(shortcut["callback_id"]) <= 255
    assert shortcut["type"] in {"message", "global"}


def test_app_keeps_slacks_limits() -> None:
    shown = MANIFEST["display_information"]
    assert 1 <= len(shown["name"]) <= 35
    assert 1 <= len(shown["description"]) <= 140
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    assert 1 <= len(MANIFEST["features"]["bot_user"]["display_name"]) <= 80
    assert len(SHORTCUTS) <= 10
    assert len(COMMANDS) <= 50


def test_people_can_write_to_the_bot_and_open_its_home() -> None:
    home = MANIFEST["features"]["app_home"]
    assert home["home_tab_enabled"] is home["messages_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False


def test_slack_reaches_us_over_socket_mode() -> None:
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True
    assert "request_url" not in str(MANIFEST)
