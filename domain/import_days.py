"""A day as people write it in lists: what the reading of days knows, said in its words."""

import re
from collections.abc import Iterator

from domain.name import fold_letters

LONGEST = 40
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.?[\s,/-]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d\d?)")
# A short one is a name sooner ("Jan"), but after "last".
_MONTH = re.compile(r"(?:last\s+([^\W\d_]{3,9})|(may|mai|[^\W\d_]{4,9}))\.?", re.IGNORECASE)
_SPAN = re.compile(
    r"(\d{1,3})\s*(?:(d|days?)|(w|wks?|weeks?)|(mos?|months?)|(y|yrs?|years?))", re.IGNORECASE
)
_UNITS = ("days", "weeks", "months", "years")
_AGO = {"last week": "a week ago", "last month": "a month ago", "last year": "a year ago"}


def phrases(cell: str) -> Iterator[str]:
    """Ways to say the same day that the reading of days knows; of a month alone, its first."""
    if len(cell) > LONGEST:
        return
    stamp = _STAMP.fullmatch(cell)
    yield stamp[1] if stamp else cell
    if fold_letters(cell) in _AGO:
        yield _AGO[fold_letters(cell)]
    if month := _MONTH_FIRST.fullmatch(cell):
        yield f"1 {month[1]} {month[2]}"
    if (month := _YEAR_FIRST.fullmatch(cell)) and 1 <= int(month[2]) <= 12:
        yield f"{month[1]}-{int(month[2]):02}-01"
    if span := _SPAN.fullmatch(cell):
        unit = next(unit for unit, said in zip(_UNITS, span.groups()[1:], strict=True) if said)
        yield f"{span[1]} {unit} ago"
    if is_bare_month(cell) and (month := _MONTH.fullmatch(cell)):
        yield f"1 {month[1] or month[2]}"
    if "-" in cell and any(one.isalpha() for one in cell):
        yield cell.replace("-", " ")


def is_bare_month(cell: str) -> bool:
    """Whether a cell that reads as a day may be a month alone, and so as well a name."""
    return bool(_MONTH.fullmatch(cell)) and fold_letters(cell) not in _AGO
