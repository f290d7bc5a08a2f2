"""Weeks of nudges simulated over random clients, as storage and services run them."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.nudge_cards import MAX_CARDS, Lane, NudgePlan, next_card_on, plan_nudge
from domain.nudge_schedule import NudgeSettings, is_nudge_day, nth_nudge_day
from domain.ranking import ColdCandidate, OwedCandidate
from domain.warmth import Tier, cadence_days, cold_on, going_cold_on

FIRST = date(2026, 3, 2)  # a Monday
WEEKS = 8
TIERS = st.sampled_from(Tier)
CHOICES = st.builds(NudgeSettings, days=st.frozensets(st.integers(0, 6), min_size=1))


@dataclass
class Client:
    """A row: what warmth and the card's memory are read from, and the stored, indexed day."""

    id: str
    tier: Tier
    cadence: int
    last_on: date
    card_on: date = date.min
    last_card_on: date | None = None
    spread_on: date | None = None
    unanswered: int = 0

    def __post_init__(self) -> None:
        self.card_on = going_cold_on(self.last_on, self.cadence)

    def contact(self, today: date) -> None:
        self.last_on, self.unanswered = today, 0
        self.card_on = going_cold_on(today, self.cadence)

    def show(self, today: date, chosen: NudgeSettings) -> None:
        self.last_card_on = today
        self.unanswered += 1
        self.card_on = next_card_on(self.last_on, self.cadence, today, chosen)

    def candidate(self) -> ColdCandidate:
        return ColdCandidate(
            client_id=self.id,
            client_name=self.id.upper(),
            tier=self.tier,
            cadence=self.cadence,
            last_on=self.last_on,
            last_card_on=self.last_card_on,
            never_contacted=False,
            times_unanswered=self.unanswered,
            spread_on=self.spread_on,
        )


@dataclass
class Book:
    clients: dict[str, Client]
    chosen: NudgeSettings
    shown: dict[date, NudgePlan] = field(default_factory=dict)

    def nudge(self, today: date, owed: Iterable[OwedCandidate] = ()) -> NudgePlan:
        due = [one.candidate() for one in self.clients.values() if one.card_on <= today]
        plan = plan_nudge([*owed], due, today, self.chosen)
        for client_id, day in plan.spread.items():
            self.clients[client_id].spread_on = self.clients[client_id].card_on = day
        for card in plan.cards:
            if card.lane is Lane.COLD:
                self.clients[card.client_id].show(today, self.chosen)
        self.shown[today] = plan
        return plan

    def live(self, days: int, before: Callable[[date], None] = lambda _: None) -> None:
        for ahead in range(days):
            today = FIRST + timedelta(days=ahead)
            before(today)
            if is_nudge_day(self.chosen, today):
                self.nudge(today)

    def days_of(self, client_id: str) -> list[date]:
        return [day for day, plan in self.shown.items() if client_id in cold_ids(plan)]


def cold_ids(plan: NudgePlan) -> set[str]:
    return {card.client_id for card in plan.cards if card.lane is Lane.COLD}


@st.composite
def books(draw: st.DrawFn, chosen: st.SearchStrategy[NudgeSettings] = CHOICES) -> Book:
    facts = st.tuples(TIERS, st.none() | st.integers(1, 200), st.integers(0, 400))
    clients = {}
    for number, (tier, own, days) in enumerate(draw(st.lists(facts, max_size=40))):
        last_on = FIRST - timedelta(days=days)
        client = Client(f"c{number}", tier, cadence_days(tier, own), last_on)
        clients[client.id] = client
    return Book(clients, draw(chosen))


@settings(max_examples=60, deadline=None)
@given(book=books(), data=st.data())
def test_weeks_of_nudges_keep_every_promise(book: Book, data: st.DataObject) -> None:
    days = st.integers(0, 7 * WEEKS)
    contacts = data.draw(
        st.lists(st.tuples(days, st.sampled_from([*book.clients, "nobody"])), max_size=30)
    )
    contacted: dict[date, set[str]] = {}

    def meet(today: date) -> None:
        ids = {one for ahead, one in contacts if FIRST + timedelta(ahead) == today}
        contacted[today] = ids & book.clients.keys()
        for client_id in contacted[today]:
            book.clients[client_id].contact(today)

    book.live(7 * WEEKS, meet)
    for today, plan in book.shown.items():
        assert len(plan.cards) <= MAX_CARDS
        assert len(cold_ids(plan)) == len(plan.cards)
        assert cold_ids(plan).isdisjoint(contacted[today])


@settings(max_examples=60, deadline=None)
@given(book=books())
def test_untouched_client_is_not_shown_two_nudge_days_running_unless_it_turned_cold(
    book: Book,
) -> None:
    book.live(7 * WEEKS)
    for client in book.clients.values():
        turned_on = cold_on(client.last_on, client.cadence)
        for day in book.days_of(client.id):
            following = nth_nudge_day(book.chosen, day, 1)
            if following in book.shown and client.id in cold_ids(book.shown[following]):
                assert day < turned_on <= following


@settings(max_examples=60, deadline=None)
@given(book=books())
def test_every_spread_client_comes_on_the_day_it_was_given(book: Book) -> None:
    promised: dict[str, date] = {}
    end = FIRST + timedelta(weeks=WEEKS)
    for ahead in range(7 * WEEKS):
        today = FIRST + timedelta(days=ahead)
        if is_nudge_day(book.chosen, today):
            plan = book.nudge(today)
            assert promised.keys().isdisjoint(plan.spread), "a day once given is kept"
            promised |= plan.spread
    for client_id, day in promised.items():
        if day < end:
            assert book.days_of(client_id)[0] == day
    assert max(Counter(promised.values()).values(), default=0) <= MAX_CARDS


def test_client_of_every_ninety_days_never_becomes_monthly() -> None:
    client = Client("c", Tier.C, 90, FIRST)
    book = Book({"c": client}, NudgeSettings())

    def answer_the_day_after(today: date) -> None:
        if book.days_of("c")[-1:] == [today - timedelta(days=1)]:
            client.contact(today)

    book.live(3 * 365, answer_the_day_after)
    shown = book.days_of("c")
    assert len(shown) == 12
    assert {(later - day).days for day, later in pairwise(shown)} <= {91, 92, 93}


def test_quiet_weeks_send_nothing() -> None:
    book = Book({"c": Client("c", Tier.D, 180, FIRST)}, NudgeSettings())
    book.live(179)
    assert all(plan == NudgePlan() for plan in book.shown.values())


def test_client_logged_on_the_day_of_its_card_rests_for_a_whole_cadence() -> None:
    client = Client("c", Tier.B, 30, FIRST - timedelta(days=30))
    book = Book({"c": client}, NudgeSettings(days=frozenset(range(7))))
    book.nudge(FIRST)
    client.contact(FIRST)
    book.live(31)
    assert book.days_of("c") == [FIRST + timedelta(days=30)]
