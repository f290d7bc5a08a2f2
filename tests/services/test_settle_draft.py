from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import NotFound, Unreadable
from domain.outcomes import Asked, Logged, LogOutcome, Planned, Settled
from domain.records import DraftReason, Member
from domain.warmth import Tier
from services.add_client import AlreadyThere, NewClient
from services.nudge_day import forget_old
from services.open_client import open_client
from services.settle_draft import Answer, discard_draft, get_draft, list_drafts, settle_draft
from services.take_back import undo_log
from tests.office import A_DAY, A_MINUTE, AN_HOUR, NOW, TODAY, Office


def settle(
    office: Office, who: Member, asked: Asked, now: object = NOW, **settled: str
) -> LogOutcome:
    assert hasattr(now, "tzinfo")
    answer = Answer(asked.draft.id, office.a_request(), settled)
    return settle_draft(office.database, who, answer, now)  # type: ignore[arg-type]


def kept(outcome: LogOutcome) -> Logged:
    assert isinstance(outcome, Logged), outcome
    return outcome


def test_choosing_the_client_keeps_the_line(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, "Acme Corporation")
    asked = office.ask(ana, "Acne Corporation great call")
    end = str(len("Acne Corporation"))
    logged = kept(settle(office, ana, asked, client_id=acme.id, end=end))
    assert logged.interaction.client_id == acme.id
    assert logged.interaction.summary == "great call"
    assert list_drafts(office.database, ana, NOW) == []


def test_a_suggestion_brings_where_its_name_ends(office: Office, ana: Member) -> None:
    office.a_client(ana, "Zenith")
    asked = office.ask(ana, "Sarah over at Zenith said hello")
    one = asked.suggestions[0]
    logged = kept(settle(office, ana, asked, client_id=one.client_id, end=str(one.end)))
    assert logged.interaction.summary == "Sarah over at Zenith said hello"


def test_a_client_that_is_gone_is_not_found_and_the_draft_stays(
    office: Office, ana: Member
) -> None:
    asked = office.ask(ana, "Nobody great call")
    with pytest.raises(NotFound):
        settle(office, ana, asked, client_id="0" * 32, end="6")
    assert list_drafts(office.database, ana, NOW) == [asked]


def test_a_new_client_is_made_and_the_line_kept_for_it(office: Office, ana: Member) -> None:
    asked = office.ask(ana, "Newco great call")
    new = NewClient("Newco GmbH", "U1", Tier.A, TODAY - A_DAY)
    answer = Answer(asked.draft.id, "create", {"end": "5"}, new)
    logged = kept(settle_draft(office.database, ana, answer, NOW))
    assert logged.client_added is not None
    assert (logged.client_added.name, logged.client_added.tier) == ("Newco GmbH", Tier.A)
    assert logged.interaction.summary == "great call"
    again = kept(settle_draft(office.database, ana, answer, NOW))
    assert again.interaction == logged.interaction
    assert again.client_added is not None
    assert again.client_added.id == logged.client_added.id


def test_a_new_client_of_a_known_name_is_refused_and_the_draft_stays(
    office: Office, ana: Member
) -> None:
    office.a_client(ana, "Newco")
    asked = office.ask(ana, "Newcoo great call")
    answer = Answer(asked.draft.id, office.a_request(), {"end": "6"}, NewClient("NEWCO, Inc."))
    with pytest.raises(AlreadyThere, match="already a client named Newco"):
        settle_draft(office.database, ana, answer, NOW)
    with pytest.raises(Unreadable):
        settle_draft(office.database, ana, replace(answer, new_client=NewClient(" ")), NOW)
    assert [one.draft.id for one in list_drafts(office.database, ana, NOW)] == [asked.draft.id]


def test_it_happened_when_it_was_typed(office: Office, ana: Member) -> None:
    office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: review")
    logged = kept(settle(office, ana, asked, NOW + AN_HOUR, when="typed"))
    assert logged.interaction.happened_at == NOW


def test_it_happened_on_the_earlier_day(office: Office, ana: Member) -> None:
    office.a_client(ana)
    asked = office.ask(ana, "Acme 20 November 2026: review")
    logged = kept(settle(office, ana, asked, when="earlier"))
    assert str(logged.interaction.happened_at) == "2025-11-20 12:00:00+00:00"


def test_it_is_a_plan(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    asked = office.ask(ana, "Acme meeting with Dana tomorrow: review. next: book a room by Fri")
    planned = settle(office, ana, asked, when="plan")
    assert isinstance(planned, Planned)
    assert planned.action.text == "meeting with Dana: review"
    assert planned.action.due_on == TODAY + A_DAY
    card = open_client(office.database, ana, acme.id, NOW)
    assert [one.text for one in card.actions] == ["meeting with Dana: review", "book a room"]
    assert card.last == ()
    assert card.client.last_contact_at is None


def test_a_plan_is_told_again_to_a_second_delivery(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: review")
    answer = Answer(asked.draft.id, "plan", {"when": "plan"})
    first = settle_draft(office.database, ana, answer, NOW)
    assert settle_draft(office.database, ana, answer, NOW) == first
    assert len(open_client(office.database, ana, acme.id, NOW).actions) == 1


@pytest.mark.parametrize(("privacy", "is_private"), [("confidence", True), ("team", False)])
def test_the_privacy_is_settled(
    office: Office, ana: Member, privacy: str, is_private: bool
) -> None:
    office.a_client(ana)
    asked = office.ask(ana, "Acme he is ill !privat")
    logged = kept(settle(office, ana, asked, privacy=privacy))
    assert logged.interaction.in_confidence is is_private
    assert logged.interaction.summary == ("he is ill" if is_private else "he is ill !privat")


def test_identical_lines_are_both_kept_when_that_is_meant(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    office.log(ana, "Acme great call")
    asked = office.ask(ana, "Acme great call")
    kept(settle(office, ana, asked, repeat="keep"))
    assert len(open_client(office.database, ana, acme.id, NOW).last) == 2


def test_one_question_may_lead_to_the_next(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    first = office.ask(ana, "Acne tomorrow: layoffs !confidnce")
    assert first.draft.reason is DraftReason.PRIVACY
    second = settle(office, ana, first, privacy="confidence")
    assert isinstance(second, Asked)
    assert second.draft.reason is DraftReason.UNKNOWN_CLIENT
    third = settle(office, ana, second, client_id=acme.id, end="4")
    assert isinstance(third, Asked)
    assert third.draft.reason is DraftReason.FUTURE
    assert third.client_name == "Acme"
    logged = kept(settle(office, ana, third, when="typed"))
    assert logged.interaction.in_confidence
    assert logged.interaction.client_id == acme.id
    assert logged.interaction.summary == "layoffs"


def test_a_draft_answered_twice_is_kept_once(office: Office, ana: Member) -> None:
    acme = office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: review")
    kept(settle(office, ana, asked, when="typed"))
    assert settle(office, ana, asked, when="plan") == Settled()
    card = open_client(office.database, ana, acme.id, NOW)
    assert (len(card.last), card.actions) == (1, ())


def test_the_same_answer_twice_is_told_again(office: Office, ana: Member) -> None:
    office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: review")
    answer = Answer(asked.draft.id, "same", {"when": "typed"})
    first = settle_draft(office.database, ana, answer, NOW)
    assert settle_draft(office.database, ana, answer, NOW + A_MINUTE) == first


def test_undo_works_for_15_minutes_from_the_answer_on(office: Office, ana: Member) -> None:
    office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: review", NOW - 3 * A_DAY)
    logged = kept(settle(office, ana, asked, NOW, when="typed"))
    assert logged.interaction.created_at == NOW
    assert logged.interaction.happened_at == NOW - 3 * A_DAY
    undo_log(office.database, ana, logged.interaction.id, NOW + A_MINUTE, office.a_request())


def test_days_are_read_as_of_when_the_line_was_typed(office: Office, ana: Member) -> None:
    acme = office.a_client(ana, "Acme")
    asked = office.ask(ana, "Acne yesterday: lunch", NOW - 3 * A_DAY)
    logged = kept(settle(office, ana, asked, NOW, client_id=acme.id, end="4"))
    assert logged.interaction.happened_at.date() == TODAY - timedelta(days=4)


def test_another_members_draft_is_out_of_reach(office: Office, ana: Member) -> None:
    office.a_client(ana)
    asked = office.ask(ana, "Acme tomorrow: secret review")
    ben = office.a_member("U2", is_admin=True)
    assert settle(office, ben, asked, when="typed") == Settled()
    with pytest.raises(NotFound, match="This draft is gone"):
        get_draft(office.database, ben, asked.draft.id)
    with pytest.raises(NotFound):
        discard_draft(office.database, ben, asked.draft.id)
    assert list_drafts(office.database, ben, NOW) == []
    assert get_draft(office.database, ana, asked.draft.id) == asked


def test_discarding_gives_the_words_back(office: Office, ana: Member) -> None:
    asked = office.ask(ana, "Nobody & <!channel> said 'hello'")
    text = discard_draft(office.database, ana, asked.draft.id)
    assert text == "Nobody & <!channel> said 'hello'"
    with pytest.raises(NotFound, match="already used or discarded"):
        discard_draft(office.database, ana, asked.draft.id)


def test_drafts_are_listed_the_newest_first_with_their_questions(
    office: Office, ana: Member
) -> None:
    office.a_client(ana)
    first = office.ask(ana, "Nobody", NOW - AN_HOUR)
    second = office.ask(ana, "Acme tomorrow: review")
    assert list_drafts(office.database, ana, NOW) == [second, first]


def test_drafts_are_gone_after_seven_days(office: Office, ana: Member) -> None:
    asked = office.ask(ana, "Nobody", NOW)
    assert list_drafts(office.database, ana, NOW + 7 * A_DAY - A_MINUTE) == [asked]
    assert list_drafts(office.database, ana, NOW + 7 * A_DAY) == []
    forget_old(office.database, "T1", NOW + 7 * A_DAY, NOW)
    with pytest.raises(NotFound, match="7 days are over"):
        get_draft(office.database, ana, asked.draft.id)
