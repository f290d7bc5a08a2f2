from handlers.draft_place import place_of
from views import ids

URL = "https://hooks.slack/1"


def test_a_question_alone_is_replaced_by_its_answer() -> None:
    body = {"response_url": URL, "actions": [{"block_id": "draft:1"}]}
    assert place_of(body) == {"response_url": URL}


def test_a_question_in_a_list_is_answered_beside_it() -> None:
    body = {"response_url": URL, "actions": [{"block_id": f"{ids.IN_LIST}1"}]}
    assert place_of(body) == {"response_url": URL, "in_list": "yes"}
