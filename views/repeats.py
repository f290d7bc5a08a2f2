"""How often a next action comes again, as a menu."""

from slack_sdk.models.blocks import InputBlock

from domain.recurrence import Recurrence
from views import ids
from views.inputs import labelled, menu

ONCE = "once"
_OFTEN = ("1w", "2w", "1m", "3m", "6m", "12m")


def repeats_input(code: str) -> InputBlock:
    """What was typed in other words ("every 5 weeks") is a choice, too; an empty code is once."""
    codes = [*_OFTEN, *([code] if code and code not in _OFTEN else [])]
    choices = [(Recurrence.of(one).words.capitalize(), one) for one in codes]
    chosen = menu(ids.REPEATS, [("Never", ONCE), *choices], code or ONCE)
    return labelled("Repeats", ids.REPEATS, chosen)
