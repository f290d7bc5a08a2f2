"""Find clients by any words that the asker may read about them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from domain.audit import Confided
from domain.errors import Unreadable
from domain.found import Found, FoundClient, FoundKind, FoundThing
from domain.records import Member
from domain.search_words import SearchWord, read_search
from services.record_reading import confided_facts, confided_to, read_recorded
from storage import client_names, clients, facts, history, next_actions, people_names, search
from storage.database import Database
from storage.search import Sample
from storage.search_rights import Hit

MOST_CLIENTS = 10
_MOST_THINGS = 2  # shown of one client whose records each have all the words
_CANDIDATES = 100  # clients looked through for words that stand in different records
_NO_WORDS = (
    "There is no word in that to search for. Any words do, in any order: /client find pricing jazz"
)

_Key = tuple[FoundKind, str]
_Things = Iterator[tuple[str, FoundThing]]
Groups = dict[str, list[Hit]]


def search_clients(database: Database, who: Member, typed: str, now: datetime) -> Found:
    """Records that have all the words come first, then clients that have them here and there.

    Reading what others noted in confidence is recorded. Raises Unreadable, where there is no word.
    """
    words = read_search(typed)
    if not words:
        raise Unreadable(_NO_WORDS)

    def read(connection: Connection) -> Found:
        sample = search.prepare(connection, words)
        groups = _in_one_record(connection, who, words, sample.all)
        if len(groups) <= MOST_CLIENTS and len(words) > 1:
            groups |= _here_and_there(connection, who, words, sample, known=groups.keys())
        shown = dict(list(groups.items())[:MOST_CLIENTS])
        found = _load(connection, who, shown)
        return Found(typed, words, tuple(found), has_more=len(groups) > MOST_CLIENTS)

    return read_recorded(database, who, now, read, lambda found: _confided(who, found))


def _in_one_record(
    connection: Connection, who: Member, words: Sequence[SearchWord], in_sample: int
) -> Groups:
    """By client: those so named, those where somebody is so named, those with other records."""
    hits = _find(connection, who, words, in_sample)
    order = {FoundKind.CLIENT: 0, FoundKind.PERSON: 1}
    groups: Groups = {}
    for hit in sorted(hits, key=lambda one: order.get(one.kind, 2)):
        group = groups.setdefault(hit.client_id, [])
        if len(group) < _MOST_THINGS:
            group.append(hit)
    return groups


def _find(
    connection: Connection, who: Member, words: Sequence[SearchWord], in_sample: int
) -> list[Hit]:
    """Names first, then other records."""
    at, viewer_id = (connection, who.workspace_id, words), who.user_id
    named = search.find_hits(*at, viewer_id=viewer_id, names=True)
    return named + search.find_hits(*at, viewer_id=viewer_id, names=False, in_sample=in_sample)


def _here_and_there(
    connection: Connection,
    who: Member,
    words: Sequence[SearchWord],
    sample: Sample,
    *,
    known: Iterable[str],
) -> Groups:
    """Clients that have all the words, but no record that has: the newest record for each word.

    Looked for among the clients that have the rarest of the words.
    """
    rarest = search.find_rarest(connection, words, sample)
    hits = _find(connection, who, [rarest], sample.each.get(rarest, 0))
    with_it = dict.fromkeys(hit.client_id for hit in hits)
    candidates = [one for one in with_it if one not in set(known)][:_CANDIDATES]
    groups: dict[str, dict[SearchWord, Hit]] = {one: {} for one in candidates}
    if not candidates:
        return {}
    for hit, folded in search.list_with_any(
        connection, who.workspace_id, candidates, words, viewer_id=who.user_id
    ):
        has = folded.split()
        for word in words:
            if any(word.fits(one) for one in has):
                groups[hit.client_id].setdefault(word, hit)
    return {
        client_id: list(dict.fromkeys(found.values()))
        for client_id, found in groups.items()
        if len(found) == len(words)
    }


def _load(connection: Connection, who: Member, groups: Groups) -> list[FoundClient]:
    """One statement for each kind of record."""
    things = _things(connection, who, [hit for hits in groups.values() for hit in hits])
    listed = clients.list_by_ids(connection, who.workspace_id, groups, viewer_id=who.user_id)
    known = {one.id: one for one in listed}
    return [
        FoundClient(known[client_id], _found(things, hits))
        for client_id, hits in groups.items()
        if client_id in known
    ]


def _things(connection: Connection, who: Member, hits: Sequence[Hit]) -> dict[_Key, FoundThing]:
    """Each kind is asked for, found or not: a search costs the same, whatever it finds."""
    found: dict[_Key, FoundThing] = {}
    for kind, load in _LOADS.items():
        ids = [hit.record_id for hit in hits if hit.kind is kind]
        found |= {(kind, one): thing for one, thing in load(connection, who, ids)}
    return found


def _names(connection: Connection, who: Member, ids: list[str]) -> _Things:
    known = client_names.list_names_of_all(connection, who.workspace_id, ids)
    for client_id, texts in known.items():
        yield client_id, FoundThing(FoundKind.CLIENT, tuple(texts))


def _people(connection: Connection, who: Member, ids: list[str]) -> _Things:
    at, viewer = (connection, who.workspace_id), who.user_id
    for card in people_names.list_person_cards(*at, ids, viewer_id=viewer):
        name, *also = card.names
        told = ", ".join(filter(None, (name, card.title)))
        texts = [told, *(f"{name}, also {one}" for one in also), f"{name}, {card.email}"]
        yield card.id, FoundThing(FoundKind.PERSON, tuple(texts))


def _facts(connection: Connection, who: Member, ids: list[str]) -> _Things:
    for fact in facts.list_by_ids(connection, who.workspace_id, ids, viewer_id=who.user_id):
        yield fact.id, FoundThing(FoundKind.FACT, (fact.text,), fact=fact)


def _actions(connection: Connection, who: Member, ids: list[str]) -> _Things:
    for one in next_actions.list_by_ids(connection, who.workspace_id, ids, viewer_id=who.user_id):
        yield one.id, FoundThing(FoundKind.ACTION, (one.text,), action=one)


def _logs(connection: Connection, who: Member, ids: list[str]) -> _Things:
    for one in history.list_by_ids(connection, who.workspace_id, ids, viewer_id=who.user_id):
        texts = (one.summary, f"with {', '.join(one.people)}")
        yield one.id, FoundThing(FoundKind.INTERACTION, texts, interaction=one)


_LOADS: Mapping[FoundKind, Callable[[Connection, Member, list[str]], _Things]] = {
    FoundKind.CLIENT: _names,
    FoundKind.PERSON: _people,
    FoundKind.FACT: _facts,
    FoundKind.ACTION: _actions,
    FoundKind.INTERACTION: _logs,
}


def _found(things: Mapping[_Key, FoundThing], hits: Sequence[Hit]) -> tuple[FoundThing, ...]:
    keys = ((hit.kind, hit.record_id) for hit in hits)
    return tuple(things[key] for key in keys if key in things)


def _confided(who: Member, found: Found) -> list[Confided]:
    things = [thing for one in found.clients for thing in one.things]
    logs = [one.interaction for one in things if one.interaction]
    actions = [one.action for one in things if one.action]
    told = [one.fact for one in things if one.fact]
    return confided_to(who, logs, actions) + confided_facts(who, told)
