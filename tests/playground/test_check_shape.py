"""The sentences for JSON of the wrong shape."""

import pytest

from playground.check_problem import Problem
from playground.check_shape import (
    Check,
    array,
    by_type,
    choice,
    flag,
    integer,
    not_both,
    not_empty,
    one_of_fields,
    ordered,
    pattern,
    record,
    string,
    typed,
)

RIGHT: list[tuple[Check, object]] = [
    (string(), ""),
    (string(most=3), "abc"),
    (string(least=1), "a"),
    (string(most=2), "👩👩"),
    (pattern(r"\d\d", "pair"), "12"),
    (integer(least=0, most=5), 0),
    (integer(least=0, most=5), 5),
    (flag, False),
    (choice("a", "b"), "b"),
    (array(flag, least=1, most=2), [True, False]),
    (array(flag), []),
    (record({"a": flag}, {"b": flag}), {"a": True}),
    (record({"a": flag}, {"b": flag}), {"a": True, "b": False}),
    (by_type({"x": typed({"a": flag})}), {"type": "x", "a": True}),
    (record({}, {"a": flag, "b": flag}, not_both("a", "b")), {"a": True}),
    (record({}, {"a": integer(), "b": integer()}, ordered("a", "b")), {"a": 3, "b": 3}),
    (record({}, {"a": integer(), "b": integer()}, ordered("a", "b")), {"a": 3}),
]

WRONG: list[tuple[Check, object, str, str]] = [
    (string(), None, "", "must provide a string"),
    (string(), 5, "", "must provide a string"),
    (string(most=3), "abcd", "", "must be less than 4 characters"),
    (string(least=1), "", "", "must be more than 0 characters"),
    (pattern(r"\d\d", "pair"), "123", "", "input must be a valid: pair"),
    (pattern(r"\d\d", "pair"), 12, "", "must provide a string"),
    (integer(), "5", "", "must provide an integer"),
    (integer(), True, "", "must provide an integer"),
    (integer(most=5), 6, "", "must be less than 5"),
    (integer(least=1), 0, "", "must be greater than 1"),
    (flag, "true", "", "must be a boolean"),
    (flag, 1, "", "must be a boolean"),
    (choice("a", "b"), "c", "", "must be a valid enum value"),
    (choice("a"), ["a"], "", "must be a valid enum value"),
    (array(flag), {}, "", "must provide an array"),
    (array(flag), None, "", "must provide an array"),
    (array(flag, most=1), [True, True], "", "no more than 1 items allowed"),
    (array(flag, least=1), [], "", "must provide at least 1 items"),
    (array(flag), [True, 0], "/1", "must be a boolean"),
    (record({}), [], "", "must provide an object"),
    (record({"a": flag}), {}, "", "missing required field: a"),
    (record({"a": flag}), {"a": 0}, "/a", "must be a boolean"),
    (record({}, {"b": flag}), {"b": None}, "/b", "must be a boolean"),
    (record({}), {"foo": 1}, "", "invalid additional property: foo"),
    (by_type({}), "x", "", "must provide an object"),
    (by_type({}), {}, "", "missing required field: type"),
    (by_type({}), {"type": 1}, "/type", "must provide a string"),
    (by_type({}), {"type": "x"}, "/type", "unsupported type: x"),
    (by_type({}, closed=True), {"type": "x"}, "/type", "must be a valid enum value"),
    (record({}, {}, not_empty), {}, "", "must have minimum 1 properties"),
    (record({}, {}, one_of_fields("a", "b")), {}, "/type", "must define either `a` or `b`"),
    (
        record({}, {"a": flag, "b": flag}, not_both("a", "b")),
        {"a": True, "b": True},
        "",
        "cannot provide both `a` and `b`",
    ),
    (
        record({}, {"a": integer(), "b": integer()}, ordered("a", "b")),
        {"a": 4, "b": 3},
        "",
        "`a` must not be greater than `b`",
    ),
]


@pytest.mark.parametrize(("check", "value"), RIGHT)
def test_right_shape_has_no_problem(check: Check, value: object) -> None:
    assert check(value, "/here") == []


@pytest.mark.parametrize(("check", "value", "below", "said"), WRONG)
def test_wrong_shape_is_named_where_it_is(
    check: Check, value: object, below: str, said: str
) -> None:
    assert check(value, "/here") == [Problem(f"/here{below}", said)]


def test_every_broken_field_of_an_object_is_told_at_once() -> None:
    check = record({"a": flag, "b": flag}, {"c": flag})

    found = check({"c": 1, "foo": 2, "b": 3}, "")

    assert [(p.pointer, p.message) for p in found] == [
        ("", "missing required field: a"),
        ("/c", "must be a boolean"),
        ("/b", "must be a boolean"),
        ("", "invalid additional property: foo"),
    ]


def test_rules_between_fields_wait_until_each_field_is_right() -> None:
    check = record({}, {"a": integer(), "b": integer()}, ordered("a", "b"))

    found = check({"a": 4, "b": "3"}, "")

    assert [p.pointer for p in found] == ["/b"]
