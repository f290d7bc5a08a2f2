"""A form is closed, or another one comes up, while the app still thinks about its submission."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from playground import LocalSlack, Person
from playground.acting import close_view, submit_view
from playground.views import View
from tests.playground.forms import field, form, plain, text_input

Connect = Callable[[], object]
Waiting = tuple[View, Future[dict[str, str]]]


class Thinking:
    """An app that answers submissions only when it is told to."""

    def __init__(self, app: App, mia: Person, pool: ThreadPoolExecutor) -> None:
        self._mia, self._pool = mia, pool
        self._is_asked, self._may_answer = threading.Event(), threading.Event()
        self._answer: dict[str, Any] = {}
        app.command("/hello")(self._open)
        app.view("form")(self._think)

    def _open(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        view = form(field("Name", text_input(initial_value="x")))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def _think(self, ack: Ack) -> None:
        self._is_asked.set()
        assert self._may_answer.wait(2)
        ack(**self._answer)

    def opens(self) -> View:
        self._mia.types("/hello")
        return self._mia.waits_for_modal().view

    def is_asked(self) -> Waiting:
        view = self.opens()
        waiting = self._pool.submit(submit_view, self._mia, view)
        assert self._is_asked.wait(2)
        return view, waiting

    def answers(self, **answer: object) -> None:
        self._answer = answer
        self._may_answer.set()


@pytest.fixture
def thinking(app: App, mia: Person, connect: Connect) -> Iterator[Thinking]:
    with ThreadPoolExecutor(1) as pool:
        one = Thinking(app, mia, pool)
        connect()
        yield one


UPDATE = {"response_action": "update", "view": form(title=plain("Updated"))}
PUSH = {"response_action": "push", "view": form(title=plain("Pushed"))}
CLEAR = {"response_action": "clear"}
ERRORS = {"response_action": "errors", "errors": {"name": "Not known"}}
ANSWERS = [{}, UPDATE, PUSH, CLEAR, ERRORS]


@pytest.mark.parametrize("answer", ANSWERS)
def test_answer_to_a_closed_form_is_for_nobody(
    mia: Person, thinking: Thinking, answer: dict[str, Any]
) -> None:
    view, waiting = thinking.is_asked()
    close_view(mia, view)
    thinking.answers(**answer)
    assert waiting.result(3) == {}
    assert mia.modal is None
    assert view.title == "A form"


@pytest.mark.parametrize("answer", ANSWERS)
def test_answer_to_a_closed_form_leaves_the_one_that_came_after(
    mia: Person, thinking: Thinking, answer: dict[str, Any]
) -> None:
    view, waiting = thinking.is_asked()
    close_view(mia, view)
    after = thinking.opens()
    thinking.answers(**answer)
    assert waiting.result(3) == {}
    assert after.is_open
    assert mia.modal
    assert mia.modal.view is after
    assert (after.title, after.revision) == ("A form", 0)


def test_empty_answer_closes_what_the_app_pushed_meanwhile(
    slack: LocalSlack, mia: Person, client: WebClient, thinking: Thinking
) -> None:
    view, waiting = thinking.is_asked()
    trigger_id = slack.workspace.triggers.issue(mia.id)
    client.views_push(trigger_id=trigger_id, view=form(title=plain("Pushed")))
    thinking.answers()
    assert waiting.result(3) == {}
    assert mia.modal
    assert mia.modal.view is view


def test_answer_to_an_open_form_still_updates_it(mia: Person, thinking: Thinking) -> None:
    view, waiting = thinking.is_asked()
    thinking.answers(**UPDATE)
    assert waiting.result(3) == {}
    assert mia.modal
    assert mia.modal.view is view
    assert view.title == "Updated"
