"""Lists that change in place: what stays the same is left alone, with its focus and its text."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from nicegui.element import Element

from playground.page.faults import draw_guarded
from playground.page.tag import Tag


@dataclass(frozen=True)
class Item:
    """One thing to show. It is drawn anew when its `look` changes, and is known by its `key`."""

    key: Hashable
    look: object
    draw: Callable[[], object]


class KeyedList:
    """The children of an element, one box for each item."""

    def __init__(self, parent: Element, box: str = "div", classes: str = "") -> None:
        self._parent = parent
        self._box = box
        self._classes = classes
        self._shown: dict[Hashable, tuple[object, Tag]] = {}

    def show(self, items: Sequence[Item]) -> None:
        """Show these items, in this order."""
        wanted = {item.key for item in items}
        for key in [key for key in self._shown if key not in wanted]:
            _, box = self._shown.pop(key)
            box.delete()
        for item in items:
            self._draw(item)
        self._order([item.key for item in items])

    def _draw(self, item: Item) -> None:
        known = self._shown.get(item.key)
        if known and known[0] == item.look:
            return
        if known:
            box = known[1]
            box.clear()
        else:
            with self._parent:
                box = Tag(self._box, classes=self._classes)
        draw_guarded(box, item.draw)
        self._shown[item.key] = (item.look, box)

    def _order(self, keys: list[Hashable]) -> None:
        if list(self._shown) == keys:
            return
        self._shown = {key: self._shown[key] for key in keys}
        for place, (_, box) in enumerate(self._shown.values()):
            children = self._parent.default_slot.children
            if children.index(box) != place:
                box.move(self._parent, place)
