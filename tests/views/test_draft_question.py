from dataclasses import replace

import pytest

from domain.line_readings import Reading
from domain.outcomes import Asked, Suggestion
from domain.records import DraftReason, Kind
from tests.views.facts import A_DAY, NOW, a_member, asked
from tests.views.gallery import ask_all
from tests.views.seen import find, labels, texts
from tests.views.typed import Words
from views import ids
from views.draft_question import build_discarded, build_drafts, build_question

WHO = a_member()
DRAFT = "0" * 32


def test_unknown_client_is_asked_with_close_names_and_create() -> None:
    one = asked(
        suggestions=(Suggestion("c1", "Acme Ltd", 4),),
        readings=(Reading("Acne", 4), Reading("Acne with Love", 14)),
    )
    drawn = build_question(one, WHO, NOW)
    assert texts(drawn)[0] == (
        "Nothing is logged yet: I don't know *Acne*. Did you mean one of these?"
    )
    assert labels(drawn) == ["Acme Ltd", "Create Acne", "Create Acne with Love", "Discard"]
    assert find(drawn, "Acme Ltd")["value"] == f"{DRAFT}|c1|4"
    assert find(drawn, "Create Acne with Love")["value"] == f"{DRAFT}|14"


def test_unknown_client_without_close_names_can_be_made() -> None:
    drawn = build_question(asked(readings=(Reading("Acne", 4),)), WHO, NOW)
    assert texts(drawn)[0] == "Nothing is logged yet: I don't know *Acne*."
    assert labels(drawn) == ["Create Acne", "Discard"]


def test_line_that_names_nobody_asks_which_client() -> None:
    drawn = build_question(asked(), WHO, NOW)
    assert texts(drawn)[0].endswith("does not begin with a client's name. Which one?")
    assert find(drawn, "Create a client")["value"] == f"{DRAFT}|0"


def test_future_day_asks_when_it_was() -> None:
    one = asked(DraftReason.FUTURE, happened_at=NOW + 3 * A_DAY)
    drawn = build_question(one, WHO, NOW)
    assert texts(drawn)[0] == (
        "Nothing is logged yet: *Fri 13 Mar* is still to come. When did it happen?"
    )
    assert labels(drawn) == ["Today", "Fri 6 Mar", "Next action for Fri 13 Mar", "Discard"]


def test_a_call_to_come_is_planned_at_once_where_its_hour_was_said() -> None:
    one = asked(DraftReason.FUTURE, happened_at=NOW + 3 * A_DAY, kind=Kind.CALL, has_hour=True)
    drawn = build_question(one, WHO, NOW)
    assert texts(drawn)[0].endswith("is still to come. Plan it, or when did it happen?")
    assert labels(drawn)[2] == "Plan it for Fri 13 Mar 09:30"
    assert find(drawn, "Plan it for Fri 13 Mar 09:30")["value"] == f"{DRAFT}|talk"


def test_a_call_without_an_hour_is_planned_in_a_form() -> None:
    one = asked(DraftReason.FUTURE, happened_at=NOW + 3 * A_DAY, kind=Kind.MEETING)
    drawn = build_question(one, WHO, NOW)
    assert find(drawn, "Plan it…")["action_id"] == ids.PLAN_DRAFT


def test_an_hour_that_has_passed_since_is_asked_for_anew() -> None:
    one = asked(DraftReason.FUTURE, happened_at=NOW + A_DAY, kind=Kind.CALL, has_hour=True)
    assert "Plan it…" in labels(build_question(one, WHO, NOW + 2 * A_DAY))


def test_an_email_to_come_is_no_talk() -> None:
    one = asked(DraftReason.FUTURE, happened_at=NOW + A_DAY, kind=Kind.EMAIL, has_hour=True)
    assert labels(build_question(one, WHO, NOW))[2] == "Next action for tomorrow"


def test_draft_of_last_week_offers_the_day_it_was_typed() -> None:
    one = asked(DraftReason.FUTURE, happened_at=NOW + A_DAY)
    assert labels(build_question(one, WHO, NOW + 5 * A_DAY))[0] == "Tue 10 Mar"


def test_a_form_that_was_left_is_opened_again_as_it_was() -> None:
    drawn = build_question(asked(DraftReason.FORM), WHO, NOW)
    assert texts(drawn)[0] == "This form was not sent yet. Here is what was filled in:"
    assert find(drawn, "Open the form")["action_id"] == ids.OPEN_FORM
    one = asked(DraftReason.FORM)
    pasted = replace(one, draft=replace(one.draft, detail={"kind": "import"}))
    drawn = build_question(pasted, WHO, NOW)
    assert "were not imported yet" in texts(drawn)[0]
    assert find(drawn, "Open the form")["action_id"] == ids.IMPORT_CLIENTS


def test_misspelt_privacy_mark_asks_who_may_read() -> None:
    drawn = build_question(asked(DraftReason.PRIVACY, unclear_mark="!prviate"), WHO, NOW)
    assert "the mark `!prviate`. Who may read this?" in texts(drawn)[0]
    assert labels(drawn) == ["Keep in confidence", "Everyone may read it", "Discard"]
    assert find(drawn, "Keep in confidence")["style"] == "primary"


def test_mark_with_backticks_stays_code() -> None:
    drawn = build_question(asked(DraftReason.PRIVACY, unclear_mark="!`prviate"), WHO, NOW)
    assert "`!prviate`" in texts(drawn)[0]


def test_same_line_twice_asks_whether_it_is_a_second_one() -> None:
    drawn = build_question(asked(DraftReason.DUPLICATE), WHO, NOW)
    assert labels(drawn) == ["Keep both", "Discard"]


@pytest.mark.parametrize("one", ask_all(Words()), ids=lambda one: one.draft.reason.value)
def test_question_shows_the_words_and_how_long_they_are_kept(one: Asked) -> None:
    drawn = build_question(one, WHO, NOW)
    assert "> Q3 roadmap" in texts(drawn)
    assert "7 days" in texts(drawn)[-1]
    assert find(drawn, "Discard")["action_id"] == ids.DISCARD_DRAFT


def test_drafts_are_listed_each_with_its_answers() -> None:
    drawn = build_drafts([asked(), asked(DraftReason.DUPLICATE, place=1)], WHO, NOW)
    assert drawn.text == "You have 2 drafts"
    assert labels(drawn).count("Discard") == 2
    assert "Keep both" in labels(drawn)


def test_one_draft_is_singular() -> None:
    assert build_drafts([asked()], WHO, NOW).text == "You have 1 draft"


def test_no_drafts_says_what_drafts_are() -> None:
    drawn = build_drafts([], WHO, NOW)
    assert drawn.text == "You have no drafts."
    assert "waits here for 7 days" in texts(drawn)[0]
    assert labels(drawn) == []


def test_drafts_that_one_message_cannot_hold_are_counted() -> None:
    long = [asked(text="&" * 3000, place=place) for place in range(10)]
    drawn = build_drafts(long, WHO, NOW)
    shown = labels(drawn).count("Discard")
    assert 0 < shown < 10
    assert texts(drawn)[-1] == f"… and {10 - shown} more, shown here when these are answered."


def test_discarded_words_are_given_back() -> None:
    assert texts(build_discarded("Acme: Q3 roadmap")) == [
        "Discarded. These were the words:",
        "> Acme: Q3 roadmap",
    ]
    assert texts(build_discarded(""))[-1] == "> (no words)"
