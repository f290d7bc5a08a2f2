import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    InputBlock,
    Option,
    OverflowMenuElement,
    PlainTextInputElement,
    PlainTextObject,
    RichTextBlock,
    RichTextSectionElement,
    SectionBlock,
    StaticSelectElement,
)

from views.drawn import draw
from views.message import button, buttons, section, small_print

OPTIONS = [Option(text="One", value="1"), Option(text=PlainTextObject(text="Two"), value="2")]
SURE = ConfirmObject(title="Sure?", text="All of it", confirm="Yes", deny="No")
BLOCKS: list[Block] = [
    section("*Acme*", "head"),
    small_print("in confidence"),
    buttons([button("Undo", "undo", "1", style="primary")]),
    buttons([StaticSelectElement(action_id="s", options=OPTIONS, initial_option=OPTIONS[0])]),
    buttons([OverflowMenuElement(action_id="o", options=[Option(text="a", value="b", url="u:c")])]),
    buttons([OverflowMenuElement(action_id="o", options=[Option(label="Label", value="1")])]),
    SectionBlock(text="x", accessory=ButtonElement(text="x", action_id="y", confirm=SURE)),
    SectionBlock(fields=["one", "two"]),
    ContextBlock(elements=[PlainTextObject(text="x", emoji=True)]),
    InputBlock(
        label="Text",
        element=PlainTextInputElement(action_id="t", initial_value="", multiline=False),
        optional=True,
    ),
    HeaderBlock(text="Head"),
    DividerBlock(),
    RichTextBlock(elements=[RichTextSectionElement(elements=[])]),
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_drawn_as_slack_sdk_draws_it(block: Block) -> None:
    assert draw(block) == block.to_dict()


@pytest.mark.parametrize(
    "block",
    [
        SectionBlock(text="x" * 3001),
        buttons([ButtonElement(text="x" * 76, action_id="a")]),
        buttons([StaticSelectElement(options=[Option(text="x" * 76, value="1")])]),
    ],
)
def test_what_breaks_a_limit_of_slacks_is_refused(block: Block) -> None:
    with pytest.raises(SlackObjectFormationError):
        draw(block)
