"""Every handler, named once."""

from slack_bolt import App

from handlers import (
    action_buttons,
    action_forms,
    archive_client,
    audit,
    brief,
    card_log,
    client_command,
    client_list,
    dates,
    draft_buttons,
    edit_client,
    facts,
    find,
    forget,
    guide,
    hand_over,
    history,
    home,
    import_clients,
    log_buttons,
    log_call,
    log_form,
    log_form_sent,
    member_changes,
    merge_clients,
    more_of_person,
    new_client_form,
    next_command,
    nudge_cards,
    nudge_command,
    people,
    prep_form,
    preps,
    promises,
    save_note,
)
from handlers.desk import Desk
from handlers.edge import Edge

_FEATURES = (
    log_call,
    log_buttons,
    log_form,
    log_form_sent,
    history,
    draft_buttons,
    new_client_form,
    client_command,
    find,
    client_list,
    next_command,
    action_buttons,
    action_forms,
    edit_client,
    archive_client,
    merge_clients,
    people,
    more_of_person,
    forget,
    facts,
    preps,
    prep_form,
    promises,
    brief,
    dates,
    import_clients,
    hand_over,
    save_note,
    nudge_command,
    nudge_cards,
    card_log,
    guide,
    home,
    audit,
    member_changes,
)


def register_handlers(app: App, desk: Desk) -> None:
    """Register all that manifest.yml declares, and the buttons and forms behind it."""
    app.error(Edge(desk.after).handle)
    for feature in _FEATURES:
        feature.register(app, desk)
