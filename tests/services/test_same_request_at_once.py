"""Slack delivers a request again while the first is still at work: one effect, one answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from domain.log_fields import LogFields
from domain.nudge_repeats import Snooze
from domain.outcomes import Asked, Logged
from domain.records import Member
from services.answer_card import snooze_card, undo_card
from services.log_card import log_from_card
from services.log_form import Filled
from services.next_actions import finish
from services.open_client import open_client
from services.save_note import Message, Note, begin_note, save_note
from services.settle_draft import Answer, list_drafts, settle_draft
from services.take_back import undo_last_log
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office

DELIVERIES = 6


def at_once(act: Callable[[], object]) -> list[object]:
    with ThreadPoolExecutor(DELIVERIES) as threads:
        return list(threads.map(lambda _: act(), range(DELIVERIES)))


def test_a_line_is_logged_once(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    answers = at_once(lambda: office.type_line(ana, "Acme call next: step", request_id="once"))
    assert isinstance(answers[0], Logged)
    assert answers == [answers[0]] * DELIVERIES
    card = open_client(office.database, ana, acme.id, NOW)
    assert (len(card.last), len(card.actions)) == (1, 1)


def test_a_draft_is_kept_once(office: Office, ana: Member) -> None:
    answers = at_once(lambda: office.type_line(ana, "Nobody", request_id="once"))
    assert isinstance(answers[0], Asked)
    assert answers == [answers[0]] * DELIVERIES
    assert len(list_drafts(office.database, ana, NOW)) == 1


def test_a_draft_is_settled_once(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: review")
    answer = Answer(asked.draft.id, "once", {"when": "typed"})
    answers = at_once(lambda: settle_draft(office.database, ana, answer, NOW))
    assert answers == [answers[0]] * DELIVERIES
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 1


def test_two_answers_to_a_draft_keep_one_record(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: review")

    def answer() -> object:
        pressed = Answer(asked.draft.id, office.a_request(), {"when": "typed"})
        return settle_draft(office.database, ana, pressed, NOW)

    answers = at_once(answer)
    assert len([one for one in answers if isinstance(one, Logged)]) == 1
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 1


def test_a_note_is_kept_once(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    message = Message("hello", "https://x/1", NOW, "U9", "Dana", is_author_member=False)
    form = begin_note(office.database, ana, message, NOW, None)
    note = Note(form.draft_id, "once", acme.id, None, "hello")
    answers = at_once(lambda: save_note(office.database, ana, note, NOW).logged)
    assert answers == [answers[0]] * DELIVERIES
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 1


def test_a_message_saved_by_several_is_kept_once(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    message = Message("hello", "https://x/1", NOW, "U9", "Dana", is_author_member=False)

    def save() -> object:
        form = begin_note(office.database, ana, message, NOW, None)
        note = Note(form.draft_id, office.a_request(), acme.id, None, "hello")
        return save_note(office.database, ana, note, NOW).was_kept_before

    assert sorted(map(bool, at_once(save))) == [False] + [True] * (DELIVERIES - 1)
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 1


def test_one_log_is_taken_back(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    office.log(ana, "Acme first", NOW - A_MINUTE)
    office.log(ana, "Acme second")
    at_once(lambda: undo_last_log(office.database, ana, NOW, "once"))
    (left,) = open_client(office.database, ana, acme.id, NOW).last
    assert left.summary == "first"


def test_an_action_is_finished_once(office: Office, ana: Member) -> None:
    office.a_client(ana)
    action = office.log(ana, "Acme call next: step").steps[0]
    answers = at_once(lambda: finish(office.database, ana, action.id, NOW, "once"))
    assert answers == [answers[0]] * DELIVERIES


def test_a_card_is_logged_once(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    (nudge,) = office.nudge()
    place = office.place(nudge)
    filled = Filled(LogFields(client_id=acme.id, on=TODAY), "once")
    at_once(lambda: log_from_card(office.database, ana, filled, NOW, card=place))
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 1


def test_of_contacts_logged_at_once_the_latest_counts(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    days = ["today", "yesterday", "2 days ago", "3 days ago", "4 days ago", "5 days ago"]
    with ThreadPoolExecutor(DELIVERIES) as threads:
        list(threads.map(lambda day: office.log(ana, f"Acme {day}: call"), days))
    card = open_client(office.database, ana, acme.id, NOW)
    assert card.client.last_contact_at == max(one.happened_at for one in card.last)
    assert card.reading.days == 0


def test_two_presses_of_a_card_snooze_it_once_and_undo_brings_all_back(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    (nudge,) = office.nudge()
    at_once(lambda: snooze_card(office.database, ana, office.place(nudge), Snooze.ONE_CADENCE, NOW))
    undo_card(office.database, ana, office.place(nudge), NOW)
    sent = [day for day in range(1, 7) if office.nudge(NOW + day * A_DAY)]
    assert sent == [3]
