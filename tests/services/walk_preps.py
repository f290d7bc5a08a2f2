"""What the services of planned talks do in a workspace of their own."""

from collections.abc import Callable

from domain.preps import Prep
from services import deliver_prep, log_prep, plan_line, prep_day, preps
from tests.office import NOW
from tests.services.prep_ground import ASK, BRIEF, plan, tick
from tests.stock import Stock


def a_prep(s: Stock) -> Prep:
    return plan(s.office, s.who, s.client)


def _cancelled(s: Stock) -> Prep:
    return preps.cancel_prep(s.database, s.who, a_prep(s).id, NOW, s.office.a_request())


def _asked(s: Stock) -> Prep:
    prep = a_prep(s)
    tick(s.office, BRIEF)
    tick(s.office, ASK)
    return prep


def _noticed(s: Stock) -> object:
    a_prep(s)
    return [
        deliver_prep.load_prep_notice(s.database, sent, s.who, BRIEF)
        for sent in tick(s.office, BRIEF)
    ]


WALK: dict[str, Callable[[Stock], object]] = {
    "preps.save_prep": a_prep,
    "preps.open_prep_form": lambda s: preps.open_prep_form(
        s.database, s.who, NOW, prep_id=a_prep(s).id
    ),
    "preps.cancel_prep": _cancelled,
    "preps.restore_prep": lambda s: preps.restore_prep(
        s.database, s.who, _cancelled(s).id, NOW, s.office.a_request()
    ),
    "preps.ask_prep_later": lambda s: preps.ask_prep_later(s.database, s.who, _asked(s).id, ASK),
    "plan_line.open_plan_of_draft": lambda s: plan_line.open_plan_of_draft(
        s.database, s.who, s.office.ask(s.who, "Acme tomorrow: review").draft.id
    ),
    "prep_day.claim_due_preps": lambda s: (
        a_prep(s),
        prep_day.claim_due_preps(s.database, s.workspace_id, BRIEF, BRIEF),
    ),
    "deliver_prep.load_prep_notice": _noticed,
    "log_prep.open_prep_log": lambda s: log_prep.open_prep_log(
        s.database, s.who, a_prep(s).id, ASK
    ),
    "log_prep.log_from_prep": lambda s: log_prep.log_from_prep(
        s.database, s.who, s.filled(), NOW, prep_id=a_prep(s).id
    ),
}
