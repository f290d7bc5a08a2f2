import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground import LocalSlack
from playground.saving import CannotRestore, restore, save
from tests.playground.conftest import MANIFEST
from tests.playground.restarts import Office, furnish

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def office() -> Office:
    return furnish()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that was saved with two messages in it."""
    before = furnish()
    before.mia.says("one", before.general)
    before.mia.says("two")
    file = tmp_path / "slack.json"
    save(before.slack, file)
    return file


def is_refused(office: Office, file: Path, words: str) -> None:
    """The file is refused in a sentence, and neither it nor the Slack is changed."""
    content, version = file.read_bytes(), office.ws.version
    with pytest.raises(CannotRestore, match=words) as refused:
        restore(office.slack, file)
    assert str(refused.value).startswith(str(file))
    assert str(refused.value).endswith("Move it away to start afresh.")
    assert file.read_bytes() == content
    assert office.ws.version == version
    assert office.general.messages == []
    assert office.ws.direct == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is broken: it is no JSON"),
        (b"{", "is broken: it is no JSON"),
        (b"[" * 100_000, "is broken: it is no JSON"),
        (b"\xff\xfe", "is broken: it is no text"),
        (b"[]", "was not written by a local Slack"),
        (b"7", "was not written by a local Slack"),
        (b"{}", "was not written by a local Slack"),
        (b'{"kind": "local Slack"}', "of version None"),
        (b'{"kind": "local Slack", "version": 1}', "is broken at team_domain"),
    ],
)
def test_file_of_another_kind_is_refused(
    office: Office, file: Path, content: bytes, words: str
) -> None:
    file.write_bytes(content)
    is_refused(office, file, words)


def test_file_cut_short_is_refused(office: Office, file: Path) -> None:
    whole = file.read_text()
    for part in (1, 2, 3):
        file.write_text(whole[: len(whole) * part // 4])
        is_refused(office, file, "is broken")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: one.update(version=2), "is of version 2, and this local Slack reads"),
        (lambda one: one.update(version="1"), "is of version 1, and"),
        (lambda one: one.update(seq="many"), "is broken at seq"),
        (lambda one: one.update(ahead=10**30), "is broken at ahead"),
        (lambda one: one.update(news=1), "is broken at news"),
        (lambda one: one.pop("homes"), "is broken at homes"),
        (lambda one: one["channels"][0].update(kind="mpim"), "is broken at channels/0/kind"),
        (
            lambda one: one["channels"][0]["messages"][0].pop("ts"),
            "is broken at channels/0/messages/0/ts",
        ),
        (lambda one: one["people"].append("mia"), "is broken at people/2"),
        (lambda one: one.update(read_marks={"U1": {"C1": "x"}}), "is broken at read_marks"),
        (lambda one: one.update(team_domain="other"), "is of the workspace other"),
        (lambda one: one["people"][0].update(name="zoe"), "knows zoe, not here"),
        (lambda one: one["people"][0].update(id="U1"), "knows mia, not here"),
        (lambda one: one["channels"][0].update(id="C1"), "knows general, not here"),
    ],
)  # fmt: skip
def test_file_that_does_not_fit_is_refused(
    office: Office, file: Path, change: Change, words: str
) -> None:
    content = json.loads(file.read_text())
    change(content)
    file.write_text(json.dumps(content))
    is_refused(office, file, words)


def test_cast_in_another_order_is_refused(file: Path) -> None:
    slack = LocalSlack(MANIFEST)
    for name in ("noah", "mia"):
        slack.add_person(name)
    with pytest.raises(CannotRestore, match="knows general, mia, noah, secret, not here"):
        restore(slack, file)


def test_slack_of_another_team_is_refused(file: Path) -> None:
    office = furnish(LocalSlack(MANIFEST, team_domain="elsewhere"))
    with pytest.raises(CannotRestore, match="of the workspace studio-north"):
        restore(office.slack, file)


def test_saving_where_there_is_no_folder_says_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(office.slack, tmp_path / "nowhere" / "slack.json")


def test_saving_over_a_folder_leaves_nothing_behind(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "slack.json"
    folder.mkdir()
    with pytest.raises(OSError, match=r".+"):
        save(office.slack, folder)
    assert list(tmp_path.iterdir()) == [folder]
    with pytest.raises(IsADirectoryError):
        restore(office.slack, folder)
