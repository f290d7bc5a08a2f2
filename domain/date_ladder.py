"""The ladder of a date in words: on which days before or after it is told of."""

import re

from domain.errors import Unreadable
from domain.important_dates import MOST_BEFORE

MOST_STEPS = 8
_WEEK = 7  # days
_ON_THE_DAY = re.compile(r"(?:on )?(?:the |its )?(?:same )?day(?: itself)?")
_STEP = re.compile(
    r"(?P<number>\d{1,4})(?: ?(?P<unit>d|days?|w|weeks?))?"
    r"(?: (?P<side>before|ahead|earlier|after|later))?(?: (?:it|that|the day))?"
)
_PARTS = re.compile(r"\s*(?:[,;]|\band\b|&)\s*")
_NOT_READ = (
    "Write the days as “30, 14, 7 days before”, “on the day” or “1 day after”: "
    f"{MOST_STEPS} at most, none further off than a year."
)


def read_ladder(typed: str) -> tuple[int, ...] | None:
    """Days before, the earliest first, those after negative; None for no words.

    A number without a word takes that of the next one that has it: "30, 14, 7 days after". Raises
    Unreadable.
    """
    parts = [part for part in _PARTS.split(" ".join(typed.casefold().split())) if part]
    steps, side, unit = [], "before", "days"
    for part in reversed(parts):
        if _ON_THE_DAY.fullmatch(part):
            steps.append(0)
            continue
        found = _STEP.fullmatch(part)
        if found is None:
            raise Unreadable(_NOT_READ)
        side, unit = found["side"] or side, found["unit"] or unit
        days = int(found["number"]) * (_WEEK if unit.startswith("w") else 1)
        steps.append(-days if side in {"after", "later"} else days)
    ladder = tuple(sorted(set(steps), reverse=True))
    if len(ladder) > MOST_STEPS or any(abs(step) > MOST_BEFORE for step in ladder):
        raise Unreadable(_NOT_READ)
    return ladder or None


def say_ladder(steps: tuple[int, ...]) -> str:
    """Such as "30, 14, 7 days before, on the day, 1 day after", as `read_ladder` reads it back."""
    before = [step for step in steps if step > 0]
    after = [-step for step in steps if step < 0]
    said = [f"{_count(before)} before"] if before else []
    said += ["on the day"] if 0 in steps else []
    said += [f"{_count(after)} after"] if after else []
    return ", ".join(said)


def _count(days: list[int]) -> str:
    return f"{', '.join(map(str, days))} {'day' if days == [1] else 'days'}"
