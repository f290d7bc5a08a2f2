"""How figures are taken and printed: ours, the floor, the ratio, and the target beside it."""

import time
from collections.abc import Callable, Sequence
from statistics import quantiles


def percentile(times: Sequence[float], percent: int) -> float:
    """The value that this percentage of the times does not exceed."""
    return quantiles(times, n=100, method="inclusive")[percent - 1]


def milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def interleave(rounds: int, *acts: Callable[[], object]) -> list[list[float]]:
    """Time the acts in turn, so that the noise of the machine falls on all; milliseconds of each.

    A first round, in which caches fill, is not counted.
    """
    taken: list[list[float]] = [[] for _ in acts]
    for turn in range(rounds + 1):
        for times, act in zip(taken, acts, strict=True):
            spent = milliseconds(act)
            if turn:
                times.append(spent)
    return taken


def title(words: str) -> None:
    print(f"\n{words}")
    print(f"  {'':44} {'ours':>10} {'floor':>10} {'ratio':>7}  target")


def compare(what: str, ours: float, floor: float, most: float) -> None:
    """A row with a ratio that should be `most` at most; milliseconds."""
    ratio = ours / floor
    verdict = "ok" if ratio <= most else "MISSED"
    print(f"  {what:44} {ours:7.2f} ms {floor:7.2f} ms {ratio:7.2f}  <= {most:.2f}  {verdict}")


def against(what: str, ours: float, most: float, unit: str = "ms") -> None:
    """A row against a budget."""
    verdict = "ok" if ours <= most else "MISSED"
    ratio = ours / most
    print(
        f"  {what:44} {ours:7.2f} {unit} {most:7.0f} {unit} {ratio:7.2f}  <= {most:g} {unit}  "
        f"{verdict}"
    )


def note(what: str, ours: float, unit: str = "ms") -> None:
    """A figure without a target."""
    print(f"  {what:44} {ours:7.2f} {unit}")
