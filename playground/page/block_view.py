"""Block Kit blocks as Slack shows them.

Source: docs.slack.dev/reference/block-kit/blocks.
"""

import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from playground.content import elements_of
from playground.element_kinds import KINDS
from playground.page.element_view import draw_element
from playground.page.faults import draw_guarded
from playground.page.input_view import InputView
from playground.page.keyed import Item
from playground.page.surface import Surface
from playground.page.tag import Tag, safe_html
from playground.shapes import Blocks, Json

OWN_HOSTS = {"127.0.0.1", "localhost"}


def draw_blocks(surface: Surface, blocks: Blocks) -> None:
    """Draw all blocks of a message, one below the other."""
    with Tag("div", classes="blocks"):
        for block in blocks:
            box = Tag("div", classes="block-box")
            draw_guarded(box, partial(draw_block, surface, block))


def block_items(surface: Surface, blocks: Blocks) -> list[Item]:
    """Return the blocks of a view as items of a list that changes in place.

    Slack gives a new id to a block that comes without one, each time. What holds nothing that was
    filled in is known by what it says, so that it stays, and no press on it is lost.
    """
    counted: Counter[str] = Counter()

    def item(block: Json) -> Item:
        look = json.dumps(block, sort_keys=True)
        if any(element["type"] in KINDS for element in elements_of(block)):
            return Item(block["block_id"], look, lambda: draw_block(surface, block))
        look = json.dumps(block | {"block_id": ""}, sort_keys=True)
        counted[look] += 1
        return _lasting_item(surface, block, (look, counted[look]))

    return [item(block) for block in blocks]


def _lasting_item(surface: Surface, block: Json, key: tuple[str, int]) -> Item:
    block_id = block["block_id"]
    if key in surface.drawn:
        surface.renamed[surface.drawn[key]] = block_id

    def draw() -> None:
        surface.drawn[key] = block_id
        draw_block(surface, block)

    return Item(key, "", draw)


def draw_block(surface: Surface, block: Json) -> None:
    """Draw one block; one of a kind that is not known here says so."""
    if block["type"] in DRAW:
        DRAW[block["type"]](surface, block)
    else:
        Tag("p", f"A block of type {block['type']} is not shown here.", "unknown")


def _draw_input(surface: Surface, block: Json) -> None:
    surface.inputs[block["block_id"]] = InputView(surface, block)


def _draw_section(surface: Surface, block: Json) -> None:
    markup = surface.markup
    accessory = block.get("accessory")
    with Tag("div", classes="section"):
        with Tag("div", classes="section-text"):
            if "text" in block:
                safe_html(markup.text_object(block["text"]), "div", "text")
            if block.get("fields"):
                with Tag("div", classes="fields"):
                    for field in block["fields"]:
                        safe_html(markup.text_object(field), "div", "text")
        if accessory:
            with Tag("div", classes="accessory"):
                _draw_part(surface, block, accessory)


def _draw_part(surface: Surface, block: Json, part: Json) -> None:
    if part["type"] == "image":
        draw_picture(part, "thumbnail")
    else:
        draw_element(surface.spot(block, part))


def _draw_header(surface: Surface, block: Json) -> None:
    safe_html(surface.markup.text_object(block["text"]), "h3", "block-header")


def _draw_divider(_: Surface, __: Json) -> None:
    Tag("hr", classes="divider")


def _draw_context(surface: Surface, block: Json) -> None:
    with Tag("div", classes="context"):
        for element in block["elements"]:
            if element["type"] == "image":
                draw_picture(element, "context-image")
            else:
                safe_html(surface.markup.text_object(element), "span", "text")


def _draw_actions(surface: Surface, block: Json) -> None:
    with Tag("div", classes="actions"):
        for element in elements_of(block):
            draw_element(surface.spot(block, element))


def _draw_rich_text(surface: Surface, block: Json) -> None:
    safe_html(surface.markup.rich_text(block), "div", "text rich-text")


def _draw_markdown(surface: Surface, block: Json) -> None:
    safe_html(surface.markup.markdown(block["text"]), "div", "text rich-text")


def _draw_alert(surface: Surface, block: Json) -> None:
    level = str(block.get("level", "default"))
    safe_html(surface.markup.text_object(block["text"]), "div", f"alert alert-{level}")


def _draw_image(surface: Surface, block: Json) -> None:
    with Tag("figure", classes="image"):
        if block.get("title"):
            safe_html(surface.markup.text_object(block["title"]), "figcaption")
        draw_picture(block, "picture")


def draw_picture(image: Json, classes: str) -> None:
    """Draw a picture of this machine; of one from elsewhere only what it shows is said.

    Slack fetches pictures for its people; this page loads nothing from outside.
    """
    address, words = str(image.get("image_url", "")), str(image.get("alt_text", ""))
    if address.startswith("data:image/") or _is_from_here(address):
        Tag("img", classes=classes, src=address, alt=words)
    else:
        Tag("span", f"🖼 {words}", "picture-elsewhere", title=address)


def _is_from_here(address: str) -> bool:
    try:
        return urlsplit(address).hostname in OWN_HOSTS
    except ValueError:  # no address at all, as http://[x/
        return False


DRAW: dict[str, Callable[[Surface, Json], None]] = {
    "input": _draw_input,
    "section": _draw_section,
    "header": _draw_header,
    "divider": _draw_divider,
    "context": _draw_context,
    "actions": _draw_actions,
    "context_actions": _draw_actions,
    "rich_text": _draw_rich_text,
    "markdown": _draw_markdown,
    "alert": _draw_alert,
    "image": _draw_image,
}
