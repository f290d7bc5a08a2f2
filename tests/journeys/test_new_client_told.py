"""Whoever is made the owner of a new client by a colleague is told, once, whatever made it."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import both_databases
from tests.journeys.studio import Colleague, Studio


def by_command(mia: Colleague, raj: Colleague) -> str:
    mia.types("/client add Globex owner @raj")
    assert raj.name == "Raj Patel"
    return "slash_commands"


def by_form(mia: Colleague, raj: Colleague) -> str:
    mia.presses("Add Globex", mia.types("/client Globex"))
    assert mia.sends(owner=raj.id) == {}
    return "view_submission"


def by_draft(mia: Colleague, raj: Colleague) -> str:
    mia.presses("Create Globex", mia.types("/logcall Globex: they renew"))
    assert mia.sends(owner=raj.id) == {}
    return "view_submission"


def by_plan(mia: Colleague, raj: Colleague) -> str:
    mia.presses("Create Globex", mia.types("/next Globex send the deck by Friday"))
    assert mia.sends(owner=raj.id) == {}
    return "view_submission"


def by_log_form(mia: Colleague, raj: Colleague) -> str:
    mia.types("/logcall")
    mia.form.fill("Summary", "they renew")
    mia.form.choose("Client", "Create Globex", typed="Globex")
    mia.form.fill("Owner", raj.id)
    assert mia.sends(if_nothing_comes_next="No next action needed") == {}
    return "view_submission"


def told(raj: Colleague) -> list[str]:
    return [one.text for one in raj.posts if "Mia Chen handed over to you: 1 client." in one.text]


@both_databases
@pytest.mark.parametrize("make", [by_command, by_form, by_draft, by_plan, by_log_form])
def test_the_owner_of_a_new_client_is_told_once(
    studio: Studio, mia: Colleague, raj: Colleague, make: Callable[[Colleague, Colleague], str]
) -> None:
    kind = make(mia, raj)
    studio.redeliver(kind)
    studio.tick()
    studio.tick()
    (said,) = told(raj)
    assert "Globex" in said


def test_nobody_is_told_of_a_client_of_ones_own(studio: Studio, mia: Colleague) -> None:
    before = len(mia.posts)
    mia.types("/client add Globex owner @mia")
    studio.tick()
    assert len(mia.posts) == before
