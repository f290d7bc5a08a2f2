"""Options of menus, and the options an app answers a block_suggestion with."""

from collections.abc import Iterator, Mapping
from typing import Final

from playground.check_problem import Problem
from playground.check_shape import Check, Fields, array, not_both, record, string
from playground.check_text import any_text, plain_text

OPTIONS_MOST: Final = 100


def option(text: Check, description: Check, more: Fields | None = None) -> Check:
    """Check for one option.

    Source: docs.slack.dev/reference/block-kit/composition-objects/option-object
    """
    return record(
        {"text": text, "value": string(most=150)}, {"description": description, **(more or {})}
    )


MENU_OPTION: Final = option(plain_text(75), plain_text(75))
BOX_OPTION: Final = option(any_text(75), any_text(75))
OVERFLOW_OPTION: Final = option(plain_text(75), plain_text(75), {"url": string(most=3000, least=1)})

# docs.slack.dev/reference/block-kit/composition-objects/option-group-object
OPTION_GROUP: Final = record(
    {"label": plain_text(75), "options": array(MENU_OPTION, least=1, most=OPTIONS_MOST)}
)

# docs.slack.dev/reference/block-kit/block-elements/select-menu-element: 100 of each
OPTION_SOURCES: Final[Fields] = {
    "options": array(MENU_OPTION, least=1, most=OPTIONS_MOST),
    "option_groups": array(OPTION_GROUP, least=1, most=OPTIONS_MOST),
}


def options_given(menu: Mapping[str, object], at: str) -> list[Problem]:
    """Slack's own sentence is quoted in github.com/Backblaze/boardwalk/issues/232."""
    if "options" in menu or "option_groups" in menu:
        return []
    return [Problem(at, "`options` or `option_groups` must be specified")]


def initial_among_options(menu: Mapping[str, object], at: str) -> list[Problem]:
    """Find initial options that are not exactly, description and all, among the options.

    Source: github.com/slackapi/python-slack-sdk/issues/1509; the sentence is quoted in
    github.com/maxchehab/phelia/pull/23.
    """
    offered = list(_offered(menu))
    wrong = [
        name
        for name, wanted in (
            ("initial_option", [menu["initial_option"]] if "initial_option" in menu else []),
            ("initial_options", _list(menu.get("initial_options"))),
        )
        if any(each not in offered for each in wanted)
    ]
    return [Problem(f"{at}/{name}", "must be one of the provided options") for name in wrong]


def _offered(menu: Mapping[str, object]) -> Iterator[object]:
    yield from _list(menu.get("options"))
    for group in _list(menu.get("option_groups")):
        if isinstance(group, dict):
            yield from _list(group.get("options"))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


_SUGGESTION: Final = record(
    {},
    {
        "options": array(MENU_OPTION, most=OPTIONS_MOST),
        "option_groups": array(OPTION_GROUP, most=OPTIONS_MOST),
    },
    options_given,
    not_both("options", "option_groups"),
)


def check_options(payload: object) -> list[Problem]:
    """Say what is wrong with the answer to a block_suggestion; an empty list of options is right.

    Slack shows "no result" for a wrong answer and tells the app nothing
    (github.com/slackapi/bolt-js/issues/1630), so whoever asks must show these problems.
    """
    return _SUGGESTION(payload, "")
