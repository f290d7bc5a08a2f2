from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from domain.records import Member
from handlers.afterwards import Afterwards
from handlers.desk import Desk
from handlers.register import register_handlers
from playground import LocalSlack, Person
from services.deliver import load_nudge, mark_sent, take_delivery
from services.nudge_day import claim_due_nudges
from services.save_note import Message, begin_note
from storage.database import Database
from tests.office import A_DAY, NOW, Office
from tests.payloads.bench import CHANNEL, DANA, MIA, RESPONSE_URL, TEAM, TRIGGER, Bench
from views.nudge_message import build_nudge

MANIFEST = Path(__file__).parents[2] / "manifest.yml"


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with LocalSlack(MANIFEST) as local:
        yield local


@pytest.fixture
def mia(slack: LocalSlack) -> Person:
    return slack.add_person("mia", real_name="Mia Chen", tz="UTC", locale="en-GB")


@pytest.fixture
def office(sqlite_database: Database, slack: LocalSlack) -> Office:
    return Office(sqlite_database, slack.team_id)


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def desk(office: Office, slack: LocalSlack, client: WebClient) -> Iterator[Desk]:
    made = Desk(
        database=office.database,
        slack=client,
        after=Afterwards(client),
        workspace_id=slack.team_id,
        team_url="https://studio-north.slack.com/",
        now=lambda: NOW,
        wall=lambda: NOW,
        wake=lambda: None,
    )
    yield made
    made.after.finish()


@pytest.fixture
def app(client: WebClient, slack: LocalSlack, desk: Desk) -> App:
    """As bot.app makes it."""
    who = AuthorizeResult(
        enterprise_id=None,
        team_id=slack.team_id,
        bot_id=slack.bot_id,
        bot_user_id=slack.bot_user_id,
        bot_token=slack.bot_token,
    )
    made = App(client=client, authorize=lambda: who, process_before_response=True)
    register_handlers(made, desk)
    return made


@pytest.fixture
def bench(
    slack: LocalSlack, mia: Person, client: WebClient, app: App, desk: Desk, office: Office
) -> Bench:
    dana = slack.add_person("dana", real_name="Dana Smith", other_team=True)
    sales = slack.add_channel("sales", [mia], with_bot=True)
    told = {TEAM: slack.team_id, MIA: mia.id, DANA: dana.id, CHANNEL: sales.id}

    def fresh() -> Mapping[str, str]:
        inside = slack._backend
        urls = {
            RESPONSE_URL.format(kind): inside.urls.issue(kind, mia.id, sales.id).url
            for kind in ("commands", "actions", "app")
        }
        return {TRIGGER: inside.ws.triggers.issue(mia.id), **urls}

    records = keep_records(office, office.a_member(mia.id, name="Mia Chen"), client)
    return Bench(slack, mia, app, desk, office, told | records, fresh)


def keep_records(office: Office, who: Member, client: WebClient) -> dict[str, str]:
    """A client with an owed next action on today's nudge, its log, and the draft of a note."""
    acme = office.a_client(who)
    logged = office.log(who, "Acme: roadmap. next: send quote by 9 March 2026", NOW - 3 * A_DAY)
    delivery_id = post_nudge(office, client)
    note = Message("Acme likes it", "", NOW, None, "a bot", is_author_member=False)
    form = begin_note(office.database, who, note, NOW, None)
    return {
        "CLIENT": acme.id,
        "INTERACTION": logged.interaction.id,
        "DELIVERY": delivery_id,
        "DRAFT": form.draft_id,
    }


def post_nudge(office: Office, client: WebClient) -> str:
    """Today's nudge as it stands in the member's DM."""
    claim_due_nudges(office.database, office.workspace_id, NOW, NOW)
    delivery = take_delivery(office.database, office.workspace_id, NOW)
    assert delivery
    payload = build_nudge(load_nudge(office.database, delivery), NOW).payload()
    posted = client.chat_postMessage(channel=delivery.member_id, **payload)
    mark_sent(office.database, delivery, posted["channel"], posted["ts"], NOW)
    return delivery.id
