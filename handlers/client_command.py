"""`/client`: the list, one card, and add."""

import re
from functools import partial

from slack_bolt import Ack, App

from domain.client_card import NotKnown
from domain.client_words import NewClientWords, read_new_client
from domain.errors import Unreadable
from domain.records import Member, Standing
from handlers.answer import answer
from handlers.decode import mentioned_ids
from handlers.desk import Desk
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import place_of, redraw_card, show_form, tell
from services.add_client import NewClient, add_client
from services.next_actions import finish, reopen
from services.open_client import find_client, open_client
from services.open_work import list_own_clients
from views import ids
from views.client_card import (
    build_added,
    build_client_card,
    build_client_list,
    build_client_view,
    build_not_known,
)
from views.guide import build_client_help, build_no_import
from views.message import Message

_QUOTED = re.compile(r"[\"“”„«]\s*(.+?)\s*[\"“”»]")
_OPEN = re.compile(rf"^{ids.OPEN_CLIENT}(:\d+)?$")


def register(app: App, desk: Desk) -> None:
    app.command(ids.CLIENT)(partial(handle_client, desk))
    for action_id, handle in (
        (_OPEN, handle_open),
        (ids.ACTION_DONE, handle_done),
        (ids.ACTION_UNDO, handle_undo),
    ):
        app.action(action_id)(partial(handle, desk))


def handle_client(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(body["user_id"])
    raw = (body.get("text") or "").strip()
    answer(desk, ack, who, _reply(desk, who, raw, request_id(body)))


def handle_open(desk: Desk, ack: Ack, body: Body) -> None:
    """Show a card beside the list or message it was pressed in, or over the view it was in."""
    who = desk.require(asker_id(body))
    card = open_client(desk.database, who, pressed(body)[0], desk.now())
    if "view" in body:
        show_form(desk, body, build_client_view(card, who, desk.now()))
    else:
        tell(desk, who, build_client_card(card, who, desk.now()), place_of(body))
    ack()


def handle_done(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    action_id, client_id = pressed(body)
    finish(desk.database, who, action_id, desk.now(), request_id(body))
    redraw_card(desk, who, client_id, place_of(body), done=action_id)
    ack()


def handle_undo(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(asker_id(body))
    action_id, client_id = pressed(body)
    reopen(desk.database, who, action_id, desk.now())
    redraw_card(desk, who, client_id, place_of(body))
    ack()


def _reply(desk: Desk, who: Member, raw: str, request: str) -> Message:
    now = desk.now()
    text = desk.decode(raw)
    word, _, rest = text.partition(" ")
    if not text:
        return build_client_list(list_own_clients(desk.database, who, now))
    if text.casefold() == "help":
        return build_client_help()
    if word.casefold() == "add":
        return _add(desk, who, rest, mentioned_ids(raw, named=True), request)
    if text.casefold() == "import":
        return build_no_import()
    name = _unquoted(rest.strip() if word.casefold() == "find" else text)
    if not name:
        raise Unreadable("Which client? For example: /client find Acme")
    found = find_client(desk.database, who, name, now)
    if isinstance(found, NotKnown):
        return build_not_known(found)
    return build_client_card(found, who, now)


def _unquoted(name: str) -> str:
    found = _QUOTED.fullmatch(name)
    return found[1] if found else name


def _add(desk: Desk, who: Member, text: str, mentioned: list[str], request: str) -> Message:
    now = desk.now()
    words = read_new_client(text, who.local(now), day_first=who.day_first)
    owner = _owner(desk, who, words, mentioned)
    new = NewClient(words.name, owner.user_id, words.tier, words.last_spoke_on)
    client = add_client(desk.database, who, new, now, request)
    return build_added(client, client.warmth(owner.tz, now), owner.name)


def _owner(desk: Desk, who: Member, words: NewClientWords, mentioned: list[str]) -> Member:
    if not words.names_owner:
        return who
    owner = desk.meet(mentioned[-1]) if mentioned else who
    if not mentioned or owner.standing is not Standing.MEMBER:
        raise Unreadable(
            "The owner must be a full member of this workspace: write owner and then their "
            "@name. Nothing was added."
        )
    extra = (words.owner or "").removeprefix(f"@{owner.name}").strip()
    if extra and extra != words.owner:
        raise Unreadable(
            f"I could not read “{extra}” after the owner, so nothing was added. Put the whole "
            "name first, in quotes if need be."
        )
    return owner
