"""Choosing by the words a person sees; a menu whose options come from the app asks it."""

from playground.backend import Backend
from playground.choosing import Choice, choose_option, keep_choice, options_of
from playground.element_kinds import KINDS
from playground.finding import Spot
from playground.messages import Message
from playground.payloads import place_of
from playground.people import Member
from playground.reading import Reader
from playground.shapes import Blocks, Json
from playground.suggesting import EXTERNAL, options_for
from playground.views import View


def choice_by_name(
    backend: Backend,
    member: Member,
    on: Message | View,
    spot: Spot,
    choice: Choice,
    *,
    typed: str | None = None,
) -> Json:
    """Return what an element keeps when a person chooses in it; {} for a button.

    An external menu is asked with what is `typed`, the option's text unless told. NotOnScreen when
    it is not offered.
    """
    reader, kind = Reader(backend.ws, member), spot.element["type"]
    if kind == "overflow":
        return {"selected_option": choose_option(reader, options_of(spot.element), str(choice))}
    if kind not in KINDS:
        return {}
    options = options_of(spot.element)
    if kind in EXTERNAL and choice is not None:
        options = _ask(backend, member, on, spot, _words(choice, typed))
    return keep_choice(backend.ws, reader, spot.element, choice, options)


def _words(choice: Choice, typed: str | None) -> list[str]:
    wanted = choice if isinstance(choice, list | tuple) else [choice]
    return [typed or str(one) for one in wanted]


def _ask(
    backend: Backend, member: Member, on: Message | View, spot: Spot, words: list[str]
) -> Blocks:
    place = place_of(backend.ws, on)
    return [one for typed in words for one in options_for(backend, member, spot, place, typed)]
