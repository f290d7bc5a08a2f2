from datetime import time, timedelta

from domain.client_card import NudgeStatus
from tests.views.facts import A_DAY, NOW, TODAY, a_member
from tests.views.seen import says
from views.nudge_status import build_missed, build_nudge_status


def test_status_proves_when_the_last_one_came_and_the_next_comes() -> None:
    who = a_member(tz="Europe/Berlin", nudge_time=time(8, 30))
    status = NudgeStatus(who, NOW - A_DAY, NOW + A_DAY)
    assert says(build_nudge_status(status, NOW)).splitlines() == [
        "Your nudge comes at *08:30* (Europe/Berlin), Monday to Friday.",
        "Next: *tomorrow 10:30*, if anything is due.",
        "Last: *yesterday 10:30*.",
    ]


def test_status_of_a_new_member_has_none_yet() -> None:
    said = says(build_nudge_status(NudgeStatus(a_member(), None, NOW), NOW))
    assert "Last: *none yet*." in said


def test_pause_is_said_until_it_ends() -> None:
    paused = a_member(paused_until_on=TODAY + 7 * A_DAY)
    assert "Paused until *Tue 17 Mar*." in says(
        build_nudge_status(NudgeStatus(paused, None, None), NOW)
    )
    over = a_member(paused_until_on=TODAY)
    assert "Paused" not in says(build_nudge_status(NudgeStatus(over, None, None), NOW))


def test_change_is_said_first() -> None:
    drawn = build_nudge_status(NudgeStatus(a_member(), None, None), NOW, "From now on at *08:30*.")
    assert says(drawn).startswith("From now on at *08:30*.\n")
    assert drawn.text == "From now on at *08:30*."


def test_admins_are_told_what_was_missed_and_what_was_not() -> None:
    said = build_missed(NOW - timedelta(days=3), NOW, a_member()).text
    assert "from Sat 7 Mar 09:30 to today 09:30" in said
    assert "nothing that was logged is lost" in said
