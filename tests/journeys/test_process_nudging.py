"""Whenever and however often Rapport is started, a member gets one nudge a day."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.process_ground import Site, open_site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with open_site(tmp_path) as opened:
        yield opened


def test_two_at_once_on_one_database_send_one_nudge_each(site: Site) -> None:
    people = site.add_due_members(15)
    first, second = site.starts(), site.starts()
    with first, second:
        site.slack.wait_until(lambda: site.slack.connections == 2, 20)
        site.slack.wait_until(lambda: all(site.nudges_of(one) for one in people), 20)
        assert (first.stop(), second.stop()) == (0, 0)
    assert [len(site.nudges_of(one)) for one in people] == [1] * len(people)
    for bot in (first, second):
        assert "failed" not in bot.log


def test_a_start_after_days_without_one_sends_one_nudge_and_the_next_start_none(
    site: Site,
) -> None:
    (mia,) = site.add_due_members()
    for _ in range(2):
        with site.runs() as bot:
            site.slack.wait_until(lambda: site.nudges_of(mia), 10)
            assert bot.stop() == 0
    assert len(site.nudges_of(mia)) == 1


def test_slack_refreshing_the_link_loses_no_command(site: Site) -> None:
    mia = site.slack.add_person("mia")
    with site.runs() as bot:
        for number in range(2):
            site.slack.disconnect_app(grace=1.5)
            assert mia.types("/rapport"), number
        site.slack.drop_app()
        site.slack.wait_until(lambda: len(site.slack.calls("apps.connections.open")) == 4)
        site.slack.wait_until(lambda: site.slack.connections == 1)
        assert mia.types("/rapport")
        assert bot.stop() == 0


def test_a_full_disk_is_said_with_the_text_and_ends_with_it(site: Site) -> None:
    mia = site.slack.add_person("mia")
    with site.runs() as bot:
        mia.types("/client add Acme")
        with bot.without_disk():
            told = mia.types("/logcall Acme: zebra stripes").text
            assert "nothing was saved" in told
            assert "/logcall Acme: zebra stripes" in told
        assert "Logged" in mia.types("/logcall Acme: zebra stripes").text
        assert bot.stop() == 0
    assert "zebra" not in bot.log
