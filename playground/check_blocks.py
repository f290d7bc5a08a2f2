"""Blocks: what Slack accepts in the `blocks` of a message, a modal or a Home tab.

Newer blocks that only answers of AI apps use (table, card, carousel, plan, task_card,
context_actions) are not known here and are refused as an unsupported type.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from playground.check_elements import (
    ALT_MOST,
    IMAGE_RULES,
    IMAGE_SOURCES,
    Surface,
    elements_in,
)
from playground.check_problem import Problem
from playground.check_rich_text import BLOCK_ID, RICH_TEXT
from playground.check_shape import (
    Check,
    Fields,
    array,
    by_type,
    choice,
    flag,
    one_of_fields,
    string,
    typed,
)
from playground.check_text import any_text, plain_text
from playground.check_unique import doubled_action_ids, doubled_block_ids, doubled_focus

MOST_BLOCKS: Final[Mapping[Surface, int]] = {"message": 50, "modal": 100, "home": 100}

_ID: Final[Fields] = {"block_id": BLOCK_ID}

# docs.slack.dev/reference/block-kit/blocks: a page for each
_EVERYWHERE: Final[Mapping[str, Check]] = {
    "divider": typed({}, _ID),
    "header": typed({"text": plain_text(150)}, _ID),
    "rich_text": RICH_TEXT,
    "image": typed(
        {"alt_text": string(most=ALT_MOST)},
        {**_ID, **IMAGE_SOURCES, "title": plain_text(2000)},
        *IMAGE_RULES,
    ),
    "video": typed(
        {
            "video_url": string(least=1),
            "thumbnail_url": string(least=1),
            "alt_text": string(least=1),
            "title": plain_text(199),
        },
        {
            **_ID,
            "title_url": string(),
            "author_name": string(most=49),
            "provider_name": string(),
            "provider_icon_url": string(),
            "description": plain_text(),
        },
    ),
}
_ONLY_ON: Final[Mapping[Surface, Mapping[str, Check]]] = {
    "message": {"markdown": typed({"text": string(most=12_000, least=1)}, _ID)},
    "modal": {
        "alert": typed(
            {"text": any_text()},
            {**_ID, "level": choice("default", "info", "warning", "error", "success")},
        )
    },
    "home": {},
}


def _section(surface: Surface) -> Check:
    return typed(
        {},
        {
            **_ID,
            "text": any_text(),
            "fields": array(any_text(2000), least=1, most=10),
            "accessory": elements_in("section", surface),
            "expand": flag,
        },
        one_of_fields("text", "fields"),
    )


def _input(surface: Surface) -> Check:
    return typed(
        {"label": plain_text(2000), "element": elements_in("input", surface)},
        {**_ID, "hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
    )


def _blocks_of(surface: Surface) -> Check:
    actions = array(elements_in("actions", surface), least=1, most=25)
    context = array(elements_in("context", surface), least=1, most=10)
    kinds: dict[str, Check] = {
        **_EVERYWHERE,
        **_ONLY_ON[surface],
        "section": _section(surface),
        "input": _input(surface),
        "actions": typed({"elements": actions}, _ID),
        "context": typed({"elements": context}, _ID),
    }
    return array(by_type(kinds), most=MOST_BLOCKS[surface])


_CHECKS: Final[Mapping[Surface, Check]] = {surface: _blocks_of(surface) for surface in MOST_BLOCKS}


def check_blocks(blocks: object, surface: Surface) -> list[Problem]:
    """Say what is wrong with `blocks`; nothing is, when the answer is empty.

    Pointers start with /blocks. The rules are those of docs.slack.dev/reference/block-kit/blocks.
    """
    return check_blocks_at(blocks, surface, "/blocks")


def check_blocks_at(blocks: object, surface: Surface, at: str) -> list[Problem]:
    found = _CHECKS[surface](blocks, at)
    return found or list(_doubled(blocks, at))


def _doubled(blocks: object, at: str) -> Iterator[Problem]:
    listed = blocks if isinstance(blocks, list) else []
    yield from doubled_block_ids(listed, at)
    yield from doubled_action_ids(listed, at)
    yield from doubled_focus(listed, at)
