"""Which client a line is about: the longest leading run of words that is a known name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from domain.kinds import read_kind
from domain.line_words import PUNCTUATION, find_separator, skip_blanks, words_from
from domain.name import LEGAL_SUFFIXES, MAX_NAME, UNCLEAR_SUFFIXES, fold_name, fold_words, name_key
from domain.records import Kind

_QUOTED = re.compile(r"\s*[\"“”„«](?P<name>.+)[\"“”»](?=[\s:,–—]|$)")
_LEAD_INS = frozenset({"with", "at", "to", "for", "w/", "@"})
_LONGEST_RUN = MAX_NAME + 40
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name or alias that storage knows, and whose it is."""

    client_id: str
    name: str
    client_name: str


class Run(NamedTuple):
    """The leading words of a text up to `end`, with the key they would be stored under."""

    key: str
    start: int
    end: int
    last_word: str
    is_one_word: bool


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
    """The client of a line, where its name ends, and another that would fit too."""

    client: KnownName
    end: int
    kind: Kind | None = None
    other: KnownName | None = None
    other_end: int = 0


def read_leading(text: str) -> Leading:
    """Read the runs that could be a client: quoted, plain, and after a kind ("lunch with Acme")."""
    plain = skip_blanks(text, 0)
    after_kind, kind = leading_kind(text)
    groups: list[tuple[Kind | None, tuple[Run, ...]]] = [
        (None, tuple(_quoted_runs(text))),
        (None, tuple(_runs(text, plain))),
    ]
    if kind:
        groups.append((kind, tuple(_runs(text, after_kind))))
    return Leading(text, tuple(groups))


def keys_anywhere(text: str, *, words: int = 40, longest: int = 4) -> list[str]:
    """Keys of the short runs anywhere in a text, to find a known client that is named inside it."""
    found = text.split()[:words]
    runs = (
        " ".join(found[start : start + length])
        for length in range(longest, 0, -1)
        for start in range(len(found) - length + 1)
    )
    return list(dict.fromkeys(key for run in runs if (key := fold_name(run))))


def find_client(leading: Leading, known: Mapping[str, Sequence[KnownName]]) -> ClientFound | None:
    """The known client that a line begins with."""
    for kind, runs in leading.groups:
        fits = list(_fitting(leading.text, runs, known))
        if fits:
            return _longest(leading.text, fits, kind)
    return None


def leading_kind(text: str) -> tuple[int, Kind | None]:
    """Where the client begins when a kind stands before it, and that kind."""
    words = words_from(text, skip_blanks(text, 0), limit=60)
    if len(words) < 2 or words[0].is_last_of_its_kind:
        return skip_blanks(text, 0), None
    kind = read_kind(words[0].text)
    if kind is None:
        return words[0].start, None
    lead_in = len(words) > 2 and words[1].text.casefold() in _LEAD_INS
    return words[2 if lead_in else 1].start, kind


def quoted_name(text: str) -> tuple[str, int] | None:
    """The name in quotes that a line begins with (the shortest), and where it ends."""
    runs = list(_quoted_runs(text))
    if not runs:
        return None
    run = runs[-1]
    return text[run.start : run.end - 1].strip(), run.end


def _runs(text: str, start: int) -> Iterator[Run]:
    folded: list[str] = []
    for count, word in enumerate(words_from(text, start, limit=_LONGEST_RUN)):
        folded.extend(fold_words(word.text))
        key = name_key(folded, text[start : word.end])
        yield Run(key, start, word.end, last_word=word.text, is_one_word=count == 0)


def _quoted_runs(text: str) -> Iterator[Run]:
    """Every reading of a quoted name at the start, the longest first (names may hold quotes)."""
    found = _QUOTED.match(text[:_LONGEST_RUN])
    while found:
        start, end = found.span("name")
        name = text[start:end]
        yield Run(fold_name(name), start, end + 1, last_word=name, is_one_word=True)
        found = _QUOTED.match(text[:end])


def _fitting(
    text: str, runs: Sequence[Run], known: Mapping[str, Sequence[KnownName]]
) -> Iterator[tuple[Run, KnownName]]:
    for run in runs:
        for name in known.get(run.key, ()):
            if _fits(text, run, name):
                yield run, name


def _fits(text: str, run: Run, name: KnownName) -> bool:
    if _loose(text[run.start : run.end]) == _loose(name.name):
        return True
    if not fold_words(run.last_word):
        return False
    if run.last_word in UNCLEAR_SUFFIXES and not run.is_one_word:
        return False
    return _crosses_no_separator(text, run)


def _crosses_no_separator(text: str, run: Run) -> bool:
    inner = text[run.start : run.end].rstrip(",:; ")
    place = find_separator(inner, 0, len(inner))
    if place is None:
        return True
    after = fold_words(inner[place + 1 :])
    return bool(after) and all(word in LEGAL_SUFFIXES for word in after)


def _loose(name: str) -> str:
    return _SPACES.sub(" ", name).strip().rstrip(",:;.").casefold()


def _longest(text: str, fits: Sequence[tuple[Run, KnownName]], kind: Kind | None) -> ClientFound:
    def closeness(fit: tuple[Run, KnownName]) -> tuple[int, bool]:
        run, name = fit
        return run.end, _loose(text[run.start : run.end]) == _loose(name.name)

    run, name = max(fits, key=closeness)
    found = ClientFound(client=name, end=_bare_end(text, run, name), kind=kind)
    others = [fit for fit in fits if fit[1].client_id != name.client_id]
    if not others:
        return found
    other_run, other = max(others, key=closeness)
    return replace(found, other=other, other_end=_bare_end(text, other_run, other))


def _bare_end(text: str, run: Run, name: KnownName) -> int:
    end = run.end
    while end > run.start + 1 and text[end - 1] in PUNCTUATION and name.name[-1] != text[end - 1]:
        end -= 1
    return end
