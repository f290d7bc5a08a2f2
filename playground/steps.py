"""A guided path: a few things to try, each of which ticks itself off."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One thing to try.

    `how` says in mrkdwn what to do; `is_done` is asked after every change and may read anything.
    `who` (a person's handle) and `place` (a channel's name, "dm" or "home") are where a press on
    the step leads, and `line` is then typed into the message field, not sent.
    """

    title: str
    how: str
    is_done: Callable[[], bool]
    who: str = ""
    place: str = ""
    line: str = ""
