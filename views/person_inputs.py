"""Inputs that choose people at a client: whom something is about, and who was there."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ExternalDataMultiSelectElement, InputBlock

from domain.people import Person
from domain.records import Client
from views import ids
from views.inputs import labelled, menu, option

OF_CLIENT = "client"
MOST_CHOSEN_VALUE = 150  # characters of a name that a form gives back
MOST_PEOPLE = 20
_MOST_LISTED = 98  # of the 100 options that Slack takes


def about_input(
    input_id: str,
    client: Client,
    people: Sequence[Person],
    person_id: str | None,
    *,
    more: str | None = None,
) -> InputBlock:
    """The client itself, or somebody there; `more` is said where not all of them fit.

    Who is chosen already always fits.
    """
    chosen = person_id or OF_CLIENT
    first = sorted(people, key=lambda one: one.id != chosen)[:_MOST_LISTED]
    about = [(f"{client.name} itself", OF_CLIENT), *((one.name, one.id) for one in first)]
    hint = more if len(first) < len(people) else None
    return labelled("About", input_id, menu(input_id, about, chosen), hint=hint)


def people_input(names: Sequence[str], turn: str, client_id: str) -> InputBlock:
    """The typeahead of people; the id of its block ends with the client they are asked of."""
    chosen = [option(name, name[:MOST_CHOSEN_VALUE]) for name in names]
    block = labelled(
        "With",
        ids.PEOPLE,
        ExternalDataMultiSelectElement(
            action_id=ids.PEOPLE,
            placeholder="Type a name",
            min_query_length=0,
            max_selected_items=max(MOST_PEOPLE, len(chosen)),
            initial_options=chosen or None,
        ),
        optional=True,
    )
    block.block_id = f"{ids.PEOPLE}:{turn}:{client_id}"
    return block
