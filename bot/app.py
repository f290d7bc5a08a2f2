"""The whole product put together: database, Slack, handlers and scheduler, once, at start."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.clock import Clock, wall_now
from bot.settings import Settings
from bot.slack_clients import SlackClients, make_slack_clients
from bot.socket_line import SocketLine
from handlers.afterwards import Afterwards
from handlers.desk import Desk
from handlers.register import register_handlers
from scheduler.clockwork import Clockwork
from scheduler.delivery import Deliverer
from scheduler.roll_call import call_roll
from scheduler.tick import Ticker
from services import Database
from services.install import keep_workspace
from storage.database import open_database
from storage.schema import upgrade


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are, as Slack's auth.test tells."""

    workspace_id: str
    team_name: str
    team_url: str
    bot_id: str
    bot_user_id: str


class Rapport:
    """A running Rapport. `start` connects, `stop` finishes what is in hand."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.settings = settings
        self.slack = make_slack_clients(
            settings.slack_bot_token.get_secret_value(),
            settings.slack_app_token.get_secret_value(),
            settings.slack_api_url,
        )
        self.database = open_database(settings.database_url)
        with ExitStack() as opening:
            opening.callback(self.database.close)
            upgrade(self.database)
            self.identity = identify(self.slack)
            keep_identity(self.database, self.identity, self.clock.now())
            opening.pop_all()
        self.ticker = make_ticker(self.database, self.slack, self.identity, self.clock.now)
        self.desk = Desk(
            database=self.database,
            slack=self.slack.interactive,
            after=Afterwards(self.slack.interactive),
            workspace_id=self.identity.workspace_id,
            team_url=self.identity.team_url,
            now=self.clock.now,
            wall=wall_now,
            wake=self.wake,
        )
        self.clockwork = Clockwork(self.ticker.tick, self._call_roll)
        self.app = make_bolt_app(self.slack, self.identity)
        register_handlers(self.app, self.desk)
        self.line = SocketLine(
            self.app, settings.slack_app_token.get_secret_value(), self.slack.socket
        )
        self.clock.on_jump(self.wake)

    def start(self) -> None:
        """Connect to Slack and begin to tick."""
        self.line.connect()
        self.clockwork.start()

    def wake(self) -> None:
        self.clockwork.wake()

    def stop(self) -> None:
        """Ack what is in hand, close the socket, stop the scheduler, close the database."""
        self.ticker.stop()
        self.line.stop()
        self.clockwork.stop()
        self.desk.after.finish()
        self.database.close()

    def _call_roll(self) -> None:
        call_roll(self.database, self.slack.delivery, self.identity.workspace_id, self.desk.learn)


def make_bolt_app(slack: SlackClients, identity: Identity) -> App:
    """A Bolt app that answers in the ack and asks Slack nothing to authorize."""
    who = AuthorizeResult(
        enterprise_id=None,
        team_id=identity.workspace_id,
        bot_id=identity.bot_id,
        bot_user_id=identity.bot_user_id,
        bot_token=slack.interactive.token,
    )
    return App(
        client=slack.interactive,
        logger=logging.getLogger("slack_bolt"),
        authorize=lambda: who,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
    )


def make_ticker(
    database: Database, slack: SlackClients, identity: Identity, now: Callable[[], datetime]
) -> Ticker:
    deliverer = Deliverer(database, slack.delivery, identity.workspace_id, now, wall_now)
    return Ticker(database, identity.workspace_id, deliverer, now, wall_now)


def identify(slack: SlackClients) -> Identity:
    """Ask Slack who we are. Raises SlackApiError for a bad token, OSError without a network."""
    told = slack.delivery.auth_test()
    return Identity(
        workspace_id=told["team_id"],
        team_name=told["team"],
        team_url=told["url"],
        bot_id=told["bot_id"],
        bot_user_id=told["user_id"],
    )


def keep_identity(database: Database, identity: Identity, now: datetime) -> None:
    keep_workspace(
        database,
        identity.workspace_id,
        name=identity.team_name,
        url=identity.team_url,
        bot_user_id=identity.bot_user_id,
        now=now,
    )
