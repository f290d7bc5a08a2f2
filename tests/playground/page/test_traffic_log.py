from datetime import UTC, datetime, timedelta

import pytest

from playground.page.traffic_log import TrafficLog
from playground.traffic import KEPT, Traffic

START = datetime(2041, 3, 5, 10, 0, tzinfo=UTC)


class Ticking:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self._at = START

    def now(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at


@pytest.fixture
def traffic() -> Traffic:
    return Traffic(Ticking().now, lambda: None)


@pytest.fixture
def log(traffic: Traffic) -> TrafficLog:
    return TrafficLog(traffic)


def names(log: TrafficLog, words: str = "", *, only_refused: bool = False) -> list[str]:
    log.read_on()
    return [row.name for _, row in log.find(words, only_refused=only_refused)]


def test_the_newest_line_comes_first(traffic: Traffic, log: TrafficLog) -> None:
    traffic.record("in", "web_api", "auth.test", {}, {"ok": True})
    traffic.record("out", "slash_commands", "/hello", {}, {})
    assert names(log) == ["/hello", "auth.test"]


def test_lines_keep_their_number_when_more_come(traffic: Traffic, log: TrafficLog) -> None:
    traffic.record("in", "web_api", "auth.test", {}, {"ok": True})
    log.read_on()
    (before,) = log.find("")
    traffic.record("out", "slash_commands", "/hello", {}, {})
    log.read_on()
    assert before in list(log.find(""))
    assert [number for number, _ in log.find("")] == [2, 1]


def test_a_line_is_found_by_what_was_sent_and_by_what_was_answered(
    traffic: Traffic, log: TrafficLog
) -> None:
    traffic.record("in", "web_api", "chat.update", {"text": "Über Acme"}, {"ok": True})
    traffic.record("out", "slash_commands", "/hello", {}, {"text": "Hello Mia"})
    assert names(log, "über") == ["chat.update"]
    assert names(log, "hello mia") == ["/hello"]
    assert names(log, "WEB API") == ["chat.update"]
    assert names(log, "nowhere") == []


def test_an_ack_says_how_long_it_took(traffic: Traffic, log: TrafficLog) -> None:
    traffic.record("out", "slash_commands", "/hello", {}, {}, milliseconds=12.345)
    log.read_on()
    ((_, row),) = log.find("")
    assert (row.arrow, row.way, row.result) == ("→", "to the app", "ack 12.3 ms")
    assert not row.is_refused


def test_what_was_not_acknowledged_says_so(traffic: Traffic, log: TrafficLog) -> None:
    traffic.record("out", "interactive", "block_actions", {}, None)
    log.read_on()
    ((_, row),) = log.find("", only_refused=True)
    assert row.result == "no ack"


def test_a_refused_call_is_told_once_with_its_error(traffic: Traffic, log: TrafficLog) -> None:
    traffic.refuse("chat.postMessage", "invalid_blocks", ["missing field"])
    answer = {"ok": False, "error": "invalid_blocks"}
    traffic.record("in", "web_api", "chat.postMessage", {}, answer, milliseconds=1)
    traffic.record("in", "web_api", "auth.test", {}, {"ok": True})
    assert names(log, only_refused=True) == ["chat.postMessage"]
    log.read_on()
    ((_, row),) = log.find("invalid_blocks")
    assert row.result == "invalid_blocks, 1.0 ms"


def test_a_refusal_that_stands_in_no_answer_has_a_line_with_its_reasons(
    traffic: Traffic, log: TrafficLog
) -> None:
    traffic.refuse("/hello", "invalid_blocks", ["missing field: text"])
    traffic.record("out", "slash_commands", "/hello", {}, {"blocks": []})
    assert names(log, "missing field") == ["/hello"]
    log.read_on()
    ((_, row),) = log.find("", only_refused=True)
    assert row.parts == (("Why", ["missing field: text"]),)


def test_the_oldest_lines_go_when_there_are_too_many(traffic: Traffic, log: TrafficLog) -> None:
    for number in range(KEPT + 5):
        traffic.record("in", "web_api", f"call.{number}", {}, {"ok": True})
    log.read_on()
    assert len(log.rows) == KEPT
    assert log.rows[-1][1].name == f"call.{KEPT + 4}"
    traffic.record("in", "web_api", "one.more", {}, {"ok": True})
    assert names(log, "one.more") == ["one.more"]
