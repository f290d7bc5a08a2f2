"""What `rapport play` opens: the people, the story, and what is kept from one start to the next."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from bot.story_talk import KEPT_AS_NOTE, WORTH_A_NOTE
from domain.errors import DomainError, NotAllowed, NotFound, Unreadable
from playground import LocalSlack
from tests.bot.scenes import START, WEDNESDAY_AT_NINE, Played, files_in, opened

LINE = "/logcall Acme with Dana 25m: second office. next: send proposal by Friday"
HELLO = """
display_information: {name: Hello}
features:
  slash_commands: [{command: /hello, description: Says hello}]
settings: {socket_mode_enabled: true}
"""
HELLO_MANIFEST = {"display_information": {"name": "Hello"}}


@pytest.fixture
def kept_file(tmp_path: Path) -> Path:
    return tmp_path / "play.db"


def everything_said(played: Played) -> list[str]:
    return [text for channel in played.slack.channels.values() for text in played.said_in(channel)]


def test_the_nudge_of_the_next_working_morning_is_worth_reading() -> None:
    with opened() as played:
        played.slack.clock.move_to(WEDNESDAY_AT_NINE)
        nudge = played.waits_for_nudge(played.cast.mia).text
    for words in ("You owe them", "Harbour Dental", "late", "Due today", "Going cold", "(cold)"):
        assert words in nudge
    assert 3 <= nudge.count("[Log it]") <= 7


def test_every_member_is_answered_and_nobody_else() -> None:
    with opened() as played:
        cast = played.cast
        for member in cast.members:
            assert "clients, the coldest first" in member.types("/client").text
        for other in (cast.gus, cast.dana, cast.priya):
            place = cast.general if other is cast.gus else None
            assert "Rapport is for full members" in other.types("/client", place).text


def test_home_shows_the_story() -> None:
    with opened() as played:
        played.cast.mia.opens_home()
        played.slack.wait_until(lambda: played.cast.mia.home)
        home = played.cast.mia.home
        assert home
        for words in ("Harbour Dental: send the revised quote", "Castell Winery · ", "8 clients"):
            assert words in home.text


def test_what_was_said_stands_in_the_channels_and_nobody_was_nudged_yet() -> None:
    with opened() as played:
        said = everything_said(played)
        assert any(WORTH_A_NOTE in one for one in said)
        assert any(KEPT_AS_NOTE in one for one in said)
        assert played.cast.mia.dm == []


def test_an_empty_one_has_people_and_channels_and_nothing_else() -> None:
    with opened(is_empty=True) as played:
        assert len(played.slack.people) == 6
        assert everything_said(played) == []
        assert played.steps == []
        assert "You have no clients" in played.cast.mia.types("/client").text


def test_a_slack_alone_has_no_app_no_story_and_no_steps() -> None:
    with opened(slack_only=True) as played:
        assert played.slack.connections == 0
        assert played.slack.traffic == []
        assert everything_said(played) == []
        assert played.steps == []
        assert len(played.slack.channels) == 4


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_slack_alone_takes_the_manifest_of_any_app(tmp_path: Path, is_empty: bool) -> None:
    manifest = tmp_path / "hello.yml"
    manifest.write_text(HELLO)
    with opened(slack_only=True, manifest=manifest, is_empty=is_empty) as played:
        assert "/logcall is not a valid command" in played.cast.mia.types("/logcall").text
        assert played.slack.workspace.manifest.app_name == "Hello"


def test_nothing_is_kept_without_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with opened() as played:
        played.cast.mia.types(LINE)
    assert files_in(tmp_path) == []


def test_a_database_keeps_what_was_done(kept_file: Path) -> None:
    with opened(database=kept_file) as played:
        played.cast.mia.types(LINE)
        played.cast.kai.says("Back at noon.", played.cast.studio)
        played.slack.clock.move_to(WEDNESDAY_AT_NINE)
        nudge = played.waits_for_nudge(played.cast.mia)
        played.cast.mia.presses("Done", on=nudge, beside="Nordwind")
        played.slack.wait_until(lambda: "call Jonas about the photo rights Done" in nudge.text)
        text = nudge.text
    assert files_in(kept_file.parent) == ["play.db", "play.db.slack.json"]
    with opened(database=kept_file, starts_at=None) as again:
        assert again.is_restored
        assert again.slack.clock.now() >= WEDNESDAY_AT_NINE
        assert [one.text for one in again.nudges_of(again.cast.mia)] == [text]
        assert any("Back at noon." in one for one in again.said_in(again.cast.studio))
        assert "second office" in again.cast.mia.types("/client Acme").text


def test_the_second_start_tells_no_story_and_asks_for_no_steps(kept_file: Path) -> None:
    with opened(database=kept_file) as played:
        before = everything_said(played)
        clients = played.cast.mia.types("/client").text.split("---")[0].strip()
    with opened(database=kept_file, starts_at=None) as again:
        assert everything_said(again) == before
        assert again.cast.mia.types("/client").text.split("---")[0].strip() == clients
        assert again.steps == []


def test_after_a_restart_the_clock_goes_on_and_the_day_after_is_nudged(kept_file: Path) -> None:
    with opened(database=kept_file) as played:
        played.slack.clock.move_to(WEDNESDAY_AT_NINE)
        played.waits_for_nudge(played.cast.mia)
    with opened(database=kept_file, starts_at=None) as again:
        assert len(again.nudges_of(again.cast.mia)) == 1
        again.slack.clock.move_to(WEDNESDAY_AT_NINE + timedelta(days=7))
        again.slack.wait_until(lambda: len(again.nudges_of(again.cast.mia)) == 2)
        last = again.nudges_of(again.cast.mia)[-1]
        again.cast.mia.presses("Snooze", on=last, beside="Castell", choosing="Next week")
        again.slack.wait_until(lambda: "Castell Winery Snoozed" in last.text)


def test_what_began_empty_stays_without_a_story(kept_file: Path) -> None:
    with opened(database=kept_file, is_empty=True):
        pass
    with opened(database=kept_file, starts_at=None) as again:
        assert everything_said(again) == []
        assert "You have no clients" in again.cast.mia.types("/client").text


def test_a_story_that_was_cut_short_is_told_anew(kept_file: Path) -> None:
    kept_file.with_name("play.db.unfinished").write_bytes(b"half a story")
    with opened(database=kept_file) as played:
        assert "Acme" in played.cast.mia.types("/client").text
    assert files_in(kept_file.parent) == ["play.db", "play.db.slack.json"]


def test_a_database_whose_slack_is_gone_is_told_no_second_story(kept_file: Path) -> None:
    with opened(database=kept_file) as played:
        clients = played.cast.mia.types("/client").text.split("---")[0].strip()
    kept_file.with_name("play.db.slack.json").unlink()
    with opened(database=kept_file) as again:
        assert not again.is_restored
        assert again.cast.mia.types("/client").text.split("---")[0].strip() == clients


def test_a_slack_alone_keeps_what_was_said(kept_file: Path) -> None:
    with opened(database=kept_file, slack_only=True) as played:
        played.cast.noor.says("Hello.", played.cast.studio)
    assert files_in(kept_file.parent) == ["play.db.slack.json"]
    with opened(database=kept_file, slack_only=True, starts_at=None) as again:
        assert any("Hello." in one for one in again.said_in(again.cast.studio))


def open_and_close(**wishes: Any) -> None:  # noqa: ANN401 - as a Wish takes them
    with opened(**wishes):
        pass


@pytest.mark.parametrize(
    ("wishes", "error", "words"),
    [
        ({"manifest": Path("a.yml")}, NotAllowed, "it needs --slack-only"),
        ({"manifest": Path("a.yml"), "slack_only": True}, NotFound, "no manifest at a.yml"),
        ({"database": Path("no/such/play.db")}, NotFound, "There is no folder"),
        ({"database": Path()}, NotAllowed, "--db needs the name of a file"),
    ],
)
def test_what_cannot_be_is_said_before_anything_starts(
    wishes: dict[str, Any],
    error: type[DomainError],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=words):
        open_and_close(**wishes)
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    "content",
    [b"- a list", b"just words", b"features: {slash_commands: [{}]}", b": : :", b"\xff\xfe\x00"],
)
def test_a_broken_manifest_is_called_that(tmp_path: Path, content: bytes) -> None:
    manifest = tmp_path / "broken.yml"
    manifest.write_bytes(content)
    with pytest.raises(Unreadable, match=r"broken\.yml is no manifest of a Slack app"):
        open_and_close(slack_only=True, manifest=manifest)


def test_a_broken_file_of_the_slack_is_called_that_and_left_alone(kept_file: Path) -> None:
    broken = kept_file.with_name("play.db.slack.json")
    broken.write_text("{}")
    with pytest.raises(Unreadable, match="Move it away to start afresh"):
        open_and_close(database=kept_file)
    assert broken.read_text() == "{}"
    assert files_in(kept_file.parent) == ["play.db.slack.json"]


def test_a_folder_in_the_place_of_the_slack_is_called_unreadable(kept_file: Path) -> None:
    kept_file.with_name("play.db.slack.json").mkdir()
    with pytest.raises(Unreadable, match=r"play\.db\.slack\.json can't be read"):
        open_and_close(database=kept_file)


def test_a_start_that_fails_leaves_nothing_running(kept_file: Path) -> None:
    kept_file.write_text("This is no database, and long enough to be seen as none. " * 20)
    with LocalSlack(HELLO_MANIFEST) as probe:
        port = int(probe.url.rsplit(":", 1)[1].strip("/"))
    with pytest.raises(DatabaseError, match="file is not a database"):
        open_and_close(database=kept_file, port=port)
    with LocalSlack(HELLO_MANIFEST, port):
        assert files_in(kept_file.parent) == ["play.db"]  # and the port is free again


def test_a_slack_without_a_start_begins_at_the_real_time() -> None:
    with opened(slack_only=True, starts_at=None) as played:
        assert played.slack.clock.now() < START
