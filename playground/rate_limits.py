"""How often an app may call, as docs.slack.dev/apis/web-api/rate-limits tells it.

Token buckets on real time: a bucket starts full, so that short bursts pass.
"""

import time
from dataclasses import dataclass, field
from math import ceil
from typing import Self

MINUTE = 60.0


@dataclass(frozen=True)
class RateLimits:
    """Posts are counted per channel (a second) and per workspace (a minute), methods per minute."""

    posts_a_second: float = 1.0
    post_burst: int = 10
    posts_a_minute: int = 300
    tiers: dict[int, int] = field(default_factory=lambda: {1: 1, 2: 20, 3: 50, 4: 100})
    smallest_burst: int = 10

    @classmethod
    def strict(cls) -> Self:
        """Return Slack's limits."""
        return cls()

    @classmethod
    def generous(cls) -> Self:
        """Return limits that no load test reaches."""
        many = 100_000_000
        return cls(many, many, many, dict.fromkeys(range(1, 5), many), many)


class Bucket:
    def __init__(self, size: float, per_second: float) -> None:
        self._size, self._per_second = size, per_second
        self._level, self._since = size, time.monotonic()

    def take(self) -> float:
        """Take one; return 0, or the seconds until one is there."""
        now = time.monotonic()
        self._level = min(self._size, self._level + (now - self._since) * self._per_second)
        self._since = now
        if self._level >= 1:
            self._level -= 1
            return 0.0
        return (1 - self._level) / self._per_second


class RateLimiter:
    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits
        self._buckets: dict[str, Bucket] = {}

    def check_method(self, method: str, tier: int) -> int:
        """Count a call; return 0 or the whole seconds to wait. Tier 0 is not counted here."""
        if tier == 0:
            return 0
        per_minute = self._limits.tiers[tier]
        size = max(per_minute, self._limits.smallest_burst)
        return self._take(method, size, per_minute / MINUTE)

    def check_post(self, channel_id: str) -> int:
        """Count a message to a channel; return 0 or the whole seconds to wait."""
        limits = self._limits
        wait = self._take(f"post {channel_id}", limits.post_burst, limits.posts_a_second)
        return wait or self._take("post", limits.posts_a_minute, limits.posts_a_minute / MINUTE)

    def _take(self, key: str, size: float, per_second: float) -> int:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(size, per_second)
        return ceil(bucket.take())
