"""Blocks as Slack's JSON, checked by slack_sdk's own validators.

slack_sdk looks through every attribute of every object for its validators, each time anew: three
quarters of what an answer costs. Here they are looked up once for each class.
"""

from functools import cache
from typing import Any

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import Option


def draw(block: JsonObject) -> dict[str, Any]:
    """What `block.to_dict()` gives. Raises SlackObjectFormationError where a limit is broken."""
    kind = type(block)
    if isinstance(block, Option) and block.text and not block.description and not block.url:
        _validate(block)
        return {"text": _drawn(block._text), "value": block.value}  # noqa: SLF001 - else a bare str
    if _draws_itself(kind):
        return block.to_dict()
    _validate(block)
    values = ((name, getattr(block, name, None)) for name in sorted(block.attributes))
    return {name: _drawn(value) for name, value in values if not _is_empty(value)}


def _drawn(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list | tuple):
        return [_drawn(one) for one in value]
    return draw(value) if isinstance(value, JsonObject) else value


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], (), {})


def _validate(block: JsonObject) -> None:
    for name in _validators(type(block)):
        getattr(block, name)()


@cache
def _validators(kind: type[JsonObject]) -> tuple[str, ...]:
    return tuple(name for name in dir(kind) if hasattr(getattr(kind, name), "validator"))


@cache
def _draws_itself(kind: type[JsonObject]) -> bool:
    """Whether the class has a way of its own; rich text may hold empty lists."""
    return kind.to_dict is not JsonObject.to_dict or kind.__name__.startswith("RichText")
