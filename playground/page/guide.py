"""The guided path: which of its steps are done."""

from collections.abc import Sequence
from functools import partial

from playground.page.faults import Faults
from playground.steps import Step


class Guide:
    """Asks after each change; a step that is done stays done."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = list(steps)
        self._done: set[int] = set()
        self._faults = Faults()

    def look(self) -> None:
        """Ask the steps that are not done yet; one that cannot say stops no other."""
        for number, step in enumerate(self.steps):
            if number not in self._done:
                self._faults.guard(step.title, partial(self._ask, number))

    def _ask(self, number: int) -> None:
        if self.steps[number].is_done():
            self._done.add(number)

    def is_done(self, number: int) -> bool:
        return number in self._done

    @property
    def next_number(self) -> int | None:
        """The first step that is not done."""
        return next((n for n in range(len(self.steps)) if n not in self._done), None)
