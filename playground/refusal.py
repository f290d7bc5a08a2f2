"""How Slack says no to a Web API call."""

from collections.abc import Sequence

from playground.shapes import Json


class SlackRefusal(Exception):
    """Carries the `error` word of the answer, and what else the answer holds."""

    def __init__(
        self,
        error: str,
        *,
        messages: Sequence[str] = (),
        extra: Json | None = None,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.messages = list(messages)
        self.extra = extra or {}
        self.status = status
        self.headers = headers or {}

    def as_answer(self) -> Json:
        """Return the body of the answer."""
        answer: Json = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            answer["response_metadata"] = {"messages": self.messages}
        return answer


class OperationTimedOut(Exception):
    """The app did not acknowledge within 3 seconds; the text is what the person sees."""


class DispatchFailed(OperationTimedOut):
    """No app was connected; the text is what the person sees."""


class NotOnScreen(LookupError):
    """What a person was told to press, fill or choose is not there for them."""
