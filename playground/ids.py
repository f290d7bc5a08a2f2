"""Ids that look like Slack's and are the same on every run for one team domain."""

import itertools
import secrets
import string
import zlib

ALPHABET = string.digits + string.ascii_uppercase
LENGTH = 9


class Ids:
    def __init__(self, seed: str) -> None:
        self._counter = itertools.count(zlib.crc32(seed.encode()) * 1009)

    def new(self, prefix: str) -> str:
        """Return an id such as U0A1B2C3D4: the prefix, a zero, then base 36."""
        number, digits = next(self._counter), ""
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
