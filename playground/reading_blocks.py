"""Blocks as a person reads them: one line or more per block, buttons as [Label]."""

from collections.abc import Callable

from playground.content import elements_of
from playground.element_kinds import KINDS
from playground.messages import Message, State
from playground.reading import Reader
from playground.reading_rich import read_rich_text
from playground.shapes import Blocks, Json


def read_message(reader: Reader, message: Message, state: State) -> str:
    """Read a whole message: its blocks, else its text; then attachments and files."""
    text = read_blocks(reader, message.blocks, state) if message.blocks else ""
    parts = [text or reader.read(message.text)]
    parts += [_read_attachment(reader, one, state) for one in message.attachments]
    parts += [f"[file: {file.get('name', file.get('title', ''))}]" for file in message.files]
    return "\n".join(part for part in parts if part)


def _read_attachment(reader: Reader, attachment: Json, state: State) -> str:
    if "blocks" in attachment:
        return read_blocks(reader, attachment["blocks"], state)
    lines = [attachment.get(name, "") for name in ("pretext", "title", "text")]
    return "\n".join(reader.read(line) for line in lines if line)


def read_blocks(reader: Reader, blocks: Blocks, state: State) -> str:
    lines = [_read_block(reader, block, state) for block in blocks]
    return "\n".join(line for line in lines if line)


def _read_block(reader: Reader, block: Json, state: State) -> str:
    kind = block["type"]
    values = state.get(block.get("block_id", ""), {})
    if kind in STILL:
        return STILL[kind](reader, block)
    if kind == "input":
        return _read_input(reader, block, values)
    if kind in {"actions", "context_actions"}:
        return " ".join(read_element(reader, element, values) for element in block["elements"])
    return _read_texts(reader, block, values)


def _read_image(reader: Reader, block: Json) -> str:
    return f"[image: {reader.read_object(block.get('title')) or block['alt_text']}]"


def _read_context(reader: Reader, block: Json) -> str:
    return " ".join(_read_small(reader, element) for element in block["elements"])


def _read_divider(_: Reader, __: Json) -> str:
    return "---"


STILL: dict[str, Callable[[Reader, Json], str]] = {
    "rich_text": read_rich_text,
    "divider": _read_divider,
    "image": _read_image,
    "context": _read_context,
}


def _read_small(reader: Reader, element: Json) -> str:
    if element["type"] == "image":
        return f"[image: {element['alt_text']}]"
    return reader.read_object(element)


def _read_input(reader: Reader, block: Json, values: dict[str, Json]) -> str:
    label = reader.read_object(block["label"])
    optional = " (optional)" if block.get("optional") else ""
    shown = " ".join(read_element(reader, element, values) for element in elements_of(block))
    hint = reader.read_object(block.get("hint"))
    return f"{label}{optional}: {shown}" + (f"\n{hint}" if hint else "")


def _read_texts(reader: Reader, block: Json, values: dict[str, Json]) -> str:
    """Read sections, headers, markdown, alerts and whatever else carries text."""
    lines = [reader.read_object(block.get(name)) for name in ("title", "text", "subtitle", "body")]
    lines += [reader.read_object(field) for field in block.get("fields", [])]
    lines += [read_element(reader, element, values) for element in elements_of(block)]
    if block.get("accessory", {}).get("type") == "image":
        lines.append(f"[image: {block['accessory']['alt_text']}]")
    return "\n".join(line for line in lines if line)


def read_element(reader: Reader, element: Json, values: dict[str, Json]) -> str:
    """Read a button as [Label], a menu as [Chosen v], an input as its value or placeholder."""
    kind = element["type"]
    if kind in {"button", "workflow_button"}:
        return f"[{reader.read_object(element['text'])}]"
    if kind == "overflow":
        return "[...]"
    kept = KINDS.get(kind)
    if kept is None:
        return ""
    value = values.get(element["action_id"], {}).get(kept.field)
    if kind in {"checkboxes", "radio_buttons"}:
        return _read_boxes(reader, element, value)
    shown = _read_value(reader, value) or reader.read_object(element.get("placeholder"))
    return f"[{shown} v]" if "select" in kind else f"[{shown}]"


def _read_boxes(reader: Reader, element: Json, value: object) -> str:
    chosen = value if isinstance(value, list) else [value]
    values = {option["value"] for option in chosen if isinstance(option, dict)}
    return " ".join(
        f"({'x' if option['value'] in values else ' '}) {reader.read_object(option['text'])}"
        for option in element["options"]
    )


def _read_value(reader: Reader, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_read_value(reader, one) for one in value)
    if isinstance(value, dict):
        if value.get("type") == "rich_text":
            return read_rich_text(reader, value)
        return reader.read_object(value.get("text"))
    text = str(value)
    if not reader.knows(text):
        return text
    return reader.person(text) if text.startswith("U") else reader.channel(text)
