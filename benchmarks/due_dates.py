"""Scores and times `read_due_date` over the corpora's phrases, beside dateparser if installed.

    python benchmarks/due_dates.py [due_dates.jsonl] [--wrong]

The data lies outside the repository (its facts come from Recognizers-Text, duckling and chrono);
the path may also be given as DUE_DATES.
"""

import importlib.util
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from domain.due_date import read_due_date

DEFAULT = Path(__file__).parents[2] / "shared" / "data" / "due_dates.jsonl"
BUDGET_US = 150
Read = Callable[[str, datetime], date | None]


class Phrase(NamedTuple):
    text: str
    now: datetime
    due: date | None
    is_simple: bool


def load(path: Path) -> list[Phrase]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Phrase(
            row["phrase"],
            datetime.fromisoformat(row["now"]),
            date.fromisoformat(row["due"]) if row["due"] else None,
            row["simple"],
        )
        for row in rows
    ]


def with_dateparser() -> Read | None:
    """Return dateparser set as for due dates, or None where it is not installed."""
    if importlib.util.find_spec("dateparser") is None:
        return None
    dateparser = importlib.import_module("dateparser")

    def read(phrase: str, now: datetime) -> date | None:
        settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future", "DATE_ORDER": "MDY"}
        found = dateparser.parse(phrase, languages=["en"], settings=settings)
        return found.date() if isinstance(found, datetime) else None

    return read


def share(part: int, whole: int) -> str:
    return f"{part:4d} of {whole:3d} {100 * part / max(whole, 1):6.1f} %"


def score(name: str, read: Read, phrases: list[Phrase]) -> float:
    """Print one reader's table; return its median time in microseconds."""
    answers, times = [], []
    for phrase in phrases:
        began = time.perf_counter_ns()
        answers.append(read(phrase.text, phrase.now))
        times.append((time.perf_counter_ns() - began) / 1000)
    pairs = list(zip(phrases, answers, strict=True))
    simple = [answer == phrase.due for phrase, answer in pairs if phrase.is_simple]
    named = [answer == phrase.due for phrase, answer in pairs if phrase.due]
    answered = [answer == phrase.due for phrase, answer in pairs if phrase.due and answer]
    silent = [answer is None for phrase, answer in pairs if phrase.due is None]
    median = statistics.median(times)
    print(f"{name}")
    print(f"  simple phrases right       {share(sum(simple), len(simple))}   (95 % or more)")
    print(f"  no day answered None       {share(sum(silent), len(silent))}   (97 % or more)")
    print(f"  all that name a day right  {share(sum(named), len(named))}   (80 % or more)")
    wrong = len(answered) - sum(answered)
    print(f"  of those answered, wrong   {share(wrong, len(answered))}   (6 % at most)")
    print(f"  median per phrase          {median:11.1f} µs\n")
    return median


def main(arguments: list[str]) -> int:
    paths = [argument for argument in arguments if not argument.startswith("-")]
    path = Path(paths[0] if paths else os.environ.get("DUE_DATES", DEFAULT))
    if not path.exists():
        print(f"No phrases at {path}; give their path or set DUE_DATES.")
        return 0
    phrases = load(path)
    ours = score("read_due_date", read_due_date, phrases)
    theirs = with_dateparser()
    if theirs:
        floor = score("dateparser", theirs, phrases)
        print(f"ours {ours:.1f} µs, dateparser {floor:.1f} µs, ratio {ours / floor:.2f}")
    print(f"ours {ours:.1f} µs, budget {BUDGET_US} µs, ratio {ours / BUDGET_US:.2f}")
    if "--wrong" in arguments:
        for phrase in phrases:
            answer = read_due_date(phrase.text, phrase.now)
            if answer != phrase.due:
                print(f"  {phrase.text!r} at {phrase.now:%a %F %R}: {answer}, not {phrase.due}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
