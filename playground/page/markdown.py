"""Slack's markdown block, which takes standard Markdown, as HTML.

Source: docs.slack.dev/reference/block-kit/blocks/markdown-block: all headers have one size, images
become links, task lists have boxes, tables and dividers are drawn. HTML in the text is text.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from playground.page.emoji_names import with_emoji
from playground.page.safe_html import escape, is_address, open_link, sendable, write_link

TASK = re.compile(r"\[([ xX])\](?= )")


def write_markdown(text: str) -> str:
    """Return Markdown as HTML paragraphs, lists, tables and so on."""
    html: str = _parser().render(sendable(text))
    return html


class _SlackMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 -- the library's name
        return is_address(url)


@cache
def _parser() -> MarkdownIt:
    parser = _SlackMarkdown("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.after("inline", "tasks", _draw_boxes)
    rules: dict[str, Callable[..., str]] = {
        "text": _text,
        "link_open": _link,
        "image": _image,
        "heading_open": _heading,
        "heading_close": _heading_end,
    }
    for name, rule in rules.items():
        parser.add_render_rule(name, rule)
    return parser


def _draw_boxes(state: StateCore) -> None:
    """Draw the box of each list item that begins as a task does."""
    for before, token in zip(state.tokens, state.tokens[2:], strict=False):
        if before.type == "list_item_open" and token.type == "inline" and token.children:
            first = token.children[0]
            first.content = TASK.sub(lambda found: _box(found[1]), first.content, count=1)


def _box(mark: str) -> str:
    return "☐" if mark == " " else "☑"


def _text(_: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType) -> str:
    return with_emoji(tokens[at].content)


def _link(_: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType) -> str:
    return open_link(str(tokens[at].attrs["href"]))


def _image(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    """Write an image as a link, or as words where it stands in a link already."""
    token = tokens[at]
    url = str(token.attrs["src"])
    words = escape(renderer.renderInlineAsText(token.children, options, env) or url)
    depth = sum(one.nesting for one in tokens[:at] if one.type.startswith("link_"))
    return words if depth else write_link(url, words)


def _heading(*_: object) -> str:
    return '<p class="heading"><b>'


def _heading_end(*_: object) -> str:
    return "</b></p>\n"
