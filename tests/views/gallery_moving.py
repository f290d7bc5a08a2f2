"""Importing, handing over and standing in, as gallery.py draws: with any names and texts."""

from collections.abc import Iterator
from typing import Any

from domain.client_card import NudgeStatus
from domain.handing import HandedOver, Holding, Leaver, Owns
from domain.imports import (
    MOST_PART,
    Fate,
    FatedLine,
    ImportPreview,
    ImportRun,
    ImportUndone,
    PasteDraft,
)
from domain.records import Standing
from domain.stand_in import Away
from domain.warmth import Tier, read_warmth
from tests.views.facts import A_DAY, NOW, TODAY, a_member, a_nudge, a_nudge_card
from tests.views.typed import Words
from views import hand_over, import_clients, nudge_message, nudge_status
from views.message import Message


def draw_messages(words: Words) -> Iterator[tuple[str, Message]]:
    name, count = words.name, words.many
    lines = (words.text,) * count
    full = ImportRun("c" * 32, "d" * 32, count + 1, count, 2, lines, is_over=True)
    yield "imported", import_clients.build_imported(full)
    yield "nothing imported", import_clients.build_imported(ImportRun("c", "d", 0, 0, 3))
    yield "import cut", import_clients.build_import_cut(full, "Rapport was stopped.")
    undone = ImportUndone(2, (name,) * count)
    yield "import undone", import_clients.build_import_undone(undone)
    done = HandedOver("c" * 32, name, name, count, 1)
    yield "handed over", hand_over.build_handed_over(done)
    back = HandedOver("c" * 32, name, name, count, 0, is_undone=True)
    yield "given back", hand_over.build_handed_over(back)
    away = hand_over.build_handed_away(by_name=name, to_name=name, clients=count, actions=1)
    yield "handed away", away
    yield "left", hand_over.build_left(Leaver("U1", name, count, 1, is_guest=count == 1))
    yield "stand-in", nudge_status.build_stand_in(name, TODAY + A_DAY, TODAY)
    gone = nudge_status.build_stand_in_gone(name, TODAY + A_DAY, TODAY)
    yield "stand-in gone", gone
    yield from _status(words)
    mark = Away("U2", name, "UTC", TODAY + A_DAY, "U1").mark(TODAY)
    card = a_nudge_card(client_name=name, reason=f"31 days · {mark}")
    yield "nudge for somebody away", nudge_message.build_nudge(a_nudge(card), NOW)


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    url = {"response_url": "https://hooks.slack.com/commands/T1/1/" + "x" * 24}
    yield "import", import_clients.build_import_form(None, "U1", url)
    paste = PasteDraft("d" * 32, (words.text[:MOST_PART],) * 3, "U1")
    yield "import, kept", import_clients.build_import_form(paste, "U1", url)
    preview = ImportPreview("d" * 32, tuple(_lines(words)), (words.name,) * words.many)
    yield "import preview", import_clients.build_import_preview(preview, TODAY, url)
    run = ImportRun("c" * 32, "d" * 32, 150, 40)
    yield "import progress", import_clients.build_import_progress(run)
    yield "import done", import_clients.build_import_done(run)
    holders = [Owns(f"U{n}", words.name, n > 0, words.many, 1) for n in range(min(words.many, 90))]
    yield "hand over", hand_over.build_hand_over_form(holders, "U1", url)
    full = Holding(words.name, words.name, words.many + 1, 1, 2, 3, 1, 1, 2)
    yield "hand over preview", hand_over.build_hand_over_preview(full, url)
    nothing = Holding(words.name, words.name, 0, 0, 0, 0)
    yield "nothing to hand over", hand_over.build_hand_over_preview(nothing, url)


def _lines(words: Words) -> Iterator[FatedLine]:
    for place in range(words.many):
        yield FatedLine(words.text, words.name, Fate.UNREAD, f"no member called “{words.text}”")
        yield FatedLine(words.text, words.name, Fate.SAME, same_as=words.name)
        yield FatedLine(words.text, words.name, Fate.TWICE, same_as=words.name)
        yield FatedLine(
            words.text,
            words.name,
            Fate.NEW,
            tier=Tier.A,
            owner_name=words.name,
            last_spoke_on=TODAY - 31 * A_DAY if place % 2 else None,
            reading=read_warmth(TODAY - 31 * A_DAY, TODAY, 30),
            close_to=words.name,
        )


def _status(words: Words) -> Iterator[tuple[str, Message]]:
    who = a_member(paused_until_on=TODAY + A_DAY, stand_in_id="U2")
    away = tuple(Away("U3", words.name, "UTC", TODAY + A_DAY, "U1") for _ in range(words.many))
    kinds: dict[str, dict[str, Any]] = {
        "there": {},
        "away": {"paused_until_on": TODAY + 2 * A_DAY},
        "gone": {"standing": Standing.GONE},
    }
    for kind, facts in kinds.items():
        stand_in = a_member(name=words.name, **facts)
        status = NudgeStatus(who, NOW, None, stand_in, away)
        yield f"status, stand-in {kind}", nudge_status.build_nudge_status(status, NOW)
