"""`/client import`: paste, look at what will happen, import in batches, undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Event

from slack_bolt import Ack, App

from domain.errors import StorageDown
from domain.imports import FatedLine, ImportRun
from domain.records import Member, Standing
from handlers.afterwards import Effect, PostDirect, Respond, UpdateView, Work
from handlers.desk import Desk
from handlers.import_owners import meet_owners
from handlers.payload import Body, asker_id, chosen_user, pressed, request_id, typed
from handlers.surface import Place, place_of, redraw_home, show_form, tell
from services.import_clients import end_import, import_batch, start_import, undo_import
from services.preview_import import Paste, find_paste, keep_paste, preview_import
from views import ids
from views.client_added import build_add_undone
from views.forms import build_notice
from views.import_clients import (
    build_import_cut,
    build_import_done,
    build_import_form,
    build_import_preview,
    build_import_progress,
    build_import_undone,
    build_imported,
)
from views.inputs import metadata_of

_FIRST = ids.numbered(ids.PASTE, 0)
_PARTS = 3
# Slack draws the ack first: an update of the same form that came sooner would be overdrawn.
_ACK_SECONDS = 1.0
_STOPPED = "Rapport was stopped."
_AWAY = "The database did not answer."
_KEPT = "Your lines are kept as a draft: /client import brings them back."


@dataclass(frozen=True, slots=True)
class _Job:
    """An import under way: for whom, in which form, and where it is answered."""

    who: Member
    change_id: str
    view_id: str
    place: Place


def register(app: App, desk: Desk) -> None:
    for action_id, handle in (
        (ids.IMPORT_CLIENTS, handle_open),
        (ids.IMPORT_PREVIEW, handle_go_on),
        (ids.IMPORT_BACK, handle_back),
        (ids.UNDO_IMPORT, handle_undo),
        (ids.UNDO_ADD, handle_undo),
    ):
        app.action(action_id)(partial(handle, desk))
    app.view(ids.IMPORT_FORM)(partial(handle_paste, desk))
    app.view(ids.IMPORT_CONFIRM)(partial(handle_confirm, desk))


def open_import(desk: Desk, who: Member, body: Body, draft_id: str | None = None) -> None:
    """Open the form; a paste that was kept stands in it. Raises what Slack refuses."""
    paste = find_paste(desk.database, who, desk.now(), draft_id)
    show_form(desk, body, build_import_form(paste, who.user_id, place_of(body)))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    """From a button: a new import, or the lines of one that could not be read."""
    who = desk.require(asker_id(body))
    value = pressed(body)[0]
    open_import(desk, who, body, value if value != "none" else None)
    ack()


def handle_go_on(desk: Desk, ack: Ack, body: Body) -> None:
    """Look again at an import that was cut."""
    who = desk.require(asker_id(body))
    preview = preview_import(desk.database, who, pressed(body)[0], desk.now())
    view = build_import_preview(preview, who.today(desk.now()), place_of(body))
    show_form(desk, body, view)
    ack()


def handle_paste(desk: Desk, ack: Ack, body: Body) -> None:
    """Keep what was pasted, and show what each line will do."""
    who = desk.require(asker_id(body))
    view = body["view"]
    belongs = metadata_of(view)
    parts = tuple(typed(view, ids.numbered(ids.PASTE, place)) for place in range(_PARTS))
    owner_id = chosen_user(view, ids.PASTE_OWNER) or who.user_id
    if desk.meet(owner_id).standing is not Standing.MEMBER:
        said = "The owner must be a full member of this workspace."
        ack(response_action="errors", errors={ids.PASTE_OWNER: said})
        return
    paste = Paste(parts, owner_id, belongs.pop("draft", None))
    said = meet_owners(desk, who, parts)
    preview = keep_paste(desk.database, who, paste, desk.now(), request_id(body))
    if not preview.lines:
        said = "I found no line with a client. For example: Acme, A"
        ack(response_action="errors", errors={_FIRST: said})
        return
    ack(
        response_action="update",
        view=build_import_preview(preview, who.today(desk.now()), belongs, said),
    )


def handle_back(desk: Desk, ack: Ack, body: Body) -> None:
    """The form again, with all that was pasted."""
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    paste = find_paste(desk.database, who, desk.now(), belongs.pop("draft"))
    view = build_import_form(paste, who.user_id, belongs)
    desk.after.soon(UpdateView(body["view"]["id"], view))
    ack()


def handle_confirm(desk: Desk, ack: Ack, body: Body) -> None:
    """Import: a short list before the ack, the rest of a long one after it."""
    who = desk.require(asker_id(body))
    belongs = metadata_of(body["view"])
    try:
        run, is_done = _begin(desk, who, belongs, body)
    except StorageDown as failure:
        notice = build_notice("Not imported", f"{failure} {_KEPT}")
        ack(response_action="update", view=notice)
        return
    view = build_import_done(run) if is_done else build_import_progress(run)
    ack(response_action="update", view=view)


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    """Take back an import, or one client that was added: that is an import of one."""
    who = desk.require(asker_id(body))
    undone = undo_import(desk.database, who, pressed(body)[0], desk.now(), request_id(body))
    place = place_of(body)
    is_add = body["actions"][0]["action_id"] == ids.UNDO_ADD
    message = build_add_undone(undone) if is_add else build_import_undone(undone)
    if "response_url" in place:
        desk.after.soon(Respond(place["response_url"], message, late_to=who.user_id))
    else:
        tell(desk, who, message, place)
    ack()


def _begin(desk: Desk, who: Member, belongs: dict[str, str], body: Body) -> tuple[ImportRun, bool]:
    """Start, and import the first batch; how far it is, and whether that was all."""
    place = {name: kept for name, kept in belongs.items() if name != "draft"}
    now = desk.now()
    started = start_import(desk.database, who, belongs["draft"], now, request_id(body))
    if not started.batches:
        return started.run, started.run.is_over
    first, *rest = started.batches
    job = _Job(who, started.run.change_id, body["view"]["id"], place)
    run = import_batch(desk.database, who, job.change_id, first, now)
    if not rest:
        run = _end(desk, job, run, desk.after.soon)
        return run, run.is_over
    desk.after.soon(Work(partial(_go_on, desk, job, run, rest)))
    return run, False


def _go_on(
    desk: Desk,
    job: _Job,
    run: ImportRun,
    batches: Sequence[tuple[FatedLine, ...]],
    is_over: Event,
) -> None:
    """The batches after the ack, each drawn in the form; then the answer."""
    is_over.wait(_ACK_SECONDS)
    why = _STOPPED
    try:
        for batch in batches:
            if is_over.is_set():
                break
            run = import_batch(desk.database, job.who, job.change_id, batch, desk.now())
            desk.after.do(UpdateView(job.view_id, build_import_progress(run)))
    except StorageDown:
        why = _AWAY
    run = _end(desk, job, run, desk.after.do, why)
    view = build_import_done(run) if run.is_over else build_notice("Not all imported", why)
    desk.after.do(UpdateView(job.view_id, view))


def _end(
    desk: Desk,
    job: _Job,
    run: ImportRun,
    show: Callable[[Effect], None],
    why: str = _STOPPED,
) -> ImportRun:
    """Settle it and answer where it was asked; what was added is never told as lost."""
    try:
        run = end_import(desk.database, job.who, job.change_id, desk.now(), desk.wall())
    except StorageDown:
        why = _AWAY
    message = build_imported(run) if run.is_over else build_import_cut(run, why)
    url = job.place.get("response_url")
    if url:
        show(Respond(url, message, replace=False, late_to=job.who.user_id))
    else:
        show(PostDirect(job.who.user_id, message))
    if "home" in job.place:
        redraw_home(desk, job.who)
    desk.wake()
    return run
