"""Select menus and multi-select menus, by where their options come from.

Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element and
.../multi-select-menu-element
"""

from collections.abc import Mapping
from typing import Final

from playground.check_options import (
    MENU_OPTION,
    OPTION_SOURCES,
    initial_among_options,
    options_given,
)
from playground.check_shape import (
    Check,
    Fields,
    array,
    choice,
    flag,
    integer,
    not_both,
    not_empty,
    record,
    string,
    typed,
)
from playground.check_text import CONFIRM, plain_text

ACTION_ID: Final = string(most=255)
PLACEHOLDER: Final = plain_text(150)

_MENU: Final[Fields] = {
    "action_id": ACTION_ID,
    "placeholder": PLACEHOLDER,
    "confirm": CONFIRM,
    "focus_on_load": flag,
}
_MULTI: Final[Fields] = {**_MENU, "max_selected_items": integer(least=1)}
_ID: Final = string(least=1)


# docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object
_FILTER: Final = record(
    {},
    {
        "include": array(choice("im", "mpim", "private", "public"), least=1),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    not_empty,
)
_CONVERSATIONS: Final[Fields] = {"default_to_current_conversation": flag, "filter": _FILTER}
_STATIC_RULES: Final = (options_given, not_both("options", "option_groups"), initial_among_options)

MENUS: Final[Mapping[str, Check]] = {
    "static_select": typed(
        {}, {**_MENU, **OPTION_SOURCES, "initial_option": MENU_OPTION}, *_STATIC_RULES
    ),
    "multi_static_select": typed(
        {},
        # an empty list is refused: github.com/slackapi/bolt-js/issues/482
        {**_MULTI, **OPTION_SOURCES, "initial_options": array(MENU_OPTION, least=1, most=100)},
        *_STATIC_RULES,
    ),
    "external_select": typed(
        {}, {**_MENU, "initial_option": MENU_OPTION, "min_query_length": integer(least=0)}
    ),
    "multi_external_select": typed(
        {},
        {
            **_MULTI,
            "initial_options": array(MENU_OPTION, least=1, most=100),
            "min_query_length": integer(least=0),
        },
    ),
    "users_select": typed({}, {**_MENU, "initial_user": _ID}),
    "multi_users_select": typed({}, {**_MULTI, "initial_users": array(_ID)}),
    "conversations_select": typed(
        {},
        {**_MENU, **_CONVERSATIONS, "initial_conversation": _ID, "response_url_enabled": flag},
    ),
    "multi_conversations_select": typed(
        {}, {**_MULTI, **_CONVERSATIONS, "initial_conversations": array(_ID, least=1)}
    ),
    "channels_select": typed({}, {**_MENU, "initial_channel": _ID, "response_url_enabled": flag}),
    "multi_channels_select": typed({}, {**_MULTI, "initial_channels": array(_ID, least=1)}),
}
