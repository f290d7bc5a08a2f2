"""The story that `rapport play` begins with: one agency, told at any instant."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.cast import add_cast
from bot.story import lay_story_once
from bot.story_colleagues import ACCOUNTS
from bot.story_talk import KEPT_AS_NOTE, WORTH_A_NOTE, find_said
from domain.client_lists import ClientListing, Whose
from domain.nudge_cards import Lane
from domain.records import Kind, Standing
from domain.warmth import Tier, Warmth
from handlers.desk import slack_user
from playground import LocalSlack
from services.history import list_history
from services.know_member import list_known_ids
from services.list_clients import list_clients
from services.list_next import list_next
from services.save_note import Message, begin_note
from storage.database import Database
from storage.models import Interaction
from tests.bot.told_story import MANIFEST, Told, hours_of_a_day, tell

TUESDAY = datetime(2026, 11, 17, 11, 0, tzinfo=UTC)

INSTANTS = {
    "a Tuesday": TUESDAY,
    "a Monday before nine": datetime(2026, 11, 16, 6, 30, tzinfo=UTC),
    "nine on a Monday": datetime(2026, 11, 16, 8, 0, tzinfo=UTC),
    "a Friday evening": datetime(2026, 11, 20, 19, 45, tzinfo=UTC),
    "a Saturday": datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    "a Sunday": datetime(2026, 11, 22, 14, 0, tzinfo=UTC),
    "29 February": datetime(2028, 2, 29, 10, 0, tzinfo=UTC),
    "the Friday before summer time": datetime(2027, 3, 26, 16, 0, tzinfo=UTC),
    "the hour that summer time skips": datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    "the hour that comes twice": datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    "the Monday after summer time": datetime(2027, 11, 1, 7, 0, tzinfo=UTC),
    "New Year's Eve": datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
    "midnight in Honolulu": datetime(2026, 11, 18, 10, 0, tzinfo=UTC),
}
COLLEAGUES_INSTANTS = [INSTANTS[name] for name in ("a Friday evening", "midnight in Honolulu")]


@pytest.fixture
def told(sqlite_database: Database) -> Told:
    return tell(sqlite_database, TUESDAY)


@pytest.mark.parametrize("now", INSTANTS.values(), ids=INSTANTS)
def test_the_first_nudge_is_the_same_whenever_the_story_is_told(
    sqlite_database: Database, now: datetime
) -> None:
    told = tell(sqlite_database, now)
    assert told.member("mia").next_nudge_at == told.nine
    cards = told.cards("mia", told.nine)
    assert [(card.lane, card.client_name) for card in cards] == [
        (Lane.OWED, "Harbour Dental"),
        (Lane.OWED, "Nordwind Logistics"),
        (Lane.COLD, "Acme"),
        (Lane.COLD, "Castell Winery"),
        (Lane.COLD, "Café Morgenrot"),
    ]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(hours=st.integers(0, 20 * 366 * 24))
def test_it_may_be_told_at_any_instant_and_nothing_in_it_is_still_to_come(
    sqlite_database: Database, hours: int
) -> None:
    told = tell(sqlite_database, TUESDAY + timedelta(hours=hours))
    assert 3 <= len(told.cards("mia", told.nine)) <= 7
    assert_nothing_is_to_come(told)


def assert_nothing_is_to_come(told: Told) -> None:
    with told.database.read() as connection:
        found = connection.execute(
            select(Interaction.happened_at, Interaction.created_at).where(
                Interaction.workspace_id == told.workspace_id
            )
        ).all()
    assert len(found) > 18
    assert all(happened <= told.now and created <= told.now for happened, created in found)


@pytest.mark.parametrize("now", COLLEAGUES_INSTANTS)
def test_each_colleague_has_something_due_within_some_days(
    sqlite_database: Database, now: datetime
) -> None:
    told = tell(sqlite_database, now)
    for handle in ("kai", "noor"):
        due_at = told.member(handle).next_nudge_at
        assert due_at
        assert now < due_at < now + timedelta(days=4)
        later = (cards for hour in hours_of_a_day(told.nine) if (cards := told.cards(handle, hour)))
        assert 1 <= len(next(later)) <= 7


def test_the_reasons_on_the_cards_say_different_things(told: Told) -> None:
    reasons = [card.reason for card in told.cards("mia", told.nine)]
    for words in ("late", "Due today", "cadence 7", "no contact yet", "(cold)"):
        assert sum(words in reason for reason in reasons) == 1, reasons


def test_mia_owes_something_late_something_soon_and_something_without_a_day(told: Told) -> None:
    days = [one.due_on for one in list_next(told.database, told.member("mia"), 0, told.now).actions]
    dated = [day for day in days if day]
    assert len(days) > len(dated)
    assert any(day < told.now.date() for day in dated)
    assert told.morning in dated
    assert any(timedelta(1) <= day - told.morning <= timedelta(7) for day in dated)


def test_clients_are_of_all_tiers_and_warmths(told: Told) -> None:
    owners = [told.member(handle) for handle in ("mia", "kai", "noor")]
    asked = ClientListing(Whose.MINE)
    pages = [list_clients(told.database, who, asked, told.now) for who in owners]
    rows = [row.shown for page in pages for row in page.rows]
    assert {row.client.tier for row in rows} == set(Tier)
    assert {row.reading.warmth for row in rows} == set(Warmth)
    assert any(row.client.never_contacted for row in rows)
    assert any(row.client.paused_until_on for row in rows)
    assert any(row.client.own_cadence_days for row in rows)
    assert 12 <= len(rows) < len(ACCOUNTS)  # one is a former client


@pytest.mark.parametrize(
    ("client", "who_sees_it"),
    [
        ("Acme", "mia kai noor"),
        ("Acme Corporation", "mia kai noor"),
        ("Elena Fuchs", "mia noor"),
        ("Fenwick Legal", "noor"),
        ("Tide & Timber", "mia kai noor"),
    ],
)
def test_who_sees_a_client(told: Told, client: str, who_sees_it: str) -> None:
    seeing = [handle for handle in ("mia", "kai", "noor") if told.card(handle, client)]
    assert seeing == who_sees_it.split()


def test_what_dana_confided_is_read_by_mia_alone(told: Told) -> None:
    acme = told.card("mia", "Acme")
    assert acme
    histories = {
        handle: list_history(told.database, told.member(handle), acme.client.id, told.now).rows
        for handle in ("mia", "kai", "noor")
    }
    confided = {
        handle: [row.interaction for row in rows if row.interaction.in_confidence]
        for handle, rows in histories.items()
    }
    assert [len(found) for found in confided.values()] == [1, 1, 1]
    assert "London" in confided["mia"][0].summary
    assert confided["kai"][0].summary == confided["noor"][0].summary == ""


def test_a_gift_makes_no_client_warm(told: Told) -> None:
    cafe = told.card("mia", "Café Morgenrot")
    assert cafe
    rows = list_history(told.database, told.member("mia"), cafe.client.id, told.now).rows
    assert rows[0].interaction.kind is Kind.GIFT
    assert cafe.reading.warmth is Warmth.COLD


def test_only_members_are_known_to_rapport(told: Told) -> None:
    cast = told.cast
    assert list_known_ids(told.database, told.workspace_id) == {one.id for one in cast.members}


def test_the_cast_has_an_admin_a_guest_and_people_of_other_organisations() -> None:
    cast = add_cast(LocalSlack(MANIFEST))
    told = {
        person.name: slack_user(person.member.as_slack(TUESDAY), cast.mia.member.team_id)
        for person in (cast.mia, cast.kai, cast.noor, cast.gus, cast.dana, cast.priya)
    }
    assert {name for name, user in told.items() if user.standing is Standing.MEMBER} == {
        "mia",
        "kai",
        "noor",
    }
    assert told["noor"].is_admin
    assert not told["mia"].is_admin
    assert told["gus"].standing is Standing.GUEST
    assert told["dana"].standing is told["priya"].standing is Standing.OUTSIDER


def test_people_and_channels_have_the_same_ids_on_every_start() -> None:
    first, second = (add_cast(LocalSlack(MANIFEST)) for _ in range(2))
    assert [one.id for one in first.members] == [one.id for one in second.members]
    assert (first.acme.id, first.studio.id) == (second.acme.id, second.studio.id)
    assert first.dana.member.team_id == second.dana.member.team_id


def test_guests_and_clients_see_their_own_channels_only() -> None:
    cast = add_cast(LocalSlack(MANIFEST))
    places = (cast.general, cast.acme, cast.harbour, cast.studio)
    for person, seen in ((cast.gus, "general"), (cast.dana, "acme-website")):
        assert [place.name for place in places if person.id in place.member_ids] == [seen]
    assert cast.acme.is_shared
    assert not cast.studio.is_shared


def note_of(told: Told, words: str, handle: str) -> Message:
    said = find_said(told.cast, words)
    assert said
    author = getattr(told.cast, handle)
    return Message(words, "https://x/2", told.now, author.id, author.real_name, False)


def test_danas_message_is_guessed_to_be_about_acme_and_asks_whether_she_is_there(
    told: Told,
) -> None:
    message = note_of(told, WORTH_A_NOTE, "dana")
    form = begin_note(told.database, told.member("mia"), message, told.now, None)
    assert form.guess
    assert form.guess.client_name == "Acme"
    assert form.asks_about_author


def test_priya_is_known_as_a_person_at_harbour_dental(told: Told) -> None:
    message = note_of(told, KEPT_AS_NOTE, "priya")
    form = begin_note(told.database, told.member("kai"), message, told.now, None)
    assert form.guess
    assert form.guess.client_name == "Harbour Dental"
    assert not form.asks_about_author


def test_a_story_is_not_told_twice(told: Told) -> None:
    lay_story_once(told.database, told.identity, told.cast, told.now)
    assert len(told.cards("mia", told.nine)) == 5


def test_no_one_is_told_the_same_thing_twice() -> None:
    words = [talk.summary for account in ACCOUNTS for talk in account.talks]
    assert len(words) == len(set(words))
    assert all(one[0].isupper() and one.endswith(".") for one in words)
