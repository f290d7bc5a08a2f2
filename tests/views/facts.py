"""What services hand to views, made by hand: one function a fact, each with what tests vary."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.birthday import Birthday
from domain.client_card import ClientCard, ClientWarmth
from domain.deliveries import CardState, Delivery, DeliveryKind, DeliveryState, Nudge, NudgeCard
from domain.facts import Fact, FactKind
from domain.nudge_cards import Lane
from domain.outcomes import Asked, Logged
from domain.people import Person, Role
from domain.preps import Prep
from domain.records import (
    ActionState,
    Client,
    Draft,
    DraftReason,
    Interaction,
    Kind,
    Member,
    NextAction,
    Standing,
)
from domain.warmth import Tier

# A Tuesday.
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
A_DAY = timedelta(days=1)


def a_member(**changes: Any) -> Member:  # noqa: ANN401 - any field
    facts: dict[str, Any] = {
        "name": "Mia Chen",
        "tz": "UTC",
        "locale": "en-GB",
        "standing": Standing.MEMBER,
    }
    return Member("T1", "U1", **(facts | changes))


def a_client(name: str = "Acme", place: int = 0, **changes: Any) -> Client:  # noqa: ANN401
    facts: dict[str, Any] = {
        "owner_id": "U1",
        "tier": Tier.B,
        "own_cadence_days": None,
        "added_at": NOW - 200 * A_DAY,
        "last_contact_at": NOW - 31 * A_DAY,
        "last_spoke_on": None,
    }
    return Client(f"{place:032x}", "T1", name, **(facts | changes))


def a_warmth(name: str = "Acme", place: int = 0) -> ClientWarmth:
    client = a_client(name, place)
    return ClientWarmth(client, client.warmth("UTC", NOW))


def an_interaction(**changes: Any) -> Interaction:  # noqa: ANN401
    facts: dict[str, Any] = {
        "id": "1" * 32,
        "client_id": "0" * 32,
        "client_name": "Acme",
        "author_id": "U1",
        "author_name": "Mia Chen",
        "kind": Kind.CALL,
        "is_contact": True,
        "happened_at": NOW,
        "created_at": NOW,
        "summary": "Q3 roadmap",
    }
    return Interaction(workspace_id="T1", **(facts | changes))


def an_action(text: str = "send proposal", place: int = 0, **changes: Any) -> NextAction:  # noqa: ANN401
    facts: dict[str, Any] = {
        "client_id": "0" * 32,
        "client_name": "Acme",
        "owner_id": "U1",
        "due_on": date(2026, 3, 13),
        "is_promise": False,
        "state": ActionState.OPEN,
    }
    return NextAction(id=f"{place:032x}", workspace_id="T1", text=text, **(facts | changes))


def a_logged(*steps: NextAction, **changes: Any) -> Logged:  # noqa: ANN401
    return Logged(an_interaction(**changes), steps)


def a_person(name: str = "Dana Whitfield", place: int = 0, **changes: Any) -> Person:  # noqa: ANN401
    facts: dict[str, Any] = {
        "title": "Head of design",
        "role": Role.CHAMPION,
        "phone": "+49-30-901820",
        "email": "dana@acme.example",
        "birthday": Birthday(5, 3),
    }
    return Person(f"{place:032x}", "T1", "0" * 32, name, **(facts | changes))


def a_fact(text: str = "Her son starts college", place: int = 0, **changes: Any) -> Fact:  # noqa: ANN401
    facts: dict[str, Any] = {
        "author_id": "U1",
        "author_name": "Mia Chen",
        "created_at": NOW - A_DAY,
        "kind": FactKind.FAMILY,
    }
    return Fact(f"{place:032x}", "T1", "0" * 32, text, **(facts | changes))


def a_prep(place: int = 0, **changes: Any) -> Prep:  # noqa: ANN401
    """A call in half an hour, of the member who looks at it."""
    facts: dict[str, Any] = {
        "client_id": "0" * 32,
        "client_name": "Acme",
        "kind": Kind.CALL,
        "starts_at": NOW + timedelta(minutes=30),
        "starts_tz": "UTC",
        "owner_id": "U1",
        "author_id": "U1",
        "created_at": NOW - A_DAY,
        "people": ("Dana",),
        "agenda": ("Q3 roadmap", "Who signs?"),
        "is_changeable": True,
    }
    return Prep(f"{place:032x}", "T1", **(facts | changes))


def a_card(
    *last: Interaction, actions: tuple[NextAction, ...] = (), name: str = "Acme"
) -> ClientCard:
    one = a_warmth(name)
    return ClientCard(one.client, "Mia Chen", one.reading, TODAY, last, actions)


def asked(
    reason: DraftReason = DraftReason.UNKNOWN_CLIENT,
    text: str = "Acme: Q3 roadmap",
    place: int = 0,
    **facts: Any,  # noqa: ANN401
) -> Asked:
    draft = Draft(f"{place:032x}", "T1", "U1", reason, text, NOW, NOW + 7 * A_DAY)
    return Asked(draft, **facts)


def a_nudge_card(position: int = 0, **changes: Any) -> NudgeCard:  # noqa: ANN401
    facts: dict[str, Any] = {
        "delivery_id": "d" * 32,
        "lane": Lane.COLD,
        "client_id": f"{position:032x}",
        "client_name": "Acme",
        "reason": "31 days since the last contact, cadence 30",
        "state": CardState.OPEN,
    }
    return NudgeCard(position=position, **(facts | changes))


def an_owed_card(position: int = 0, text: str = "send proposal", **changes: Any) -> NudgeCard:  # noqa: ANN401
    owed: dict[str, Any] = {
        "lane": Lane.OWED,
        "reason": "Promised for Fri 6 Mar, 4 days late",
        "next_action_id": f"{position:032x}",
        "action_text": text,
    }
    return a_nudge_card(position, **(owed | changes))


def a_nudge(*cards: NudgeCard, **changes: Any) -> Nudge:  # noqa: ANN401
    delivery = Delivery(
        id="d" * 32,
        workspace_id="T1",
        member_id="U1",
        kind=DeliveryKind.NUDGE,
        key=TODAY.isoformat(),
        state=DeliveryState.SENT,
        claimed_at=NOW,
        attempts=1,
    )
    return Nudge(delivery, TODAY, "Mia Chen", cards, **changes)
