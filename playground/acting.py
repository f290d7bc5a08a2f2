"""What a page does for a person, by the exact place of an element.

Each of these may be called from any thread but the server's, and waits for the app's ack. All
raise NotOnScreen, with a sentence, when what is acted on is gone for the person; those that tell
the app something raise OperationTimedOut when no ack comes, DispatchFailed when no app is there.
"""

from typing import Final, Literal

from playground.element_kinds import is_typed
from playground.exact_choice import Value, choice_by_value
from playground.messages import Message
from playground.offered import note_suggested, require_offered
from playground.on_screen import require_on_screen, spot_at
from playground.payloads import place_of
from playground.person import Person
from playground.pressing import press, put, tell
from playground.shapes import Blocks, Json
from playground.submitting import close, submit
from playground.suggesting import EXTERNAL, options_for
from playground.views import View

Place = Message | View
Trigger = Literal["on_enter_pressed", "on_character_entered"]

# docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
TOLD_AT_FIRST: Final = ("on_enter_pressed",)


def press_spot(
    person: Person, place: Place, block_id: str, action_id: str, choice: Value = None
) -> None:
    """Press a button, or choose in an overflow or a menu: see choice_by_value."""
    backend, member = person.backend, person.member
    spot = spot_at(backend.ws, member, place, block_id, action_id)
    chosen = choice_by_value(backend.ws, spot.element, choice)
    with backend.ws.changed:
        require_offered(backend.ws, member, place, spot, chosen)
    press(backend, member, place, spot, chosen)


def set_input(person: Person, place: Place, block_id: str, action_id: str, value: Value) -> None:
    """Put a value into an input without telling the app: see choice_by_value."""
    ws, member = person.workspace, person.member
    with ws.changed:
        spot = spot_at(ws, member, place, block_id, action_id)
        chosen = choice_by_value(ws, spot.element, value)
        require_offered(ws, member, place, spot, chosen)
        put(ws, member, place, spot, chosen)


def tell_input(
    person: Person,
    place: Place,
    block_id: str,
    action_id: str,
    trigger: Trigger = "on_enter_pressed",
) -> bool:
    """Tell the app what an input holds, if its block asks for it; whether it was told.

    A field that is typed into says in dispatch_action_config which `trigger` it wants, Enter unless
    told; menus and pickers are told at each choice, whatever the trigger.
    """
    backend, member = person.backend, person.member
    spot = spot_at(backend.ws, member, place, block_id, action_id)
    if not spot.tells_app or not _wants(spot.element, trigger):
        return False
    tell(backend, member, place, spot)
    return True


def _wants(element: Json, trigger: Trigger) -> bool:
    config = element.get("dispatch_action_config") or {}
    wanted = config.get("trigger_actions_on") or TOLD_AT_FIRST
    return trigger in wanted or not is_typed(element)


def suggest(person: Person, place: Place, block_id: str, action_id: str, typed: str) -> Blocks:
    """Return a menu's options after some typing, those in groups too.

    Options of the app's own (external) menus are asked for, from min_query_length characters on;
    a menu that has its options with it gives them all.
    """
    backend, member = person.backend, person.member
    with backend.ws.changed:
        spot = spot_at(backend.ws, member, place, block_id, action_id)
        where = place_of(backend.ws, place)
    options = options_for(backend, member, spot, where, typed)
    if spot.element["type"] in EXTERNAL:
        with backend.ws.changed:
            note_suggested(backend.ws, member, place, spot, options)
    return options


def submit_view(person: Person, view: View) -> dict[str, str]:
    """Send a form; return sentences by block id, "" for the form as a whole, {} when taken."""
    require_on_screen(person.workspace, person.member, view)
    return submit(person.backend, person.member, view)


def close_view(person: Person, view: View, everything: bool = False) -> None:
    """Close a form, or with `everything` those below it too, as the cross does."""
    require_on_screen(person.workspace, person.member, view)
    close(person.backend, person.member, view, everything=everything)
