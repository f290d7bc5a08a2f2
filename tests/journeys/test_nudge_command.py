"""`/nudge`: when it comes, sooner or later, and the proof that it does."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days

ADD_COLD = "/client add Acme last 1 Jan"


def test_status_tells_when_it_comes(mia: Colleague) -> None:
    for line in ("/nudge", "/nudge status", "/nudge Status "):
        text = mia.types(line).text
        assert "Your nudge comes at 09:00 (Europe/Berlin), Monday to Friday." in text
        assert "Next: tomorrow 09:00, if anything is due." in text
        assert "Last: none yet." in text


def test_status_proves_that_the_last_one_came(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    studio.morning(days(1))
    text = mia.types("/nudge status").text
    assert "Last: today 09:01." in text
    assert "Next: tomorrow 09:00" in text


@both_databases
def test_now_sends_todays_nudge_and_uses_it_up(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    studio.wait_for(days(1), "07:00")
    reply = mia.types("/nudge now")
    assert "on its way to your direct messages" in reply.text
    studio.tick()
    assert "Acme" in mia.nudge.text
    studio.morning(days(1))
    assert len(mia.nudges) == 1
    again = mia.types("/nudge now")
    assert "Today's nudge was sent already. This is what is open:" in again.text
    assert "Acme · cold, 64 days since the last contact" in again.text
    mia.presses("Open", again)
    assert "Owner Mia Chen" in mia.last_answer.text


def test_now_says_so_when_nothing_is_due(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last yesterday")
    assert "Nothing is due" in mia.types("/nudge now").text
    studio.tick()
    assert mia.posts == []


def test_now_works_on_a_day_off(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    studio.morning(days(4))
    assert mia.nudges == []
    mia.types("/nudge now")
    studio.tick()
    assert "Your clients on Saturday" in mia.nudge.text


@both_databases
def test_at_moves_the_hour(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    text = mia.types("/nudge at 14:30").text
    assert "From now on at 14:30." in text
    assert "Next: today 14:30" in text
    studio.wait_for(days(0), "14:29")
    assert mia.nudges == []
    studio.wait_for(days(0), "14:30")
    assert len(mia.nudges) == 1


def test_an_hour_that_has_passed_today_starts_tomorrow(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    assert "Next: tomorrow 08:30" in mia.types("/nudge at 8:30").text
    studio.tick()
    assert mia.nudges == []
    studio.wait_for(days(1), "08:30")
    assert len(mia.nudges) == 1


def test_days_chooses_the_days(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    text = mia.types("/nudge days mon, sat").text
    assert "From now on Monday and Saturday." in text
    assert "Next: Sat 9 Mar 09:00" in text
    for day in range(1, 5):
        studio.morning(days(day))
    assert "Your clients on Saturday" in mia.nudge.text


@both_databases
def test_a_pause_lasts_until_its_day_and_resume_ends_it(studio: Studio, mia: Colleague) -> None:
    mia.types(ADD_COLD)
    text = mia.types("/nudge pause until 14 March").text
    assert "No nudges before Thu 14 Mar." in text
    assert "Next: Thu 14 Mar 09:00" in text
    studio.morning(days(8))
    assert mia.nudges == []
    studio.morning(days(9))
    assert len(mia.nudges) == 1
    mia.types("/nudge pause until next month")
    assert "Your nudges are on again." in mia.types("/nudge resume").text
    assert "Paused" not in mia.types("/nudge").text


def test_what_cannot_be_read_changes_nothing_and_shows_an_example(mia: Colleague) -> None:
    for line, said in {
        "/nudge at": "Which hour? For example: /nudge at 08:30. Nothing was changed.",
        "/nudge at noon o'clock": "Which hour?",
        "/nudge at 25:00": "Which hour?",
        "/nudge days": "Which days? For example: /nudge days mon-fri",
        "/nudge days someday": "Which days?",
        "/nudge pause": "Until which day? For example: /nudge pause until 3 January.",
        "/nudge pause until whenever": "Until which day?",
        "/nudge pause until today": "A pause ends on a day to come. Nothing was changed.",
        "/nudge pause until 1 May 2099": "A pause can last a year at most.",
        "/nudge later": "/nudge pause until 3 Jan",
        "/nudge help": "/nudge pause until 3 Jan",
    }.items():
        assert said in mia.types(line).text
    assert "at 09:00 (Europe/Berlin), Monday to Friday" in mia.types("/nudge").text
