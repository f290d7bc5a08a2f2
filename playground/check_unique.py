"""What may be there only once: a block_id on its surface, an action_id in its block, the focus.

These functions are for blocks whose shapes are right.
"""

from collections.abc import Iterable, Iterator, Mapping

from playground.check_problem import Problem

Placed = tuple[str, Mapping[str, object]]
"""A pointer and the object it points to."""


def doubled_block_ids(blocks: list[Mapping[str, object]], at: str) -> Iterator[Problem]:
    """A block_id is unique in a message or view: docs.slack.dev/reference/block-kit/blocks."""
    return _doubled("block_id", ((f"{at}/{i}", block) for i, block in enumerate(blocks)))


def doubled_action_ids(blocks: list[Mapping[str, object]], at: str) -> Iterator[Problem]:
    """An action_id is unique in its block: docs.slack.dev/reference/block-kit/block-elements."""
    for i, block in enumerate(blocks):
        yield from _doubled("action_id", _elements(block, f"{at}/{i}"))


def doubled_focus(blocks: list[Mapping[str, object]], at: str) -> Iterator[Problem]:
    """Only one element may take the focus, say the docs; the sentence is ours."""
    placed = (p for i, block in enumerate(blocks) for p in _elements(block, f"{at}/{i}"))
    focused = [pointer for pointer, element in placed if element.get("focus_on_load") is True]
    for pointer in focused[1:]:
        yield Problem(f"{pointer}/focus_on_load", "only one element can set `focus_on_load`")


def _elements(block: Mapping[str, object], at: str) -> Iterator[Placed]:
    for name in ("accessory", "element"):
        single = block.get(name)
        if isinstance(single, dict):
            yield f"{at}/{name}", single
    several = block.get("elements")
    for i, element in enumerate(several if isinstance(several, list) else []):
        yield f"{at}/elements/{i}", element


def _doubled(name: str, placed: Iterable[Placed]) -> Iterator[Problem]:
    seen: set[object] = set()
    for pointer, thing in placed:
        value = thing.get(name)
        if value in seen:
            yield Problem(f"{pointer}/{name}", f'`{name}` "{value}" already exists')
        if value is not None:
            seen.add(value)
