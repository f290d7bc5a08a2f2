"""Ids that look like Slack's and are the same on every run for one team domain."""

import secrets
import string
import zlib
from threading import Lock

ALPHABET = string.digits + string.ascii_uppercase
LENGTH = 9


class Ids:
    def __init__(self, seed: str) -> None:
        self._next = zlib.crc32(seed.encode()) * 1009
        self._lock = Lock()

    @property
    def next_number(self) -> int:
        """The number that the next id is made of."""
        return self._next

    def skip_to(self, number: int) -> None:
        """Make no id of a smaller number any more."""
        with self._lock:
            self._next = max(self._next, number)

    def new(self, prefix: str) -> str:
        """Return an id such as U0A1B2C3D4: the prefix, a zero, then base 36."""
        with self._lock:
            number, digits = self._next, ""
            self._next += 1
        while number:
            number, digit = divmod(number, len(ALPHABET))
            digits = ALPHABET[digit] + digits
        return f"{prefix}0{digits[-LENGTH:].rjust(LENGTH, '0')}"


def new_secret(length: int = 24) -> str:
    """Return random hexadecimal text, for tokens, trigger ids and response URLs."""
    return secrets.token_hex(length // 2)


def new_block_id() -> str:
    """Return five characters, as Slack gives to a block that came without an id."""
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(5))
