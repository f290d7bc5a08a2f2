"""What a message is made of: checked as Slack checks it, and put into a message."""

from collections.abc import Iterator

from playground.check_blocks import check_blocks
from playground.check_message import check_message, cut_text
from playground.check_problem import Refused
from playground.ids import new_block_id
from playground.messages import Message
from playground.refusal import SlackRefusal
from playground.shapes import Blocks, Json
from playground.web_call import Call

PARTS = ("text", "blocks", "attachments", "metadata", "markdown_text")


def read_content(call: Call, *, update: bool = False) -> Json:
    """Return the parts of a message that a call brings, checked; refused when Slack would."""
    content: Json = {
        "text": call.args.get("text"),
        "markdown_text": call.args.get("markdown_text"),
        "blocks": call.array("blocks", "invalid_blocks_format"),
        "attachments": call.array("attachments", "invalid_attachments"),
        "metadata": call.mapping("metadata", "invalid_metadata_format"),
    }
    given = {name: part for name, part in content.items() if part is not None}
    require_content(given, update=update)
    return given


def require_content(content: Json, *, update: bool = False) -> None:
    """Refuse a message that Slack would not take."""
    refused = check_message(content, update=update)
    if refused:
        raise refusal_of(refused)
    for attachment in content.get("attachments", []):
        if not isinstance(attachment, dict) or check_blocks(
            attachment.get("blocks", []), "message"
        ):
            raise SlackRefusal("invalid_attachments")


def refusal_of(refused: Refused) -> SlackRefusal:
    """Return a finding of the checks as the refusal of a call."""
    messages = [problem.as_slack() for problem in refused.problems]
    extra = {"errors": [problem.message for problem in refused.problems]} if messages else {}
    return SlackRefusal(refused.error, messages=messages, extra=extra)


def fill(message: Message, content: Json) -> None:
    """Put given parts into a message; parts not given stay as they are."""
    if "text" in content:
        message.text = cut_text(content["text"])
    if "markdown_text" in content:
        message.text = content["markdown_text"]
        message.blocks = [{"type": "markdown", "text": content["markdown_text"]}]
    if "blocks" in content:
        message.blocks = name_blocks(content["blocks"])
    if "attachments" in content:
        message.attachments = content["attachments"]
        for attachment in message.attachments:
            name_blocks(attachment.get("blocks", []))
    if "metadata" in content:
        message.metadata = content["metadata"] or None
    message.revision += 1


def name_blocks(blocks: Blocks) -> Blocks:
    """Give ids to the blocks and elements that came without, and return the blocks."""
    for block in blocks:
        if not block.get("block_id"):
            block["block_id"] = new_block_id()
        for element in elements_of(block):
            if not element.get("action_id"):
                element["action_id"] = new_block_id()
    return blocks


def elements_of(block: Json) -> Iterator[Json]:
    """Yield what a person can press, choose or fill in one block."""
    if block["type"] == "input":
        yield block["element"]
    elif block["type"] in {"actions", "context_actions"}:
        yield from block["elements"]
    elif block["type"] == "section" and block.get("accessory", {}).get("type", "image") != "image":
        yield block["accessory"]
