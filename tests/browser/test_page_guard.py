"""Only this machine's own page reaches the page's WebSocket."""

from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.served import Served


def socket_of(story: Served) -> str:
    return f"ws://{urlsplit(story.url).netloc}/_nicegui_ws/socket.io/?EIO=4&transport=websocket"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_page_cannot_open_the_socket(story: Served, origin: str) -> None:
    with pytest.raises(InvalidStatus), connect(socket_of(story), origin=Origin(origin)):
        pass


def test_our_own_page_opens_the_socket(story: Served) -> None:
    own = Origin(story.url.rstrip("/"))
    with connect(socket_of(story), origin=own) as opened:
        assert str(opened.recv(timeout=10)).startswith("0")


def test_the_page_loads_from_here_only_and_stands_in_no_frame(story: Served) -> None:
    policy = urlopen(story.url).headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "frame-ancestors 'none'" in policy
