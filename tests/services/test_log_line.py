from datetime import timedelta

import pytest

from domain.outcomes import Asked, Logged, Settled
from domain.records import DraftReason, Kind, Topic
from services.next_actions import finish
from services.open_client import open_client
from services.settle_draft import discard_draft, list_drafts
from services.take_back import undo_log
from tests.office import A_DAY, A_MINUTE, NOW, Office


def test_a_line_about_a_known_client_is_kept(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, "Acme")
    logged = office.log(ana, "Acme with Dana and Raj 25m yesterday: Q3 roadmap #mixed")
    kept = logged.interaction
    assert (kept.client_id, kept.client_name) == (acme.id, "Acme")
    assert (kept.author_id, kept.author_name) == ("U1", "Name of U1")
    assert (kept.kind, kept.is_contact, kept.minutes) == (Kind.CALL, True, 25)
    assert (kept.people, kept.summary, kept.topic) == (("Dana", "Raj"), "Q3 roadmap", Topic.MIXED)
    assert kept.happened_at == NOW.replace(hour=12, minute=0) - A_DAY
    assert kept.created_at == NOW


def test_next_actions_of_a_line_are_kept_with_it(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, "Acme")
    logged = office.log(ana, "Acme great call, next: send quote Fri promise: call back by Monday")
    quote, promise = logged.steps
    assert (quote.text, str(quote.due_on), quote.is_promise) == ("send quote", "2026-03-13", False)
    assert (str(promise.due_on), promise.is_promise) == ("2026-03-16", True)
    assert quote.owner_id == promise.owner_id == "U1"
    card = open_client(office.database, ana, acme.id, NOW)
    assert card.actions == (quote, promise)
    assert card.last == (logged.interaction,)


def test_a_line_without_a_known_client_is_a_draft_that_offers_close_names(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, "Acme Corporation")
    office.a_client(ana, "Zenith")
    asked = office.ask(ana, "Acne Corporation great call")
    assert asked.draft.reason is DraftReason.UNKNOWN_CLIENT
    assert asked.draft.text == "Acne Corporation great call"
    assert [one.client_id for one in asked.suggestions] == [acme.id]
    assert asked.client_name is None


def test_a_known_client_named_inside_the_line_is_suggested_not_assumed(office: Office) -> None:
    ana = office.a_member("U1")
    zenith = office.a_client(ana, "Zenith")
    asked = office.ask(ana, "Sarah over at Zenith said hello")
    assert [one.client_id for one in asked.suggestions] == [zenith.id]
    assert open_client(office.database, ana, zenith.id, NOW).last == ()


def test_a_line_about_a_day_to_come_logs_nothing_and_asks(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, "Acme")
    asked = office.ask(ana, "Acme tomorrow: review")
    assert asked.draft.reason is DraftReason.FUTURE
    assert asked.client_name == "Acme"
    assert asked.happened_at is not None
    assert asked.happened_at.date() == (NOW + A_DAY).date()
    assert open_client(office.database, ana, acme.id, NOW).client.last_contact_at is None


def test_a_misspelt_privacy_mark_fails_closed(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, "Acme")
    asked = office.ask(ana, "Acme he is ill !confidense")
    assert asked.draft.reason is DraftReason.PRIVACY
    assert asked.unclear_mark == "!confidense"
    assert asked.draft.in_confidence
    assert open_client(office.database, ana, acme.id, NOW).last == ()


def test_privacy_is_asked_before_anything_else(office: Office) -> None:
    ana = office.a_member("U1")
    assert office.ask(ana, "Nobody known tomorrow !secrt").draft.reason is DraftReason.PRIVACY


@pytest.mark.parametrize("seconds", [0, 1, 60])
def test_an_identical_line_within_a_minute_is_a_draft(office: Office, seconds: int) -> None:
    ana = office.a_member("U1")
    office.a_client(ana, "Acme")
    office.log(ana, "Acme great call")
    again = office.ask(ana, "Acme great call", NOW + timedelta(seconds=seconds))
    assert again.draft.reason is DraftReason.DUPLICATE


@pytest.mark.parametrize(
    ("text", "seconds"), [("Acme great call", 61), ("Acme great call!", 1), ("acme great call", 1)]
)
def test_a_later_or_other_line_is_kept(office: Office, text: str, seconds: int) -> None:
    ana = office.a_member("U1")
    office.a_client(ana, "Acme")
    office.log(ana, "Acme great call")
    office.log(ana, text, NOW + timedelta(seconds=seconds))


def test_the_same_words_of_two_members_are_both_kept(office: Office) -> None:
    ana, ben = office.a_member("U1"), office.a_member("U2")
    office.a_client(ana, "Acme")
    first, second = office.log(ana, "Acme lunch"), office.log(ben, "Acme lunch")
    assert first.interaction.id != second.interaction.id


def test_the_same_request_twice_has_one_effect_and_the_same_answer(office: Office) -> None:
    ana = office.a_member("U1", tz="America/New_York")
    acme = office.a_client(ana, "Acme")
    office.a_client(ana, "Acme Great")
    line = "Acme Great call today, next: send quote Fri"
    first = office.type_line(ana, line, request_id="once")
    second = office.type_line(ana, line, NOW + A_MINUTE, request_id="once")
    assert isinstance(first, Logged)
    assert first.other is not None
    assert first.other.client_id == acme.id
    assert second == first
    assert isinstance(second, Logged)
    assert str(second.interaction.happened_at) == str(first.interaction.happened_at)
    card = open_client(office.database, ana, first.interaction.client_id, NOW)
    assert (len(card.last), len(card.actions)) == (1, 1)


def test_the_same_request_twice_makes_one_draft(office: Office) -> None:
    ana = office.a_member("U1")
    first = office.type_line(ana, "Nobody known", request_id="once")
    second = office.type_line(ana, "Nobody known", NOW + A_MINUTE, request_id="once")
    assert isinstance(first, Asked)
    assert second == first
    assert list_drafts(office.database, ana, NOW) == [first]


def test_a_second_delivery_shows_how_things_stand_by_then(office: Office) -> None:
    ana = office.a_member("U1")
    office.a_client(ana, "Acme")
    first = office.type_line(ana, "Acme call, next: send quote", request_id="log")
    assert isinstance(first, Logged)
    done = finish(office.database, ana, first.steps[0].id, NOW, office.a_request())
    second = office.type_line(ana, "Acme call, next: send quote", request_id="log")
    assert isinstance(second, Logged)
    assert second.steps == (done,)


def test_a_second_delivery_after_undo_logs_nothing(office: Office) -> None:
    ana = office.a_member("U1")
    acme = office.a_client(ana, "Acme")
    first = office.type_line(ana, "Acme call", request_id="log")
    assert isinstance(first, Logged)
    undo_log(office.database, ana, first.interaction.id, NOW, office.a_request())
    assert office.type_line(ana, "Acme call", request_id="log") == Settled()
    assert open_client(office.database, ana, acme.id, NOW).last == ()


def test_a_second_delivery_after_discard_keeps_no_draft(office: Office) -> None:
    ana = office.a_member("U1")
    asked = office.type_line(ana, "Nobody known", request_id="log")
    assert isinstance(asked, Asked)
    assert discard_draft(office.database, ana, asked.draft.id) == "Nobody known"
    assert office.type_line(ana, "Nobody known", request_id="log") == Settled()


def test_days_are_read_in_the_members_zone(office: Office) -> None:
    kim = office.a_member("U1", tz="Pacific/Auckland")
    office.a_client(kim, "Acme")
    late = NOW.replace(hour=20)  # 09:00 on the 11th there
    kept = office.log(kim, "Acme yesterday", late).interaction
    assert str(kept.happened_at) == "2026-03-09 23:00:00+00:00"


def test_days_are_read_in_the_members_order(office: Office) -> None:
    american, european = office.a_member("U1", locale="en-US"), office.a_member("U2")
    office.a_client(american, "Acme")
    assert office.log(american, "Acme 2/3").interaction.happened_at.month == 2
    assert office.log(european, "Acme 2/3").interaction.happened_at.month == 3


@pytest.mark.parametrize(
    "words", ["", "<!channel> & 'x'; DROP TABLE clients; --", "🎉 שלום", "\0\ud83d", "x" * 3000]
)
def test_any_words_after_a_known_client_are_kept(office: Office, words: str) -> None:
    ana = office.a_member("U1")
    office.a_client(ana, "Acme")
    office.log(ana, f"Acme: {words}")


def test_an_empty_line_is_a_draft(office: Office) -> None:
    ana = office.a_member("U1")
    assert office.ask(ana, " ").draft.reason is DraftReason.UNKNOWN_CLIENT
