"""The two Slack clients, made in one place and sharing one TLS context.

Every call of the stock client loads the CA bundle anew without a shared context, and its stock
retry handler posts twice when a connection is cut after the work was done.
"""

import ssl
from dataclasses import dataclass

from slack_sdk import WebClient

INTERACTIVE_SECONDS = 2
DELIVERY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class SlackClients:
    """`interactive` answers people, `delivery` posts what is owed, `socket` opens connections."""

    interactive: WebClient
    delivery: WebClient
    socket: WebClient


def make_slack_clients(bot_token: str, app_token: str, api_url: str) -> SlackClients:
    context = ssl.create_default_context()

    def client(token: str, seconds: int) -> WebClient:
        return WebClient(
            token=token, base_url=api_url, timeout=seconds, ssl=context, retry_handlers=[]
        )

    return SlackClients(
        interactive=client(bot_token, INTERACTIVE_SECONDS),
        delivery=client(bot_token, DELIVERY_SECONDS),
        socket=client(app_token, DELIVERY_SECONDS),
    )
