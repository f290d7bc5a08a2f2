"""HTML elements by their own names, native ones, which keyboards and screen readers know."""

from typing import Any, Self

from nicegui.element import Element
from nicegui.elements.html import Html


class Tag(Element):
    """An element with a text, classes and attributes.

    Attributes are given as Python writes them: `aria_label` is aria-label, `for_` is for; None
    leaves one out, True is one without a value.
    """

    def __init__(self, name: str, text: str | None = None, classes: str = "", **given: Any) -> None:  # noqa: ANN401  # whatever HTML takes
        super().__init__(name)
        self._text = text
        if classes:
            self.classes(classes)
        self.give(**given)

    def give(self, **given: Any) -> Self:  # noqa: ANN401  # whatever HTML takes
        """Set attributes; None takes one away. Nothing is sent where nothing changes."""
        for name, value in given.items():
            key = name.rstrip("_").replace("_", "-")
            if value is None:
                if key in self.props:  # taking away what is not there would be sent too
                    del self.props[key]
                continue
            written = "" if value is True else value
            if self.props.get(key) != written:
                self.props[key] = written
        return self

    @property
    def is_busy(self) -> bool:
        """Whether it shows that it waits for the app."""
        return "aria-busy" in self.props

    def say(self, text: str) -> Self:
        """Change the text."""
        if text != self._text:
            self._text = text
            self.update()
        return self


def safe_html(content: str, name: str = "div", classes: str = "") -> Html:
    """Show HTML that our own markup made: it has escaped everything people wrote."""
    shown = Html(content, sanitize=False, tag=name)
    if classes:
        shown.classes(classes)
    return shown


def hidden_text(text: str) -> Tag:
    """Words for a screen reader only."""
    return Tag("span", text, "unseen")
