"""How long a contact took, in minutes."""

from collections.abc import Sequence


def read_duration(word: str) -> int | None:
    """Return the minutes (1 to 1440) that one word names: 25m, 1.5h, 1h30."""
    del word
    return None


def read_duration_at(words: Sequence[str]) -> tuple[int, int] | None:
    """Return minutes and words used where the words begin with a duration: 25 min, an hour."""
    del words
    return None
