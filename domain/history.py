"""A page of all that was logged about a client."""

from dataclasses import dataclass

from domain.records import Client, Interaction


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An interaction as the viewer sees it, and whether they may change it."""

    interaction: Interaction
    is_changeable: bool
    closed_to: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The newest first. `newer` and `older` name the pages beside it; "" where there is none.

    `page` names this one.
    """

    client: Client
    rows: tuple[HistoryRow, ...]
    page: str = ""
    newer: str = ""
    older: str = ""
