"""The brief before a talk and the question after it are posted once, whatever Slack does."""

from datetime import datetime, time, timedelta

import pytest
from slack_sdk import WebClient

from domain.preps import Prep
from domain.records import Client, Member
from playground import LocalSlack, Person, Trouble
from services.deliver import take_delivery
from services.prep_day import claim_due_preps
from services.preps import cancel_prep
from tests.office import Office
from tests.scheduler.hands import Hands
from tests.services.prep_ground import ASK, BRIEF, STARTS, change, log, plan


@pytest.fixture
def owner(office: Office, mia: Person) -> Member:
    return office.a_member(mia.id, name="Mia")


@pytest.fixture
def acme(office: Office, owner: Member) -> Client:
    return office.a_client(owner, "Acme", last_spoke_on=STARTS.date())


@pytest.fixture
def prep(office: Office, owner: Member, acme: Client) -> Prep:
    return plan(office, owner, acme, people=("Dana",))


def at(hands: Hands, now: datetime) -> None:
    """Tick at an instant of the product's clock; a minute later by the real one, as Slack's is."""
    hands.now = now
    hands.wall += timedelta(seconds=61)
    hands.tick()


@pytest.mark.usefixtures("prep")
def test_the_brief_has_the_agenda_and_what_is_known_of_the_client(
    hands: Hands, mia: Person
) -> None:
    at(hands, BRIEF)
    (shown,) = mia.dm
    assert "call with Dana at Acme, today 11:30" in shown.text
    assert "1. Q3 roadmap" in shown.text
    assert "no next action" in shown.text
    at(hands, ASK)
    assert "How did it go with Acme?" in mia.dm[-1].text
    assert len(mia.dm) == 2


@pytest.mark.usefixtures("prep")
@pytest.mark.parametrize("took", [True, False])
def test_a_cut_connection_neither_doubles_nor_drops_it(
    slack: LocalSlack, hands: Hands, mia: Person, *, took: bool
) -> None:
    trouble = Trouble.cut_after() if took else Trouble.cut_before()
    slack.trouble.add("chat.postMessage", trouble)
    at(hands, BRIEF)
    hands.later(seconds=31)
    hands.later(seconds=61)
    assert len(mia.dm) == 1


@pytest.mark.usefixtures("prep")
def test_a_process_killed_while_posting_leaves_it_to_the_next(hands: Hands, mia: Person) -> None:
    hands.now = BRIEF
    assert claim_due_preps(hands.office.database, hands.office.workspace_id, BRIEF, hands.wall)
    assert take_delivery(hands.office.database, hands.office.workspace_id, hands.wall)
    hands.tick()
    assert mia.dm == []
    hands.later(seconds=61)
    assert len(mia.dm) == 1


@pytest.mark.usefixtures("prep")
def test_a_brief_held_up_until_the_talk_is_under_way_is_not_posted(
    slack: LocalSlack, hands: Hands, mia: Person
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.rate_limited(60))
    at(hands, BRIEF)
    at(hands, STARTS + timedelta(minutes=10))
    assert mia.dm == []
    at(hands, ASK)
    assert "How did it go" in mia.dm[-1].text
    assert len(mia.dm) == 1


@pytest.mark.usefixtures("prep")
def test_a_late_start_says_that_it_began(hands: Hands, mia: Person) -> None:
    at(hands, STARTS + timedelta(minutes=5))
    assert "It began" in mia.dm[0].text
    assert len(mia.dm) == 1


def test_cancelled_before_it_is_posted_nothing_comes(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person, prep: Prep
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.rate_limited(60))
    at(hands, BRIEF)
    cancel_prep(hands.office.database, owner, prep.id, hands.now, "r")
    hands.later(seconds=61)
    assert mia.dm == []


def test_moved_before_it_is_posted_only_the_new_brief_comes(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person, prep: Prep
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.rate_limited(60))
    at(hands, BRIEF)
    change(hands.office, owner, prep, now=BRIEF, at=time(15))
    hands.later(seconds=61)
    assert mia.dm == []
    at(hands, STARTS.replace(hour=14, minute=30))
    assert "today 15:00" in mia.dm[0].text
    assert len(mia.dm) == 1


def test_logged_while_the_question_is_on_its_way_it_is_struck_out(
    hands: Hands, owner: Member, mia: Person, prep: Prep
) -> None:
    at(hands, BRIEF)
    at(hands, ASK)
    log(hands.office, owner, prep, ASK)
    hands.tick()
    assert "Logged: call with Dana at Acme" in mia.dm[-1].text
    assert len(mia.dm) == 2


def test_who_became_a_guest_meanwhile_gets_nothing(
    slack: LocalSlack, hands: Hands, owner: Member, mia: Person, prep: Prep
) -> None:
    slack.trouble.add("chat.postMessage", Trouble.rate_limited(60))
    at(hands, BRIEF)
    hands.office.a_member(mia.id, standing=type(owner.standing).GUEST)
    hands.later(seconds=61)
    at(hands, ASK)
    assert mia.dm == []
    assert prep.owner_id == mia.id


@pytest.mark.usefixtures("prep")
def test_a_restart_sends_it_no_second_time(hands: Hands, client: WebClient, mia: Person) -> None:
    at(hands, BRIEF)
    again = Hands(hands.office, client)
    again.now, again.wall = hands.now, hands.wall
    for _ in range(3):
        again.later(seconds=15)
    assert len(mia.dm) == 1
