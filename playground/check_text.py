"""Text objects and the small objects made of them: confirmations and dispatch settings."""

from typing import Final

from playground.check_shape import Check, array, by_type, choice, flag, record, string, typed

TEXT_MOST: Final = 3000

STYLE: Final = choice("primary", "danger")


def plain_text(most: int = TEXT_MOST) -> Check:
    """Check for a plain_text object, and only that.

    Source: docs.slack.dev/reference/block-kit/composition-objects/text-object
    """
    return record(
        {"type": choice("plain_text"), "text": string(most=most, least=1)}, {"emoji": flag}
    )


def any_text(most: int = TEXT_MOST) -> Check:
    """Check for a plain_text object, which takes `emoji`, or a mrkdwn one, which takes `verbatim`.

    Source: docs.slack.dev/reference/block-kit/composition-objects/text-object
    """
    marked = typed({"text": string(most=most, least=1)}, {"verbatim": flag})
    return by_type({"plain_text": plain_text(most), "mrkdwn": marked}, closed=True)


# docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object; the docs ask
# for plain text, Slack's own node types and older docs take mrkdwn in `text` too.
CONFIRM: Final = record(
    {
        "title": plain_text(100),
        "text": any_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    {"style": STYLE},
)

# docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
DISPATCH: Final = record(
    {"trigger_actions_on": array(choice("on_enter_pressed", "on_character_entered"), least=1)}
)
