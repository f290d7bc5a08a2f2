"""Names so close that two clients may be one: strict, since an offer that is wrong is a nuisance.

"Acmee" may be Acme, "Data Works" DataWorks and "Acme Group" Acme. "Acme Berlin" and "Acme Hamburg"
are two clients, and so are "Studio 54" and "Studio 55".
"""

from rapidfuzz.distance import OSA

from domain.name import fold_name

_ADD_LITTLE = frozenset({"and", "the", "group", "gruppe", "groupe", "holding", "holdings"})
_LONG_ENOUGH = 4  # letters of a word with one too many, one missing or two swapped
_LONG_ENOUGH_CHANGED = 6  # letters of a word with another letter in it: Bolt is not Bold


def is_very_close(name: str, other: str) -> bool:
    """Whether one of two names may be the other misspelt. Names of one key are the same name."""
    one, two = _words(name), _words(other)
    if "".join(one) == "".join(two) or sorted(one) == sorted(two):
        return True
    if len(one) != len(two):
        return False
    differing = [pair for pair in zip(one, two, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_misspelt(*differing[0])


def _words(name: str) -> list[str]:
    """The folded words that tell a client from others."""
    words = fold_name(name).split()
    return [word for word in words if word not in _ADD_LITTLE] or words


def _is_misspelt(word: str, other: str) -> bool:
    if not (word.isalpha() and other.isalpha()):
        return False
    is_changed = len(word) == len(other) and sorted(word) != sorted(other)
    least = _LONG_ENOUGH_CHANGED if is_changed else _LONG_ENOUGH
    return min(len(word), len(other)) >= least and OSA.distance(word, other) == 1
