"""views.open, push, update and publish."""

from playground.check_view import refuse_view
from playground.content import refusal_of
from playground.refusal import SlackRefusal
from playground.shapes import Json
from playground.view_stack import (
    check_external_id,
    check_hash,
    open_view,
    publish_view,
    push_view,
    update_view,
)
from playground.views import View
from playground.web_call import Call
from playground.workspace import Workspace


def open_modal(ws: Workspace, call: Call) -> Json:
    body = _read_view(call, "modal")
    trigger = ws.triggers.check(_trigger_id(call))
    check_external_id(ws, body)
    trigger.is_used = True
    return {"view": open_view(ws, trigger.user_id, body, trigger.window).as_slack()}


def push_modal(ws: Workspace, call: Call) -> Json:
    body = _read_view(call, "modal")
    trigger = ws.triggers.check(_trigger_id(call))
    check_external_id(ws, body)
    view = push_view(ws, trigger.user_id, body)
    trigger.is_used = True
    return {"view": view.as_slack()}


def update_any_view(ws: Workspace, call: Call) -> Json:
    body = _read_view(call)
    view = _find_view(ws, call)
    if body["type"] != view.body["type"]:
        raise SlackRefusal("invalid_arguments")
    check_hash(view, call.text("hash"))
    check_external_id(ws, body, own=view)
    return {"view": update_view(ws, view, body).as_slack()}


def publish_home(ws: Workspace, call: Call) -> Json:
    user_id = call.require("user_id")
    body = _read_view(call, "home")
    if not ws.manifest.home_tab:
        raise SlackRefusal("not_enabled")
    ws.member(user_id)
    home = ws.homes.get(user_id)
    check_hash(home, call.text("hash"))
    check_external_id(ws, body, own=home)
    return {"view": publish_view(ws, user_id, body).as_slack()}


def _trigger_id(call: Call) -> str:
    return call.text("trigger_id") or call.require("interactivity_pointer")


def _read_view(call: Call, kind: str | None = None) -> Json:
    body = call.mapping("view")
    if body is None:
        call.require("view")
        raise SlackRefusal("invalid_arguments")
    refused = refuse_view(body)
    if refused:
        raise refusal_of(refused)
    if kind and body["type"] != kind:
        message = "[ERROR] must be a valid enum value [json-pointer:/view/type]"
        raise SlackRefusal("invalid_arguments", messages=[message])
    return body


def _find_view(ws: Workspace, call: Call) -> View:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        call.require("view_id")
    for view in ws.views.values():
        if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
            return view
    raise SlackRefusal("not_found")
