"""The words people use for a kind of contact."""

from collections.abc import Sequence

from domain.records import Kind

_WORDS = {
    Kind.CALL: "call called calls phone phoned rang spoke talked zoom zoomed teams facetime "
    "facetimed videocall catchup catch-up",
    Kind.MEETING: "meeting met meet lunch coffee dinner breakfast drinks beer visit visited onsite "
    "workshop standup demo",
    Kind.EVENT: "event conference webinar fair meetup party",
    Kind.EMAIL: "email emailed e-mail e-mailed mail mailed",
    Kind.MESSAGE: "message messaged text texted dm whatsapp whatsapped sms slack slacked linkedin",
    Kind.GIFT: "gift gifted present",
    Kind.NOTE: "note",
}
_FIRST_OF_TWO = {
    "call": (Kind.CALL, "phone zoom video teams facetime whatsapp slack conference"),
    "meeting": (Kind.MEETING, "lunch coffee breakfast dinner zoom video teams"),
    "message": (Kind.MESSAGE, "slack text whatsapp linkedin"),
    "up": (Kind.CALL, "catch caught"),
}
KIND_WORDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
KIND_PAIRS = {
    (first, second): kind
    for second, (kind, words) in _FIRST_OF_TWO.items()
    for first in words.split()
}
_PAIR_STARTS = frozenset(first for first, _ in KIND_PAIRS)
_STARTS = _PAIR_STARTS | frozenset(KIND_WORDS)


def may_begin_kind(word: str) -> bool:
    return word.casefold() in _STARTS


def read_kind(word: str) -> Kind | None:
    """The kind that one word names, punctuation at its end aside."""
    return KIND_WORDS.get(_bare(word))


def read_kind_at(words: Sequence[str]) -> tuple[Kind, int] | None:
    """The kind that the words begin with ("zoom call"), and how many of them name it."""
    first = words[0].casefold()
    if first in _PAIR_STARTS and len(words) > 1:
        pair = KIND_PAIRS.get((first, _bare(words[1])))
        if pair:
            return pair, 2
    kind = KIND_WORDS.get(_bare(first))
    return (kind, 1) if kind else None


def _bare(word: str) -> str:
    return word.rstrip(",:;.").casefold()
