"""Logs: ids only. What people wrote and the tokens are in no line of them, at any level."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from playground import LocalSlack, Person, Trouble
from tests.databases import SqliteFiles
from tests.journeys.studio import MANIFEST

WRITTEN = ("zebra", "walrus", "ocelot", "giraffe", "narwhal", "pangolin")


@pytest.mark.parametrize("style", ["text", "json"])
def test_no_words_and_no_tokens_in_the_log_of_a_busy_day(
    sqlite_files: SqliteFiles, tmp_path: Path, style: str
) -> None:
    with sqlite_files.copy(tmp_path) as url, LocalSlack(MANIFEST) as slack:
        told = {"DATABASE_URL": url, "LOG_LEVEL": "DEBUG", "LOG_FORMAT": style}
        with subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=MANIFEST.parent,
            env=os.environ | slack.environment() | told,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as rapport:
            slack.wait_for_app(timeout=60)
            _be_busy(slack)
            slack.wait_until_idle()
            rapport.send_signal(signal.SIGTERM)
            log = rapport.communicate(timeout=60)[0]
    assert "connected" in log
    assert "delivered" in log
    assert "refused" in log
    assert [word for word in WRITTEN if word in log.casefold()] == []
    for token in (slack.bot_token, slack.app_token):
        assert token not in log
    assert "Traceback" not in log


def _be_busy(slack: LocalSlack) -> None:
    mia = slack.add_person("mia", real_name="Mia Giraffe", is_admin=True)
    guest = slack.add_person("gus", real_name="Gus Giraffe", is_guest=True)
    channel = slack.add_channel("general", [mia, guest], is_shared=True)
    mia.types("/client add Zebra last 1 Jan 2020", channel)
    mia.types("/client add Zebra", channel)
    mia.types("/client zebra", channel)
    mia.types("/logcall Zebra with Walrus: ocelot !confidence next: narwhal by tomorrow", channel)
    question = mia.types("/logcall Walrus: ocelot narwhal !privte", channel)
    mia.presses("Keep in confidence", on=question)
    mia.types("/nudge at ocelot", channel)
    guest.types("/logcall Zebra: ocelot", channel)
    _save_a_note(slack, mia)
    mia.says("pangolin")
    mia.opens_home()
    slack.change_person(guest, real_name="Gus Ocelot")
    slack.wait_until(lambda: mia.dm, timeout=30)
    mia.types("/client add Pangolin last 1 Jan 2020", channel)
    slack.trouble.add("chat.postMessage", Trouble.server_error())
    mia.types("/nudge now", channel)
    slack.trouble.add("response_url", Trouble.server_error(), times=2)
    mia.presses("Discard", on=mia.types("/logcall drafts", channel))


def _save_a_note(slack: LocalSlack, mia: Person) -> None:
    message = mia.says("pangolin and narwhal", slack.channels["general"])
    mia.uses_shortcut("save_client_note", message)
    form = mia.waits_for_modal()
    form.choose("Client", "Create Walrus", typed="Walrus")
    form.fill("Next action", "ocelot")
    form.submit()
    slack.wait_until(lambda: any("ocelot" in one.text for one in mia.ephemerals), timeout=30)
