"""Rich text: the block, its four kinds of parts and the pieces inside them.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from collections.abc import Mapping
from typing import Final

from playground.check_shape import (
    Check,
    Fields,
    array,
    by_type,
    choice,
    flag,
    integer,
    record,
    string,
    typed,
)

BLOCK_ID: Final = string(most=255)

_LOOKS: Final = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight")
_STYLE: Final[Fields] = {"style": record({}, dict.fromkeys((*_LOOKS, "unlink"), flag))}
_FILLED: Final = string(least=1)
_BORDER: Final[Fields] = {"border": choice(0, 1)}

_PIECES: Final[Mapping[str, Check]] = {
    "text": typed({"text": _FILLED}, _STYLE),
    "link": typed({"url": _FILLED}, {**_STYLE, "text": string(), "unsafe": flag}),
    "emoji": typed({"name": _FILLED}, {**_STYLE, "unicode": string(), "url": string()}),
    "user": typed({"user_id": _FILLED}, _STYLE),
    "usergroup": typed({"usergroup_id": _FILLED}, _STYLE),
    "channel": typed({"channel_id": _FILLED}, _STYLE),
    "team": typed({"team_id": _FILLED}, _STYLE),
    "broadcast": typed({"range": choice("here", "channel", "everyone")}, _STYLE),
    "color": typed({"value": _FILLED}, _STYLE),
    "date": typed(
        {"timestamp": integer(), "format": _FILLED},
        {**_STYLE, "url": string(), "fallback": string()},
    ),
}
_LINE: Final = array(by_type(_PIECES))
_SECTION: Final = typed({"elements": _LINE})

_PARTS: Final[Mapping[str, Check]] = {
    "rich_text_section": _SECTION,
    "rich_text_quote": typed({"elements": _LINE}, _BORDER),
    "rich_text_preformatted": typed(
        {"elements": array(by_type({k: _PIECES[k] for k in ("text", "link")}))},
        {**_BORDER, "language": string()},
    ),
    "rich_text_list": typed(
        {
            "style": choice("bullet", "ordered"),
            "elements": array(by_type({"rich_text_section": _SECTION})),
        },
        {**_BORDER, "indent": integer(least=0, most=8), "offset": integer(least=0)},
    ),
}

RICH_TEXT: Final = typed({"elements": array(by_type(_PARTS))}, {"block_id": BLOCK_ID})
