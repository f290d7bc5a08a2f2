"""The vocabulary of days: each known word with its kind and what it stands for.

A kind in capitals is a slot of the grammar (WEEKDAY, MONTH, FIRST, COUNT, PART, ZONE, MERIDIEM);
any other kind is the word itself, or the word that it is a spelling of.
"""

from collections.abc import Iterator

WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed", "weds"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
COUNTS = "one two three four five six seven eight nine ten eleven twelve"
FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
)
MORE_COUNTS = {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}
PARTS = {"morning": 0, "afternoon": 12, "evening": 18, "night": 18}  # the hour they begin
MERIDIEMS = {"am": 0, "pm": 12, "a.m": 0, "p.m": 12}
ZONES = "utc gmt cet cest est edt cst cdt mst mdt pst pdt bst ist et pt ct z"
SPELLINGS = {
    "a": "an",
    "ago": "",
    "after": "",
    "and": "",
    "at": "",
    "before": "",
    "business": "working work",
    "by": "",
    "close": "",
    "coming": "upcoming",
    "couple": "",
    "day": "days d",
    "due": "",
    "early": "",
    "end": "",
    "eod": "eob cob",
    "eom": "",
    "eoq": "",
    "eow": "",
    "eoy": "",
    "fortnight": "fortnights",
    "from": "",
    "half": "",
    "hence": "",
    "hour": "hours hr hrs h",
    "in": "",
    "last": "past previous",
    "late": "",
    "later": "",
    "latest": "",
    "minute": "minutes min mins",
    "month": "months",
    "next": "following",
    "no": "",
    "not": "",
    "noon": "midday",
    "now": "",
    "oclock": "o'clock",
    "of": "",
    "on": "",
    "or": "",
    "out": "",
    "q": "",
    "quarter": "quarters",
    "start": "beginning",
    "than": "",
    "the": "",
    "thing": "",
    "this": "current",
    "to": "",
    "today": "",
    "tomorrow": "tmrw tmr tmw tomorow tommorow tommorrow",
    "tonight": "tonite",
    "until": "till til",
    "week": "weeks wk wks w",
    "within": "",
    "year": "years yr yrs year's years'",
    "yesterday": "",
    "eve": "",
    "new": "",
    "christmas": "xmas",
    "easter": "",
    "good": "",
    "boxing": "",
    "halloween": "",
    "thanksgiving": "",
    "black": "",
    "cyber": "",
    "valentine's": "valentines valentine",
}


def _all_words() -> Iterator[tuple[str, tuple[str, int]]]:
    """Give every spelling with its kind and value."""
    for kind, rows in (("WEEKDAY", WEEKDAYS), ("MONTH", MONTHS)):
        start = 0 if kind == "WEEKDAY" else 1
        for value, names in enumerate(rows, start):
            yield from ((name, (kind, value)) for name in names)
    for kind, words in (("COUNT", COUNTS), ("FIRST", FIRSTS)):
        yield from ((word, (kind, value)) for value, word in enumerate(words.split(), 1))
    for kind, table in (("COUNT", MORE_COUNTS), ("PART", PARTS), ("MERIDIEM", MERIDIEMS)):
        yield from ((word, (kind, value)) for word, value in table.items())
    yield from ((word, ("ZONE", 0)) for word in ZONES.split())
    for word, others in SPELLINGS.items():
        yield from ((spelling, (word, 0)) for spelling in (word, *others.split()))


WORDS: dict[str, tuple[str, int]] = dict(_all_words())


_SHORT_NAMES = frozenset(short for names in (*WEEKDAYS, *MONTHS) for short in names[1:])


def is_shortened(word: str) -> bool:
    """Whether a full stop at its end belongs to a word: "Oct." 2, "3." May, 10 "a.m."."""
    bare = word.rstrip(".").casefold()
    return word.endswith(".") and (bare.isdigit() or bare in _SHORT_NAMES or "." in bare)
