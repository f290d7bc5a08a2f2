"""What stands in blocks, found by meaning: texts, buttons by label, inputs by id."""

from collections.abc import Iterator, Sequence
from typing import Any

from views.message import Message

Json = dict[str, Any]


def blocks_of(drawn: Message | Json) -> Sequence[Json]:
    """The blocks of a message or view."""
    return drawn.blocks if isinstance(drawn, Message) else drawn["blocks"]


def texts(drawn: Message | Json) -> list[str]:
    """The text of each section and of each line of small print, in order."""
    found = []
    for block in blocks_of(drawn):
        parts = [block.get("text"), *block.get("elements", [])]
        found += [part["text"] for part in parts if part and isinstance(part.get("text"), str)]
    return found


def says(drawn: Message | Json) -> str:
    return "\n".join(texts(drawn))


def mrkdwn(drawn: Message | Json) -> Iterator[str]:
    """Every text that Slack formats: its own entities work there."""
    if isinstance(drawn, Message):
        yield drawn.text
    for found in _walk(blocks_of(drawn)):
        if found.get("type") == "mrkdwn":
            yield found["text"]


def elements(drawn: Message | Json) -> list[Json]:
    """Buttons and menus in the order they are seen, those beside a section too."""
    found = []
    for block in blocks_of(drawn):
        parts = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        found += [part for part in parts if part and "action_id" in part]
    return found


def labels(drawn: Message | Json) -> list[str]:
    """What stands on the buttons, and in the menus as placeholder; "…" for an overflow menu."""
    return [
        (one.get("text") or one.get("placeholder") or {"text": "…"})["text"]
        for one in elements(drawn)
    ]


def find(drawn: Message | Json, label: str) -> Json:
    """The one button or menu that is labelled so."""
    found = [one for one, said in zip(elements(drawn), labels(drawn), strict=True) if said == label]
    assert len(found) == 1, labels(drawn)
    return found[0]


def field(view: Json, input_id: str) -> Json:
    """The input block of an id; its element has the same."""
    block: Json = next(block for block in view["blocks"] if block.get("block_id") == input_id)
    assert block["element"]["action_id"] == input_id
    return block


def ids_in(drawn: Message | Json) -> set[str]:
    """Action ids without the number of several of a kind, and the callback id."""
    found = {one["action_id"].partition(":")[0] for one in elements(drawn)}
    callback = drawn.get("callback_id") if isinstance(drawn, dict) else None
    return found | {callback} if callback else found


def _walk(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _walk(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _walk(one)
