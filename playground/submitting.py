"""A person sends a form or closes it, and the app answers.

Sources: docs.slack.dev/surfaces/modals,
docs.slack.dev/reference/interaction-payloads/view-interactions-payload.
"""

from playground.backend import Backend
from playground.check_submission import check_submission_answer
from playground.envelopes import Envelope
from playground.field_errors import check_fields
from playground.payloads import interaction
from playground.people import Member
from playground.refusal import NotOnScreen, OperationTimedOut
from playground.shapes import Json
from playground.view_stack import (
    MOST_VIEWS,
    close_all,
    close_one,
    close_top,
    push_view,
    update_view,
)
from playground.views import View

TROUBLE = "We had some trouble connecting. Try again?"


def submit(backend: Backend, member: Member, view: View) -> dict[str, str]:
    """Send a form; return the errors by block id, "" for one that belongs to no field.

    NotOnScreen when it is closed or has nothing to send it by.
    """
    if not view.is_open or not view.body.get("submit"):
        raise NotOnScreen(f"the form {view.title!r} cannot be sent")
    found = check_fields(view)
    if found:
        return found
    with backend.ws.changed:
        payload = interaction(backend.ws, "view_submission", member)
        payload |= {
            "trigger_id": backend.ws.triggers.issue(member.id),
            "view": view.as_slack(),
            "response_urls": _response_urls(backend, member, view),
        }
    envelope = backend.socket.deliver("interactive", payload, "view_submission")
    answer = backend.socket.wait(envelope, view.title) or {}
    problems = check_submission_answer(answer, view=view.body)
    if problems:
        reasons = [problem.as_slack() for problem in problems]
        backend.ws.traffic.refuse("view_submission", "invalid_response_action", reasons)
        return {"": TROUBLE}
    with backend.ws.changed:
        return _follow(backend, member, view, answer)


def _follow(backend: Backend, member: Member, view: View, answer: Json) -> dict[str, str]:
    """Do what the app answered; it is for nobody when the form was closed meanwhile.

    An empty answer closes what is in front, a view that the app pushed meanwhile too: see
    github.com/slack-go/slack/issues/683.
    """
    ws, action = backend.ws, answer.get("response_action")
    if not view.is_open:
        return {}
    if action == "errors":
        errors: dict[str, str] = answer["errors"]
        return errors
    if action == "clear":
        close_all(ws, member.id)
    elif action == "update":
        update_view(ws, view, answer["view"])
    elif action == "push":
        if len(ws.stacks.get(member.id, [])) >= MOST_VIEWS:
            ws.traffic.refuse("view_submission", "push_limit_reached")
            return {"": TROUBLE}
        push_view(ws, member.id, answer["view"])
    else:
        close_top(ws, member.id)
    return {}


def _response_urls(backend: Backend, member: Member, view: View) -> list[Json]:
    urls: list[Json] = []
    for block in view.blocks:
        element = block.get("element", {})
        if not element.get("response_url_enabled"):
            continue
        value = view.state[block["block_id"]][element["action_id"]]
        channel_id = value.get("selected_conversation") or value.get("selected_channel")
        if channel_id:
            where = {"block_id": block["block_id"], "action_id": element["action_id"]}
            url = backend.urls.issue("app", member.id, channel_id).url
            urls.append(where | {"channel_id": channel_id, "response_url": url})
    return urls


def close(backend: Backend, member: Member, view: View, *, everything: bool) -> None:
    """Close a view, or all of them; the app is told of each that asked for it.

    It is told of all of them, whatever acks are missing; then the first that is missing is raised.
    """
    ws = backend.ws
    everything = everything or bool(view.body.get("clear_on_close"))
    with ws.changed:
        if not view.is_open or view.body["type"] != "modal":
            raise NotOnScreen(f"the form {view.title!r} is closed")
        stack = list(ws.stacks.get(member.id, []))
        closing = stack if everything else [view]
        shown = [one.as_slack() for one in reversed(closing) if one.body.get("notify_on_close")]
        if everything:
            close_all(ws, member.id)
        else:
            close_one(ws, view)
    told = [_tell_closed(backend, member, one, everything=everything) for one in shown]
    failures: list[OperationTimedOut] = []
    for envelope in told:
        try:
            backend.socket.wait(envelope, "view_closed")
        except OperationTimedOut as failure:
            failures.append(failure)
    if failures:
        raise failures[0]


def _tell_closed(backend: Backend, member: Member, shown: Json, *, everything: bool) -> Envelope:
    payload = interaction(backend.ws, "view_closed", member)
    payload |= {"view": shown, "is_cleared": everything}
    return backend.socket.deliver("interactive", payload, "view_closed")
