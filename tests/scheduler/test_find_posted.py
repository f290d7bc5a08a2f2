"""Whether a message whose answer never came stands in the DM all the same."""

from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk import WebClient

from playground import LocalSlack, Person, Trouble
from scheduler.post import Blocked, Limited, Outcome, Posted, Unknown, find_posted, post
from views.nudge_message import delivery_metadata


def post_marked(client: WebClient, mia: Person, mark: str) -> None:
    post(client, mia.id, {"text": mark, "metadata": delivery_metadata(mark)})


def find(
    client: WebClient, mia: Person, *, channel_id: str | None = None, ago: float = 0
) -> Outcome | None:
    since = datetime.now(UTC) - timedelta(minutes=ago)
    return find_posted(client, mia.id, channel_id, delivery_id="wanted", since=since)


def test_it_is_found_by_its_metadata_among_others(client: WebClient, mia: Person) -> None:
    for mark in ("before", "wanted", "after"):
        post_marked(client, mia, mark)
    post(client, mia.id, {"text": "wanted"})
    assert find(client, mia) == Posted(mia.dm_id, mia.dm[1].ts)
    assert find(client, mia, channel_id=mia.dm_id) == Posted(mia.dm_id, mia.dm[1].ts)


def test_it_is_surely_not_there_where_the_history_lacks_it(client: WebClient, mia: Person) -> None:
    post_marked(client, mia, "another")
    assert find(client, mia) is None


def test_it_is_found_behind_a_page_of_other_messages(
    slack: LocalSlack, client: WebClient, mia: Person
) -> None:
    post_marked(client, mia, "wanted")
    for number in range(100):
        mia.says(f"message {number}")
    assert find(client, mia) == Posted(mia.dm_id, mia.dm[0].ts)
    assert len(slack.calls("conversations.history")) == 2


def test_what_stood_there_before_the_claim_is_not_looked_at(client: WebClient, mia: Person) -> None:
    post_marked(client, mia, "wanted")
    assert find(client, mia, ago=-6) is None
    assert find(client, mia, ago=-4) is not None


@pytest.mark.parametrize("method", ["conversations.open", "conversations.history"])
@pytest.mark.parametrize(
    ("trouble", "meaning"),
    [
        (Trouble.rate_limited(4), Limited(4)),
        (Trouble.server_error(), Unknown("internal_error")),
        (Trouble.cut_before(), Unknown("RemoteDisconnected")),
    ],
)
def test_trouble_while_looking_is_no_answer(
    slack: LocalSlack,
    client: WebClient,
    mia: Person,
    method: str,
    trouble: Trouble,
    meaning: Outcome,
) -> None:
    slack.trouble.add(method, trouble)
    assert find(client, mia) == meaning


def test_a_history_that_may_not_be_read_is_no_answer(client: WebClient, mia: Person) -> None:
    assert find(client, mia, channel_id="D404") == Unknown("channel_not_found")


def test_a_wrong_token_is_ours_to_mend(slack: LocalSlack, mia: Person) -> None:
    client = WebClient("xoxb-wrong", base_url=slack.api_url, retry_handlers=[])
    assert find(client, mia) == Blocked("invalid_auth")
