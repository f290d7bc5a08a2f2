"""Lists of rich text, nested: Slack sends one list after another, each with its indent.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block ("offset = 4" starts at 5). That
an outer list counts on after a deeper one, and that lists side by side each start anew, was seen by
users of Slack: github.com/themashcodee/slack-blocks-to-jsx issue 47 and
github.com/NousResearch/hermes-agent pull request 57351.
"""

from collections.abc import Callable
from itertools import takewhile

from playground.shapes import Json

WriteItem = Callable[[Json], str]


def write_lists(lists: list[Json], write_item: WriteItem) -> str:
    """Write lists that follow each other, the deeper ones inside the item above them."""
    html, counted = "", 0
    while lists:
        first, *others = lists
        deeper = _deeper(first, others)
        start = first.get("offset") or counted
        html += _write_list(first, start, write_item, write_lists(deeper, write_item))
        lists = others[len(deeper) :]
        goes_on = bool(deeper) and bool(lists) and _is_alike(first, lists[0])
        counted = start + len(first["elements"]) if goes_on else 0
    return html


def _deeper(first: Json, others: list[Json]) -> list[Json]:
    """Return those of the lists behind the first that stand inside it."""
    least = _indent(first)
    return list(takewhile(lambda one: _indent(one) > least, others))


def _write_list(one: Json, start: int, write_item: WriteItem, below: str) -> str:
    items = [write_item(item) for item in one["elements"]] or [""]
    items[-1] += below
    inside = "".join(f"<li>{item}</li>" for item in items)
    level = f'class="indent-{_indent(one)}"'
    if one.get("style") == "ordered":
        return f'<ol {level} start="{start + 1}">{inside}</ol>'
    return f"<ul {level}>{inside}</ul>"


def _indent(one: Json) -> int:
    indent: int = one.get("indent") or 0
    return indent


def _is_alike(one: Json, other: Json) -> bool:
    return (one.get("style"), _indent(one)) == (other.get("style"), _indent(other))
