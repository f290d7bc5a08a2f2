"""A Slack of one's own: one workspace, one app, one port."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from starlette.applications import Starlette

from playground.asgi import build_asgi
from playground.backend import Backend
from playground.channels import Channel
from playground.clock import Clock
from playground.connections import Connections
from playground.envelopes import ACK_SECONDS
from playground.events import emit_user_change
from playground.manifest import read_manifest
from playground.methods import METHODS
from playground.methods_auth import open_connection
from playground.people import Member
from playground.person import Person
from playground.rate_limits import RateLimits
from playground.response_urls import ResponseUrls
from playground.server import HOST, BackgroundServer
from playground.shapes import Json
from playground.socket_mode import RETRY_DELAYS, SocketMode
from playground.traffic import Exchange, Refusal
from playground.trouble import Troubles
from playground.web_api import WebApi
from playground.workspace import Workspace


class LocalSlack:
    """Serves the Web API, Socket Mode and response_urls, and lets people act in tests.

    `retry_delays` are the seconds before each further try of an event nobody acknowledged, and
    `ack_seconds` how long it and a person wait for an ack; `starts_at` sets Slack's clock;
    `labels_mentions` sends mentions in commands the older way.
    """

    def __init__(
        self,
        manifest: Path | str | Json,
        port: int = 0,
        team_name: str = "Studio North",
        team_domain: str = "studio-north",
        *,
        rate_limits: RateLimits | None = None,
        retry_delays: Sequence[float] = RETRY_DELAYS,
        ack_seconds: float = ACK_SECONDS,
        starts_at: datetime | None = None,
        labels_mentions: bool = False,
    ) -> None:
        limits = rate_limits or RateLimits.strict()
        declared = read_manifest(manifest)
        self._ws = ws = Workspace(declared, team_name, team_domain, limits, starts_at)
        ws.labels_mentions = labels_mentions
        self._socket = SocketMode(ws, retry_delays, ack_seconds)
        ws.deliver = self._socket.deliver
        urls = ResponseUrls(ws)
        self._backend = Backend(ws, self._socket, urls)
        methods = METHODS | {"apps.connections.open": open_connection(self._socket.new_ticket)}
        connections = Connections()
        api = WebApi(ws, methods)
        self.asgi: Starlette = build_asgi(ws, api, self._socket, urls, connections)
        self._server = BackgroundServer(self.asgi, port, connections)
        self.clock: Clock = ws.clock
        self.trouble: Troubles = ws.trouble
        self.team_id, self.app_id = ws.team_id, ws.app_id
        self.bot_user_id, self.bot_id = ws.bot_user_id, ws.bot_id
        self.bot_token, self.app_token = ws.bot_token, ws.app_token
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}

    def start(self) -> Self:
        """Begin to serve; returns when requests are answered."""
        port = self._server.start()
        self._ws.base_url = f"http://{HOST}:{port}/"
        return self

    def stop(self) -> None:
        """Close all connections and stop serving."""
        self._server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def workspace(self) -> Workspace:
        return self._ws

    @property
    def url(self) -> str:
        return self._ws.base_url

    @property
    def api_url(self) -> str:
        return f"{self._ws.base_url}api/"

    def environment(self) -> dict[str, str]:
        """Return the environment variables an app needs to talk to this Slack."""
        return {
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_APP_TOKEN": self.app_token,
            "SLACK_API_URL": self.api_url,
        }

    def add_person(
        self,
        name: str,
        *,
        real_name: str = "",
        display_name: str = "",
        tz: str = "Europe/London",
        locale: str = "en-US",
        is_admin: bool = False,
        is_owner: bool = False,
        is_guest: bool = False,
        is_deleted: bool = False,
        other_team: bool = False,
        is_bot: bool = False,
    ) -> Person:
        """Add someone; `other_team` is a person of another organisation, in shared channels."""
        ids = self._ws.ids
        member = Member(
            id=ids.new("U"),
            team_id=ids.new("T") if other_team else self.team_id,
            name=name,
            real_name=real_name or name.capitalize(),
            display_name=display_name,
            tz=tz,
            locale=locale,
            is_admin=is_admin,
            is_owner=is_owner,
            is_guest=is_guest,
            is_deleted=is_deleted,
            is_stranger=other_team,
            is_bot=is_bot,
        )
        if is_bot:
            member.bot_id, member.api_app_id = ids.new("B"), ids.new("A")
        self._ws.add_member(member)
        person = self.people[name] = Person(self._backend, member)
        return person

    def change_person(self, person: Person, **changes: Any) -> None:  # noqa: ANN401
        """Change fields of a person, as tz or is_deleted; the app is sent user_change."""
        with self._ws.changed:
            for name, value in changes.items():
                if not hasattr(person.member, name):
                    raise AttributeError(f"people have no {name}")
                setattr(person.member, name, value)
            person.member.updated = int(self.clock.now().timestamp())
            self._ws.touch()
        emit_user_change(self._ws, person.id)

    def add_channel(
        self,
        name: str,
        people: Iterable[Person] = (),
        *,
        is_private: bool = False,
        is_shared: bool = False,
        with_bot: bool = False,
    ) -> Channel:
        """Add a channel with some people, and the app's bot if so said."""
        members = {person.id for person in people} | ({self.bot_user_id} if with_bot else set())
        created = int(self.clock.now().timestamp())
        channel = Channel(
            id=self._ws.ids.new("C"),
            name=name,
            kind="private" if is_private else "public",
            created=created,
            member_ids=members,
            is_shared=is_shared,
        )
        self._ws.add_channel(channel)
        self.channels[name] = channel
        return channel

    def wait_for_app(self, timeout: float = 10.0) -> None:
        """Wait until the app is connected; TimeoutError when it is not in time."""
        if not self._ws.wait_until(lambda: self._socket.connections, timeout):
            raise TimeoutError(f"no app connected within {timeout} s")

    @property
    def connections(self) -> int:
        """How many sockets the app has open."""
        return len(self._socket.connections)

    def disconnect_app(self, grace: float = 10.0) -> None:
        """Ask the app to refresh its connections; close the old ones after `grace` seconds."""
        self._socket.disconnect(grace)

    def drop_app(self, *, with_next_ack: bool = False) -> None:
        """Close the app's connections without a warning, at once or losing the next ack."""
        (self._socket.drop_with_ack if with_next_ack else self._socket.drop)()

    def redeliver(self, kind: str | None = None, *, same_id: bool = False) -> Json | None:
        """Send the last payload again, as after a missing ack; return the payload of the ack.

        `kind` is slash_commands, interactive or events_api, or a name such as view_submission.
        """
        return self._socket.redeliver(kind, same_id=same_id)

    def wait_until(self, is_so: Callable[[], object], timeout: float = 5.0) -> None:
        """Wait until the question is answered yes; TimeoutError when it is not in time."""
        if not self._ws.wait_until(is_so, timeout):
            raise TimeoutError(f"not so within {timeout} s")

    def wait_until_idle(self, timeout: float = 5.0) -> None:
        """Wait until the app has acknowledged everything it was sent."""
        self.wait_until(lambda: self._socket.is_idle, timeout)

    @property
    def traffic(self) -> list[Exchange]:
        return list(self._ws.traffic.exchanges)

    @property
    def refusals(self) -> list[Refusal]:
        return list(self._ws.traffic.refusals)

    def calls(self, name: str) -> list[Exchange]:
        """Return the exchanges of a method, command, interaction type or event type."""
        return self._ws.traffic.calls(name)
