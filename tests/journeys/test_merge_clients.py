"""Two clients that are one: chosen, looked at, merged, and two again by Undo."""

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio, days


def two_clients(mia: Colleague) -> None:
    mia.types("/client add Acme tier A last 1 Jan")
    mia.types("/logcall Acme 10 Jan: kick-off")
    mia.types("/client add Roadrunner Supplies last 1 Feb")
    mia.types("/logcall Roadrunner Supplies with Dana 2 March: lunch next: send deck by Friday")


@both_databases
def test_merging_moves_all_and_undo_puts_it_back(mia: Colleague) -> None:
    two_clients(mia)
    card = mia.types("/client Acme")
    mia.presses("...", card, choosing="Merge with…")
    mia.form.choose("Merge with", "Roadrunner Supplies")
    assert mia.sends() == {}
    preview = mia.form.text()
    assert "Roadrunner Supplies goes into Acme:" in preview
    assert "Moves: 1 contact or note, 1 next action" in preview
    assert "Acme stays Mia Chen's, tier A, every 7 days" in preview
    assert "It is found as Roadrunner Supplies, too" in preview
    assert mia.sends() == {}
    assert not mia.has_a_form()
    answer = mia.last_answer
    assert (
        "Merged Roadrunner Supplies into Acme: moved 1 contact or note, 1 next action."
        in answer.text
    )
    for text in (card.text, mia.card("roadrunner supplies")):
        assert "Acme · warm, 3 days since the last contact, cadence 7" in text
        assert "Also Roadrunner Supplies" in text
        assert "send deck" in text
        assert "lunch" in text
        assert "kick-off" in text
    assert mia.types("/client").text.count("[Open]") == 1
    mia.types("/logcall Acme: since then next: call back by Friday")
    mia.presses("Undo", answer)
    assert "Roadrunner Supplies and Acme are two clients" in answer.text
    acme, other = mia.card("Acme"), mia.card("Roadrunner Supplies")
    assert "Roadrunner Supplies · warm, 3 days since the last contact, cadence 30" in other
    assert "send deck" in other
    assert "since then" in acme
    assert "call back" in acme
    assert "send deck" not in acme
    assert "Also" not in acme


def test_the_choice_leaves_out_the_client_itself_and_creates_none(mia: Colleague) -> None:
    two_clients(mia)
    mia.presses("...", mia.types("/client Acme"), choosing="Merge with…")
    assert mia.form.options("Merge with") == ["Roadrunner Supplies"]
    assert mia.form.options("Merge with", "Zenith") == []


def test_clients_that_different_people_see_are_not_merged_and_the_form_says_why(
    mia: Colleague,
) -> None:
    two_clients(mia)
    mia.presses("Edit", mia.types("/client Roadrunner Supplies"))
    assert mia.sends(who_sees_it="Private") == {}
    mia.presses("...", mia.types("/client Acme"), choosing="Merge with…")
    mia.form.choose("Merge with", "Roadrunner Supplies")
    wrong = mia.sends()
    assert "Roadrunner Supplies is private and Acme is not" in wrong["Merge with"]
    assert mia.form.value("Merge with") == "Roadrunner Supplies"


def test_a_second_delivery_of_the_merge_merges_nothing_more(mia: Colleague, studio: Studio) -> None:
    two_clients(mia)
    mia.presses("...", mia.types("/client Acme"), choosing="Merge with…")
    mia.form.choose("Merge with", "Roadrunner Supplies")
    mia.sends()
    mia.sends()
    before = len(mia.ephemerals)
    studio.redeliver("view_submission")
    again = mia.last_answer
    assert len(mia.ephemerals) == before + 1
    assert "Merged Roadrunner Supplies into Acme" in again.text
    mia.presses("Undo", again)
    assert "Roadrunner Supplies · warm" in mia.card("Roadrunner Supplies")


def test_undo_is_over_after_a_day_and_says_so(mia: Colleague, studio: Studio) -> None:
    mia.types("/client add Acme last 4 March")
    added = mia.types("/client add Acmee last 4 March")
    mia.presses("Merge", added)
    mia.sends()
    answer = mia.last_answer
    studio.later(days=1, minutes=1)
    assert "can be undone for a day, and it is over" in mia.presses("Undo", answer).text
    assert "Also Acmee" in mia.card("Acme")


def test_a_close_duplicate_is_offered_when_a_name_is_added(mia: Colleague) -> None:
    mia.types("/client add Acme Inc. last 1 Jan")
    added = mia.types("/client add Acmee last 1 March")
    assert "Added Acmee" in added.text
    assert "Looks like Acme Inc.: are they the same?" in added.text
    mia.presses("Merge", added)
    assert "Acmee goes into Acme Inc.:" in mia.form.text()
    assert mia.sends() == {}
    assert "Acme Inc. · warm, 4 days since the last contact" in added.text
    assert "Merged Acmee into Acme Inc." in mia.last_answer.text


def test_two_of_one_family_are_not_nagged_about(mia: Colleague) -> None:
    mia.types("/client add Acme Berlin")
    for name in ("Acme Hamburg", "Acme Bern", "Acme", "Globex Berlin"):
        assert "Looks like" not in mia.types(f"/client add {name}").text


def test_a_close_duplicate_is_offered_by_the_forms_too(mia: Colleague) -> None:
    mia.types("/client add Globex")
    reply = mia.types("/client Globx")
    mia.presses("Add Globx", reply)
    mia.sends()
    assert "Looks like Globex: are they the same?" in reply.text
    asked = mia.types("/logcall Initech: hello")
    mia.presses("Create Initech", asked)
    mia.sends()
    asked = mia.types("/logcall Initechs: hello there")
    mia.presses("Create Initechs", asked)
    mia.sends()
    assert any("Looks like Initech: are they the same?" in one.text for one in mia.ephemerals)


def test_the_private_client_of_a_colleague_is_never_offered(mia: Colleague, raj: Colleague) -> None:
    raj.types("/client add Globex")
    raj.presses("Edit", raj.types("/client Globex"))
    assert raj.sends(who_sees_it="Private") == {}
    assert "Globex" not in mia.types("/client add Globexx").text.replace("Globexx", "")
    mia.presses("...", mia.types("/client Globexx"), choosing="Merge with…")
    assert mia.form.options("Merge with") == []


def test_a_merge_from_a_card_in_a_form_is_answered_by_a_direct_message(
    mia: Colleague,
) -> None:
    two_clients(mia)
    mia.opens("home")
    mia.person.presses("Open", on=mia.person.home, beside="Acme")
    assert "Acme" in mia.form.text()
    mia.form.press("...", choosing="Merge with…")
    mia.form.choose("Merge with", "Roadrunner Supplies")
    mia.sends()
    mia.sends()
    assert "Also Roadrunner Supplies" in mia.form.text()
    mia.form.close()
    (told,) = mia.posts
    assert "Merged Roadrunner Supplies into Acme" in told.text
    mia.presses("Undo", told)
    assert "are two clients" in told.text


def test_cards_of_next_actions_follow_and_cold_ones_are_struck_out(
    mia: Colleague, studio: Studio
) -> None:
    mia.types("/client add Acme last 1 March")
    mia.types("/client add Zenith last 1 Jan")
    mia.types("/client add Roadrunner last 1 March")
    mia.types("/logcall Roadrunner 1 March: hi next: send deck by tomorrow")
    studio.morning(days(1))
    for other in ("Zenith", "Roadrunner"):
        mia.presses("...", mia.types("/client Acme"), choosing="Merge with…")
        mia.form.choose("Merge with", other)
        mia.sends()
        mia.sends()
    studio.tick()
    assert "Roadrunner" not in mia.nudge.text
    assert "Acme" in mia.nudge.text
    mia.presses("Done", mia.nudge)
    assert "send deck" not in mia.card("Acme")
