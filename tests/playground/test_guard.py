import http.client
import socket
from collections.abc import Callable

import pytest
from slack_sdk import WebClient
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from playground import LocalSlack

Headers = dict[str, str]
Port = int


@pytest.fixture
def port(slack: LocalSlack) -> Port:
    return int(slack.url.rstrip("/").rpartition(":")[2])


def status(port: Port, headers: Headers, method: str = "POST", path: str = "/api/api.test") -> int:
    """Send one request with exactly these headers over a socket of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def own_host(port: Port) -> Headers:
    return {"Host": f"127.0.0.1:{port}"}


OWN_HOSTS = [
    "127.0.0.1:{}",
    "127.1:{}",
    "localhost:{}",
    "LocalHost:{}",
    "[::1]:{}",
    "127.0.0.1",
    "localhost",
]
FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:{}",
    "127.0.0.1.evil.example:{}",
    "localhost.evil.example",
    "127.0.0.1:1",
    "127.0.0.1.1:{}",
    "127.evil:{}",
    "128.0.0.1:{}",
    "0.0.0.0:{}",
    "",
]
OWN_ORIGINS = ["http://127.0.0.1:{}", "http://localhost:{}", "HTTP://LOCALHOST:{}"]
FOREIGN_ORIGINS = [
    "null",
    "",
    "https://evil.example",
    "http://evil.example:{}",
    "https://127.0.0.1:{}",
    "http://127.0.0.1:1",
    "http://127.0.0.1",
    "http://localhost.evil.example:{}",
    "http://localhost:{}.evil.example",
    "http://localhost:{}/",
    "file://",
]


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_own_name_is_taken(port: Port, host: str) -> None:
    assert status(port, {"Host": host.format(port)}) == 200


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_foreign_name_is_refused(port: Port, host: str) -> None:
    assert status(port, {"Host": host.format(port)}) == 403


def test_request_without_a_name_is_refused(port: Port) -> None:
    assert status(port, {}) in {400, 403}


@pytest.mark.parametrize("origin", OWN_ORIGINS)
def test_own_origin_is_taken(port: Port, origin: str) -> None:
    assert status(port, own_host(port) | {"Origin": origin.format(port)}) == 200


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_foreign_origin_is_refused(port: Port, origin: str) -> None:
    assert status(port, own_host(port) | {"Origin": origin.format(port)}) == 403


def test_port_is_the_one_it_runs_on_now(slack: LocalSlack) -> None:
    slack.stop()
    slack.start()
    port = int(slack.url.rstrip("/").rpartition(":")[2])
    assert status(port, own_host(port) | {"Origin": f"http://localhost:{port}"}) == 200


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("path", ["/api/api.test", "/actions/T/1/x", "/", "/nowhere"])
def test_no_way_in_is_left_unguarded(port: Port, method: str, path: str) -> None:
    headers = own_host(port) | {"Origin": "https://evil.example"}
    assert status(port, headers, method, path) == 403


def test_pages_beside_it_are_guarded_too(slack: LocalSlack) -> None:
    slack.stop()
    slack.asgi.router.routes.append(Route("/page", lambda _: PlainTextResponse("hi")))
    slack.start()
    port = int(slack.url.rstrip("/").rpartition(":")[2])
    assert status(port, own_host(port), "GET", "/page") == 200
    assert status(port, {"Host": "evil.example"}, "GET", "/page") == 403


def test_refused_request_does_nothing(slack: LocalSlack, port: Port) -> None:
    hidden = own_host(port) | {"Origin": "null", "Authorization": f"Bearer {slack.bot_token}"}
    assert status(port, hidden, path="/api/auth.test") == 403
    assert not slack.calls("auth.test")


def test_refusals_are_recorded_with_their_reason(slack: LocalSlack, port: Port) -> None:
    status(port, own_host(port) | {"Origin": "https://evil.example"})
    refusal = slack.refusals[-1]
    assert (refusal.what, refusal.error) == ("/api/api.test", "not_from_this_machine")
    assert "https://evil.example" in refusal.reasons[0]


Dial = Callable[..., ClientConnection]


@pytest.fixture
def dial(slack: LocalSlack, port: Port) -> Dial:
    """Opens a WebSocket as an app does, with these headers."""
    web = WebClient(slack.app_token, base_url=slack.api_url)

    def open_socket(host: str = "127.0.0.1:{}", origin: str | None = None) -> ClientConnection:
        url = str(web.apps_connections_open(app_token=slack.app_token)["url"])
        url = url.replace(f"127.0.0.1:{port}", host.format(port))
        given = origin.format(port) if origin is not None else None
        to_here = socket.create_connection(("127.0.0.1", port))
        return connect(url, sock=to_here, origin=given)  # type: ignore[arg-type]

    return open_socket


@pytest.mark.parametrize("origin", [None, *OWN_ORIGINS])
def test_websocket_from_here_is_taken(dial: Dial, origin: str | None) -> None:
    with dial(origin=origin) as link:
        assert '"hello"' in str(link.recv(timeout=2))


@pytest.mark.parametrize("origin", ["null", "https://evil.example", "http://127.0.0.1:1"])
def test_websocket_of_a_foreign_page_is_closed_before_it_opens(
    slack: LocalSlack, dial: Dial, origin: str
) -> None:
    with pytest.raises(InvalidStatus) as failure:
        dial(origin=origin)
    assert failure.value.response.status_code == 403
    assert slack.connections == 0


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{}", "localhost:1"])
def test_websocket_to_a_foreign_name_is_closed_before_it_opens(
    slack: LocalSlack, dial: Dial, host: str
) -> None:
    with pytest.raises(InvalidStatus) as failure:
        dial(host=host)
    assert failure.value.response.status_code == 403
    assert slack.connections == 0


def test_two_origins_are_one_too_many(port: Port) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    connection.putrequest("POST", "/api/api.test")
    connection.putheader("Origin", f"http://localhost:{port}")
    connection.putheader("Origin", "https://evil.example")
    connection.endheaders()
    assert connection.getresponse().status == 403
    connection.close()


def test_own_address_is_what_apps_are_told(slack: LocalSlack, port: Port) -> None:
    seen: list[str] = []

    def look(request: Request) -> PlainTextResponse:
        seen.append(request.headers["host"])
        return PlainTextResponse("hi")

    slack.asgi.router.routes.append(Route("/look", look))
    assert status(port, own_host(port), "GET", "/look") == 200
    assert seen == [slack.url.removeprefix("http://").rstrip("/")]


def test_every_answer_keeps_its_page_to_this_server(port: Port) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    connection.request("POST", "/api/api.test")
    policy = connection.getresponse().getheader("content-security-policy") or ""
    connection.close()
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
