"""An import in batches: never twice, resumable, undone only where nothing was done since."""

from datetime import datetime

import pytest

from domain.deliveries import DeliveryKind
from domain.errors import NotFound, TooLate
from domain.imports import Fate, ImportPreview, ImportRun
from domain.records import Member, Standing
from services.deliver import load_nudge, mark_sent, take_delivery
from services.import_clients import (
    BATCH,
    Started,
    end_import,
    import_batch,
    start_import,
    undo_import,
)
from services.preview_import import Paste, find_paste, keep_paste, preview_import
from storage import clients
from tests.office import A_DAY, NOW, TODAY, Office
from tests.services.prep_ground import plan
from tests.services.test_statement_count import statements


def paste(office: Office, who: Member, text: str, draft_id: str | None = None) -> ImportPreview:
    new = Paste((text,), who.user_id, draft_id)
    return keep_paste(office.database, who, new, NOW, office.a_request())


def start(office: Office, who: Member, draft_id: str, request: str | None = None) -> Started:
    return start_import(office.database, who, draft_id, NOW, request or office.a_request())


def run(office: Office, who: Member, draft_id: str, batches: int | None = None) -> ImportRun:
    """Import, or only so many batches of it as before a crash."""
    started = start(office, who, draft_id)
    for lines in started.batches[:batches]:
        import_batch(office.database, who, started.run.change_id, lines, NOW)
    if batches is not None:
        return started.run
    return end_import(office.database, who, started.run.change_id, NOW, NOW)


def names(office: Office, who: Member) -> list[str]:
    with office.database.read() as connection:
        found = clients.list_clients_of(connection, "T1", who.user_id)
    return [one.name for one in found]


def undo(office: Office, who: Member, change_id: str, now: datetime = NOW) -> tuple[int, list[str]]:
    undone = undo_import(office.database, who, change_id, now, office.a_request())
    return undone.removed, list(undone.kept)


def lines(count: int) -> str:
    return "\n".join(f"Client {place:03}, D" for place in range(count))


def test_what_is_imported_is_what_the_preview_said(office: Office, ana: Member) -> None:
    office.a_client(ana, "Globex")
    office.a_member("U2", name="Lee Park")
    preview = paste(office, ana, "Acme, A, Lee, 1 March\nglobex ltd\nACME\nX, Q")
    assert [line.fate for line in preview.lines] == [Fate.NEW, Fate.SAME, Fate.TWICE, Fate.UNREAD]
    acme = preview.lines[0]
    assert (acme.owner_id, str(acme.last_spoke_on)) == ("U2", "2026-03-01")
    done = run(office, ana, preview.draft_id)
    assert (done.added, done.same, done.unread, done.is_over) == (1, 2, ("X, Q",), True)


def test_guests_and_strangers_own_nothing(office: Office, ana: Member) -> None:
    office.a_member("U2", name="Gus", standing=Standing.GUEST)
    (line,) = paste(office, ana, "Acme, A, Gus").lines
    assert line.why == "no member called “Gus” is known here"


def test_killed_half_way_and_pasted_again_there_are_no_doubles(office: Office, ana: Member) -> None:
    text = lines(BATCH + 5)
    first = paste(office, ana, text)
    run(office, ana, first.draft_id, batches=1)
    assert len(names(office, ana)) == BATCH
    again = run(office, ana, paste(office, ana, text).draft_id)
    assert (again.added, again.same) == (5, BATCH)
    assert len(names(office, ana)) == len(set(names(office, ana))) == BATCH + 5


def test_a_cut_import_goes_on_and_one_undo_takes_back_all(office: Office, ana: Member) -> None:
    draft_id = paste(office, ana, lines(BATCH + 5)).draft_id
    cut = run(office, ana, draft_id, batches=1)
    kept = end_import(office.database, ana, cut.change_id, NOW, NOW)
    assert (kept.added, kept.left, kept.is_over) == (BATCH, 5, False)
    assert find_paste(office.database, ana, NOW)
    done = run(office, ana, draft_id)
    assert (done.change_id, done.added, done.total, done.same) == (
        cut.change_id,
        BATCH + 5,
        BATCH + 5,
        0,
    )
    assert find_paste(office.database, ana, NOW) is None
    assert undo(office, ana, done.change_id) == (BATCH + 5, [])


def test_a_second_delivery_starts_nothing(office: Office, ana: Member) -> None:
    draft_id = paste(office, ana, "Acme").draft_id
    request = office.a_request()
    first = start(office, ana, draft_id, request)
    again = start(office, ana, draft_id, request)
    assert again.run.change_id == first.run.change_id
    assert again.batches == ()


def test_only_what_was_not_read_stays_a_draft(office: Office, ana: Member) -> None:
    draft_id = paste(office, ana, "Name;Tier\nAcme;A\nX;Q").draft_id
    run(office, ana, draft_id)
    left = find_paste(office.database, ana, NOW)
    assert left
    assert (left.draft_id, left.parts) == (draft_id, ("Name;Tier\nX;Q",))


def test_a_paste_is_its_authors_and_is_written_over_in_place(office: Office, ana: Member) -> None:
    ben = office.a_member("U2")
    draft_id = paste(office, ana, "Acme").draft_id
    assert paste(office, ana, "Globex", draft_id).draft_id == draft_id
    assert paste(office, ben, "Zenith", draft_id).draft_id != draft_id
    with pytest.raises(NotFound):
        preview_import(office.database, ben, draft_id, NOW)
    assert [line.name for line in preview_import(office.database, ana, draft_id, NOW).lines] == [
        "Globex"
    ]


def test_undo_keeps_what_was_used_or_changed_since(office: Office, ana: Member) -> None:
    text = "Logged\nMeeting\nPlanned\nTiered\nNamed\nRenamed\nGiven\nFresh"
    done = run(office, ana, paste(office, ana, text).draft_id)
    office.log(ana, "Logged call")
    with office.database.write() as connection:
        found = {one.name: one for one in clients.list_clients_of(connection, "T1", "U1")}
        clients.change_client(connection, "T1", found["Tiered"].id, tier="A")
        clients.set_named_ids(connection, "T1", found["Named"].id, ["U2"])
        clients.change_client(connection, "T1", found["Renamed"].id, name="Another")
        clients.change_client(connection, "T1", found["Given"].id, owner_id="U2")
    office.log(ana, "Planned note next: step")
    plan(office, ana, found["Meeting"])
    removed, kept = undo(office, ana, done.change_id)
    assert removed == 1
    assert kept == ["Another", "Given", "Logged", "Meeting", "Named", "Planned", "Tiered"]


def test_undo_draws_the_nudges_anew_that_showed_them(office: Office, ana: Member) -> None:
    office.a_client(ana, "Cold")
    done = run(office, ana, paste(office, ana, "Acme, A, , 1 Jan").draft_id)
    (nudge,) = [one for one in office.nudge() if one.delivery.member_id == "U1"]
    assert len(nudge.cards) == 2
    assert undo(office, ana, done.change_id) == (1, [])
    stale = take_delivery(office.database, "T1", NOW + A_DAY)
    assert stale
    outcomes = {one.client_name: one.outcome for one in load_nudge(office.database, stale).cards}
    assert outcomes == {"Acme": "Import undone", "Cold": None}


def test_undo_lasts_a_day_is_done_once_and_is_the_authors(office: Office, ana: Member) -> None:
    ben = office.a_member("U2")
    done = run(office, ana, paste(office, ana, "Acme").draft_id)
    with pytest.raises(NotFound):
        undo(office, ben, done.change_id)
    with pytest.raises(TooLate):
        undo(office, ana, done.change_id, NOW + 2 * A_DAY)
    request = office.a_request()
    for _ in range(2):
        undone = undo_import(office.database, ana, done.change_id, NOW, request)
        assert undone.removed == 1
    with pytest.raises(TooLate):
        undo(office, ana, done.change_id)


def test_batches_of_an_import_that_was_undone_add_nothing(office: Office, ana: Member) -> None:
    started = start(office, ana, paste(office, ana, lines(BATCH * 2)).draft_id)
    first, second = started.batches
    import_batch(office.database, ana, started.run.change_id, first, NOW)
    undo(office, ana, started.run.change_id)
    import_batch(office.database, ana, started.run.change_id, second, NOW)
    assert names(office, ana) == []


def test_each_owner_is_told_once_of_all_theirs(office: Office, ana: Member) -> None:
    office.a_member("U2", name="Lee Park")
    text = "\n".join(f"Client {place:03}, D, Lee" for place in range(BATCH + 5))
    draft_id = paste(office, ana, text).draft_id
    cut = run(office, ana, draft_id, batches=1)
    end_import(office.database, ana, cut.change_id, NOW, NOW)
    run(office, ana, draft_id)
    told = []
    while delivery := take_delivery(office.database, "T1", NOW):
        mark_sent(office.database, delivery, "D1", delivery.id[:8], NOW)
        told.append((delivery.kind, delivery.member_id, delivery.detail["client_count"]))
    assert sorted(told) == [(DeliveryKind.HANDED, "U2", 5), (DeliveryKind.HANDED, "U2", BATCH)]


def test_a_preview_costs_the_same_however_many_lines(office: Office, ana: Member) -> None:
    def cost(text: str) -> int:
        with statements(office.database) as found:
            paste(office, ana, text)
        return len(found)

    office.a_client(ana, "Acme", last_spoke_on=TODAY)
    assert cost("Acmes\nGlobex") == cost(f"Acmes\n{lines(100)}")
