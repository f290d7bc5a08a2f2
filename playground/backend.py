"""What a person's screen needs of Slack: the workspace, the socket and the response_urls."""

from dataclasses import dataclass

from playground.response_urls import ResponseUrls
from playground.socket_mode import SocketMode
from playground.workspace import Workspace


@dataclass(frozen=True)
class Backend:
    ws: Workspace
    socket: SocketMode
    urls: ResponseUrls
