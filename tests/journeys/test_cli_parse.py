"""`rapport parse`: what a line understands, touching nothing."""

import json
from pathlib import Path

import pytest

from storage.database import open_database
from storage.schema import upgrade
from tests.journeys.cli_ground import Shell
from tests.office import Office

NOW = "2026-03-10T10:00:00+01:00"


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    return Shell(monkeypatch, capsys, tmp_path)


def facts(shell: Shell, *text: str) -> dict[str, object]:
    said = shell.rapport("parse", "--json", "--now", NOW, "--", *text)
    assert said.status == 0, said.err
    read: dict[str, object] = json.loads(said.out)
    return read


def test_the_line_is_read_as_logcall_reads_it(shell: Shell) -> None:
    read = facts(
        shell, "Acme with Dana and Raj 25m yesterday: roadmap #personal. next: send it by Friday"
    )
    assert (read["client"], read["client_is_known"]) == ("Acme", False)
    assert (read["people"], read["minutes"]) == (["Dana", "Raj"], 25)
    assert str(read["happened_at"]).startswith("2026-03-09")
    assert read["topic"] == "personal"
    assert read["next_actions"] == [
        {"text": "send it", "due_on": "2026-03-13", "is_promise": False, "repeats": None}
    ]


def test_words_need_no_quotes_and_may_begin_with_dashes(shell: Shell) -> None:
    assert facts(shell, "Acme:", "great", "call")["summary"] == "great call"
    assert "--odd" in str(facts(shell, "--odd name: hello"))


def test_in_words_it_says_what_was_understood(shell: Shell) -> None:
    said = shell.rapport("parse", "--now", NOW, "--", "Acme: call. promise: the quote by 3/4")
    assert "client   Acme (not known yet)" in said.lines
    assert "promise  the quote (Fri 3 Apr)" in said.lines
    american = shell.rapport(
        "parse", "--month-first", "--now", NOW, "--", "Acme: call. next: the quote by 3/14"
    )
    assert "next     the quote (Sat 14 Mar)" in american.lines


def test_nothing_is_created_or_needed(shell: Shell) -> None:
    facts(shell, "Acme: hello")
    assert list(shell.directory.iterdir()) == []


def test_names_come_from_the_database_where_there_is_one(shell: Shell) -> None:
    database = open_database("sqlite:///rapport.db")
    upgrade(database)
    office = Office(database)
    office.a_client(office.a_member(), "Call Centre Ltd")
    database.close()
    read = facts(shell, "call centre great talk")
    assert (read["client"], read["client_is_known"]) == ("Call Centre Ltd", True)
    assert read["summary"] == "great talk"


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂", "next: none", "!conf", ":", "<!channel>", "'; --"]
)
def test_any_text_is_answered(shell: Shell, text: str) -> None:
    assert shell.rapport("parse", "--", text).status == 0


def test_what_is_no_instant_is_said(shell: Shell) -> None:
    said = shell.rapport("parse", "--now", "tomorrow", "--", "Acme: hello")
    assert said.status == 1
    assert "“tomorrow” is no ISO instant" in said.err


def test_facts_are_shown_with_their_kind_and_the_day_to_ask(shell: Shell) -> None:
    line = "Acme: hi fact: her son starts college, ask after 1 Sept"
    assert facts(shell, line)["facts"] == [
        {"text": "her son starts college", "kind": "family", "ask_after_on": "2026-09-01"}
    ]
    said = shell.rapport("parse", "--now", NOW, "--", line)
    assert "fact     her son starts college (ask after Tue 1 Sep)" in said.lines
