"""How large files and functions may grow, and what no code of ours does: see CONTRIBUTING.md."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = "bot domain handlers playground scheduler services storage views".split()
PLACES = [*ROOMS, "tests", "benchmarks"]
MOST_LINES = 250
MOST_LINES_OF_A_FUNCTION = 40

VAGUE = frozenset("utils util helpers helper common manager managers base misc".split())
# Where a thread of ours ends, and an exception would end with it unseen.
EDGES = frozenset(
    {
        "bot/socket_line.py",
        "handlers/afterwards.py",
        "handlers/edge.py",
        "playground/page/faults.py",
        "scheduler/delivery.py",
    }
)
# Slack has a clock of its own; `rapport parse` without --now asks for that of who typed it.
CLOCKS = frozenset({"bot/clock.py", "bot/cli.py", "playground/clock.py", "scheduler/clockwork.py"})
# Slack's own times, which nobody waits for in a test.
PATCHED = frozenset({"tests/playground/test_modals.py", "tests/playground/test_response_urls.py"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files(place: str) -> list[Path]:
    """Our own files of a room; migrations are written by alembic."""
    found = (path for path in (ROOT / place).rglob("*.py") if "versions" not in path.parts)
    return sorted(found)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source(path))))


def functions(path: Path) -> list[Function]:
    return [node for node in nodes(path) if isinstance(node, Function)]


def lines(path: Path) -> int:
    return len(source(path).splitlines())


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def arguments(function: Function) -> Iterator[ast.arg]:
    of = function.args
    yield from [*of.posonlyargs, *of.args, *of.kwonlyargs]
    yield from (one for one in (of.vararg, of.kwarg) if one)


@pytest.mark.parametrize("place", PLACES)
def test_no_file_outgrows_its_budget(place: str) -> None:
    assert {named(one): lines(one) for one in files(place) if lines(one) > MOST_LINES} == {}


@pytest.mark.parametrize("place", PLACES)
def test_no_function_outgrows_its_budget(place: str) -> None:
    long = {
        f"{named(path)} {function.name}": length(function)
        for path in files(place)
        for function in functions(path)
        if length(function) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("place", ROOMS)
def test_half_of_a_rooms_functions_are_short(place: str) -> None:
    lengths = [length(function) for path in files(place) for function in functions(path)]
    assert median(lengths) <= 12


def test_half_of_all_functions_are_shorter_than_a_few_lines() -> None:
    every = [path for place in ROOMS for path in files(place)]
    assert median(length(function) for path in every for function in functions(path)) <= 8
    assert median(map(lines, every)) <= 100


@pytest.mark.parametrize("place", PLACES)
def test_every_function_is_annotated(place: str) -> None:
    bare = [
        f"{named(path)} {function.name}"
        for path in files(place)
        for function in functions(path)
        if function.returns is None
        or any(
            one.annotation is None and one.arg not in {"self", "cls"} for one in arguments(function)
        )
    ]
    assert bare == []


@pytest.mark.parametrize("place", PLACES)
def test_files_are_named_for_a_thing_or_an_act(place: str) -> None:
    assert [named(path) for path in files(place) if path.stem in VAGUE] == []


@pytest.mark.parametrize("place", ROOMS)
def test_only_edges_catch_everything(place: str) -> None:
    broad = [
        named(path)
        for path in files(place)
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type)
    ]
    assert [name for name in broad if name not in EDGES] == []


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(one) for one in caught.elts)
    return caught is None or (
        isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
    )


@pytest.mark.parametrize("place", ROOMS)
def test_nobody_asks_the_time_but_the_clock(place: str) -> None:
    asking = {
        named(path)
        for path in files(place)
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
        and node.attr in {"now", "utcnow", "today"}
    }
    assert asking <= CLOCKS


@pytest.mark.parametrize("place", ["domain", "views", "services"])
def test_rules_know_no_clock_and_no_environment(place: str) -> None:
    imported = {
        alias.name
        for path in files(place)
        for node in nodes(path)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    imported |= {
        str(node.module)
        for path in files(place)
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom)
    }
    assert not imported & {"os", "time"}


def test_tests_use_real_things_instead_of_mocks() -> None:
    mocking = {
        named(path)
        for path in files("tests")
        for node in nodes(path)
        if (isinstance(node, ast.ImportFrom) and str(node.module).startswith("unittest"))
        or (isinstance(node, ast.Call) and _patches_by_name(node))
    }
    assert mocking <= PATCHED


def _patches_by_name(call: ast.Call) -> bool:
    """Such as monkeypatch.setattr("a.module.name", …)."""
    is_patch = isinstance(call.func, ast.Attribute) and call.func.attr in {"setattr", "patch"}
    return is_patch and bool(call.args) and isinstance(call.args[0], ast.Constant)


@pytest.mark.parametrize("place", ROOMS)
def test_every_file_says_what_it_is_for(place: str) -> None:
    silent = [
        named(path) for path in files(place) if not ast.get_docstring(ast.parse(source(path)))
    ]
    assert silent == []


def test_there_is_at_least_as_much_test_as_code() -> None:
    code = sum(lines(path) for place in ROOMS for path in files(place))
    assert sum(map(lines, files("tests"))) >= code
