"""The traffic so far as numbered lines, read on from where it was read last."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TypeVar

from playground.page.traffic_words import Row, error_of, exchange_row, refusal_row
from playground.traffic import KEPT, Exchange, Refusal, Traffic

One = TypeVar("One", Exchange, Refusal)


class TrafficLog:
    """Lines keep their number; the oldest go when there are too many."""

    def __init__(self, traffic: Traffic) -> None:
        self._traffic = traffic
        self._last_exchange: Exchange | None = None
        self._last_refusal: Refusal | None = None
        self._count = 0
        self.rows: deque[tuple[int, Row]] = deque(maxlen=KEPT)

    def read_on(self) -> None:
        """Add what has come since. A refusal that stands in a call's answer is told there."""
        exchanges = _newer(self._traffic.exchanges, self._last_exchange)
        refusals = _newer(self._traffic.refusals, self._last_refusal)
        told = {(one.name, error_of(one)) for one in exchanges}
        rows = [exchange_row(one) for one in exchanges]
        rows += [refusal_row(one) for one in refusals if (one.what, one.error) not in told]
        for row in sorted(rows, key=lambda row: row.at):
            self._count += 1
            self.rows.append((self._count, row))
        self._last_exchange = exchanges[-1] if exchanges else self._last_exchange
        self._last_refusal = refusals[-1] if refusals else self._last_refusal

    def find(self, words: str, *, only_refused: bool = False) -> Iterator[tuple[int, Row]]:
        """Yield the lines that say some words, the newest first."""
        sought = words.strip().casefold()
        for number, row in reversed(self.rows):
            if (row.is_refused or not only_refused) and sought in row.text:
                yield number, row


def _newer(record: Iterable[One], last: One | None) -> list[One]:
    """Return what was recorded after the last one seen, oldest first."""
    newest_first = reversed(list(record))
    return list(takewhile(lambda one: one is not last, newest_first))[::-1]
