"""Every callback, block and action id, once. Handlers register by these, views draw with them."""

# Commands and shortcuts, as declared in manifest.yml.
LOGCALL = "/logcall"
CLIENT = "/client"
NUDGE = "/nudge"
NEXT = "/next"
RAPPORT = "/rapport"
SAVE_NOTE = "save_client_note"
LOG_CALL = "log_call"

# Buttons of the reply to a log.
UNDO_LOG = "undo_log"
ADD_NEXT = "add_next"
NONE_NEEDED = "none_needed"
SET_TOPIC = "set_topic"
MOVE_LOG = "move_log"

# Buttons of a draft's question. Several of one kind stand in one block: "pick_client:0".
PICK_CLIENT = "pick_client"
CREATE_CLIENT = "create_client"
SETTLE_WHEN = "settle_when"
SETTLE_PRIVACY = "settle_privacy"
KEEP_BOTH = "keep_both"
DISCARD_DRAFT = "discard_draft"
IN_LIST = "listed_draft:"  # begins the block ids of the list of drafts

# Cards of the nudge.
CARD_DONE = "card_done"
CARD_LOG = "card_log"
CARD_SNOOZE = "card_snooze"
CARD_LOOSEN = "card_loosen"
CARD_UNDO = "card_undo"
SHOW_OPEN = "show_open"

# Clients.
OPEN_CLIENT = "open_client"
ADD_CLIENT = "add_client"
LOG_CLIENT = "log_client"
EDIT_CLIENT = "edit_client"
CLIENT_HISTORY = "client_history"
ADD_CLIENT_NEXT = "add_client_next"

# Next actions. The block id of their buttons says where they stand: see views/action_rows.py.
ACTION_DONE = "action_done"
ACTION_UNDO = "action_undo"
ACTION_MORE = "action_more"

# Forms.
CLIENT_VIEW = "client_view"
CREATE_CLIENT_FORM = "create_client_form"
ADD_NEXT_FORM = "add_next_form"
NOTE_FORM = "note_form"
CARD_LOG_FORM = "card_log_form"

# Inputs of forms: block id and action id are the same.
NAME = "name"
OWNER = "owner"
TIER = "tier"
LAST_SPOKE = "last_spoke"
NOTE_CLIENT = "note_client"
TEXT = "text"
SUMMARY = "summary"
WHEN = "when"
NEXT_TEXT = "next_text"
NEXT_DUE = "next_due"
IS_PROMISE = "is_promise"
IN_CONFIDENCE = "in_confidence"
REMEMBER_AUTHOR = "remember_author"
IS_DONE = "is_done"

# The event type of the metadata that marks a delivery in a DM's history.
DELIVERY_EVENT = "rapport_delivery"

CREATE_PREFIX = "create:"


def numbered(action_id: str, place: int) -> str:
    """The id of the nth button of its kind in one block."""
    return f"{action_id}:{place}"
