"""The views a person has open: opened, pushed, updated, closed; and their Home tab.

Source: docs.slack.dev/surfaces/modals.
"""

from playground.content import name_blocks
from playground.element_kinds import first_state
from playground.ids import new_secret
from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.views import View
from playground.workspace import Workspace

MOST_VIEWS = 3


def open_view(ws: Workspace, user_id: str, body: Json, window: str = "") -> View:
    """Show a modal as the only one a person has."""
    close_all(ws, user_id)
    view = _make(ws, user_id, body)
    view.root_id, view.window = view.id, window
    ws.stacks[user_id] = [view]
    ws.touch()
    return view


def push_view(ws: Workspace, user_id: str, body: Json) -> View:
    """Show a modal on top of those a person has."""
    stack = ws.stacks.get(user_id, [])
    if not stack:
        raise SlackRefusal("not_found")
    if len(stack) >= MOST_VIEWS:
        raise SlackRefusal("push_limit_reached")
    view = _make(ws, user_id, body)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    ws.touch()
    return view


def update_view(ws: Workspace, view: View, body: Json) -> View:
    """Replace what a view shows.

    What the person filled in stays where block id, action id and type are as before
    (docs.slack.dev/reference/views, "Preserving input entry in views").
    """
    name_blocks(body["blocks"])
    view.body, view.hash = body, _new_hash()
    view.state = first_state(body["blocks"], view.state)
    view.revision += 1
    ws.touch()
    return view


def publish_view(ws: Workspace, user_id: str, body: Json) -> View:
    """Show a person's Home tab."""
    view = ws.homes.get(user_id)
    if view:
        return update_view(ws, view, body)
    view = ws.homes[user_id] = _make(ws, user_id, body)
    view.root_id = view.id
    ws.touch()
    return view


def close_top(ws: Workspace, user_id: str) -> None:
    """Close the view in front; the one below shows again."""
    stack = ws.stacks.get(user_id, [])
    if stack:
        _close(ws, stack.pop())
    ws.touch()


def close_one(ws: Workspace, view: View) -> None:
    """Close a view wherever it stands; one that was laid on it meanwhile stays."""
    stack = ws.stacks.get(view.user_id, [])
    if view in stack:
        for above in stack[stack.index(view) + 1 :][:1]:
            above.previous_id = view.previous_id
        stack.remove(view)
        _close(ws, view)
    ws.touch()


def close_all(ws: Workspace, user_id: str) -> None:
    for view in ws.stacks.pop(user_id, []):
        _close(ws, view)
    ws.touch()


def check_hash(view: View | None, given: str) -> None:
    """Refuse a change that was made of an older state of a view."""
    if given and (view is None or given != view.hash):
        raise SlackRefusal("hash_conflict")


def check_external_id(ws: Workspace, body: Json, own: View | None = None) -> None:
    """Refuse an external id that another view has."""
    wanted = body.get("external_id")
    if not wanted:
        return
    for view in ws.views.values():
        if view is not own and view.body.get("external_id") == wanted:
            raise SlackRefusal("duplicate_external_id")


def _make(ws: Workspace, user_id: str, body: Json) -> View:
    name_blocks(body["blocks"])
    view = View(
        id=ws.ids.new("V"),
        user_id=user_id,
        team_id=ws.members[user_id].team_id,
        body=body,
        hash=_new_hash(),
        app_id=ws.app_id,
        bot_id=ws.bot_id,
        app_team_id=ws.team_id,
        state=first_state(body["blocks"]),
    )
    ws.views[view.id] = view
    return view


def _close(ws: Workspace, view: View) -> None:
    view.is_open = False
    del ws.views[view.id]


def _new_hash() -> str:
    return f"{new_secret(10)}.{new_secret(8)}"
