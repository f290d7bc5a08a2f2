"""Names of clients: what is the same name, and which names are close.

`fold_name` is the key under which a name is stored and looked up: case, accents, punctuation
and legal suffixes make no difference ("Acme, Inc." is "acme").
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.errors import Unreadable

MAX_NAME = 120
_MANY = 1000

# Safe to drop however they are written.
CLEAR_SUFFIXES = frozenset(
    "inc incorporated ltd llc llp plc corp gmbh mbh ohg sarl srl bv nv asa oyj aps pty pte kft doo "
    "sro eurl kgaa".split()
)
# Words in their own right when written small ("acme as agreed").
UNCLEAR_SUFFIXES = frozenset(
    "as co sa spa sas ab ag kg ug se oy kk lp limited company corporation".split()
)
LEGAL_SUFFIXES = CLEAR_SUFFIXES | UNCLEAR_SUFFIXES
_DROPPED_AT_END = LEGAL_SUFFIXES | {"and"}

UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652\u20e3\ufe00-\ufe0f]")  # and signs of emoji
_APOSTROPHES = re.compile("['’ʼ`´]")
_INITIALS = re.compile(r"(?<=\b\w)[./](?=\w\b)")
_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"
_EDGES = ' "“”\u200c'
_SIGNS = [code for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"]
_ASCII = dict.fromkeys(_SIGNS, " ") | {ord("&"): " and "}


def clean_name(typed: str) -> str:
    """The name as it is kept: one line, no invisible characters but the joiners of emoji.

    Raises Unreadable when nothing is left, or more than MAX_NAME characters.
    """
    name = _SPACES.sub(" ", "".join(c for c in typed if _is_visible(c))).strip(_EDGES)
    if not name.strip(_JOINERS):
        raise Unreadable("A client needs a name. Nothing was saved.")
    if len(name) > MAX_NAME:
        raise Unreadable(
            f"A client's name can have {MAX_NAME} characters, this one has {len(name)}. "
            "Nothing was saved: please shorten it."
        )
    return name


def _is_visible(character: str) -> bool:
    return character.isspace() or character in _JOINERS or unicodedata.category(character)[0] != "C"


def fold_name(name: str) -> str:
    """The key of a name. Empty only for an empty name."""
    return name_key(fold_words(name), name)


def name_key(words: Sequence[str], name: str) -> str:
    """The key of a name whose folded words are known; a name of signs alone is its own key."""
    last = len(words)
    while last > 1 and words[last - 1] in _DROPPED_AT_END:
        last -= 1
    return " ".join(words[:last]) or _key_of_signs(name)


def _key_of_signs(name: str) -> str:
    """The key of a name without letters; what may close it in a line ("😀: hi") is left out."""
    signs = _SPACES.sub("", unicodedata.normalize("NFKC", name).casefold())
    return signs.rstrip(",:;") or signs[:1]


def fold_words(text: str) -> list[str]:
    """The words of a text with case, accents and punctuation folded away."""
    return _fold(text).split()


def fold_each(words: Iterable[str]) -> list[list[str]]:
    """The folded words of each word: several for "R&D", none for a lone sign."""
    return [one.split() for one in _fold("\n".join(words)).split("\n")]


def _fold(text: str) -> str:
    """Fold a text, its line ends kept."""
    if text.isascii():
        return _without_marks(text.lower()).translate(_ASCII)
    folded = _without_marks(fold_letters(text))
    return unicodedata.normalize("NFC", "".join(map(_folded_character, folded)))


def fold_letters(text: str) -> str:
    """A text without case and accents, its punctuation kept."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(UNDECOMPOSED)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", folded))


def _without_marks(text: str) -> str:
    return _INITIALS.sub("", _APOSTROPHES.sub("", text))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    if character.isalnum() or character == "\n":
        return character
    if character == "&":
        return " and "
    category = unicodedata.category(character)
    if category[0] == "M":
        return character
    return "" if category == "Cf" else " "


def closest_names(
    asked: str, names: Sequence[tuple[str, str]], *, limit: int = 3, cutoff: int = 70
) -> list[str]:
    """Ids of the names most like `asked`, the closest first.

    `names` are (id, folded name) pairs; `cutoff` is rapidfuzz's score of 0 to 100. Among very
    many names only the spelling as a whole is compared, which is ten times quicker.
    """
    key = fold_name(asked)
    keys = [folded for _, folded in names]
    scorer = fuzz.WRatio if len(keys) <= _MANY else fuzz.ratio
    found: Iterable[tuple[str, float, int]] = process.extract(
        key, keys, scorer=scorer, processor=None, limit=limit * 3, score_cutoff=cutoff
    )
    ids = dict.fromkeys(names[place][0] for _, _, place in found)
    return list(ids)[:limit]
