"""The sentence of a text in which words that are searched for stand."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.search_words import Run, SearchWord, fold_letters, runs_of

_SENTENCE = re.compile(r"[^.!?…。！？؟।\n]*(?:[.!?…。！？؟।]+(?=\s|$|[^\x00-\x7f])|\n|$|[.!?…])")
_BEFORE = 40  # characters left before the first word found, where a sentence is cut


class Piece(NamedTuple):
    """A part of an excerpt; `is_found` where it is a word that was searched for."""

    text: str
    is_found: bool = False


def excerpt(texts: Sequence[str], words: Sequence[SearchWord], most: int) -> list[Piece]:
    """The sentence of the first text that has most of the words, at most `most` characters.

    The beginning of the first text where none of them is seen.
    """
    lines = [" ".join(text.split()) if "\n" not in text else text for text in texts if text.strip()]
    if not lines:
        return []
    best = max(lines, key=lambda line: _count(line, words))
    marks = find_marks(best, words)
    start, end = _sentence_around(best, marks)
    return _cut(best, start, end, marks, most)


def find_marks(text: str, words: Sequence[SearchWord]) -> list[tuple[int, int]]:
    """Where words that are searched for stand in a text, in order."""
    marks: list[tuple[int, int]] = []
    for run in runs_of(text):
        marks += _marks_in_pairs(text, run, words) if run.is_pairs else _marks_of_word(run, words)
    return marks


def _marks_of_word(run: Run, words: Sequence[SearchWord]) -> list[tuple[int, int]]:
    is_found = any(word.fits(one) for one in run.words for word in words)
    return [(run.start, run.end)] if is_found else []


def _marks_in_pairs(text: str, run: Run, words: Sequence[SearchWord]) -> list[tuple[int, int]]:
    """Letters that belong to a pair that is searched for; neighbours make one mark."""
    letters = text[run.start : run.end]
    if len(fold_letters(letters)) != len(letters):  # half-wide letters: which is which is lost
        return _marks_of_word(run, words)
    marked = [False] * len(letters)
    for at, pair in enumerate(run.words):
        for word in words:
            if word.fits(pair):
                marked[at : at + len(word.text)] = [True] * len(word.text)
    marks: list[tuple[int, int]] = []
    for at, is_marked in enumerate(marked[: len(letters)]):
        if not is_marked:
            continue
        place = run.start + at
        if marks and marks[-1][1] == place:
            marks[-1] = (marks[-1][0], place + 1)
        else:
            marks.append((place, place + 1))
    return marks


def _count(text: str, words: Sequence[SearchWord]) -> int:
    """How many of the words a text has."""
    found = {one for run in runs_of(text) for one in run.words}
    return sum(any(word.fits(one) for one in found) for word in words)


def _sentence_around(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The sentence that has the most marks."""
    best, most = (0, len(text)), 0
    for found in _SENTENCE.finditer(text):
        inside = sum(found.start() <= start < found.end() for start, _ in marks)
        if inside > most:
            best, most = found.span(), inside
    return best


def _cut(
    text: str, start: int, end: int, marks: Sequence[tuple[int, int]], most: int
) -> list[Piece]:
    inside = [mark for mark in marks if start <= mark[0] < end]
    if end - start > most and inside and inside[-1][1] - start > most:
        start = max(start, inside[0][0] - _BEFORE)
    is_cut = end - start > most
    end = min(end, start + most)
    pieces = [Piece("…")] if start > 0 and text[:start].strip() and inside else []
    at = start
    for first, last in inside:
        if first >= end:
            break
        pieces += [Piece(text[at:first]), Piece(text[first : min(last, end)], is_found=True)]
        at = min(last, end)
    pieces += [Piece(text[at:end])]
    if is_cut or text[end:].strip():
        pieces.append(Piece("…"))
    tidy = [Piece(" ".join(one.text.split("\n")), one.is_found) for one in pieces if one.text]
    return _trimmed(tidy)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without white space at either end."""
    first, last = pieces[0], pieces[-1]
    pieces[0] = Piece(first.text.lstrip(), first.is_found)
    last = pieces[-1]
    pieces[-1] = Piece(last.text.rstrip(), last.is_found)
    return [one for one in pieces if one.text]
