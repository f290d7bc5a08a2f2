"""A server that is not Slack: it answers every request with one page."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from slack_sdk import WebClient

Page = Callable[[int, str], WebClient]


@contextmanager
def serve_page(status: int, body: str) -> Iterator[WebClient]:
    """A client whose every call is answered with this."""

    class OnePage(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:  # noqa: ANN401
            """Nothing is said of it."""

    with HTTPServer(("127.0.0.1", 0), OnePage) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/api/"
        yield WebClient("xoxb-1", base_url=url, timeout=1, retry_handlers=[])
        server.shutdown()
        thread.join()
