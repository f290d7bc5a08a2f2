"""Edit a client: its names, how often, whose it is, who sees it, pause and former."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from domain.client_edit import (
    MOST_NAMED,
    ClientEdit,
    Edited,
    EditFacts,
    EditField,
    NotTaken,
    as_shown,
    deeds_of_edit,
    fields_kept_from,
    read_aliases,
    read_cadence,
    with_kept,
)
from domain.errors import Unreadable
from domain.name import clean_name, fold_name
from domain.records import Client, Member, Standing, Visibility
from services.change_client import NOBODYS_TZ, pass_unseen_actions, still_sees, store_change
from services.tell_owner import owe_handed
from storage import audit, client_names, clients, members, requests
from storage.database import Database
from storage.turns import wait_for_turn

_OF_ANOTHER = "{name} is already a name of {client}. Merge the two, or choose another name."


@dataclass(frozen=True, slots=True)
class _Names:
    """The name and the aliases as they are to be stored."""

    name: str
    aliases: list[str]

    def rows(self) -> list[tuple[str, bool]]:
        return [(self.name, False), *((alias, True) for alias in self.aliases)]


def read_edit_facts(database: Database, who: Member, client_id: str) -> EditFacts:
    """What the form is filled in with. Raises NotFound."""
    with database.read() as connection:
        client = clients.get_client(connection, who.workspace_id, client_id, viewer_id=who.user_id)
        return _facts(connection, who, client)


def edit_client(
    database: Database,
    who: Member,
    edit: ClientEdit,
    now: datetime,
    wall_now: datetime,
    request_id: str,
) -> Edited:
    """Save what was filled in. Raises NotFound, and NotTaken with what is wrong at which field.

    A new owner is told, by the real clock `wall_now`. Who saves a private client without being its
    owner or named is named, so that they still see it.
    """
    with database.write() as connection:
        known = requests.find_outcome(connection, who.workspace_id, request_id)
        if known is not None:
            return Edited(**known["edited"])
        edited = _edit(connection, who, edit, now, wall_now)
        kept = {
            "client_id": edited.client_id,
            "passed": edited.passed,
            "left": edited.left,
            "is_named": edited.is_named,
        }
        requests.add_outcome(connection, who.workspace_id, request_id, {"edited": kept}, now)
        return edited


def _edit(
    connection: Connection, who: Member, edit: ClientEdit, now: datetime, wall_now: datetime
) -> Edited:
    _wait_for_names(connection, who, edit)
    before, _ = clients.get_client_and_tz(
        connection, who.workspace_id, edit.client_id, viewer_id=who.user_id, to_change=True
    )
    facts = _facts(connection, who, before)
    keeps = edit.keeps | fields_kept_from(who, before)
    edit = with_kept(edit, as_shown(facts, who.today(now)), keeps)
    named = list(edit.named_ids) if edit.visibility is Visibility.PRIVATE else []
    people = filter(None, [edit.owner_id, *named])
    known = members.find_members(connection, who.workspace_id, people)
    names, after = _read(connection, who, edit, facts, known, now)
    is_named = not still_sees(who, after, named)
    if is_named:
        named.append(who.user_id)
    owner = known.get(after.owner_id or "")
    client_names.set_names(connection, who.workspace_id, after.id, names.rows())
    clients.set_named_ids(connection, who.workspace_id, after.id, named)
    store_change(connection, before, after, owner.tz if owner else NOBODYS_TZ, now)
    unseen = pass_unseen_actions(connection, after, owner, named, now)
    if after.owner_id:
        is_new = after.owner_id != before.owner_id
        owe_handed(
            connection,
            who,
            after.owner_id,
            wall_now,
            client_ids=[after.id] if is_new else [],
            action_ids=[one.id for one in unseen.passing],
        )
    for deed in deeds_of_edit(facts, after, named):
        audit.add_deed(connection, who.workspace_id, who.user_id, deed, now)
    return Edited(after.id, len(unseen.passing), len(unseen.confided), is_named)


def _wait_for_names(connection: Connection, who: Member, edit: ClientEdit) -> None:
    """Before any row is locked, as everywhere: so no two wait for each other in a circle."""
    names = []
    if EditField.NAME not in edit.keeps:
        names.append(edit.name)
    if EditField.ALIASES not in edit.keeps:
        with suppress(Unreadable):  # which is said at its field later
            names += read_aliases(edit.aliases, (), "")
    for key in sorted({fold_name(name) for name in names}):
        wait_for_turn(connection, "client", who.workspace_id, key)


def _read(
    connection: Connection,
    who: Member,
    edit: ClientEdit,
    facts: EditFacts,
    known: dict[str, Member],
    now: datetime,
) -> tuple[_Names, Client]:
    """The client as it is to be. Raises NotTaken with all that is wrong."""
    before = facts.client
    errors = _errors_of_people(edit, facts, known)
    today = who.today(now)
    names = _names(connection, who, edit, facts, errors)
    try:
        cadence = read_cadence(edit.cadence)
    except Unreadable as unread:
        errors[EditField.CADENCE] = str(unread)
    if edit.paused_until_on and edit.paused_until_on <= today:
        errors[EditField.PAUSED_UNTIL] = "Choose a day to come, or none to end the pause."
    if errors:
        raise NotTaken(errors)
    return names, replace(
        before,
        name=names.name,
        owner_id=edit.owner_id,
        tier=edit.tier,
        own_cadence_days=cadence,
        visibility=edit.visibility,
        paused_until_on=edit.paused_until_on or _past_pause(before, today),
        former_on=(before.former_on or today) if edit.is_former else None,
    )


def _past_pause(client: Client, today: date) -> date | None:
    """A pause that is over stays as it is: it is not on the form, and changes no day."""
    until_on = client.paused_until_on
    return until_on if until_on and until_on <= today else None


def _errors_of_people(
    edit: ClientEdit, facts: EditFacts, known: dict[str, Member]
) -> dict[EditField, str]:
    errors = {}
    is_new = edit.owner_id != facts.client.owner_id
    if edit.visibility is Visibility.PRIVATE and not edit.owner_id:
        errors[EditField.OWNER] = "A private client needs an owner: else nobody would see it."
    elif edit.owner_id and is_new and not _is_member(known.get(edit.owner_id)):
        errors[EditField.OWNER] = "The owner must be a full member of this workspace."
    added = [one for one in edit.named_ids if one not in facts.named_ids]
    if edit.visibility is Visibility.TEAM and added:
        errors[EditField.NAMED] = "The whole team sees it. Make it private to name members."
    elif not all(_is_member(known.get(one)) for one in added):
        errors[EditField.NAMED] = "Only full members of this workspace can see a client."
    elif added and len(edit.named_ids) > MOST_NAMED:
        errors[EditField.NAMED] = f"Name {MOST_NAMED} members at most."
    return errors


def _is_member(found: Member | None) -> bool:
    return found is not None and found.standing is Standing.MEMBER


def _names(
    connection: Connection,
    who: Member,
    edit: ClientEdit,
    facts: EditFacts,
    errors: dict[EditField, str],
) -> _Names:
    """The names to be stored; what is wrong with them goes into `errors`.

    A name that is changed stays as an alias: old habits still find the client.
    """
    before, name, aliases = facts.client, facts.client.name, list(facts.aliases)
    try:
        name = clean_name(edit.name)
    except Unreadable as unread:
        errors[EditField.NAME] = str(unread)
    try:
        typed = f"{edit.aliases}\n{before.name}"
        aliases = read_aliases(typed, {*facts.aliases, before.name}, name)
    except Unreadable as unread:
        errors[EditField.ALIASES] = str(unread)
    held = {fold_name(one) for one in (before.name, *facts.aliases)}
    new = {fold_name(one): one for one in (*reversed(aliases), name) if fold_name(one) not in held}
    taken = client_names.find_names(connection, who.workspace_id, new, viewer_id=who.user_id)
    for key, (first, *_) in taken.items():
        field = EditField.NAME if key == fold_name(name) else EditField.ALIASES
        errors.setdefault(field, _OF_ANOTHER.format(name=new[key], client=first.client_name))
    return _Names(name, aliases)


def _facts(connection: Connection, who: Member, client: Client) -> EditFacts:
    names = client_names.list_names_of(connection, who.workspace_id, client.id)
    owner = client.owner_id and members.find_member(connection, who.workspace_id, client.owner_id)
    return EditFacts(
        client=client,
        owner_name=owner.name if owner else None,
        aliases=tuple(name for name, is_alias in names if is_alias),
        named_ids=tuple(clients.find_named_ids(connection, who.workspace_id, client.id)),
    )
