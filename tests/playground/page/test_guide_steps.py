from playground.page.guide import Guide
from playground.steps import Step


class Doable:
    """Something to do, that counts how often it was asked whether it is done."""

    def __init__(self) -> None:
        self.is_done = False
        self.asked = 0

    def ask(self) -> bool:
        self.asked += 1
        return self.is_done

    def step(self) -> Step:
        return Step("Do it", "Just do it.", self.ask)


def test_a_step_is_ticked_once_it_is_done() -> None:
    first, second = Doable(), Doable()
    guide = Guide([first.step(), second.step()])
    guide.look()
    assert guide.next_number == 0
    first.is_done = True
    guide.look()
    assert guide.is_done(0)
    assert guide.next_number == 1


def test_a_step_that_is_done_stays_done_and_is_not_asked_again() -> None:
    only = Doable()
    guide = Guide([only.step()])
    only.is_done = True
    guide.look()
    asked, only.is_done = only.asked, False
    guide.look()
    assert guide.is_done(0)
    assert only.asked == asked


def test_steps_may_be_done_in_any_order() -> None:
    first, second = Doable(), Doable()
    guide = Guide([first.step(), second.step()])
    second.is_done = True
    guide.look()
    assert not guide.is_done(0)
    assert guide.is_done(1)
    assert guide.next_number == 0


def test_a_guide_without_steps_is_at_its_end() -> None:
    guide = Guide([])
    guide.look()
    assert guide.next_number is None
