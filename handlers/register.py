"""Every handler, named once."""

from slack_bolt import App

from handlers import (
    client_command,
    draft_buttons,
    guide,
    log_buttons,
    log_call,
    member_changes,
    new_client_form,
    nudge_cards,
    nudge_command,
    save_note,
)
from handlers.desk import Desk
from handlers.edge import Edge


def register_handlers(app: App, desk: Desk) -> None:
    """Register all that manifest.yml declares, and the buttons and forms behind it."""
    app.error(Edge(desk.after).handle)
    for feature in (
        log_call,
        log_buttons,
        draft_buttons,
        new_client_form,
        client_command,
        save_note,
        nudge_command,
        nudge_cards,
        guide,
        member_changes,
    ):
        feature.register(app, desk)
