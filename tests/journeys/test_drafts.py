"""`/logcall drafts`: what waits for an answer, for seven days, seen by its author alone."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


@both_databases
def test_drafts_wait_in_one_list_the_newest_first(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Globex: they renew")
    studio.later(minutes=1)
    mia.types("/logcall Initech: they fret")
    listed = mia.types("/logcall drafts").text
    assert "You have 2 drafts" in listed
    assert listed.index("they fret") < listed.index("they renew")


def test_one_is_answered_and_the_others_stay_on_the_screen(mia: Colleague) -> None:
    mia.types("/logcall Globex: they renew")
    mia.types("/logcall Initech: they fret")
    listed = mia.types("/logcall drafts")
    mia.presses("Create Globex", listed)
    mia.sends()
    assert "Logged a call with Globex" in mia.last_answer.text
    assert "they renew" not in listed.text
    assert "they fret" in listed.text
    gone = mia.presses("Discard", listed)
    assert "they fret" in gone.text
    assert "Discarded" in gone.text
    assert "You have no drafts." in listed.text


def test_drafts_are_gone_after_seven_days(studio: Studio, mia: Colleague) -> None:
    question = mia.types("/logcall Globex: they renew")
    studio.later(days=6, hours=23)
    assert "they renew" in mia.types("/logcall drafts").text
    studio.later(hours=2)
    assert "You have no drafts." in mia.types("/logcall drafts").text
    studio.keep_house()
    mia.presses("Create Globex", question)
    assert not mia.has_a_form()
    assert "its 7 days are over" in mia.last_answer.text


def test_nobody_else_sees_a_draft(mia: Colleague, raj: Colleague) -> None:
    mia.types("/logcall Globex: they renew")
    assert "You have no drafts." in raj.types("/logcall drafts").text
    assert "I don't know a client called Globex" in raj.card("Globex")


def test_the_words_of_an_abandoned_note_wait_among_the_drafts(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    general = studio.channel("general", mia, raj)
    message = raj.says("They want a new logo", general)
    mia.saves(message).close()
    listed = mia.types("/logcall drafts").text
    assert "They want a new logo" in listed
    assert "This note was not saved yet." in listed
