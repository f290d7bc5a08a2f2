"""What the services of the Home tab do in a workspace of their own."""

from collections.abc import Callable
from datetime import time

from domain.client_lists import ClientListing
from services import home, nudge_choices
from tests.office import A_DAY, NOW, TODAY
from tests.stock import Stock

WALK: dict[str, Callable[[Stock], object]] = {
    "home.load_home": lambda s: home.load_home(s.database, s.who, ClientListing(), NOW),
    "nudge_choices.choose_nudge": lambda s: nudge_choices.choose_nudge(
        s.database,
        s.who,
        nudge_choices.NudgeChoices(time(8), frozenset({0}), TODAY + 9 * A_DAY, "U2"),
        NOW,
        NOW,
    ),
}
