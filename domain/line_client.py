"""Which client a line is about: the longest leading run of words that is a known name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.kinds import may_begin_kind, read_kind_at
from domain.line_markers import leading_marks_end
from domain.line_words import (
    PUNCTUATION,
    find_separator,
    first_word,
    last_word,
    skip_space,
    word_spans,
    words_from,
)
from domain.name import (
    LEGAL_SUFFIXES,
    MAX_NAME,
    UNCLEAR_SUFFIXES,
    UNDECOMPOSED,
    fold_each,
    fold_letters,
    fold_name,
    fold_words,
    name_key,
)
from domain.records import Kind

_QUOTED = re.compile(r"\s*[\"“”„«](?P<name>.+)[\"“”»](?=[\s:,–—]|$)")
_LEAD_INS = frozenset({"with", "at", "to", "for", "w/", "@"})
_LONGEST_RUN = MAX_NAME + 40
_DASHES = re.compile("[–—]")
_SPACES = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"['’]s?[^\w\s]*\Z")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name or alias that storage knows, and whose it is."""

    client_id: str
    name: str
    client_name: str


class Lead(NamedTuple):
    """What stands before the client: marks, then a kind ("lunch with Acme").

    `may_be_name`: no "with" or "at" ties the kind to the client ("Call Centre").
    """

    marks_end: int
    start: int
    kind: Kind | None = None
    may_be_name: bool = False


class Run(NamedTuple):
    """The leading words of a text up to `end`, with the key they would be stored under."""

    key: str
    start: int
    end: int
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Leading:
    """Every way to read the client that leads a text, the preferred group of runs first."""

    text: str
    groups: tuple[tuple[Kind | None, tuple[Run, ...]], ...]

    @property
    def keys(self) -> set[str]:
        """Every key that could be the client; storage is asked for them in one query."""
        return {run.key for _, runs in self.groups for run in runs}


@dataclass(frozen=True, slots=True)
class ClientFound:
    """The client of a line, where its name stands, and another that would fit too."""

    client: KnownName
    start: int
    end: int
    kind: Kind | None = None
    other: KnownName | None = None
    other_end: int = 0


def read_leading(text: str) -> Leading:
    """Read the runs that could be a client: quoted, plain, and after a kind ("lunch with Acme")."""
    lead = read_lead(text)
    first = skip_space(text, 0)
    groups: list[tuple[Kind | None, tuple[Run, ...]]] = []
    for start in dict.fromkeys((first, lead.marks_end, lead.start)):
        kind = lead.kind if start == lead.start else None
        groups += [(kind, tuple(_quoted_runs(text, start))), (kind, tuple(_runs(text, start)))]
    return Leading(text, tuple(groups))


def read_lead(text: str) -> Lead:
    """Read the marks and the kind that stand before the client."""
    marks_end = leading_marks_end(text)
    first = first_word(text, marks_end)
    if not may_begin_kind(first):
        return Lead(marks_end, marks_end)
    words = words_from(text, marks_end)
    found = read_kind_at([word.text for word in words[:2]])
    if found is None:
        return Lead(marks_end, marks_end)
    kind, used = found
    if used == len(words) or words[used - 1].is_last_of_its_kind:
        return Lead(marks_end, marks_end)
    if words[used].text.casefold() in _LEAD_INS and used + 1 < len(words):
        return Lead(marks_end, words[used + 1].start, kind)
    return Lead(marks_end, words[used].start, kind, may_be_name=True)


def keys_anywhere(text: str, *, words: int = 40, longest: int = 4) -> list[str]:
    """Keys of the short runs anywhere in a text, to find a known client that is named inside it.

    "Acme's" names Acme, too.
    """
    found = text.split()[:words]
    runs = (
        " ".join(found[start : start + length])
        for length in range(longest, 0, -1)
        for start in range(len(found) - length + 1)
    )
    readings = (reading for run in runs for reading in (run, _POSSESSIVE.sub("", run)))
    return list(dict.fromkeys(key for reading in readings if (key := fold_name(reading))))


def find_client(leading: Leading, known: Mapping[str, Sequence[KnownName]]) -> ClientFound | None:
    """The known client that a line begins with."""
    for kind, runs in leading.groups:
        fits = list(_fitting(leading.text, runs, known))
        if fits:
            return _longest(leading.text, fits, kind)
    return None


def quoted_name(text: str, start: int) -> tuple[str, int] | None:
    """The name in quotes that stands at `start` (the shortest), and where it ends."""
    runs = list(_quoted_runs(text, start))
    if not runs:
        return None
    run = runs[-1]
    return text[run.start : run.end - 1].strip(), run.end


def _runs(text: str, start: int) -> Iterator[Run]:
    spans = word_spans(text, start, limit=_LONGEST_RUN)
    folded: list[str] = []
    for (_, end), words in zip(spans, fold_each(text[a:b] for a, b in spans), strict=False):
        folded += words
        yield Run(name_key(folded, text[start:end]), start, end)


def _quoted_runs(text: str, start: int) -> Iterator[Run]:
    """Every reading of a quoted name at `start`, the longest first (names may hold quotes)."""
    found = _QUOTED.match(text, start, start + _LONGEST_RUN)
    while found:
        first, end = found.span("name")
        yield Run(fold_name(found["name"]), first, end + 1, is_quoted=True)
        found = _QUOTED.match(text, start, end)


def _fitting(
    text: str, runs: Sequence[Run], known: Mapping[str, Sequence[KnownName]]
) -> Iterator[tuple[Run, KnownName]]:
    for run in runs:
        for name in known.get(run.key, ()):
            if run.is_quoted or _fits(text[run.start : run.end], name):
                yield run, name


def _fits(typed: str, name: KnownName) -> bool:
    """Whether words under the key of a name are that name, and no more than it."""
    if typed == name.name:
        return True
    last = last_word(typed)
    if not fold_words(last):  # signs: an accent that stands alone is one
        small, known = (text.casefold().translate(UNDECOMPOSED) for text in (typed, name.name))
        return _loose(small) == _loose(known)
    if _is_as_written(typed, name):
        return True
    if last in UNCLEAR_SUFFIXES and last != typed.strip():
        return False
    inner = typed.rstrip(",:; ")
    place = find_separator(inner, 0, len(inner))
    return place is None or (
        inner[place] == "," and LEGAL_SUFFIXES.issuperset(fold_words(inner[place + 1 :]))
    )


def _is_as_written(typed: str, name: KnownName) -> bool:
    """Whether it is the name with its punctuation, whatever its case and accents."""
    return _loose(fold_letters(typed)) == _loose(fold_letters(name.name))


def _loose(name: str) -> str:
    """A name but for the sort of its dashes and what may close it."""
    return _SPACES.sub(" ", _DASHES.sub(" - ", name)).strip().rstrip(",:;.")


def _longest(text: str, fits: Sequence[tuple[Run, KnownName]], kind: Kind | None) -> ClientFound:
    def closeness(fit: tuple[Run, KnownName]) -> tuple[int, bool]:
        run, name = fit
        return run.end, _is_as_written(text[run.start : run.end], name)

    run, name = fits[0] if len(fits) == 1 else max(fits, key=closeness)
    end = _bare_end(text, run, name)
    others = [fit for fit in fits if fit[1].client_id != name.client_id]
    if not others:
        return ClientFound(name, run.start, end, kind)
    other_run, other = max(others, key=closeness)
    return ClientFound(name, run.start, end, kind, other, _bare_end(text, other_run, other))


def _bare_end(text: str, run: Run, name: KnownName) -> int:
    if run.is_quoted:
        return run.end
    end = run.end
    while end > run.start + 1 and text[end - 1] in PUNCTUATION and name.name[-1] != text[end - 1]:
        end -= 1
    return end
