"""Important dates in words: what they are, and why they are told of today."""

from datetime import date

from domain.important_dates import LASTING, DateKind, ImportantDate, Notice
from domain.local_time import say_date

KIND_WORDS = {kind: kind.value.capitalize() for kind in DateKind}
_ENDS = {
    DateKind.RENEWAL: ("Renews", "Renewed", "renews"),
    DateKind.EXPIRY: ("Expires", "Expired", "expires"),
}


def say_what(kind: DateKind, label: str, person_name: str) -> str:
    """Such as "Dana's birthday", "Website contract renewal", "Dana: Lisbon trip"."""
    if kind is DateKind.BIRTHDAY:
        return f"{person_name}'s birthday" if person_name else "A birthday"
    said = KIND_WORDS[kind]
    if label:
        is_told = kind is DateKind.EVENT or kind.value in label.casefold()
        said = label if is_told else f"{label} {kind.value}"
    return f"{person_name}: {said}" if person_name else said


def say_when(day: date, today: date) -> str:
    """Such as "in 7 days (Fri 4 Dec)", "today", "2 days ago (Wed 25 Nov)"."""
    away = (day - today).days
    if away == 0:
        return "today"
    said = say_date(day, today)
    if abs(away) == 1:
        return f"{'tomorrow' if away > 0 else 'yesterday'} ({said})"
    return f"in {away} days ({said})" if away > 0 else f"{-away} days ago ({said})"


def reason_of(one: ImportantDate, notice: Notice, today: date) -> str:
    """Why it is told of today, in numbers; it names nobody."""
    when = say_when(notice.counts_on, today)
    is_over = notice.counts_on < today
    if one.kind in _ENDS:
        ends, ended, then = _ENDS[one.kind]
        if notice.days_before >= 0 and one.has_notice:
            rest = f"{then} {say_date(notice.occurrence, today)}"
            return f"The notice date {'was' if is_over else 'is'} {when}; {rest}"
        return f"{ended if is_over else ends} {when}"
    if one.kind in LASTING:
        return _lasting(one, notice, today)
    said = f"{KIND_WORDS[one.kind]}{' was' if is_over else ''} {when}"
    years = notice.occurrence.year - one.year if one.year else 0
    return f"{said}: {_years(one.kind, years, is_over=is_over)}" if years > 0 else said


def say_coming(one: ImportantDate, occurrence: date, today: date) -> str:
    """When it comes, beside its name: "in 7 days (Fri 4 Dec): turns 40"."""
    notice_on = one.notice_on(occurrence)
    if one.kind in _ENDS and one.has_notice and notice_on >= today:
        then = _ENDS[one.kind][2]
        return f"notice {say_when(notice_on, today)}, {then} {say_date(occurrence, today)}"
    if occurrence < today:
        return f"until {say_date(one.ends_on(occurrence), today)}"
    years = occurrence.year - one.year if one.year and one.is_yearly else 0
    said = say_when(occurrence, today)
    return f"{said}: {_years(one.kind, years, is_over=False)}" if years > 0 else said


def say_short(one: ImportantDate, occurrence: date, today: date) -> str:
    """When it comes, in a list: "Fri 4 Dec", with the notice date or the last day."""
    said = say_date(occurrence, today)
    if one.lasts_days > 1:
        return f"{said} to {say_date(one.ends_on(occurrence), today)}"
    if one.has_notice:
        return f"{said}, notice by {say_date(one.notice_on(occurrence), today)}"
    years = occurrence.year - one.year if one.year and one.is_yearly else 0
    return f"{said}, {_years(one.kind, years, is_over=False)}" if years > 0 else said


def _lasting(one: ImportantDate, notice: Notice, today: date) -> str:
    what, when = KIND_WORDS[one.kind], say_when(notice.counts_on, today)
    if notice.days_before < 0:
        return f"{what} ended {when}: ask how it was"
    if one.lasts_days > 1:
        return f"{what} {'began' if notice.counts_on < today else 'begins'} {when}"
    return f"{what}{' was' if notice.counts_on < today else ''} {when}"


def _years(kind: DateKind, years: int, *, is_over: bool) -> str:
    if kind is DateKind.BIRTHDAY:
        return f"{'turned' if is_over else 'turns'} {years}"
    return f"{years} {'year' if years == 1 else 'years'}"
