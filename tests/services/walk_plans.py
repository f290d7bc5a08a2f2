"""What the services of lists and next actions do in a workspace of their own."""

from collections.abc import Callable

from domain.client_lists import ClientListing, Whose
from domain.nudge_repeats import Snooze
from services import change_action, list_clients, list_next, plan_action
from services.add_client import NewClient
from tests.office import NOW
from tests.stock import STEP, Stock

Walk = dict[str, Callable[[Stock], object]]


def a_press(s: Stock) -> change_action.Press:
    return change_action.Press(s.office.a_request(), NOW, NOW)


def a_plan(s: Stock) -> str:
    """The id of a next action that was added just now."""
    asked = plan_action.ClientStep(s.client.id, STEP, "U1")
    return plan_action.plan_step(s.database, s.who, asked, a_press(s)).id


WALK: Walk = {
    "list_clients.list_clients": lambda s: [
        list_clients.list_clients(s.database, s.who, ClientListing(whose), NOW) for whose in Whose
    ],
    "list_next.list_next": lambda s: list_next.list_next(s.database, s.who, 0, NOW),
    "plan_action.plan_line": lambda s: plan_action.plan_line(
        s.database, s.who, "Acme send it", a_press(s)
    ),
    "plan_action.plan_words": lambda s: plan_action.plan_words(
        s.database, s.who, plan_action.Words(s.client.id, "send it"), a_press(s)
    ),
    "plan_action.plan_for_new": lambda s: plan_action.plan_for_new(
        s.database, s.who, NewClient("Planned"), "send it", a_press(s)
    ),
    "plan_action.plan_step": a_plan,
    "plan_action.get_plan": lambda s: plan_action.get_plan(s.database, s.who, a_plan(s), NOW),
    "plan_action.undo_plan": lambda s: plan_action.undo_plan(
        s.database, s.who, a_plan(s), a_press(s)
    ),
    "change_action.get_action": lambda s: change_action.get_action(s.database, s.who, a_plan(s)),
    "change_action.snooze_action": lambda s: change_action.snooze_action(
        s.database, s.who, a_plan(s), Snooze.TOMORROW, a_press(s)
    ),
    "change_action.edit_action": lambda s: change_action.edit_action(
        s.database, s.who, a_plan(s), STEP, a_press(s)
    ),
    "change_action.end_series": lambda s: change_action.end_series(
        s.database, s.who, a_plan(s), a_press(s)
    ),
    "change_action.reassign_action": lambda s: change_action.reassign_action(
        s.database, s.who, a_plan(s), "U2", a_press(s)
    ),
    "change_action.drop_action": lambda s: change_action.drop_action(
        s.database, s.who, a_plan(s), a_press(s)
    ),
}
