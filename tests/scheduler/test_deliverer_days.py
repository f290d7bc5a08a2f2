"""A nudge belongs to its day, a message to someone who can get it, a card to how things are."""

from datetime import timedelta

import pytest
from slack_sdk import WebClient
from structlog.testing import capture_logs

from domain.deliveries import DeliveryKind, DeliveryState
from domain.records import Member, Standing
from playground import LocalSlack, Person, Trouble
from tests.office import Office
from tests.scheduler.hands import Hands


@pytest.fixture
def owner(office: Office, mia: Person) -> Member:
    """Mia, who has one cold client."""
    who = office.a_member(mia.id, name="Mia Chen")
    office.a_client(who, "Acme")
    return who


@pytest.mark.parametrize(
    "trouble", [Trouble.rate_limited(60), Trouble.cut_before(), Trouble.server_error()]
)
def test_after_a_night_without_slack_one_nudge_comes_with_what_is_still_cold(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person, trouble: Trouble
) -> None:
    slack.trouble.add("chat.postMessage", trouble, times=100)
    hands.tick()
    first = hands.nudge_of(owner)
    for _ in range(3):
        hands.later(hours=5)
    assert mia.dm == []
    slack.trouble.clear()
    for _ in range(4):
        hands.later(hours=3)
    assert hands.fresh(first).state is DeliveryState.FAILED
    assert len(mia.dm) == 1
    assert "Wednesday" in mia.dm[0].text
    assert "Acme" in mia.dm[0].text


def test_a_nudge_that_slack_took_before_midnight_is_not_sent_again_after_it(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.cut_after())
    hands.tick()
    posted = hands.nudge_of(owner)
    for _ in range(5):
        hands.later(hours=5)
    assert hands.fresh(posted).state is DeliveryState.SENT
    assert len(mia.dm) == 1


def test_someone_who_left_gets_nothing_and_holds_up_nobody(
    slack: LocalSlack, hands: Hands, office: Office, owner: Member, mia: Person
) -> None:
    gone = office.a_member(slack.add_person("gone", is_deleted=True).id)
    left = office.a_member("ULEFT")
    for who in (gone, left, owner):
        hands.owes_help(who)
    office.a_member("ULEFT", standing=Standing.GONE)
    hands.tick()
    assert len(mia.dm) == 2
    hands.later(minutes=30)
    assert len(slack.calls("chat.postMessage")) == 3


def test_a_message_that_cannot_be_drawn_holds_up_no_other_and_is_given_up(
    hands: Hands, owner: Member, mia: Person
) -> None:
    broken = hands.owes(owner, DeliveryKind.MISSED)
    hands.owes_help(owner)
    with capture_logs() as logs:
        hands.tick()
    assert len(mia.dm) == 2
    (told,) = [log for log in logs if log["event"] == "delivery_failed"]
    assert len(told["reference"]) == 8
    assert told["delivery"] == broken.id
    for _ in range(12):
        hands.wall += timedelta(minutes=11)
        hands.deliverer.work_off()
    assert hands.fresh(broken).state is DeliveryState.FAILED
    assert len(mia.dm) == 2


def test_what_was_handled_elsewhere_is_struck_out_at_the_next_tick(
    hands: Hands, office: Office, owner: Member, mia: Person
) -> None:
    hands.tick()
    office.log(owner, "Acme: called them", hands.now)
    hands.later(seconds=15)
    assert "Contact logged" in mia.dm[0].text
    assert hands.nudge_of(owner).state is DeliveryState.SENT


@pytest.mark.parametrize(
    "trouble", [Trouble.rate_limited(5), Trouble.cut_after(), Trouble.server_error()]
)
def test_a_redrawing_that_failed_is_done_at_a_later_tick(
    slack: LocalSlack, hands: Hands, office: Office, owner: Member, mia: Person, trouble: Trouble
) -> None:
    hands.tick()
    office.log(owner, "Acme: called them", hands.now)
    slack.trouble.add("chat.update", trouble, times=2)
    for _ in range(6):
        hands.later(minutes=1)
    assert "Contact logged" in mia.dm[0].text
    assert hands.nudge_of(owner).state is DeliveryState.SENT
    assert len(slack.calls("chat.update")) == 3
    assert len(mia.dm) == 1


def test_a_message_that_was_deleted_is_not_redrawn_for_ever(
    slack: LocalSlack, hands: Hands, client: WebClient, office: Office, owner: Member, mia: Person
) -> None:
    hands.tick()
    client.chat_delete(channel=mia.dm_id, ts=mia.dm[0].ts)
    office.log(owner, "Acme: called them", hands.now)
    for _ in range(3):
        hands.later(minutes=1)
    assert len(slack.calls("chat.update")) == 1
    assert mia.dm == []
