"""How much of a message its blocks take: Slack answers msg_blocks_too_long where it is too much.

Slack gives no number; about 13,200 was measured: github.com/slackapi/bolt-js/issues/2509.
"""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block

from views.drawn import draw
from views.text import MOST_SECTION

MOST = 12_000  # characters; a new member's welcome still fits below an answer
A_BLOCK = 100


def room_of(blocks: Sequence[Block]) -> int:
    """What blocks take, in characters as Slack counts them: texts escaped, and 100 a block."""
    texts = (text for block in blocks for text in _texts(draw(block)))
    return sum(map(room_of_text, texts)) + A_BLOCK * len(blocks)


def room_of_text(text: str) -> int:
    """What a text takes; `&`, `<` and `>` count as the entities that they become."""
    return len(text) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def that_fit(rows: Sequence[Block], room: int) -> list[Block]:
    """The first rows that take no more than the room."""
    shown: list[Block] = []
    for row in rows:
        room -= room_of([row])
        if room < 0:
            break
        shown.append(row)
    return shown


def lines_that_fit(lines: Sequence[str], room: int) -> list[str]:
    """The first lines that one section of this room can hold."""
    room = min(room, MOST_SECTION)
    shown: list[str] = []
    for line in lines:
        room -= room_of_text(line) + 1
        if room < 0:
            break
        shown.append(line)
    return shown


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "text" and isinstance(item, str):
                yield item
            else:
                yield from _texts(item)
