"""Messages: what chat.postMessage, chat.postEphemeral, chat.update and response_urls accept."""

import json
from collections.abc import Mapping
from typing import Final

from playground.check_blocks import check_blocks
from playground.check_metadata import refuse_metadata
from playground.check_problem import Problem, Refused
from playground.check_size import are_blocks_too_long, utf8_bytes

POST_CUT: Final = 40_000
"""Characters of `text` a new message keeps."""

UPDATE_MOST_BYTES: Final = 4_000
"""UTF-8 bytes of `text` chat.update takes. The docs say characters; a live measurement says bytes:
github.com/openclaw/openclaw/pull/115027."""

MARKDOWN_MOST: Final = 12_000


def check_message(payload: Mapping[str, object], *, update: bool = False) -> Refused | None:
    """Say with which error Slack refuses this message, or None when it takes it.

    `blocks` and `metadata` may be JSON in a string, as forms send them. Source: the errors on
    docs.slack.dev/reference/methods/chat.postMessage and .../chat.update
    """
    blocks, metadata = _read(payload.get("blocks")), _read(payload.get("metadata"))
    return (
        _refuse_text(payload, has_blocks=bool(blocks), update=update)
        or (None if blocks is None else _refuse_blocks(blocks))
        or (None if metadata is None else refuse_metadata(metadata))
    )


def cut_text(text: str) -> str:
    """Cut as Slack cuts the text of a new message: after 40,000 characters.

    Source: docs.slack.dev/reference/methods/chat.postMessage
    """
    return text[:POST_CUT]


def _read(value: object) -> object:
    """Read JSON in a string; what is no JSON stays the string, which no check accepts."""
    if not isinstance(value, str):
        return value
    try:
        read: object = json.loads(value) if value else None
    except ValueError:
        return value
    return read


def _refuse_text(
    payload: Mapping[str, object], *, has_blocks: bool, update: bool
) -> Refused | None:
    text, markdown = payload.get("text") or "", payload.get("markdown_text") or ""
    if not isinstance(text, str) or not isinstance(markdown, str):
        return Refused("invalid_arguments", (Problem("/text", "must provide a string"),))
    if markdown and (text or has_blocks):
        return Refused("markdown_text_conflict")
    if not (text or markdown or has_blocks or payload.get("attachments")):
        return Refused("no_text")
    too_long = update and utf8_bytes(text) > UPDATE_MOST_BYTES
    return Refused("msg_too_long") if too_long or len(markdown) > MARKDOWN_MOST else None


def _refuse_blocks(blocks: object) -> Refused | None:
    if not isinstance(blocks, list):
        return Refused("invalid_blocks_format")
    found = check_blocks(blocks, "message")
    if found:
        return Refused("invalid_blocks", tuple(found))
    return Refused("msg_blocks_too_long") if are_blocks_too_long(blocks) else None
