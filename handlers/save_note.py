"""Save as client note: the shortcut on any message, its form, and the typeahead of clients."""

from datetime import UTC, datetime
from functools import partial

from slack_bolt import Ack, App

from domain.errors import NotAMember, SlackDown, Unreadable
from domain.facts import NewFact, read_fact
from domain.log_line import NextStep
from domain.records import Member, Standing
from handlers.afterwards import PostDirect, Respond
from handlers.desk import Desk
from handlers.payload import Body, asker_id, chosen, is_checked, request_id, typed
from handlers.step_reading import read_step
from services.add_client import AlreadyThere
from services.open_client import suggest_clients
from services.save_note import Message, Note, begin_note, save_note
from views import ids
from views.forms import build_client_options, build_note, metadata_of
from views.note_reply import build_note_kept

_SUGGESTED = 20


def register(app: App, desk: Desk) -> None:
    app.shortcut(ids.SAVE_NOTE)(partial(handle_shortcut, desk))
    app.options(ids.NOTE_CLIENT)(partial(handle_options, desk))
    app.view(ids.NOTE_FORM)(partial(handle_submit, desk))


def handle_shortcut(desk: Desk, ack: Ack, body: Body) -> None:
    """Open the form; its words are a draft from now on."""
    who = desk.require(asker_id(body))
    message = _message(desk, body)
    form = begin_note(desk.database, who, message, desk.now(), body.get("response_url"))
    asks_about = message.author_name if form.asks_about_author else None
    belongs = {"draft": form.draft_id, "response_url": body.get("response_url") or ""}
    view = build_note(form.text, form.guess, asks_about, belongs, message.permalink)
    desk.slack.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def handle_options(desk: Desk, ack: Ack, body: Body) -> None:
    """Clients that complete what is typed, "Create …" last."""
    who = desk.require(asker_id(body))
    asked = body.get("value") or ""
    found = suggest_clients(desk.database, who, asked, limit=_SUGGESTED)
    ack(options=build_client_options(found, asked))


def handle_submit(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    view = body["view"]
    step = read_step(view, who, desk.now())
    if step and step.due_on and step.due_on < who.today(desk.now()):
        ack(response_action="errors", errors={ids.NEXT_DUE: "Choose today or a day to come."})
        return
    try:
        note = _note(view, step, _fact(desk, who, view), request_id(body))
        kept = save_note(desk.database, who, note, desk.now())
    except (AlreadyThere, Unreadable) as refusal:
        ack(response_action="errors", errors={ids.NOTE_CLIENT: str(refusal)})
        return
    message = build_note_kept(kept.logged, who, desk.now(), was_kept_before=kept.was_kept_before)
    url = metadata_of(view).get("response_url")
    desk.after.soon(
        Respond(url, message, replace=False, late_to=who.user_id)
        if url
        else PostDirect(who.user_id, message)
    )
    ack()


def _fact(desk: Desk, who: Member, view: Body) -> NewFact | None:
    said = typed(view, ids.FACT_TEXT)
    return read_fact(said, who.local(desk.now()), day_first=who.day_first) if said else None


def _note(view: Body, step: NextStep | None, fact: NewFact | None, request: str) -> Note:
    picked = chosen(view, ids.NOTE_CLIENT) or ""
    is_new = picked.startswith(ids.CREATE_PREFIX)
    return Note(
        draft_id=metadata_of(view)["draft"],
        request_id=request,
        client_id=None if is_new else picked or None,
        new_client_name=picked.removeprefix(ids.CREATE_PREFIX) if is_new else None,
        text=typed(view, ids.TEXT),
        step=step,
        fact=fact,
        in_confidence=is_checked(view, ids.IN_CONFIDENCE),
        remember_author=is_checked(view, ids.REMEMBER_AUTHOR),
    )


def _message(desk: Desk, body: Body) -> Message:
    told = body["message"]
    author_id = None if told.get("bot_id") else told.get("user")
    name, is_member = _author(desk, author_id, told)
    return Message(
        text=desk.decode(_words(told)),
        permalink=_permalink(desk.team_url, body["channel"]["id"], told),
        posted_at=datetime.fromtimestamp(float(told["ts"]), UTC),
        author_id=author_id,
        author_name=name,
        is_author_member=is_member,
    )


def _author(desk: Desk, author_id: str | None, told: Body) -> tuple[str, bool]:
    """Name of the message's author, and whether they are a member here."""
    if author_id is None:
        return str(told.get("username") or "a bot"), False
    try:
        author = desk.meet(author_id)
    except (NotAMember, SlackDown):
        return "the author", False
    return author.name, author.standing is Standing.MEMBER


def _words(told: Body) -> str:
    """The text of a message; where it has none, the names of its files or attachments."""
    if told.get("text"):
        return str(told["text"])
    files = [f"[{one.get('name') or 'file'}]" for one in told.get("files") or []]
    attached = [str(one.get("fallback") or "") for one in told.get("attachments") or []]
    return "\n".join(filter(None, files + attached))


def _permalink(team_url: str, channel_id: str, told: Body) -> str:
    """Built, since Slack tells it only of channels that the bot is in."""
    link = f"{team_url.rstrip('/')}/archives/{channel_id}/p{told['ts'].replace('.', '')}"
    thread_ts = told.get("thread_ts")
    if thread_ts and thread_ts != told["ts"]:
        return f"{link}?thread_ts={thread_ts}&cid={channel_id}"
    return link
