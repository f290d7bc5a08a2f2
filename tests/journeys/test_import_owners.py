"""Owners in a paste: colleagues whom Rapport has not met are known to Slack."""

from playground import Trouble
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio
from tests.journeys.test_import import confirm, paste
from tests.journeys.trouble_ground import open_ground


@both_databases
def test_a_colleague_who_never_met_rapport_owns_what_is_imported_and_is_told(
    studio: Studio, mia: Colleague
) -> None:
    zoe = studio.newcomer("zoe", real_name="Zoe Newbie")
    paste(mia, "Foo, A, Zoe Newbie\nBar, B, @zoe\nBaz, , Mia")
    assert "Foo · tier A · Zoe Newbie" in mia.form.text()
    assert "3 new" in mia.form.text()
    assert "Added 3 clients" in confirm(mia)
    assert "Owner Zoe Newbie" in mia.card("Bar")
    studio.tick()
    assert any("Mia Chen handed over to you: 2 clients." in post.text for post in zoe.posts)


def test_slack_is_asked_once_however_many_lines_and_not_for_known_owners(
    studio: Studio, mia: Colleague
) -> None:
    for name in ("Zoe Newbie", "Yan Yu"):
        studio.newcomer(name.split()[0].lower(), real_name=name)
    paste(mia, "\n".join(f"Client {place}, , {('Zoe', 'Yan')[place % 2]}" for place in range(60)))
    assert "60 new" in mia.form.text()
    assert len(studio.slack.calls("users.list")) == 1
    confirm(mia)
    paste(mia, "Other, , Zoe\nThird, , me")
    assert len(studio.slack.calls("users.list")) == 1


def test_guests_strangers_and_nobody_stay_unknown_and_two_of_a_name_are_said(
    studio: Studio, mia: Colleague
) -> None:
    studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    studio.newcomer("dana", real_name="Dana Out", other_team=True)
    for name in ("Lee Park", "Lee Parsons"):
        studio.newcomer(name.split()[1].lower(), real_name=name)
    paste(mia, "One, , Gus Guest\nTwo, , Dana\nThree, , Nobody\nFour, , Lee")
    said = mia.form.text()
    assert "0 new · 4 can't be read" in said
    assert "no member called “Gus Guest” is known here" in said
    assert "“Lee” may be Lee Park and Lee Parsons: write the whole name" in said


def test_where_slack_does_not_answer_the_preview_comes_and_says_so(database_url: str) -> None:
    with open_ground(database_url) as studio:
        mia = studio.member("mia", real_name="Mia Chen")
        studio.newcomer("zoe", real_name="Zoe Newbie")
        studio.slack.trouble.add("users.list", Trouble.rate_limited())
        paste(mia, "Foo, A, Zoe\nBar")
        said = mia.form.text()
        assert "Slack did not answer, so only colleagues who have met Rapport" in said
        assert "1 new · 1 can't be read" in said
        mia.form.press("Back to the text")
        studio.settle()
        assert mia.sends() == {}
        assert "2 new" in mia.form.text()
