"""How large things are the way Slack counts them: bytes, and the text of a message's blocks."""

import json
from collections.abc import Iterator
from typing import Final

BLOCKS_MOST: Final = 13_200
BLOCK_COST: Final = 100


def utf8_bytes(text: str) -> int:
    """Count bytes; half a surrogate pair, which JSON can carry, counts as three."""
    return len(text.encode(errors="surrogatepass"))


def json_bytes(value: object) -> int:
    """Count the bytes of the shortest JSON for `value`."""
    return utf8_bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def are_blocks_too_long(blocks: list[object]) -> bool:
    """Say if Slack answers msg_blocks_too_long: about 13,200 characters in a whole message.

    Counted are all texts with `&`, `<` and `>` escaped, and about 100 for each further block. The
    docs give no number; these were measured: github.com/slackapi/bolt-js/issues/2509 and
    issues/2867 (which has sections and headers only), github.com/metabase/metabase/pull/79908.
    """
    texts = sum(_escaped_length(text) for text in _texts(blocks))
    return texts + BLOCK_COST * (len(blocks) - 1) > BLOCKS_MOST


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


def _escaped_length(text: str) -> int:
    return len(text) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
