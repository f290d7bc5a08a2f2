"""`rapport nudge`: one tick, as if it were a given instant, beside a running bot too."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from playground import Person, Trouble
from tests.journeys.cli_ground import Shell
from tests.journeys.process_ground import Site, open_site

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).isoformat()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as opened:
        yield opened


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Site) -> Shell:
    made = Shell(monkeypatch, capsys, site.directory)
    made.sets(**site.environment)
    return made


@pytest.fixture
def mia(site: Site) -> Person:
    return site.add_due_members()[0]


def far_away(site: Site, shell: Shell) -> None:
    """The same Slack under an address that does not look like this machine's."""
    shell.sets(SLACK_API_URL=site.slack.api_url.replace("127.0.0.1", "127.1"))


def test_it_prints_what_was_sent_to_whom_and_a_second_one_sends_nothing(
    site: Site, shell: Shell
) -> None:
    people = site.add_due_members(3)
    said = shell.rapport("nudge")
    assert said.status == 0
    for number, person in enumerate(people):
        line = next(one for one in said.lines if person.id in one)
        assert line.endswith(f": sent: Client {number}")
        assert len(site.nudges_of(person)) == 1
    assert shell.rapport("nudge").lines == ["Nothing was due."]
    assert [len(site.nudges_of(one)) for one in people] == [1, 1, 1]


def test_a_dry_run_shows_the_terms_of_each_rank_and_touches_nothing(
    site: Site, shell: Shell, mia: Person
) -> None:
    before = everything(site)
    said = shell.rapport("nudge", "--dry-run", "--at", TOMORROW)
    assert said.status == 0
    assert mia.id in said.lines[0]
    assert "Going cold: Client 0: " in said.lines[1]
    assert said.lines[2].strip().startswith("rank ")
    assert " + " in said.lines[2]
    assert everything(site) == before
    assert mia.dm == []


def everything(site: Site) -> list[object]:
    tables = site.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
    return [site.rows(f"SELECT * FROM {name[0]}") for name in tables]


def test_a_dry_run_makes_no_database(site: Site, shell: Shell) -> None:
    said = shell.rapport("nudge", "--dry-run")
    assert said.lines == ["Nothing is due: there is no database yet."]
    assert not site.file.exists()


def test_another_instant_needs_a_yes_where_people_are_real(
    site: Site, shell: Shell, mia: Person
) -> None:
    far_away(site, shell)
    said = shell.rapport("nudge", "--at", TOMORROW)
    assert said.status == 1
    assert "more than 10 minutes from now" in said.err
    assert "--yes" in said.err
    assert mia.dm == []
    assert "Client 0" in shell.rapport("nudge", "--at", TOMORROW, "--dry-run").out
    assert mia.dm == []
    assert ": sent: Client 0" in shell.rapport("nudge", "--at", TOMORROW, "--yes").out
    assert len(site.nudges_of(mia)) == 1


def test_an_instant_near_now_needs_no_yes(site: Site, shell: Shell, mia: Person) -> None:
    far_away(site, shell)
    near = (datetime.now(UTC) + timedelta(minutes=9)).isoformat()
    assert mia.id in shell.rapport("nudge", "--at", near).out


def test_in_a_local_slack_any_instant_goes_and_the_bot_carries_on_from_now(
    site: Site, shell: Shell, mia: Person
) -> None:
    later = (datetime.now(UTC) + timedelta(days=40)).isoformat()
    assert ": sent: Client 0" in shell.rapport("nudge", "--at", later).out
    ((next_at,),) = site.rows("SELECT next_nudge_at FROM members WHERE user_id = ?", mia.id)
    assert str(next_at) < (datetime.now(UTC) + timedelta(days=2)).isoformat(" ")


def test_a_nudge_of_the_past_takes_nobody_the_nudge_of_today(
    site: Site, shell: Shell, mia: Person
) -> None:
    shell.rapport("nudge", "--at", (datetime.now(UTC) - timedelta(days=8)).isoformat())
    ((next_at,),) = site.rows("SELECT next_nudge_at FROM members WHERE user_id = ?", mia.id)
    assert str(next_at) < datetime.now(UTC).isoformat(" ")
    shell.rapport("nudge")
    assert len(site.nudges_of(mia)) == 2


def test_beside_a_running_bot_each_nudge_comes_once(site: Site, shell: Shell) -> None:
    with site.runs() as bot:
        bot.logs("connected")
        people = site.add_due_members(5)
        said = shell.rapport("nudge")
        assert said.status == 0
        site.slack.wait_until(lambda: all(site.nudges_of(one) for one in people), 20)
        assert bot.stop() == 0
    assert [len(site.nudges_of(one)) for one in people] == [1] * 5


def test_what_slack_did_not_take_is_said_not_to_be_sent_yet(
    site: Site, shell: Shell, mia: Person
) -> None:
    site.slack.trouble.add("chat.postMessage", Trouble.rate_limited(30))
    said = shell.rapport("nudge")
    assert "not sent yet (claimed): Client 0" in said.out
    assert mia.dm == []


def test_what_is_no_instant_is_said(shell: Shell) -> None:
    said = shell.rapport("nudge", "--at", "nine o'clock")
    assert said.status == 1
    assert "“nine o'clock” is no ISO instant" in said.err
