"""`/client`: the list, one card, and add."""

import re
from functools import partial

from slack_bolt import Ack, App

from domain.client_card import NotKnown
from domain.client_lists import ClientListing
from domain.client_words import NewClientWords, read_new_client
from domain.errors import Unreadable
from domain.records import Member, Standing
from handlers.answer import answer
from handlers.client_list import list_message
from handlers.decode import mentioned_ids
from handlers.desk import Desk
from handlers.hand_over import open_hand_over
from handlers.import_clients import open_import
from handlers.payload import Body, asker_id, pressed, request_id
from handlers.surface import place_of, show_form, tell
from handlers.typed_name import unquoted
from services.add_client import AlreadyThere, NewClient, add_client
from services.close_names import list_close_clients, other_than
from services.open_client import find_client, open_client
from views import ids
from views.client_added import build_added, build_already_there, build_not_known
from views.client_card import (
    build_client_card,
    build_client_view,
)
from views.guide import build_client_help
from views.message import Message

# Words for what is done on a card: the rest is its client.
_ON_CARD = frozenset({"edit", "merge", "open", "show", "archive", "history"})
_OPEN = re.compile(rf"^{ids.OPEN_CLIENT}(:\d+)?$")


def register(app: App, desk: Desk) -> None:
    app.command(ids.CLIENT)(partial(handle_client, desk))
    app.action(_OPEN)(partial(handle_open, desk))


def handle_client(desk: Desk, ack: Ack, body: Body) -> None:
    who = desk.require(body["user_id"])
    raw = (body.get("text") or "").strip()
    open_form = _FORMS.get(raw.casefold())
    if open_form:
        open_form(desk, who, body)
        ack()
        return
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


def _reply(desk: Desk, who: Member, raw: str, request: str) -> Message:
    now = desk.now()
    text = desk.decode(raw)
    word, _, rest = text.partition(" ")
    if not text:
        return list_message(desk, who, ClientListing())
    if text.casefold() == "help":
        return build_client_help()
    if word.casefold() == "add":
        return _add(desk, who, rest, mentioned_ids(raw, named=True), request)
    name = unquoted(rest.strip() if word.casefold() == "find" else text)
    if not name:
        raise Unreadable("Which client? For example: /client find Acme")
    found = find_client(desk.database, who, name, now)
    if isinstance(found, NotKnown):
        listing = ClientListing.of_words(text)
        if listing:
            return list_message(desk, who, listing)
        if word.casefold() in _ON_CARD and rest.strip():
            found = find_client(desk.database, who, unquoted(rest.strip()), now)
    if isinstance(found, NotKnown):
        return build_not_known(found)
    return build_client_card(found, who, now)


def _add(desk: Desk, who: Member, text: str, mentioned: list[str], request: str) -> Message:
    now = desk.now()
    words = read_new_client(text, who.local(now), day_first=who.day_first)
    owner = _owner(desk, who, words, mentioned)
    new = NewClient(words.name, owner.user_id, words.tier, words.last_spoke_on, desk.wall())
    like = list_close_clients(desk.database, who, words.name)
    try:
        client = add_client(desk.database, who, new, now, request)
    except AlreadyThere as there:
        return build_already_there(str(there), there.client_id, is_former=there.is_former)
    desk.wake()
    close = other_than(client.id, like)
    return build_added(client, client.warmth(owner.tz, now), owner.name, close)


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


# Words that open a form when they stand alone.
_FORMS = {"import": open_import, "hand over": open_hand_over, "handover": open_hand_over}
