"""A message is never posted twice and never lost, whatever happens in the middle of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from slack_sdk import WebClient

from domain.deliveries import DeliveryState
from domain.records import Member
from playground import LocalSlack, Person, Trouble
from services.deliver import take_delivery
from tests.office import Office
from tests.scheduler.hands import Hands


@pytest.fixture
def owner(office: Office, mia: Person) -> Member:
    """Mia, who has one cold client."""
    who = office.a_member(mia.id, name="Mia Chen")
    office.a_client(who, "Acme")
    return who


def test_a_nudge_is_posted_once_and_kept_with_its_place(
    hands: Hands, owner: Member, mia: Person
) -> None:
    for _ in range(3):
        hands.later(minutes=5)
    sent = hands.nudge_of(owner)
    assert (sent.state, sent.channel_id, sent.ts) == (DeliveryState.SENT, mia.dm_id, mia.dm[0].ts)
    assert len(mia.dm) == 1
    assert "Acme" in mia.dm[0].text


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    "trouble",
    [Trouble.cut_after(), Trouble.cut_before(), Trouble.server_error()],
    ids=lambda trouble: trouble.kind,
)
def test_a_nudge_whose_answer_never_came_stands_there_once(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person, trouble: Trouble, times: int
) -> None:
    slack.trouble.add("chat.postMessage", trouble, times)
    for _ in range(6):
        hands.later(minutes=2)
    assert hands.nudge_of(owner).state is DeliveryState.SENT
    assert len(mia.dm) == 1


def test_a_nudge_that_slack_took_after_our_patience_stands_there_once(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.slow(1.2))
    hands.tick()
    slack.wait_until(lambda: mia.dm)
    hands.later(minutes=1)
    assert hands.nudge_of(owner).state is DeliveryState.SENT
    assert len(slack.calls("chat.postMessage")) == 1


def test_after_a_cut_the_history_is_asked_before_anything_is_posted(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.cut_after())
    hands.tick()
    assert hands.nudge_of(owner).state is DeliveryState.POSTING
    hands.later(seconds=31)
    found = hands.nudge_of(owner)
    assert (found.state, found.ts) == (DeliveryState.SENT, mia.dm[0].ts)
    assert len(slack.calls("chat.postMessage")) == 1


def test_nothing_is_posted_while_the_history_does_not_answer(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.cut_after())
    slack.trouble.add("conversations.history", Trouble.server_error(), times=3)
    for _ in range(4):
        hands.later(minutes=3)
    assert len(slack.calls("chat.postMessage")) == 1
    hands.later(minutes=3)
    assert hands.nudge_of(owner).state is DeliveryState.SENT
    assert len(mia.dm) == 1


def test_a_rate_limit_ends_the_round_and_a_later_tick_takes_it(
    slack: LocalSlack, hands: Hands, office: Office, owner: Member, mia: Person
) -> None:
    raj = slack.add_person("raj", tz="UTC")
    office.a_client(office.a_member(raj.id), "Globex")
    slack.trouble.add("chat.postMessage", Trouble.rate_limited(90))
    hands.tick()
    assert len(slack.calls("chat.postMessage")) == 1
    limited = hands.nudge_of(owner)
    hands.later(seconds=20)
    assert len(mia.dm) + len(raj.dm) == 1
    hands.later(seconds=60)
    assert len(mia.dm) + len(raj.dm) == 1
    hands.later(seconds=15)
    assert (len(mia.dm), len(raj.dm)) == (1, 1)
    assert hands.fresh(limited).state is DeliveryState.SENT


def test_a_wrong_token_loses_nothing(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person
) -> None:
    wrong = WebClient("xoxb-wrong", base_url=slack.api_url, retry_handlers=[])
    hands.owes_help(owner)
    hands.another(wrong).work_off()
    assert len(slack.calls("chat.postMessage")) == 1
    hands.later(minutes=11)
    assert len(mia.dm) == 2


@pytest.mark.parametrize("was_posted", [True, False])
def test_what_a_killed_process_was_posting_is_settled_by_the_next(
    hands: Hands, client: WebClient, owner: Member, mia: Person, *, was_posted: bool
) -> None:
    hands.owes_help(owner)
    killed = take_delivery(hands.office.database, owner.workspace_id, hands.wall)
    assert killed
    if was_posted:
        client.chat_postMessage(channel=mia.id, **hands.deliverer._draw(killed, owner))
    hands.deliverer.work_off()
    assert hands.fresh(killed).state is DeliveryState.POSTING
    hands.wall += timedelta(seconds=61)
    hands.deliverer.work_off()
    assert hands.fresh(killed).state is DeliveryState.SENT
    assert len(mia.dm) == 1


def test_two_processes_post_each_message_once(
    hands: Hands, client: WebClient, owner: Member, mia: Person
) -> None:
    other = hands.another(client)
    for number in range(6):
        hands.owes_help(owner, str(number))
    with ThreadPoolExecutor() as both:
        list(both.map(lambda one: one.work_off(), [hands.deliverer, other]))
    assert len(mia.dm) == 6


def test_what_was_answered_on_its_way_is_redrawn(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.cut_after())
    hands.tick()
    hands.office.log(owner, "Acme: called them", hands.now)
    hands.later(seconds=31)
    assert "Contact logged" in mia.dm[0].text
    assert len(mia.dm) == 1


def test_a_stop_begins_nothing_further_and_the_next_start_does(
    hands: Hands, client: WebClient, owner: Member, mia: Person
) -> None:
    hands.owes_help(owner)
    hands.ticker.stop()
    hands.tick()
    assert mia.dm == []
    hands.another(client).work_off()
    assert len(mia.dm) == 2
