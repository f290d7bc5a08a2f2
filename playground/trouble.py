"""Trouble on demand: what Slack can do wrong, told per method and number of times."""

from collections import defaultdict, deque
from dataclasses import dataclass
from threading import Lock
from typing import Literal, Self

ANY_METHOD = "*"


@dataclass(frozen=True)
class Trouble:
    """One way a call goes wrong. `seconds` is the Retry-After or the delay."""

    kind: Literal["rate_limited", "server_error", "slow", "cut_before", "cut_after", "refusal"]
    seconds: float = 0.0
    status: int = 200
    error: str = ""

    @classmethod
    def rate_limited(cls, retry_after: int = 1) -> Self:
        """Answer HTTP 429 with Retry-After in seconds; nothing is done."""
        return cls("rate_limited", seconds=retry_after, status=429)

    @classmethod
    def server_error(cls, status: int = 500) -> Self:
        """Answer an HTTP error of the server; nothing is done."""
        return cls("server_error", status=status)

    @classmethod
    def refusal(cls, error: str) -> Self:
        """Answer `ok: false` with an error of Slack's, such as view_too_large; nothing is done."""
        return cls("refusal", error=error)

    @classmethod
    def slow(cls, seconds: float) -> Self:
        """Do the work only after some seconds, then answer."""
        return cls("slow", seconds=seconds)

    @classmethod
    def cut_before(cls) -> Self:
        """Close the connection without doing anything."""
        return cls("cut_before")

    @classmethod
    def cut_after(cls) -> Self:
        """Do the work, then close the connection without an answer."""
        return cls("cut_after")


class Troubles:
    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, deque[Trouble]] = defaultdict(deque)

    def add(self, method: str, trouble: Trouble, times: int = 1) -> None:
        """Let the next calls go wrong; "response_url" and "*" (any method) are methods too."""
        with self._lock:
            self._waiting[method].extend([trouble] * times)

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def take(self, method: str) -> Trouble | None:
        """Return the trouble of this call, which is then used up."""
        if not self._waiting:
            return None
        with self._lock:
            for name in (method, ANY_METHOD):
                if self._waiting.get(name):
                    return self._waiting[name].popleft()
        return None
