"""The audit trail: admins find it in the Home tab; what is in confidence is closed till agreed."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio

SECRET = "her marriage is over"


@pytest.fixture
def boss(studio: Studio) -> Colleague:
    return studio.member("boss", real_name="Bo Ss", is_admin=True)


def trail(boss: Colleague) -> str:
    """Open the trail from the Home tab; what stands there."""
    boss.opens("home")
    boss.person.presses("Audit trail", on=boss.person.home)
    assert boss.form.title == "Audit trail"
    said = boss.form.text()
    boss.form.close()
    return said


@both_databases
def test_an_admin_reads_who_saw_and_changed_what(
    mia: Colleague, raj: Colleague, boss: Colleague
) -> None:
    assert "Nothing is recorded yet." in trail(boss)
    mia.types("/client add Acme")
    raj.types(f"/logcall Acme: {SECRET} !confidence")
    assert SECRET in mia.card("Acme")
    mia.presses("Edit", mia.types("/client Acme"))
    assert mia.sends(who_sees_it="Private") == {}
    said = trail(boss)
    assert "Today" in said
    assert "11:00 · Mia Chen read what Raj Patel noted in confidence about a private client" in said
    assert "11:00 · Mia Chen set who sees a private client: its owner only" in said
    assert SECRET not in said
    assert "Acme" not in said


def test_pages_are_turned(studio: Studio, mia: Colleague, boss: Colleague) -> None:
    mia.types("/client add Acme")
    for number in range(17):
        mia.types(f"/logcall Acme: talk {number}. next: none")
        mia.types("/logcall undo")
    boss.opens("home")
    boss.person.presses("Audit trail", on=boss.person.home)
    assert boss.form.text().count("deleted a record") == 15
    boss.form.press("Older")
    studio.settle()
    assert boss.form.text().count("deleted a record") == 2
    boss.form.press("Newer")
    studio.settle()
    assert boss.form.text().count("deleted a record") == 15


def test_members_are_not_offered_the_trail(mia: Colleague) -> None:
    mia.types("/client add Acme")
    mia.opens("home")
    assert "Hand over…" in mia.home
    assert "Audit trail" not in mia.home


def test_who_is_no_admin_any_more_is_told_so(studio: Studio, boss: Colleague) -> None:
    boss.opens("home")
    home = boss.person.home
    studio.slack.change_person(boss.person, is_admin=False)
    studio.settle()
    boss.person.presses("Audit trail", on=home)
    studio.settle()
    seen = boss.form.text() if boss.has_a_form() else "".join(one.text for one in boss.posts)
    assert "Only an admin of this workspace can read the audit trail." in seen


@both_databases
def test_a_later_owner_reads_what_is_in_confidence_once_its_author_agrees(
    studio: Studio, mia: Colleague, raj: Colleague
) -> None:
    lee = studio.member("lee", real_name="Lee Wong")
    mia.types("/client add Acme")
    raj.types(f"/logcall Acme: {SECRET} !confidence next: send flowers")
    mia.presses("Edit", mia.types("/client Acme"))
    assert mia.sends(owner=lee.id) == {}
    assert SECRET not in lee.card("Acme")
    raj.presses("All history", raj.types("/client Acme"))
    assert "Let Lee Wong read it" in raj.form.buttons
    raj.form.press("Let Lee Wong read it")
    studio.settle()
    assert "Let Lee Wong read it" not in raj.form.buttons
    for reader in (lee, mia):
        assert SECRET in reader.card("Acme")
        assert "send flowers" in reader.card("Acme")
