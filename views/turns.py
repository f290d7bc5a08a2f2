"""The buttons that turn the pages of a list."""

from slack_sdk.models.blocks import InteractiveElement

from views import ids
from views.message import button

BY_TIME = ("Newer", "Older")
BY_PLACE = ("Back", "More")


def page_turns(
    action_id: str,
    page: int,
    words: tuple[str, str],
    *,
    has_more: bool,
    of: str | None = None,
) -> list[InteractiveElement]:
    """Back and on, as far as there are pages; `of` is the client whose list it is."""
    before, after = words
    turns: list[InteractiveElement] = []
    if page:
        turns.append(button(before, ids.numbered(action_id, 0), _value(page - 1, of)))
    if has_more:
        turns.append(button(after, ids.numbered(action_id, 1), _value(page + 1, of)))
    return turns


def _value(page: int, of: str | None) -> str:
    return f"{of}|{page}" if of else str(page)
