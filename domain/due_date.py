"""The day a phrase names, for due dates: always the future.

What is read, in short (the whole table is in `day_grammar`; N is any number):

    today, tomorrow, tonight            the day after tomorrow, eod, this afternoon
    Friday, this Friday                 the next one after today; "this" may be today
    next Friday, Friday next week       that weekday of next week; weeks begin on Monday
    3 May, May 3rd, the third of May    the nearest one ahead, or of the year written
    3/5, 3/5/26, 3-5, 2026-05-03        by day_first; an order that cannot be is turned round
    the 15th, Monday 15                 the nearest month that has it
    in 3 weeks, 2 days from Friday      months keep the day, or take their last
    end of month, eow, eoq, eoy         eow is Friday
    next week, next month               their first day
    the first Friday of July            and the last
    Christmas, Easter Monday 2027       holidays with a clear rule
    ... with by, on, before, due, until in front and a time of day around it

A phrase with any other word in it, a bare number, a month alone, a weekday that does not fit its
date, a range: None. Score on public corpora: `benchmarks/due_dates.py`.
"""

from datetime import date, datetime

from domain.day_phrase import read_phrase
from domain.day_reckoning import Reckoning


def read_due_date(phrase: str, now: datetime, *, day_first: bool = False) -> date | None:
    """Return the day, `now`'s own day or later, that the whole phrase names; None for no day.

    `now` is local: its zone is not looked at. `day_first` reads 3/5 as 3 May. Never raises.
    """
    at = Reckoning.of(now, day_first=day_first)
    reading = read_phrase(phrase, at)
    return reading.day if reading and reading.day >= at.today else None
