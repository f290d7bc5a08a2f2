from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.errors import NotAllowed, NotFound
from domain.log_fields import LogFields, LogForm
from domain.outcomes import Logged, Settled
from domain.records import Kind, Member
from services.add_client import AlreadyThere
from services.begin_edit import begin_edit
from services.edit_log import delete_log, edit_log
from services.history import list_history
from services.log_form import Filled, keep_form, log_form, open_draft
from services.open_client import open_client
from services.settle_draft import list_drafts
from services.suggest_people import suggest_people
from storage.clients import change_client
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office


def form_of(office: Office, who: Member, logged: Logged) -> LogForm:
    return begin_edit(office.database, who, logged.interaction.id, NOW)


def edit(office: Office, who: Member, logged: Logged, **changes: object) -> Logged:
    form = form_of(office, who, logged)
    fields = replace(form.fields, **changes)  # type: ignore[arg-type]
    filled = Filled(fields, office.a_request(), edit_id=form.edit_id, step_id=form.step_id)
    outcome = edit_log(office.database, who, filled, NOW)
    assert isinstance(outcome, Logged)
    return outcome


def make_private(office: Office, client_id: str) -> None:
    with office.database.write() as connection:
        change_client(connection, "T1", client_id, visibility="private")


def test_an_instant_that_is_not_touched_stays_to_the_second(office: Office, ana: Member) -> None:
    office.a_client(ana)
    at = NOW - timedelta(hours=1, seconds=13)
    logged = office.log(ana, "Acme call next: none", at)
    assert edit(office, ana, logged, summary="x").interaction.happened_at == at


def test_both_clients_are_counted_again_when_a_record_moves(office: Office, ana: Member) -> None:
    acme, zenith = office.a_client(ana), office.a_client(ana, "Zenith")
    office.log(ana, "Acme call", NOW - 40 * A_DAY)
    logged = office.log(ana, "Acme great call next: send quote Fri")
    moved = edit(office, ana, logged, client_id=zenith.id)
    assert moved.interaction.client_name == "Zenith"
    assert [one.client_name for one in moved.steps] == ["Zenith"]
    before = open_client(office.database, ana, acme.id, NOW)
    after = open_client(office.database, ana, zenith.id, NOW)
    assert before.client.last_contact_at == NOW - 40 * A_DAY
    assert before.actions == ()
    assert after.client.last_contact_at == NOW
    assert office.nudge()[0].cards[0].client_id == acme.id


def test_a_new_day_is_counted_whichever_way_it_moves(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    logged = office.log(ana, "Acme call next: none")
    for day in (TODAY - 20 * A_DAY, TODAY - A_DAY, TODAY - 50 * A_DAY):
        edit(office, ana, logged, on=day, at=None)
        card = open_client(office.database, ana, acme.id, NOW)
        assert card.reading.days == (TODAY - day).days


def test_a_changed_kind_counts_or_not_and_an_unchanged_one_stays_as_it_was(
    office: Office, ana: Member
) -> None:
    acme = office.a_client(ana)
    logged = office.log(ana, "Acme call next: none")
    edit(office, ana, logged, kind=Kind.GIFT)
    assert open_client(office.database, ana, acme.id, NOW).client.last_contact_at is None
    edit(office, ana, logged, kind=Kind.EMAIL)
    assert open_client(office.database, ana, acme.id, NOW).client.last_contact_at == NOW


def test_the_one_next_action_gets_its_new_day_on_a_card(office: Office, ana: Member) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    logged = office.log(ana, "Acme call next: send quote by Friday")
    edited = edit(office, ana, logged, next_text="send two quotes", due_on=TODAY + A_DAY)
    assert (edited.steps[0].id, edited.steps[0].text) == (logged.steps[0].id, "send two quotes")
    (nudge,) = office.nudge(NOW + A_DAY)
    assert [card.action_text for card in nudge.cards] == ["send two quotes"]


def test_a_next_action_that_is_taken_away_is_dropped(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, last_spoke_on=TODAY)
    logged = office.log(ana, "Acme call next: send quote by today")
    office.nudge()
    edited = edit(office, ana, logged, next_text="", needs_no_next=True)
    assert edited.steps == ()
    assert open_client(office.database, ana, acme.id, NOW).actions == ()


def test_rights_author_owner_and_admin_may_others_may_not(office: Office, ana: Member) -> None:
    owner = office.a_member("U2")
    admin = office.a_member("U3", is_admin=True)
    other = office.a_member("U4")
    office.a_client(owner)
    logged = office.log(ana, "Acme call next: none")
    for who in (ana, owner, admin):
        assert edit(office, who, logged, summary=who.name).interaction.summary == who.name
    with pytest.raises(NotAllowed, match="Only the person who logged this"):
        edit(office, other, logged, summary="no")
    with pytest.raises(NotAllowed):
        delete_log(office.database, other, logged.interaction.id, NOW, office.a_request())


def test_what_is_hidden_is_changed_by_nobody_it_is_hidden_from(office: Office, ana: Member) -> None:
    admin = office.a_member("U3", is_admin=True)
    office.a_client(ana)
    logged = office.log(ana, "Acme he is ill next: none !confidence")
    with pytest.raises(NotAllowed):
        begin_edit(office.database, admin, logged.interaction.id, NOW)


def test_only_its_author_opens_or_moves_what_was_told_in_confidence(
    office: Office, ana: Member
) -> None:
    owner = office.a_member("U2")
    office.a_client(owner)
    zenith = office.a_client(owner, "Zenith")
    logged = office.log(ana, "Acme he is ill next: none !confidence")
    for change in ({"in_confidence": False}, {"client_id": zenith.id}):
        with pytest.raises(NotAllowed, match="only its author"):
            edit(office, owner, logged, **change)
    assert not edit(office, ana, logged, in_confidence=False).interaction.in_confidence


def test_an_edit_tells_a_later_owner_nothing(office: Office, ana: Member) -> None:
    later = office.a_member("U2")
    acme = office.a_client(ana)
    logged = office.log(ana, "Acme he is ill next: send flowers !confidence")
    with office.database.write() as connection:
        change_client(connection, "T1", acme.id, owner_id="U2")
    edit(office, ana, logged, summary="he is better")
    card = open_client(office.database, later, acme.id, NOW)
    assert (card.last[0].summary, card.actions[0].text) == ("", "")


def test_the_mark_is_inherited_by_what_comes_next(office: Office, ana: Member) -> None:
    other = office.a_member("U2")
    acme = office.a_client(ana)
    logged = office.log(ana, "Acme hi\nnext: one\nnext: two")
    edit(office, ana, logged, in_confidence=True)
    card = open_client(office.database, other, acme.id, NOW)
    assert [one.text for one in card.actions] == ["", ""]
    edit(office, ana, logged, in_confidence=False)
    card = open_client(office.database, other, acme.id, NOW)
    assert sorted(one.text for one in card.actions) == ["one", "two"]


def test_a_private_client_of_another_is_no_place_to_log_or_move_to(
    office: Office, ana: Member
) -> None:
    owner = office.a_member("U2")
    office.a_client(ana)
    secret = office.a_client(owner, "Secret")
    office.log(owner, "Secret with Zoe: hi")
    make_private(office, secret.id)
    logged = office.log(ana, "Acme hi next: none")
    with pytest.raises(NotFound):
        edit(office, ana, logged, client_id=secret.id)
    fields = LogFields(client_id=secret.id, on=TODAY, needs_no_next=True)
    with pytest.raises(NotFound):
        log_form(office.database, ana, Filled(fields, office.a_request()), NOW)
    with pytest.raises(NotFound):
        list_history(office.database, ana, secret.id, NOW)
    assert suggest_people(office.database, ana, secret.id, "", limit=9) == []
    kept = keep_form(office.database, ana, Filled(fields, office.a_request()), NOW)
    assert kept.form.client_name == ""
    assert open_draft(office.database, ana, kept.form.draft_id).fields.client_id == ""


def test_the_same_request_edits_once(office: Office, ana: Member) -> None:
    office.a_client(ana)
    logged = office.log(ana, "Acme hi")
    fields = replace(form_of(office, ana, logged).fields, next_text="one", due_on=TODAY)
    filled = Filled(fields, "once", edit_id=logged.interaction.id)
    edit_log(office.database, ana, filled, NOW)
    again = edit_log(office.database, ana, filled, NOW)
    assert isinstance(again, Logged)
    assert [one.text for one in again.steps] == ["one"]
    delete_log(office.database, ana, logged.interaction.id, NOW, "gone")
    assert isinstance(edit_log(office.database, ana, filled, NOW), Settled)
    delete_log(office.database, ana, logged.interaction.id, NOW, "gone")
    with pytest.raises(NotFound):
        delete_log(office.database, ana, logged.interaction.id, NOW, office.a_request())


def test_a_form_is_one_draft_and_one_record_whatever_comes_twice(
    office: Office, ana: Member
) -> None:
    fields = LogFields(is_new=True, name="Zenith", on=TODAY, summary="hi", needs_no_next=True)
    first = keep_form(office.database, ana, Filled(fields, "chosen"), NOW)
    again = keep_form(office.database, ana, Filled(fields, "chosen"), NOW)
    assert (again.form.draft_id, again.is_again) == (first.form.draft_id, True)
    assert open_draft(office.database, ana, first.form.draft_id).fields == fields
    assert "Zenith call: hi\nnext: none" in list_drafts(office.database, ana, NOW)[0].draft.text
    sent = Filled(fields, "sent", draft_id=first.form.draft_id)
    logged = log_form(office.database, ana, sent, NOW)
    repeated = log_form(office.database, ana, sent, NOW)
    assert isinstance(logged, Logged)
    assert isinstance(repeated, Logged)
    assert repeated.interaction == logged.interaction
    assert list_drafts(office.database, ana, NOW) == []
    with pytest.raises(AlreadyThere):
        log_form(office.database, ana, replace(sent, request_id="other"), NOW)


def test_a_draft_is_nobody_elses(office: Office, ana: Member) -> None:
    other = office.a_member("U2")
    kept = keep_form(office.database, ana, Filled(LogFields(on=TODAY), "chosen"), NOW)
    with pytest.raises(NotFound):
        open_draft(office.database, other, kept.form.draft_id)


def test_people_are_known_ones_and_those_of_readable_records(office: Office, ana: Member) -> None:
    other = office.a_member("U2")
    acme = office.a_client(ana)
    office.log(ana, "Acme with Dana Ö and Raj: hi", NOW - A_DAY)
    office.log(ana, "Acme with dana ö: again", NOW - A_MINUTE)
    office.log(ana, "Acme with Zoe: she is ill !confidence")
    seen = suggest_people(office.database, ana, acme.id, "", limit=9)
    assert seen[0] == "Zoe"
    assert sorted(seen, key=str.casefold) == ["dana ö", "Raj", "Zoe"]
    assert "Zoe" not in suggest_people(office.database, other, acme.id, "", limit=9)
    assert suggest_people(office.database, other, acme.id, "o", limit=9) == ["dana ö"]


def test_a_day_in_the_writers_zone_is_that_day(office: Office) -> None:
    kim = office.a_member("U5", tz="Pacific/Auckland")
    office.a_client(kim)
    fields = LogFields(
        client_id=open_client_id(office, kim), on=date(2026, 3, 9), needs_no_next=True
    )
    logged = log_form(office.database, kim, Filled(fields, "one"), NOW)
    assert isinstance(logged, Logged)
    assert str(logged.interaction.happened_at) == "2026-03-08 23:00:00+00:00"


def open_client_id(office: Office, who: Member) -> str:
    return office.log(who, "Acme hello").interaction.client_id
