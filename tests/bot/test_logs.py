"""The log: one line an event, and nothing of what libraries would say of people's words."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up_logs

LIBRARIES = "slack_bolt slack_bolt.App slack_sdk slack_sdk.web.base_client sqlalchemy.engine apscheduler.executors alembic.runtime websockets.client".split()  # noqa: E501 - one list


@pytest.fixture(autouse=True)
def levels() -> Iterator[None]:
    """What is set here is set back."""
    before = {name: logging.getLogger(name).level for name in logging.root.manager.loggerDict}
    yield
    for name in logging.root.manager.loggerDict:
        logging.getLogger(name).setLevel(before.get(name, logging.NOTSET))
    structlog.reset_defaults()


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
def test_libraries_say_nothing_below_an_error_at_any_level(
    level: str, caplog: pytest.LogCaptureFixture
) -> None:
    set_up_logs(level, "text")
    for name in LIBRARIES:
        for say in (logging.debug, logging.info, logging.warning):
            logging.getLogger(name).log(getattr(logging, say.__name__.upper()), "words")
    for name in ("slack_bolt.App", "slack_sdk.web", "apscheduler.executors"):
        logging.getLogger(name).error("the words of someone")
    assert caplog.records == []


def test_only_what_is_as_grave_as_the_level_is_logged(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("WARNING", "text")
    log = structlog.get_logger()
    log.info("quiet")
    log.warning("loud", count=1)
    said = capsys.readouterr().err
    assert "quiet" not in said
    assert "loud" in said
    assert "count=1" in said


def test_as_json_each_line_is_an_object_with_its_event(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO", "json")
    structlog.get_logger().info("connected", workspace="T1")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["workspace"], line["level"]) == ("connected", "T1", "info")
    assert line["timestamp"].endswith("Z")


class Full(io.StringIO):
    """A disk that is full."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_log_that_cannot_be_written_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Full())
    set_up_logs("INFO", "text")
    structlog.get_logger().error("failed", reference="12345678")
