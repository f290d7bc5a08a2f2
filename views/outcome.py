"""What came of a line, whatever it was."""

from datetime import datetime

from domain.outcomes import Asked, Logged, LogOutcome, Planned, PrepKept, TakenBack
from domain.records import Member
from views.draft_question import build_question
from views.log_reply import build_already_settled, build_logged, build_planned, build_taken_back
from views.message import Message
from views.preps import build_prep_reply


def build_outcome(outcome: LogOutcome, who: Member, now: datetime) -> Message:
    match outcome:
        case Logged():
            return build_logged(outcome, who, now)
        case Asked():
            return build_question(outcome, who, now)
        case TakenBack():
            return build_taken_back(outcome)
        case Planned():
            return build_planned(outcome, who.today(now))
        case PrepKept(prep=prep):
            return build_prep_reply(prep, who, now)
        case _:
            return build_already_settled()
