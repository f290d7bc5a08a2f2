import threading
import time
import warnings
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from playground import LocalSlack, Person


def test_start_takes_less_than_half_a_second_and_stop_ends_the_thread(
    manifest: dict[str, Any],
) -> None:
    started = time.monotonic()
    with LocalSlack(manifest) as slack:
        assert time.monotonic() - started < 0.5
        assert slack.api_url.startswith("http://127.0.0.1:")
        assert any(thread.name == "local slack" for thread in threading.enumerate())
    assert not any(thread.name == "local slack" for thread in threading.enumerate())


def test_environment_is_what_an_app_needs(slack: LocalSlack) -> None:
    assert slack.environment() == {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }


def test_stopping_twice_is_stopping_once(manifest: dict[str, Any]) -> None:
    slack = LocalSlack(manifest).start()
    slack.stop()
    slack.stop()


def test_manifest_is_read_from_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "manifest.yml"
    path.write_text("features:\n  slash_commands:\n    - command: /x\n")
    slack = LocalSlack(path)
    assert "not a valid command" in slack.add_person("mia").types("/y").text


def test_waiting_ends_with_the_change_that_was_waited_for(
    slack: LocalSlack, mia: Person, client: WebClient
) -> None:
    late = threading.Timer(0.1, client.chat_postMessage, kwargs={"channel": mia.id, "text": "hi"})
    late.start()
    slack.wait_until(lambda: mia.dm)
    late.join()


def test_waiting_in_vain_is_a_timeout(slack: LocalSlack) -> None:
    with pytest.raises(TimeoutError):
        slack.wait_until(lambda: False, timeout=0.01)


def test_waiting_for_an_app_that_never_comes_is_a_timeout(slack: LocalSlack) -> None:
    with pytest.raises(TimeoutError, match="no app"):
        slack.wait_for_app(timeout=0.01)


def test_waiting_for_a_form_that_never_comes_tells_so(mia: Person) -> None:
    with pytest.raises(LookupError, match="no form"):
        mia.waits_for_modal(timeout=0.01)


def test_nothing_is_warned_of(manifest: dict[str, Any], recwarn: pytest.WarningsRecorder) -> None:
    warnings.simplefilter("always")
    with LocalSlack(manifest):
        pass
    assert list(recwarn) == []


def test_other_pages_can_be_served_beside_it(manifest: dict[str, Any]) -> None:
    slack = LocalSlack(manifest)
    slack.asgi.router.routes.append(Route("/page", lambda _: PlainTextResponse("hi")))
    with slack:
        assert httpx.get(f"{slack.url}page").text == "hi"
