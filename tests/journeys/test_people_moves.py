"""People who go to another client, and two who are one."""

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.people_ground import DANA, add, more, people
from tests.journeys.studio import Colleague, Studio


@pytest.fixture(autouse=True)
def clients(mia: Colleague) -> None:
    mia.types("/client add Acme last 1 March")
    mia.types("/client add Globex last 1 March")


@both_databases
def test_who_goes_to_another_client_leaves_history_and_a_trace(
    studio: Studio, mia: Colleague
) -> None:
    mia.types("/logcall Acme with Dana: hello. next: none")
    people(mia)
    add(mia, **DANA)
    studio.settle()
    more(mia, "Dana Whitfield", "Went to another client…")
    assert mia.form.options("Client") == ["Globex"]
    mia.form.choose("Client", "Globex")
    assert mia.sends() == {}
    studio.settle()
    assert "Dana Whitfield" in mia.form.text()
    assert "left for Globex (today)" in mia.form.text()
    assert "is now at Globex" in mia.last_answer.text
    mia.form.close()
    acme, globex = mia.card("Acme"), mia.card("Globex")
    assert "with Dana" in acme
    assert "champion" not in acme
    assert "Dana Whitfield · +49 30 901820" in globex
    assert "hello" not in globex
    people(mia, "Globex")
    assert "birthday 3 May · was at Acme" in mia.form.text()
    assert "dana@acme.example" not in mia.form.text()


@both_databases
def test_two_who_are_one_are_merged_after_a_preview_and_taken_apart_again(
    studio: Studio, mia: Colleague
) -> None:
    people(mia)
    add(mia, name="Dana Whitfield", title="CTO")
    studio.settle()
    add(mia, name="D Whitfield", title="Boss", phone="+49 30 901820")
    studio.settle()
    more(mia, "D Whitfield", "Merge with…")
    assert mia.form.options("Merge with") == ["Dana Whitfield, CTO"]
    mia.form.choose("Merge with", "Dana Whitfield, CTO", typed="dana")
    mia.sends()
    preview = mia.form.text()
    assert "Dana Whitfield goes into D Whitfield:" in preview
    assert "keeps their own title" in preview
    assert "What was logged with Dana Whitfield is theirs" in preview
    mia.sends()
    studio.settle()
    assert "People at Acme: 1" in mia.form.text()
    mia.form.close()
    merged = mia.last_answer
    assert "Merged Dana Whitfield into D Whitfield." in merged.text
    assert "Not known" not in mia.types("/logcall Acme with Dana: hi. next: none").text
    mia.presses("Undo", merged)
    assert "Dana Whitfield and D Whitfield are two people" in merged.text
    people(mia)
    assert "People at Acme: 2" in mia.form.text()
    assert "Dana Whitfield · CTO" in mia.form.text()


def test_undoing_a_merge_is_over_after_a_day(studio: Studio, mia: Colleague) -> None:
    people(mia)
    add(mia, name="Dana")
    add(mia, name="Dana W")
    studio.settle()
    more(mia, "Dana", "Merge with…")
    mia.form.choose("Merge with", "Dana W")
    mia.sends()
    mia.sends()
    mia.form.close()
    merged = mia.last_answer
    studio.later(days=1, minutes=1)
    assert "can be undone for a day" in mia.presses("Undo", merged).text
