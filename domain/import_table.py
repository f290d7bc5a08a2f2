"""A paste as rows of cells: one separator for all of it, quotes read, noise left out."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_SEPARATORS = "\t|;,"  # the rarer inside a name, the earlier
_RULE = re.compile(r"[\s|;,:+=_*–—-]*[+=_–—-][\s|;,:+=_*–—-]*")
_INVISIBLE = str.maketrans("", "", "\ufeff\u200b")
_MOST_LINES_A_CELL = 5
_BULLET = re.compile(r"(?:[*–—-]\s+|[•·◦‣▪●]\s*)(?=\S)")
_MARK = re.compile(rf"{_BULLET.pattern}|\(?\d{{1,3}}[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row, trimmed, and the row as it was pasted."""

    cells: tuple[str, ...]
    typed: str


def read_rows(text: str) -> tuple[list[Row], str]:
    """The rows and the separator. Empty lines, and lines of dashes, are left out."""
    lines = [line.translate(_INVISIBLE) for line in text.splitlines()]
    separator = _guess_separator([line for line in lines if _is_row(line)])
    return list(_rows(lines, separator)), separator


def without_marks(rows: list[Row]) -> list[Row]:
    """The rows without the bullets of a list, and without its numbers where every row is listed.

    "1. FC Cologne" among other names keeps its number.
    """
    is_list = all(_MARK.match(row.cells[0]) for row in rows if row.cells)
    mark = _MARK if is_list else _BULLET
    return [replace(row, cells=_unmarked(row.cells, mark)) for row in rows]


def _unmarked(cells: tuple[str, ...], mark: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(mark.sub("", cell) if place == 0 else cell for place, cell in enumerate(cells))


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not _RULE.fullmatch(line)


def _guess_separator(lines: list[str]) -> str:
    """That of most lines; a tab wins where half of the lines have one, since nobody types it."""
    having = {one: sum(one in line for line in lines) for one in _SEPARATORS}
    if 2 * having["\t"] >= max(1, len(lines)):
        return "\t"
    return max(_SEPARATORS, key=lambda one: (having[one], -_SEPARATORS.index(one)))


def _rows(lines: list[str], separator: str) -> Iterator[Row]:
    place = 0
    while place < len(lines):
        size = _lines_of_row(lines, place, separator)
        typed = "\n".join(lines[place : place + size])
        place += size
        if _is_row(typed):
            yield Row(tuple(_cells(typed, separator)), typed.rstrip())


def _lines_of_row(lines: list[str], place: int, separator: str) -> int:
    """How many lines a row takes: more than one where a quoted cell runs over line ends."""
    starts_quoted = re.search(rf'(?:^|{re.escape(separator)})\s*"', lines[place])
    if not starts_quoted or lines[place].count('"') % 2 == 0:
        return 1
    for size in range(2, _MOST_LINES_A_CELL + 1):
        taken = lines[place : place + size]
        if len(taken) == size and sum(line.count('"') for line in taken) % 2 == 0:
            return size
    return 1


def _cells(typed: str, separator: str) -> list[str]:
    is_quoted = typed.count('"') % 2 == 0
    try:
        reader = csv.reader(
            typed.splitlines(keepends=True),
            delimiter=separator,
            skipinitialspace=True,
            quoting=csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE,
        )
        cells = [cell for row in reader for cell in row]
    except csv.Error:
        cells = typed.split(separator)
    cells = [" ".join(cell.split()) for cell in cells]
    return _without_frame(cells) if separator == "|" else cells


def _without_frame(cells: list[str]) -> list[str]:
    """The cells between the bars that open and close a row of a drawn table."""
    start = 1 if len(cells) > 1 and not cells[0] else 0
    end = len(cells) - 1 if len(cells) > start + 1 and not cells[-1] else len(cells)
    return cells[start:end]
