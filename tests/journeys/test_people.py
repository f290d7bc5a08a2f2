"""People at a client: added, named in a log, edited, called, removed."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.people_ground import DANA, add, more, people
from tests.journeys.studio import Colleague, Studio, days


@pytest.fixture(autouse=True)
def clients(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    mia.types("/client add Globex last 1 March")


@both_databases
def test_someone_is_added_with_all_there_is_to_know_and_called_from_the_card(
    studio: Studio, mia: Colleague
) -> None:
    card = people(mia)
    assert "People at Acme: nobody is known yet." in mia.form.text()
    assert add(mia, **DANA) == {}
    studio.settle()
    said = mia.form.text()
    assert "People at Acme: 1" in said
    assert "Dana Whitfield · Head of design · champion · +49 30 901820" in said
    assert "dana@acme.example · birthday 3 May" in said
    assert "tel:+4930901820" in str(mia.form.view.blocks)
    assert "Dana Whitfield · Head of design · champion · +49 30 901820" in card.text
    assert "dana@acme.example" not in card.text
    mia.form.close()
    mia.types("/logcall")
    mia.form.choose("Client", "Acme")
    studio.settle()
    assert mia.form.options("With") == ["Dana Whitfield"]


def test_what_can_not_be_read_is_said_at_its_field(mia: Colleague) -> None:
    people(mia)
    wrong = add(mia, name="!", phone="12", birthday="31 Feb")
    assert wrong == {
        "Name": "A person needs a name.",
        "Phone": "I can't read that as a phone number. With its country code it always works, "
        "such as +49 30 901820.",
        "Birthday": "I can't read that as a birthday. Write it as “3 May” or “3 May 1980”.",
    }
    assert mia.form.value("Phone") == "12"
    assert mia.sends(name="Dana", phone="", birthday="") == {}
    assert "Somebody of that name" in add(mia, name="dana")["Name"]


@both_databases
def test_a_name_in_a_log_that_nobody_goes_by_is_offered_and_added_by_one_press(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    reply = mia.types("/logcall Acme with Dana and Lee: hello. next: none")
    assert "Not known at Acme yet:" in reply.text
    assert {"Add Dana", "Add Lee"} <= set(reply.buttons)
    assert "Dana" not in raj.card("Acme").split("Last contacts")[0]
    mia.presses("Add Dana", reply)
    assert "Dana is one of the people at Acme now." in reply.text
    assert "Add Dana" not in reply.buttons
    assert "Add Lee" in reply.buttons
    mia.presses("Details", reply)
    assert mia.sends(name="Dana Whitfield", role_for_us="Decision maker") == {}
    studio.settle()
    card = raj.card("Acme")
    assert "Dana Whitfield · decision maker" in card
    again = mia.types("/logcall Acme with Dana: hello again. next: none")
    assert "Not known" not in again.text


def test_two_deliveries_add_one_person(studio: Studio, mia: Colleague) -> None:
    reply = mia.types("/logcall Acme with Dana: hello. next: none")
    mia.presses("Add Dana", reply)
    studio.redeliver("block_actions")
    people(mia)
    assert "People at Acme: 1" in mia.form.text()


def test_someone_is_removed_after_a_question(studio: Studio, mia: Colleague) -> None:
    mia.types("/logcall Acme with Dana: hello. next: none")
    card = people(mia)
    add(mia, name="Dana")
    studio.settle()
    more(mia, "Dana", "Remove")
    assert "Dana is removed, with phone number" in mia.form.text()
    mia.sends()
    studio.settle()
    assert "nobody is known yet" in mia.form.text()
    assert "with Dana" in card.text


def test_what_a_colleague_changed_meanwhile_is_not_written_over(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    people(mia)
    add(mia, name="Dana")
    studio.settle()
    for who in (mia, raj):
        if who is raj:
            people(raj)
        more(who, "Dana", "Edit")
    assert raj.sends(title="CTO") == {}
    assert "Someone changed this person after you opened" in mia.sends(title="CEO")["Name"]
    assert mia.form.value("Title") == "CEO"


def test_a_colleague_is_nobodys_client(mia: Colleague, raj: Colleague) -> None:
    people(mia)
    assert "member of this workspace" in add(mia, name="Raj", slack_account=raj.id)["Slack account"]


def test_their_messages_are_contacts_once_their_account_is_known(
    studio: Studio, mia: Colleague, dana: Colleague
) -> None:
    people(mia)
    assert add(mia, name="Dana", slack_account=dana.id) == {}
    studio.settle()
    mia.form.close()
    channel = studio.channel("shared", mia, dana, is_shared=True)
    form = mia.saves(dana.says("shall we meet?", channel))
    assert form.value("Client") == "Acme"
    mia.sends()
    assert "warm, last contact today" in mia.card("Acme")


def test_many_people_are_paged_and_the_card_names_the_weighty_ones(
    studio: Studio, mia: Colleague
) -> None:
    names = " and ".join(f"Person{number:02}" for number in range(5))
    for page in range(4):
        reply = mia.types(f"/logcall Acme with {names.replace('Person', f'Person{page}')}: hi")
        for label in [one for one in reply.buttons if one.startswith("Add Person")]:
            mia.presses(label, reply)
    people(mia)
    assert "People at Acme: 20" in mia.form.text()
    mia.form.press("More of 20 people")
    studio.settle()
    assert mia.form.text().count("Person3") == 5
    mia.form.press("Back")
    studio.settle()
    more(mia, "Person000", "Edit")
    assert mia.sends(role_for_us="Decision maker") == {}
    studio.settle()
    assert mia.form.text().count("Person") >= 15
    mia.form.close()
    card = mia.card("Acme")
    assert "Person000 · decision maker" in card
    assert "… and 16 more: People" in card


def test_from_the_home_tab_the_card_in_its_form_follows(studio: Studio, mia: Colleague) -> None:
    mia.opens("home")
    mia.person.presses("Open", on=mia.person.home, beside="Acme")
    mia.form.press("People")
    assert add(mia, name="Dana", role_for_us="Finance") == {}
    studio.settle()
    mia.form.close()
    assert "Dana · finance" in mia.form.text()
    assert days(0)
