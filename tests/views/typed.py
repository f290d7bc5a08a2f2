"""What people type into the views that are drawn in tests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What people typed: the name of client and person, any other text, and how many of each."""

    name: str = "Acme"
    text: str = "Q3 roadmap"
    many: int = 2
