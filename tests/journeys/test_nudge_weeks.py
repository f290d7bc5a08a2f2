"""The nudge over weeks: repeats are spaced, a flood is spread, what is ignored may be loosened."""

import re

from playground import Shown
from tests.journeys.studio import Colleague, Studio, days


def clients_of(nudge: Shown) -> list[str]:
    return re.findall(r"^(Client \d+)$", nudge.text, re.MULTILINE)


def test_at_most_seven_cards_and_the_rest_on_one_line(studio: Studio, mia: Colleague) -> None:
    for number in range(9):
        mia.types(f"/logcall Acme {number}: hi. next: send deck {number} tomorrow")
        mia.presses(f"Create Acme {number}", mia.last_answer)
        mia.sends()
    studio.morning(days(1))
    assert mia.nudge.text.count("[Done]") == 7
    assert "… and 2 more that can wait until tomorrow." in mia.nudge.text
    shown = mia.presses("Show all that is open", mia.nudge)
    assert shown.text.count("send deck") == 9
    assert shown.is_ephemeral
    left = set(re.findall(r"send deck \d", shown.text)) - set(
        re.findall(r"send deck \d", mia.nudge.text)
    )
    studio.morning(days(2))
    assert left <= set(re.findall(r"send deck \d", mia.nudges[-1].text))


def test_a_flood_of_sixty_is_spread_over_two_weeks_and_says_so(
    studio: Studio, mia: Colleague
) -> None:
    for number in range(60):
        tier = "A" if number >= 50 else "B"
        mia.types(f"/client add Client {number:02} tier {tier} last 1 Jan 2040")
    seen: list[str] = []
    for day in range(1, 15):
        studio.morning(days(day))
    first = mia.nudges[0]
    assert "more clients are cold already" in first.text
    assert "tier A first" in first.text
    assert all(int(one.split()[1]) >= 50 for one in clients_of(first))
    for nudge in mia.nudges:
        assert len(clients_of(nudge)) <= 7
        seen += clients_of(nudge)
    assert set(seen) == {f"Client {number:02}" for number in range(60)}
    assert len(mia.nudges) == 10


def test_a_cold_client_comes_back_every_third_working_day(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme tier D last 1 Jan 2040")
    came = []
    for day in range(1, 22):
        before = len(mia.nudges)
        studio.morning(days(day))
        if len(mia.nudges) > before:
            came.append(days(day).strftime("%a %d"))
    assert came == ["Wed 06", "Mon 11", "Thu 14", "Tue 19", "Fri 22"]


def test_ignored_three_times_a_looser_cadence_is_offered(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan 2040")
    for day in (1, 6, 9):
        studio.morning(days(day))
    assert not any("is enough" in label for one in mia.nudges for label in one.buttons)
    studio.morning(days(14))
    nudge = mia.nudges[-1]
    assert "Every 90 days is enough" in nudge.buttons
    mia.presses("Every 90 days is enough", nudge)
    assert "Acme Now every 90 days" in nudge.text
    assert "Every 90 days" in mia.card("Acme")
    mia.presses("Undo", nudge)
    assert "Every 30 days" in mia.card("Acme")


def test_a_contact_starts_the_count_anew(studio: Studio, mia: Colleague) -> None:
    mia.types("/client add Acme tier A last 1 Jan")
    studio.morning(days(1))
    mia.types("/logcall Acme: a good talk")
    count = len(mia.nudges)
    for day in range(2, 8):
        studio.morning(days(day))
    assert len(mia.nudges) == count
    studio.morning(days(8))
    assert "7 days since the last contact" in mia.nudges[-1].text


def test_a_promise_comes_before_its_day_on_it_when_late_and_every_third_working_day(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/client add Acme tier D")
    mia.types("/logcall Acme: hi. promise: the quote by Thu")
    reasons = []
    for day in range(1, 14):
        before = len(mia.nudges)
        studio.morning(days(day))
        if len(mia.nudges) > before:
            reasons.append(re.findall(r"(?:Promised for|They expect) .*", mia.nudges[-1].text)[0])
    assert reasons == [
        "They expect this tomorrow",
        "Promised for today",
        "Promised for yesterday, 1 day late",
        "Promised for Thu 7 Mar, 6 days late",
        "Promised for Thu 7 Mar, 11 days late",
    ]
