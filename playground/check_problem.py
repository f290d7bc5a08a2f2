"""What is wrong with something an app sent, said the way Slack says it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One broken rule. `pointer` is a JSON pointer into what the app sent."""

    pointer: str
    message: str

    def as_slack(self) -> str:
        """The line Slack puts into `response_metadata.messages`."""
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


@dataclass(frozen=True)
class Refused:
    """An answer with `ok: false`: Slack's error code and, where it tells them, the reasons."""

    error: str
    problems: tuple[Problem, ...] = ()
