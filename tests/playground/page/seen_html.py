"""HTML as a browser would take it: what tags it makes, and what a person sees of it."""

import re
from html.parser import HTMLParser

VOID = {"br", "hr"}
BLOCKS = {"br", "hr", "div", "p", "pre", "blockquote", "li", "tr", "table"}
LINK = {"href", "target", "rel"}
ATTRIBUTES: dict[str, set[str]] = {
    "a": LINK,
    "span": {"class", "title", "style"},
    "ul": {"class"},
    "ol": {"class", "start"},
    "p": {"class"},
    "code": {"class"},
    "th": {"style"},
    "td": {"style"},
}
INLINE = {"b", "i", "s", "u", "code", "a", "span", "br"}
OF_TEXT = INLINE | {"pre", "blockquote"}
OF_RICH_TEXT = OF_TEXT | {"div", "ul", "ol", "li"}
OF_MARKDOWN = (OF_TEXT - {"u", "i"}) | set("p em strong ul ol li hr".split()) | {
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
STYLE = re.compile(r"(?:--color: #[0-9a-fA-F]{3,6}|text-align:(?:left|right|center))?")
SCHEMES = ("http://", "https://", "mailto:", "tel:")


class SeenHtml(HTMLParser):
    """Fails on a tag or attribute that is not ours to write, or that does not close in order."""

    def __init__(self, html: str, allowed: set[str]) -> None:
        super().__init__()
        self.allowed = allowed
        self.is_open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self._is_emoji = False
        self.feed(html)
        self.close()
        assert self.is_open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs)
        assert tag in self.allowed, tag
        assert set(given) <= ATTRIBUTES.get(tag, set()), (tag, given)
        assert STYLE.fullmatch(given.get("style", "")), given
        self.tags.append(tag)
        if tag == "a":
            self._look_at_link(given)
        if tag not in VOID:
            self.is_open.append(tag)
        self._is_emoji = given.get("class") == "emoji"
        if self._is_emoji:
            self.text += given["title"]
        if tag in BLOCKS:
            self.text += "\n"

    def _look_at_link(self, given: dict[str, str]) -> None:
        assert set(given) == LINK
        assert given["target"] == "_blank"
        assert given["rel"] == "noopener noreferrer"
        assert given["href"].lower().startswith(SCHEMES)
        self.links.append(given["href"])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.is_open.pop() == tag
        self._is_emoji = False
        if tag in BLOCKS:
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        if not self._is_emoji:
            self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def seen(html: str, allowed: set[str] = OF_TEXT) -> str:
    """Return the words a person sees, emoji by their names."""
    return SeenHtml(html, allowed).text


def links_in(html: str, allowed: set[str] = OF_TEXT) -> list[str]:
    return SeenHtml(html, allowed).links
