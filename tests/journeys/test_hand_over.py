"""`/client hand over`: one form, a look at what goes, one press, one undo."""

from playground import Trouble
from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio
from tests.journeys.trouble_ground import open_ground


def ask(who: Colleague, to: Colleague, line: str = "/client hand over") -> str:
    """Fill in the form, and look; what the preview says."""
    who.types(line)
    who.form.fill("To", to.id)
    assert who.sends() == {}
    return who.form.text()


@both_databases
def test_all_of_ones_own_goes_to_a_colleague_and_comes_back(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    mia.types("/client add Acme last 1 March")
    mia.types("/client add شركة النخيل")
    mia.types("/logcall Acme call next: send deck Fri")
    said = ask(mia, raj)
    assert "2 clients and 1 next action go from Mia Chen to Raj Patel, who is told once." in said
    assert mia.sends() == {}
    answer = mia.last_answer
    assert "Handed over from Mia Chen to Raj Patel: 2 clients and 1 next action." in answer.text
    assert not mia.has_a_form()
    studio.tick()
    (told,) = [post.text for post in raj.posts if "handed over" in post.text]
    assert "Mia Chen handed over to you: 2 clients and 1 next action." in told
    assert "Owner Raj Patel" in mia.card("Acme")
    back = mia.presses("Undo", answer)
    assert "Given back to Mia Chen: 2 clients and 1 next action." in back.text
    assert "Owner Mia Chen" in mia.card("Acme")


def test_a_second_delivery_hands_over_once(studio: Studio, mia: Colleague, raj: Colleague) -> None:
    mia.types("/client add Acme")
    ask(mia, raj)
    mia.sends()
    studio.redeliver("view_submission")
    studio.tick()
    assert len([post for post in raj.posts if "handed over" in post.text]) == 1


def test_the_admins_are_told_who_left_and_hand_over_from_there(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    boss = studio.member("boss", real_name="Bo Ss", is_admin=True)
    mia.types("/client add Acme")
    studio.slack.change_person(mia.person, is_deleted=True)
    studio.settle()
    studio.tick()
    (told,) = [post for post in boss.posts if "left the workspace" in post.text]
    assert "Mia Chen left the workspace and still owns 1 client." in told.text
    boss.presses("Hand over", told)
    assert boss.has_a_form()
    boss.form.fill("To", raj.id)
    assert boss.sends() == {}
    assert "1 client goes" in boss.form.text()
    boss.sends()
    assert "Owner Raj Patel" in boss.card("Acme")


def test_only_admins_choose_from_whom(studio: Studio, mia: Colleague, raj: Colleague) -> None:
    boss = studio.member("boss", real_name="Bo Ss", is_admin=True)
    for who, name in ((mia, "Acme"), (raj, "Globex")):
        who.types(f"/client add {name}")
    mia.types("/client handover")
    assert mia.form.labels == ["To", "What"]
    boss.types("/client hand over")
    assert boss.form.options("From") == ["Mia Chen: 1 client", "Raj Patel: 1 client"]
    boss.form.choose("From", "Raj Patel: 1 client")
    boss.form.fill("To", mia.id)
    boss.sends()
    boss.sends()
    studio.tick()
    assert "Bo Ss handed over 1 client of yours to Mia Chen." in raj.posts[-1].text


def test_who_cannot_take_it_is_said_at_the_field(studio: Studio, mia: Colleague) -> None:
    guest = studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    mia.types("/client add Acme")
    mia.types("/client hand over")
    mia.form.fill("To", guest.id)
    assert mia.sends() == {"To": "The new owner must be a full member of this workspace."}
    mia.form.fill("To", mia.id)
    assert mia.sends() == {"To": "Choose somebody else: it is theirs already."}


def test_nothing_to_hand_over_is_said(mia: Colleague, raj: Colleague) -> None:
    assert "Mia Chen has nothing to hand over to Raj Patel." in ask(mia, raj)
    assert not mia.form.view.body.get("submit")


def test_guests_are_refused_and_a_client_called_so_is_reached_in_quotes(
    studio: Studio, mia: Colleague
) -> None:
    guest = studio.newcomer("gus", real_name="Gus Guest", is_guest=True)
    assert "for full members" in guest.types("/client hand over").text
    mia.types('/client add "Hand over"')
    assert "Owner Mia Chen" in mia.card('"Hand over"')


def test_a_form_that_slack_does_not_open_changes_nothing(database_url: str) -> None:
    with open_ground(database_url) as studio:
        mia = studio.member("mia", real_name="Mia Chen")
        studio.slack.trouble.add("views.open", Trouble.server_error())
        assert "so the form was not opened" in mia.types("/client hand over").text
