"""The grammar of days: what a phrase may look like, and the rule that reads it.

Words in capitals are slots, what stands in brackets may be absent, `|` parts alternatives (see
`day_templates`). Around a phrase there may stand a word such as by, on or before (`LEADS`) and a
time of the day (`day_clock`); "SPAN from|after|before" may stand before any phrase.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum

from domain import day_calendar as calendar
from domain import day_holidays as holidays
from domain import day_periods as periods
from domain import day_relative as relative
from domain.day_templates import Kinds, Template, ways, write_out

Rules = tuple[tuple[str, Callable[..., date | None]], ...]


class Clearness(Enum):
    """How much a phrase needs around it before a sentence is taken to name a day by it."""

    DAY = "names a day wherever it stands"
    PERIOD = "names where a period begins or ends: clear for what is to be done"
    LED = "names a day after by, on or before only"


DAYS: Rules = (
    ("today|tonight", relative.today),
    ("later today", relative.today),
    ("tomorrow", relative.tomorrow),
    ("(the) day after tomorrow", relative.day_after_tomorrow),
    ("yesterday", relative.yesterday),
    ("(the) day before yesterday", relative.day_before_yesterday),
    ("WEEKDAY", relative.bare_weekday),
    ("this|coming (coming) WEEKDAY", relative.this_weekday),
    ("WEEKDAY (of) this week", relative.weekday_of_this_week),
    ("this week (on) WEEKDAY", relative.weekday_of_this_week),
    ("next WEEKDAY", relative.weekday_of_next_week),
    ("WEEKDAY (of) next week", relative.weekday_of_next_week),
    ("next week (on) WEEKDAY", relative.weekday_of_next_week),
    ("WEEKDAY (of) (the) week after next", relative.weekday_of_week_after_next),
    ("last WEEKDAY", relative.last_weekday),
    ("WEEKDAY (of) last week", relative.weekday_of_last_week),
    ("last week (on) WEEKDAY", relative.weekday_of_last_week),
    ("in SPAN", relative.span_ahead),
    ("SPAN hence", relative.span_ahead),
    ("SPAN from now|today", relative.span_ahead),
    ("SPAN today", relative.span_ahead),
    ("SPAN tomorrow", relative.span_from_tomorrow),
    ("in SPAN (on) WEEKDAY", relative.span_ahead_on_weekday),
    ("WEEKDAY in SPAN", relative.span_ahead_on_weekday),
    ("SPAN on WEEKDAY", relative.weeks_after_weekday),
    ("WEEKDAY week", relative.week_after_weekday),
    ("SPAN ago", relative.span_ago),
    ("(WEEKDAY) (the) DAY (of) MONTH (in YEAR|of YEAR|YEAR)", calendar.month_day),
    ("(WEEKDAY) (the) DAY (of) MONTH SHORTYEAR", calendar.month_day),
    ("(WEEKDAY) MONTH (the) DAY (in YEAR|of YEAR|YEAR)", calendar.month_day),
    ("DAY (of) MONTH (YEAR) WEEKDAY", calendar.month_day),
    ("MONTH (the) DAY (YEAR) WEEKDAY", calendar.month_day),
    ("DAY - MONTH (- YEAR)", calendar.month_day),
    ("MONTH - DAY (- YEAR)", calendar.month_day),
    ("YEAR - MONTH - DAY", calendar.month_day),
    ("YEAR - DAY - MONTH", calendar.month_day),
    ("(WEEKDAY) YMD", calendar.year_first),
    ("(WEEKDAY) DMY", calendar.figures),
    ("(WEEKDAY) DOTTED", calendar.dotted_figures),
    ("WEEKDAY DM", calendar.two_figures),
    ("next|this (the) DAY (of) MONTH", calendar.month_day),
    ("last (the) DAY (of) MONTH", calendar.last_month_day),
    ("last MONTH (the) DAY", calendar.last_month_day),
    ("(the) DAY day of MONTH (YEAR)", calendar.month_day),
    ("WEEKDAY the NTH", calendar.day_of_month),
    ("WEEKDAY DAY", calendar.weekday_number),
    ("(the) DAY (day) of (the) next month", calendar.in_next_month),
    ("(the) DAY (day) of (the) this month", calendar.in_this_month),
    ("(the) NTH WEEKDAY of|in MONTH (in YEAR|of YEAR|YEAR)", calendar.nth_weekday),
    ("(the) last WEEKDAY of|in MONTH (in YEAR|of YEAR|YEAR)", calendar.last_weekday),
    ("(the) NTH WEEKDAY of|in (the|this) month", calendar.nth_weekday_this_month),
    ("(the) last WEEKDAY of|in (the|this) month", calendar.last_weekday_this_month),
    ("(the) NTH WEEKDAY of|in (the) next month", calendar.nth_weekday_next_month),
    ("(the) last WEEKDAY of|in (the) next month", calendar.last_weekday_next_month),
)

PERIODS: Rules = (
    ("within SPAN", relative.span_ahead),
    ("in|within (the) next|coming SPAN", relative.span_ahead),
    ("next week", periods.next_week),
    ("(the) week after next", periods.week_after_next),
    ("next month", periods.starts_next(1)),
    ("next quarter", periods.starts_next(3)),
    ("next year", periods.starts_next(12)),
    ("(the) start of (the) next week", periods.next_week),
    ("(the) start of (the) next month", periods.starts_next(1)),
    ("(the) start of (the) next quarter", periods.starts_next(3)),
    ("(the) start of (the) next year", periods.starts_next(12)),
    ("(the) end of (the|this) week", periods.end_of_week),
    ("(the) end of (the) next week", periods.end_of_next_week),
    ("(the) eow", periods.end_of_week),
    ("(the) end of (the|this) month", periods.ends(1)),
    ("(the) end of (the) next month", periods.ends(1, ahead=1)),
    ("(the) last day of (the|this) month", periods.ends(1)),
    ("(the) last day of next month", periods.ends(1, ahead=1)),
    ("(the) eom", periods.ends(1)),
    ("month end", periods.ends(1)),
    ("(the) end of (the|this) quarter", periods.ends(3)),
    ("(the) end of (the) next quarter", periods.ends(3, ahead=1)),
    ("(the) eoq", periods.ends(3)),
    ("quarter end", periods.ends(3)),
    ("(the) end of (the|this) year", periods.ends(12)),
    ("(the) end of (the) next year", periods.ends(12, ahead=1)),
    ("(the) eoy", periods.ends(12)),
    ("year end", periods.ends(12)),
    ("(the) end of MONTH (YEAR)", periods.end_of_named_month),
    ("(the) last day of MONTH (YEAR)", periods.end_of_named_month),
    ("(the) end of q DAY (YEAR)", periods.end_of_quarter),
    ("(the) end of YEAR", periods.end_of_named_year),
)

LED: Rules = (
    ("(the) next day", relative.tomorrow),
    ("SPAN later|out", relative.span_ahead),
    ("coming SPAN", relative.span_ahead),
    ("(the) NTH", calendar.day_of_month),
    ("(next) DM", calendar.two_figures),
    ("SHORTDOTTED", calendar.short_dotted_figures),
    ("COMPACT", calendar.compact_figures),
    ("(next|this) HOLIDAY", holidays.holiday),
    ("HOLIDAY (of|in) YEAR", holidays.holiday),
    ("HOLIDAY (of) next year", holidays.holiday_next_year),
)

LEADS: frozenset[Kinds] = frozenset(
    way
    for words in (
        "by|on|before|until|due",
        "due by|on|before",
        "on or before",
        "no|not later than",
    )
    for way in ways(words)
)
"""What may stand in front of a due date."""

_RULES = {Clearness.DAY: DAYS, Clearness.PERIOD: PERIODS, Clearness.LED: LED}

GRAMMAR: dict[Kinds, tuple[Clearness, Template[date | None]]] = {
    kinds: (clearness, found)
    for clearness, rules in _RULES.items()
    for words, read in rules
    for kinds, found in write_out(words, read)
}
"""Every way to name a day, by the kinds of its tokens."""
