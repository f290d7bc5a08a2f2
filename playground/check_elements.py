"""Which elements stand where: in a section, among actions, under an input's label, in a context."""

from collections.abc import Mapping
from typing import Final, Literal

from playground.check_inputs import INPUTS
from playground.check_menus import ACTION_ID, MENUS
from playground.check_options import OVERFLOW_OPTION
from playground.check_shape import (
    Check,
    array,
    by_type,
    not_both,
    not_empty,
    one_of_fields,
    record,
    string,
    typed,
)
from playground.check_text import CONFIRM, STYLE, any_text, plain_text

Surface = Literal["message", "modal", "home"]
Place = Literal["section", "actions", "input", "context"]

ALT_MOST: Final = 2000

# docs.slack.dev/reference/block-kit/composition-objects/slack-file-object: by id or url, not both
SLACK_FILE: Final = record(
    {},
    {"id": string(least=1), "url": string(least=1)},
    not_empty,
    not_both("id", "url"),
)
IMAGE_SOURCES: Final = {"image_url": string(least=1, most=3000), "slack_file": SLACK_FILE}
IMAGE_RULES: Final = (
    one_of_fields("image_url", "slack_file"),
    not_both("image_url", "slack_file"),
)

_OTHERS: Final[Mapping[str, Check]] = {
    # docs.slack.dev/reference/block-kit/block-elements/button-element
    "button": typed(
        {"text": plain_text(75)},
        {
            "action_id": ACTION_ID,
            "value": string(most=2000),
            "url": string(most=3000, least=1),
            "style": STYLE,
            "confirm": CONFIRM,
            "accessibility_label": string(most=75),
        },
    ),
    # docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
    "overflow": typed(
        {"options": array(OVERFLOW_OPTION, least=1, most=5)},
        {"action_id": ACTION_ID, "confirm": CONFIRM},
    ),
    # docs.slack.dev/reference/block-kit/block-elements/image-element
    "image": typed({"alt_text": string(most=ALT_MOST)}, IMAGE_SOURCES, *IMAGE_RULES),
}
_TEXTS: Final[Mapping[str, Check]] = {"plain_text": any_text(), "mrkdwn": any_text()}
_ELEMENTS: Final[Mapping[str, Check]] = {**MENUS, **INPUTS, **_OTHERS, **_TEXTS}

# api.slack.com/reference/block-kit/block-elements: the table of blocks and surfaces; the actions
# block takes rich_text_input too, says @slack/types
_ANYWHERE: Final = frozenset({*MENUS, "checkboxes", "radio_buttons", "datepicker", "timepicker"})
_STANDS: Final[Mapping[Place, frozenset[str]]] = {
    "section": _ANYWHERE | {"button", "overflow", "image"},
    "actions": _ANYWHERE | {"button", "overflow", "datetimepicker", "rich_text_input"},
    "input": _ANYWHERE | frozenset(INPUTS),
    "context": frozenset({"image", "plain_text", "mrkdwn"}),
}
_MODAL_ONLY: Final = frozenset({"email_text_input", "url_text_input", "number_input", "file_input"})
_MISSING_ON: Final[Mapping[Surface, frozenset[str]]] = {
    "message": _MODAL_ONLY | {"rich_text_input"},
    "home": _MODAL_ONLY | {"datetimepicker"},
    "modal": frozenset(),
}


def elements_in(place: Place, surface: Surface) -> Check:
    """Check for one element of `place` in a block of `surface`."""
    allowed = _STANDS[place] - _MISSING_ON[surface]
    return by_type({name: _ELEMENTS[name] for name in sorted(allowed)})
