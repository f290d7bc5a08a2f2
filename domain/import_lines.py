"""Clients pasted as lines `name, tier, owner, last spoke`: what each line says.

With a header the columns come in any order. Without one the name is first, and each other cell is
what it reads as: a letter A to D, a day, else the owner. Nothing is guessed silently: what does
not fit makes the line unreadable, with the reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.contact_time import latest_day
from domain.due_date import read_due_date
from domain.errors import Unreadable
from domain.import_days import LONGEST, is_bare_month, phrases
from domain.import_table import Row, read_rows, without_marks
from domain.name import LEGAL_SUFFIXES, clean_name, fold_letters, fold_words
from domain.warmth import Tier


class Column(StrEnum):
    NAME = "name"
    TIER = "tier"
    OWNER = "owner"
    LAST = "last spoke"


_WORDS = {
    Column.NAME: "name,client,clients,customer,customers,company,account,organisation,organization,"
    "client name,company name,customer name,account name,kunde,kunden,firma,societe",
    Column.TIER: "tier,class,abc,category,rank,abc class",
    Column.OWNER: "owner,responsible,lead,account manager,account owner,member,who,betreuer,"
    "verantwortlich",
    Column.LAST: "last spoke,last spoken,last contact,last contacted,last call,last talked,last,"
    "date,last date,last contact date,last touch",
}
_COLUMNS = {word: column for column, words in _WORDS.items() for word in words.split(",")}
_BOTH = re.compile(r"both read as owner$")
_NO_HEADER = "If it is a header, I don't know it: use name, tier, owner, last spoke"
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "never", "?", "unknown", "tbd"})
_TIER = re.compile(r"(?:tier\s*)?([a-d])", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_STRAY = " ,;|"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One client as pasted; `problem` says why the line can't be read."""

    typed: str
    name: str
    tier: Tier | None = None
    owner: str = ""
    last_spoke_on: date | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Pasted:
    """All lines; `header` as typed, `unread` the names of columns that mean nothing here."""

    lines: tuple[ImportLine, ...] = ()
    header: str | None = None
    unread: tuple[str, ...] = ()


class _Problem(Exception):
    """Why a line can't be read."""


def read_pasted(text: str, now: datetime, *, day_first: bool) -> Pasted:
    """Read a paste. `now` is local. Never raises."""
    rows, separator = read_rows(text)
    rows = without_marks(rows)
    columns = _read_header(rows[0]) if rows else None
    if columns is None:
        lines = [_read_line(row, None, separator, now, day_first) for row in rows]
        if lines and lines[0].problem and _BOTH.search(lines[0].problem):
            lines[0] = replace(lines[0], problem=f"{lines[0].problem}. {_NO_HEADER}")
        return Pasted(tuple(lines))
    return Pasted(
        tuple(_read_line(row, columns, separator, now, day_first) for row in rows[1:]),
        rows[0].typed,
        tuple(
            cell for cell, column in zip(rows[0].cells, columns, strict=True) if cell and not column
        ),
    )


def _read_header(row: Row) -> list[Column | None] | None:
    """The column of each cell; None where the row is no header."""
    found = [_COLUMNS.get(fold_letters(cell).strip(" :*#")) for cell in row.cells]
    known = [column for column in found if column]
    if Column.NAME not in known or (len(known) == 1 and len(row.cells) > 1):
        return None
    return found if len(known) == len(set(known)) else None


def _read_line(
    row: Row,
    columns: Sequence[Column | None] | None,
    separator: str,
    now: datetime,
    day_first: bool,
) -> ImportLine:
    named = row.cells[0] if row.cells else ""
    try:
        cells = list(row.cells) if separator != "," else _rejoined(row.cells)
        at = _Reader(now, day_first)
        said = at.by_header(cells, columns) if columns else at.by_content(cells)
        named = said.get(Column.NAME, "")
        return ImportLine(
            row.typed,
            _name(named),
            at.tier(said.get(Column.TIER, "")),
            _owner(said.get(Column.OWNER, "")),
            at.last_spoke(said.get(Column.LAST, "")),
        )
    except _Problem as problem:
        return ImportLine(row.typed, named, problem=str(problem))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads cells as of an instant."""

    now: datetime
    day_first: bool

    def by_header(
        self, cells: Sequence[str], columns: Sequence[Column | None]
    ) -> dict[Column, str]:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            raise _Problem("it has more columns than the first line names")
        return {column: cell for column, cell in zip(columns, cells, strict=False) if column}

    def by_content(self, cells: Sequence[str]) -> dict[Column, str]:
        said = {Column.NAME: cells[0]}
        # A month alone last: beside another day it is a name ("June").
        for cell in sorted(cells[1:], key=is_bare_month):
            if fold_letters(cell) in _NOTHING:
                continue
            column = self._column_of(cell)
            if column is Column.LAST and column in said and is_bare_month(cell):
                column = Column.OWNER
            if column in said:
                raise _Problem(f"“{said[column]}” and “{cell}” both read as {column}")
            said[column] = cell
        return said

    def _column_of(self, cell: str) -> Column:
        if _TIER.fullmatch(cell):
            return Column.TIER
        is_about_a_day = any(one.isdigit() for one in cell) and not cell.startswith(("@", "<@"))
        if is_about_a_day or self._day(cell) or read_due_date(cell, self.now):
            return Column.LAST
        if len(cell) == 1:
            raise _Problem(f"“{cell}” is no tier: A, B, C or D")
        return Column.OWNER

    def tier(self, cell: str) -> Tier | None:
        if fold_letters(cell) in _NOTHING:
            return None
        found = _TIER.fullmatch(cell)
        if not found:
            raise _Problem(f"“{cell}” is no tier: A, B, C or D")
        return Tier(found[1].upper())

    def last_spoke(self, cell: str) -> date | None:
        if fold_letters(cell) in _NOTHING:
            return None
        day = self._day(cell)
        if day is not None:
            return day
        ahead = read_due_date(cell[:LONGEST], self.now, day_first=self.day_first)
        if ahead and ahead > self.now.date():
            raise _Problem(f"“{cell}” is still to come, and last spoke is in the past")
        raise _Problem(f"“{cell}” reads as no day in the past")

    def _day(self, cell: str) -> date | None:
        """A day as people write it in lists; of a month alone, its first."""
        for phrase in phrases(cell):
            day = latest_day(phrase, self.now, day_first=self.day_first)
            if day:
                return day
        return None


def _rejoined(cells: Sequence[str]) -> list[str]:
    """Cells that a comma cut though it belongs to a name ("Acme, Inc.") or day ("May 3, 2026")."""
    joined: list[str] = []
    for place, cell in enumerate(cells):
        before = joined[-1] if joined else ""
        is_suffix = place == 1 and len(cell) > 1 and set(fold_words(cell)) <= LEGAL_SUFFIXES
        is_year = place > 1 and _YEAR.fullmatch(cell) and _is_day_of_month(before)
        if (is_suffix and fold_words(cell)) or is_year:
            joined[-1] = f"{before}, {cell}"
        else:
            joined.append(cell)
    return joined


def _is_day_of_month(cell: str) -> bool:
    return any(one.isalpha() for one in cell) and any(one.isdigit() for one in cell)


def _name(cell: str) -> str:
    if not cell.strip(_STRAY):
        raise _Problem("it has no name")
    try:
        return clean_name(cell.strip(_STRAY))
    except Unreadable:
        raise _Problem("a name has 1 to 120 characters") from None


def _owner(cell: str) -> str:
    return "" if fold_letters(cell) in _NOTHING else cell
