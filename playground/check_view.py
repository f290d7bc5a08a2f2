"""Views: modals and Home tabs as apps send them to views.open, push, update and publish."""

from collections.abc import Mapping
from typing import Final

from playground.check_blocks import check_blocks_at
from playground.check_elements import Surface
from playground.check_problem import Problem, Refused
from playground.check_shape import Check, Fields, by_type, flag, string, typed
from playground.check_size import json_bytes
from playground.check_text import plain_text

MOST_BYTES: Final = 250 * 1024

_LABEL: Final = plain_text(24)
_COMMON: Final[Fields] = {
    "private_metadata": string(most=3000),
    "callback_id": string(most=255),
    "external_id": string(most=255),
}


def _blocks_on(surface: Surface) -> Check:
    def check(blocks: object, at: str) -> list[Problem]:
        return check_blocks_at(blocks, surface, at)

    return check


def _submit_for_input(view: Mapping[str, object], at: str) -> list[Problem]:
    """Slack's own sentence and pointer: github.com/slackapi/node-slack-sdk/pull/875."""
    blocks = view["blocks"]
    if "submit" in view or not isinstance(blocks, list):
        return []
    return [
        Problem(f"{at}/blocks/{i}/input", "must define `submit` to use an `input` block in modals")
        for i, block in enumerate(blocks)
        if block["type"] == "input"
    ]


_VIEW: Final = by_type(
    {
        # docs.slack.dev/reference/views/modal-views
        "modal": typed(
            {"title": _LABEL, "blocks": _blocks_on("modal")},
            {
                **_COMMON,
                "submit": _LABEL,
                "close": _LABEL,
                "clear_on_close": flag,
                "notify_on_close": flag,
            },
            _submit_for_input,
        ),
        # docs.slack.dev/reference/views/home-tab-views. Slack's own tutorial sends a title; the
        # *_on_close fields are refused (github.com/slackapi/java-slack-sdk/pull/277)
        "home": typed({"blocks": _blocks_on("home")}, {**_COMMON, "title": _LABEL}),
    },
    closed=True,
)


def check_view(view: object) -> list[Problem]:
    """Say what is wrong with a modal or Home view. Pointers start with /view, as Slack's do.

    Source: docs.slack.dev/reference/views
    """
    return _VIEW(view, "/view") or _too_large(view)


def refuse_view(view: object) -> Refused | None:
    """Say with which error views.* refuses this view: invalid_arguments or view_too_large.

    Source: docs.slack.dev/reference/methods/views.open
    """
    if _too_large(view):
        return Refused("view_too_large")
    found = check_view(view)
    return Refused("invalid_arguments", tuple(found)) if found else None


def _too_large(view: object) -> list[Problem]:
    """Slack's limit is 250 KB; that it is counted on compact UTF-8 JSON is our reading."""
    is_large = json_bytes(view) > MOST_BYTES
    return [Problem("/view", "must be less than 250 KB")] if is_large else []
