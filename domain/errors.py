"""Failures a person can meet. The message of each is the sentence they read."""


class DomainError(Exception):
    """Something a person asked for cannot be done; `str(error)` is the sentence for them."""


class NotAMember(DomainError):
    """A guest, a bot, or a person of another organisation asked."""

    def __init__(self) -> None:
        super().__init__(
            "Rapport is for full members of this workspace, so nothing was read or changed. "
            "Ask a colleague there to log it for you."
        )


class NotFound(DomainError):
    """What was asked for is not there, or is not for this person to see."""


class NotAllowed(DomainError):
    """The person may not change this."""


class Unreadable(DomainError):
    """What was typed could not be understood."""


class TooLate(DomainError):
    """It could be done for a while, and that while is over."""


class StorageDown(DomainError):
    """The database did not answer, or is locked, or is full."""

    def __init__(self) -> None:
        super().__init__(
            "Rapport could not reach its database, so nothing was saved. Please try again."
        )


class SlackDown(DomainError):
    """Slack did not tell what we need to know about a person."""

    def __init__(self) -> None:
        super().__init__(
            "Slack did not answer in time, so Rapport could not tell who you are "
            "and nothing was saved. Please try again."
        )
