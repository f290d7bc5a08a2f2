"""`/nudge pause until DAY stand-in @NAME`: the work comes to a colleague meanwhile."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


@both_databases
def test_a_stand_in_gets_the_cards_until_their_owner_is_back(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme last 1 Jan")
    said = mia.types("/nudge pause until 14 March stand-in @raj").text
    assert "No nudges before Thu 14 Mar." in said
    assert "Raj Patel stands in for you." in said
    studio.tick()
    (told,) = [post.text for post in raj.posts if "stand in" in post.text]
    assert "You stand in for Mia Chen until Thu 14 Mar." in told
    assert "You stand in for Mia Chen, away until Thu 14 Mar." in raj.types("/nudge status").text
    studio.wait_for(days(1), "10:01")
    assert "for Mia Chen, away until Thu 14 Mar" in raj.nudge.text
    assert mia.nudges == []
    raj.presses("Log it", raj.nudge)
    assert raj.sends(summary="all is well", if_nothing_comes_next="No next action needed") == {}
    assert "all is well" in mia.card("Acme")


def test_back_earlier_the_cards_go_back(studio: Studio, mia: Colleague, raj: Colleague) -> None:
    mia.types("/client add Acme last 1 Jan")
    mia.types("/nudge pause stand-in @raj until 14 March")
    studio.wait_for(days(1), "10:01")
    assert "stands in" not in mia.types("/nudge resume").text
    studio.tick()
    assert "Back with Mia Chen" in raj.nudge.text
    studio.wait_for(days(2), "10:01")
    assert "Acme" in mia.nudge.text
    assert len(raj.nudges) == 1
    assert "You stand in" not in raj.types("/nudge").text


def test_a_stand_in_is_chosen_among_members_and_can_be_taken_away(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    assert raj
    guest = studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    assert guest
    for line in ("stand-in @gus", "stand-in somebody", "stand-in"):
        said = mia.types(f"/nudge pause until 14 March {line}").text
        assert "Who stands in must be a full member" in said
    assert "Paused" not in mia.types("/nudge").text
    assert (
        "can't stand in for yourself" in mia.types("/nudge pause until 14 March stand in @mia").text
    )
    mia.types("/nudge pause until 14 March stand-in @raj")
    assert "Raj Patel stands in" in mia.types("/nudge pause until 15 March").text
    assert "Raj Patel" not in mia.types("/nudge pause until 15 March stand-in none").text


def test_a_stand_in_who_is_away_too_is_said(mia: Colleague, raj: Colleague) -> None:
    raj.types("/nudge pause until 10 March")
    said = mia.types("/nudge pause until 14 March stand-in @raj").text
    assert "Raj Patel stands in for you, but is away too until Sun 10 Mar" in said
