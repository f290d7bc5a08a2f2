"""`rapport audit`: the trail in sentences or as JSON, without Slack."""

import json
from pathlib import Path

import pytest

from domain.client_edit import ClientEdit
from domain.records import Visibility
from services.edit_client import edit_client
from services.edit_log import delete_log
from storage.database import open_database
from storage.schema import upgrade
from tests.journeys.cli_ground import Shell
from tests.office import A_DAY, NOW, Office


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    monkeypatch.setenv("TZ", "UTC")
    return Shell(monkeypatch, capsys, tmp_path)


@pytest.fixture
def told(shell: Shell) -> None:
    """Ana made Acme private; long before that Ben deleted a log about Zenith."""
    database = open_database(f"sqlite:///{shell.directory / 'rapport.db'}")
    upgrade(database)
    office = Office(database)
    ana, ben = office.a_member("U1", name="Ana"), office.a_member("U2", name="Ben")
    acme = office.a_client(ana, "Acme")
    office.a_client(ana, "Zenith")
    before = NOW - 9 * A_DAY
    logged = office.log(ben, "Zenith: hello", before)
    delete_log(database, ben, logged.interaction.id, before, office.a_request())
    private = ClientEdit(acme.id, "Acme", owner_id="U1", visibility=Visibility.PRIVATE)
    edit_client(database, ana, private, NOW, NOW, office.a_request())
    database.close()


ANAS = "Ana set who sees a private client: its owner only"
BENS = "Ben deleted a record of Ben about Zenith"


@pytest.mark.usefixtures("told")
def test_it_prints_one_sentence_a_line_the_newest_first(shell: Shell) -> None:
    said = shell.rapport("audit")
    assert said.status == 0
    assert [line[17:] for line in said.lines] == [ANAS, BENS]
    assert said.lines[0].startswith("2026-03-10 ")


@pytest.mark.usefixtures("told")
def test_since_a_day_and_of_one_member(shell: Shell) -> None:
    assert [line[17:] for line in shell.rapport("audit", "--since", "2026-03-09").lines] == [ANAS]
    assert [line[17:] for line in shell.rapport("audit", "--member", "ben").lines] == [BENS]
    both = shell.rapport("audit", "--member", "Ben", "--since", "2026-03-09")
    assert both.lines == ["Nothing is recorded."]


@pytest.mark.usefixtures("told")
def test_as_json_it_has_the_same_sentences(shell: Shell) -> None:
    facts = json.loads(shell.rapport("audit", "--json").out)
    assert [one["sentence"] for one in facts] == [ANAS, BENS]
    assert [one["what"] for one in facts] == ["visibility", "delete"]
    assert facts[0]["at"].startswith("2026-03-10T09:30:00")
    assert {one["workspace_id"] for one in facts} == {"T1"}


@pytest.mark.usefixtures("told")
def test_what_is_no_day_and_who_is_nobody_is_said(shell: Shell) -> None:
    said = shell.rapport("audit", "--since", "yesterdy")
    assert (said.status, "“yesterdy” is no" in said.err) == (1, True)
    said = shell.rapport("audit", "--member", "Zoe")
    assert (said.status, said.err.strip()) == (1, "Rapport knows no member called “Zoe”.")


def test_without_a_database_or_deeds_it_says_so(shell: Shell) -> None:
    said = shell.rapport("audit")
    assert (said.status, "There is no database at rapport.db" in said.err) == (1, True)
    shell.rapport("db", "upgrade")
    assert shell.rapport("audit").lines == ["Nothing is recorded."]
