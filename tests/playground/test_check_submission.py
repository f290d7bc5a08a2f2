"""Answers to a view_submission."""

import pytest

from playground.check_problem import Problem
from playground.check_submission import check_submission_answer

Json = dict[str, object]


def plain(text: str = "a") -> Json:
    return {"type": "plain_text", "text": text}


def errors(**said: object) -> Json:
    return {"response_action": "errors", "errors": said}


MODAL: Json = {"type": "modal", "title": plain(), "blocks": []}
SUBMITTED: Json = {
    "type": "modal",
    "title": plain(),
    "submit": plain(),
    "blocks": [
        {"type": "divider", "block_id": "line"},
        {
            "type": "input",
            "block_id": "client",
            "label": plain(),
            "element": {"type": "plain_text_input"},
        },
    ],
}


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "",
        {},
        {"response_action": "clear"},
        errors(client="I do not know Acme."),
        {"response_action": "update", "view": MODAL},
        {"response_action": "push", "view": MODAL},
    ],
)
def test_answer_slack_can_act_on_is_accepted(answer: object) -> None:
    assert check_submission_answer(answer, view=SUBMITTED) == []


@pytest.mark.parametrize(
    ("answer", "pointer", "said"),
    [
        ("Thanks!", "", "must provide an object"),
        ([1], "", "must provide an object"),
        ({"view": MODAL}, "", "missing required field: response_action"),
        ({"response_action": "close"}, "/response_action", "must be a valid enum value"),
        ({"response_action": "clear", "view": MODAL}, "", "invalid additional property: view"),
        ({"response_action": "errors"}, "", "missing required field: errors"),
        (errors(), "/errors", "must have minimum 1 properties"),
        ({"response_action": "errors", "errors": ["client"]}, "/errors", "must provide an object"),
        (errors(client=""), "/errors/client", "must be more than 0 characters"),
        (errors(client=None), "/errors/client", "must provide a string"),
        (errors(line="No."), "/errors/line", "must be the id of an input block"),
        (errors(who="No."), "/errors/who", "must be the id of an input block"),
        ({"response_action": "update"}, "", "missing required field: view"),
        (
            {"response_action": "push", "view": {**MODAL, "title": plain("x" * 25)}},
            "/view/title/text",
            "must be less than 25 characters",
        ),
        (
            {"response_action": "update", "view": {"type": "home", "blocks": []}},
            "/view/type",
            "must be a valid enum value",
        ),
    ],
)
def test_answer_that_leaves_the_person_with_trouble_connecting_is_refused(
    answer: object, pointer: str, said: str
) -> None:
    assert check_submission_answer(answer, view=SUBMITTED) == [Problem(pointer, said)]


def test_errors_may_name_any_block_while_the_submitted_view_is_unknown() -> None:
    answer = errors(anything="No.")

    assert check_submission_answer(answer) == []
