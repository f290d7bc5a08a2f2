"""Rules for days told from today: tomorrow, Friday, Friday next week, in 3 weeks."""

from datetime import date, timedelta

from domain.day_reckoning import Reckoning
from domain.day_spans import Span, shift

_WEEK = 7


def _days_from(at: Reckoning, count: int) -> date:
    return at.today + timedelta(days=count)


def today(at: Reckoning) -> date:
    return at.today


def tomorrow(at: Reckoning) -> date:
    return _days_from(at, 1)


def day_after_tomorrow(at: Reckoning) -> date:
    return _days_from(at, 2)


def yesterday(at: Reckoning) -> date:
    return _days_from(at, -1)


def day_before_yesterday(at: Reckoning) -> date:
    return _days_from(at, -2)


def weekday_of_week(at: Reckoning, weekday: int, weeks: int) -> date:
    """Return a weekday (0 is Monday) of the week so many weeks from this; weeks begin on Monday."""
    return _days_from(at, weekday - at.today.weekday() + _WEEK * weeks)


def bare_weekday(at: Reckoning, *, weekday: int) -> date:
    """Ahead the next one after today, behind the latest one, which may be today."""
    ahead = (weekday - at.today.weekday() - 1) % _WEEK + 1
    return _days_from(at, ahead - _WEEK if at.past else ahead)


def this_weekday(at: Reckoning, *, weekday: int) -> date:
    """Ahead the coming one, today included; in a report of the past that of this very week."""
    if at.past:
        return weekday_of_week(at, weekday, 0)
    return _days_from(at, (weekday - at.today.weekday()) % _WEEK)


def weekday_of_this_week(at: Reckoning, *, weekday: int) -> date:
    return weekday_of_week(at, weekday, 0)


def weekday_of_next_week(at: Reckoning, *, weekday: int) -> date:
    return weekday_of_week(at, weekday, 1)


def weekday_of_week_after_next(at: Reckoning, *, weekday: int) -> date:
    return weekday_of_week(at, weekday, 2)


def weekday_of_last_week(at: Reckoning, *, weekday: int) -> date:
    return weekday_of_week(at, weekday, -1)


def last_weekday(at: Reckoning, *, weekday: int) -> date:
    """Return the latest one before today."""
    return _days_from(at, -((at.today.weekday() - weekday - 1) % _WEEK + 1))


def span_ahead(at: Reckoning, *, span: Span) -> date:
    return shift(at.today, span, minute=at.minute)


def span_ago(at: Reckoning, *, span: Span) -> date:
    return shift(at.today, span.times(-1), minute=at.minute)


def span_from_tomorrow(at: Reckoning, *, span: Span) -> date:
    return shift(tomorrow(at), span)


def span_ahead_on_weekday(at: Reckoning, *, span: Span, weekday: int) -> date | None:
    """Return "in 2 weeks on Friday"; without whole weeks the weekday must agree."""
    day = span_ahead(at, span=span)
    if span.days and span.days % _WEEK == 0 and span == Span(days=span.days):
        return weekday_of_week(at, weekday, span.days // _WEEK)
    return day if day.weekday() == weekday else None


def weeks_after_weekday(at: Reckoning, *, span: Span, weekday: int) -> date | None:
    """Return "a week on Friday"; None where the span is not of whole weeks."""
    if span != Span(days=span.days) or span.days % _WEEK:
        return None
    return shift(bare_weekday(at, weekday=weekday), span)


def week_after_weekday(at: Reckoning, *, weekday: int) -> date:
    """Return "Friday week"."""
    return bare_weekday(at, weekday=weekday) + timedelta(days=_WEEK)
