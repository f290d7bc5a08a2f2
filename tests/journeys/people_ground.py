"""The list of people at a client, opened and used, for the journeys about them."""

from playground import Shown
from tests.journeys.studio import Colleague

DANA = {
    "name": "Dana Whitfield",
    "title": "Head of design",
    "role_for_us": "Champion",
    "phone": "030 901820",
    "email": "dana@acme.example",
    "birthday": "3 May",
}


def people(who: Colleague, client: str = "Acme") -> Shown:
    """Open the people of a client from its card; the card."""
    card = who.types(f"/client {client}")
    who.presses("People", card)
    assert who.form.title == "People"
    return card


def add(who: Colleague, **fields: str) -> dict[str, str]:
    """Press Add in the list, fill in and send; what is wrong."""
    who.form.press("Add a person")
    return who.sends(**fields)


def more(who: Colleague, beside: str, choice: str) -> None:
    """Choose from the menu of somebody in the list."""
    spots = [one for one in who.form.text().splitlines() if beside in one]
    assert spots
    who.form.press("...", choosing=choice)
