"""The walk that the README begins with comes to its end."""

import pytest
import structlog

from bot.tour import tour


def test_the_tour_shows_the_main_job_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        tour(pause=0)
    finally:
        structlog.reset_defaults()
    said = capsys.readouterr().out
    for words in ("Logged a call with Acme", "Globex Logged", "Initech Snoozed until"):
        assert words in said
    assert said.rstrip().endswith("in five steps.")
