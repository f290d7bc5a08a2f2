"""Whom Studio North knows at its clients, and what it remembers of them."""

from dataclasses import dataclass

from domain.people import Role


@dataclass(frozen=True)
class Told:
    """A fact; `ask_in` counts days from the morning of the first nudge."""

    text: str
    ask_in: int | None = None


@dataclass(frozen=True)
class Known:
    """Somebody at a client, with what is remembered of them."""

    name: str
    title: str
    role: Role | None = None
    phone: str = ""
    facts: tuple[Told, ...] = ()


PEOPLE: dict[str, tuple[Known, ...]] = {
    "Acme": (
        Known(
            "Dana Whitfield",
            "Head of marketing",
            Role.CHAMPION,
            "+44 20 7946 0118",
            facts=(Told("Dana's daughter starts at the music school", ask_in=-7),),
        ),
        Known(
            "Raj Mehta",
            "Managing director",
            Role.DECISION_MAKER,
            "+44 20 7946 0126",
            facts=(Told("Raj sails from Falmouth every summer"),),
        ),
    ),
    "Harbour Dental": (
        Known(
            "Priya Raman",
            "Practice manager",
            Role.DAY_TO_DAY,
            "+49 30 23125 014",
            facts=(Told("Priya trains for the Hamburg marathon", ask_in=30),),
        ),
        Known("Dr Samuel Okafor", "Owner of the practice", Role.DECISION_MAKER),
    ),
    "Nordwind Logistics": (
        Known(
            "Jonas Petersen",
            "Head of sales",
            Role.INFLUENCER,
            "+49 30 23125 027",
            facts=(Told("Jonas reads everything about old lighthouses"),),
        ),
    ),
    "Café Morgenrot": (Known("Helga Brandt", "Owner", Role.DECISION_MAKER),),
    "Pacific Kayaks": (Known("Leilani Ross", "Owner", Role.DECISION_MAKER),),
}
