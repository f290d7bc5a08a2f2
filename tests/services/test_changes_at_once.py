"""Two people change clients at the same moment: nothing is lost, and nobody waits in a circle."""

from contextlib import suppress
from dataclasses import replace

from domain.client_edit import NotTaken
from domain.imports import ImportUndone
from domain.outcomes import Logged
from domain.records import Member
from services.begin_edit import begin_edit
from services.edit_log import edit_log
from services.import_clients import end_import, import_batch, start_import, undo_import
from services.log_form import Filled
from services.open_client import open_client
from services.preview_import import Paste, keep_paste
from tests.office import NOW, TODAY, Office
from tests.services.at_once import started_at
from tests.services.edit_ground import finds, save


def an_import(office: Office, who: Member) -> str:
    """Of one client, Acme."""
    kept = keep_paste(office.database, who, Paste(("Acme",), who.user_id), NOW, office.a_request())
    started = start_import(office.database, who, kept.draft_id, NOW, office.a_request())
    for batch in started.batches:
        import_batch(office.database, who, started.run.change_id, batch, NOW)
    return end_import(office.database, who, started.run.change_id, NOW, NOW).change_id


def test_what_is_logged_while_an_import_is_undone_is_not_lost(office: Office, ana: Member) -> None:
    change_id = an_import(office, ana)
    with started_at(
        office.database, "UPDATE clients", lambda: office.type_line(ana, "Acme call: a long talk")
    ) as came_to:
        undone = undo_import(office.database, ana, change_id, NOW, office.a_request())
    assert isinstance(undone, ImportUndone)
    for logged in came_to:
        if isinstance(logged, Logged):
            assert open_client(office.database, ana, logged.interaction.client_id, NOW)


def test_a_new_name_and_a_log_to_a_new_client_of_it_do_not_wait_in_a_circle(
    office: Office, ana: Member
) -> None:
    acme = office.a_client(ana, "Acme", last_spoke_on=TODAY)
    logged = office.log(ana, "Acme call: hello")
    fields = begin_edit(office.database, ana, logged.interaction.id, NOW).fields
    moved = replace(fields, client_id="", is_new=True, name="Zed", owner_id="U1")
    filled = Filled(moved, office.a_request(), edit_id=logged.interaction.id)
    with (
        started_at(
            office.database, "zed", lambda: edit_log(office.database, ana, filled, NOW)
        ) as came_to,
        suppress(NotTaken),
    ):  # where the other was first
        save(office, ana, acme, name="Zed")
    assert "StorageDown" not in repr(came_to)
    assert finds(office, ana, "Zed")
