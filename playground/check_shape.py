"""The shapes JSON can have, with the sentences Slack's validator answers for a wrong one.

Source of the sentences: the validator Slack publishes, github.com/slackhq/hack-json-schema
(`src/Constraints`). It counts lengths with mb_strlen, so in Unicode code points, as `len` does.
A field that is null counts as sent: Slack refuses it with "must provide a string" and the like.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from playground.check_problem import Problem

Check = Callable[[object, str], list[Problem]]
Fields = Mapping[str, Check]
Rule = Callable[[Mapping[str, object], str], list[Problem]]
"""A rule between the fields of one object; asked only when each field alone is right."""

NO_FIELDS: Final[Fields] = {}


def anything(_value: object, _at: str) -> list[Problem]:
    return []


def string(*, most: int | None = None, least: int = 0) -> Check:
    """Check for a string of `least` to `most` characters."""

    def check(value: object, at: str) -> list[Problem]:
        if not isinstance(value, str):
            return [Problem(at, "must provide a string")]
        if most is not None and len(value) > most:
            return [Problem(at, f"must be less than {most + 1} characters")]
        if len(value) < least:
            return [Problem(at, f"must be more than {least - 1} characters")]
        return []

    return check


def pattern(form: str, name: str) -> Check:
    """Check for a string that is as a whole `form` (a regular expression)."""

    def check(value: object, at: str) -> list[Problem]:
        if not isinstance(value, str):
            return [Problem(at, "must provide a string")]
        fits = re.fullmatch(form, value)
        return [] if fits else [Problem(at, f"input must be a valid: {name}")]

    return check


def integer(*, least: int | None = None, most: int | None = None) -> Check:
    """Check for a whole number from `least` to `most`; Slack words the bounds as if exclusive."""

    def check(value: object, at: str) -> list[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            return [Problem(at, "must provide an integer")]
        if most is not None and value > most:
            return [Problem(at, f"must be less than {most}")]
        if least is not None and value < least:
            return [Problem(at, f"must be greater than {least}")]
        return []

    return check


def flag(value: object, at: str) -> list[Problem]:
    return [] if isinstance(value, bool) else [Problem(at, "must be a boolean")]


def choice(*allowed: object) -> Check:
    def check(value: object, at: str) -> list[Problem]:
        return [] if value in allowed else [Problem(at, "must be a valid enum value")]

    return check


def array(item: Check, *, least: int = 0, most: int | None = None) -> Check:
    """Check for a list of `least` to `most` items, each of which `item` accepts."""

    def check(value: object, at: str) -> list[Problem]:
        if not isinstance(value, list):
            return [Problem(at, "must provide an array")]
        if most is not None and len(value) > most:
            return [Problem(at, f"no more than {most} items allowed")]
        if len(value) < least:
            return [Problem(at, f"must provide at least {least} items")]
        return [p for i, each in enumerate(value) for p in item(each, f"{at}/{i}")]

    return check


def record(required: Fields, optional: Fields = NO_FIELDS, *rules: Rule) -> Check:
    """Check for an object with these fields and no others, then for `rules` between them."""
    known = {**required, **optional}

    def check(value: object, at: str) -> list[Problem]:
        if not isinstance(value, dict):
            return [Problem(at, "must provide an object")]
        found = [Problem(at, f"missing required field: {k}") for k in required if k not in value]
        found += [p for k, v in value.items() if k in known for p in known[k](v, f"{at}/{k}")]
        found += [Problem(at, f"invalid additional property: {k}") for k in value if k not in known]
        return found or [p for rule in rules for p in rule(value, at)]

    return check


def typed(required: Fields, optional: Fields = NO_FIELDS, *rules: Rule) -> Check:
    """Check like `record` for an object whose `type` chose this very check."""
    return record({"type": anything, **required}, optional, *rules)


def by_type(kinds: Mapping[str, Check], *, closed: bool = False) -> Check:
    """Check for an object of one of these kinds, told apart by the field `type`.

    Slack names a type it does not take ("unsupported type: foo"), except where it says `closed`.
    """

    def check(value: object, at: str) -> list[Problem]:
        if not isinstance(value, dict):
            return [Problem(at, "must provide an object")]
        if "type" not in value:
            return [Problem(at, "missing required field: type")]
        kind = value["type"]
        if not isinstance(kind, str):
            return [Problem(f"{at}/type", "must provide a string")]
        if kind not in kinds:
            said = "must be a valid enum value" if closed else f"unsupported type: {kind}"
            return [Problem(f"{at}/type", said)]
        return kinds[kind](value, at)

    return check


def one_of_fields(*names: str) -> Rule:
    """Rule that at least one of these fields is there; Slack points to `type` for it."""
    said = " or ".join(f"`{name}`" for name in names)

    def rule(value: Mapping[str, object], at: str) -> list[Problem]:
        if any(name in value for name in names):
            return []
        return [Problem(f"{at}/type", f"must define either {said}")]

    return rule


def not_empty(value: Mapping[str, object], at: str) -> list[Problem]:
    return [] if value else [Problem(at, "must have minimum 1 properties")]


def not_both(first: str, second: str) -> Rule:
    """Rule that two fields shut each other out (the docs say so; the sentence is ours)."""

    def rule(value: Mapping[str, object], at: str) -> list[Problem]:
        if first in value and second in value:
            return [Problem(at, f"cannot provide both `{first}` and `{second}`")]
        return []

    return rule


def ordered(low: str, high: str) -> Rule:
    """Rule that a pair of bounds is the right way round (the sentence is ours)."""

    def rule(value: Mapping[str, object], at: str) -> list[Problem]:
        least, most = value.get(low), value.get(high)
        if isinstance(least, int) and isinstance(most, int) and least > most:
            return [Problem(at, f"`{low}` must not be greater than `{high}`")]
        return []

    return rule
