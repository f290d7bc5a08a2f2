"""What a search finds."""

from enum import StrEnum


class FoundKind(StrEnum):
    """What has the words that were asked for."""

    CLIENT = "client"
    PERSON = "person"
    FACT = "fact"
    ACTION = "action"
    INTERACTION = "interaction"
