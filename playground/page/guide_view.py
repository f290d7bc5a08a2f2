"""The guided path as a list that ticks itself off."""

from playground.page.keyed import Item, KeyedList
from playground.page.screen import Screen
from playground.page.tag import Tag, hidden_text, safe_html
from playground.steps import Step


class GuideView:
    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._boxes: dict[int, Tag] = {}
        with Tag("div", classes="guide"):
            self._sum = Tag("p", "", "guide-sum")
            self._steps = KeyedList(Tag("ol", classes="steps"), "li")

    def refresh(self) -> None:
        """Tick off what is done."""
        guide = self._screen.guide
        done = sum(guide.is_done(number) for number in range(len(guide.steps)))
        count = len(guide.steps)
        all_done = f"All {count} steps done. Now it is yours to try."
        self._sum.say(all_done if done == count else f"{done} of {count} steps done")
        self._steps.show([self._item(number, step) for number, step in enumerate(guide.steps)])
        for number, box in self._boxes.items():
            box.give(data_next=True if number == guide.next_number else None)

    def _item(self, number: int, step: Step) -> Item:
        is_done = self._screen.guide.is_done(number)
        return Item(number, is_done, lambda: self._draw(number, step, is_done=is_done))

    def _draw(self, number: int, step: Step, *, is_done: bool) -> None:
        with Tag("div", classes="step step-done" if is_done else "step") as box:
            Tag("span", "✓" if is_done else "", "step-mark", aria_hidden="true")
            with Tag("div"):
                with Tag("h3", step.title):
                    if is_done:
                        hidden_text(" (done)")
                if not is_done:
                    self._draw_how(step)
        self._boxes[number] = box

    def _draw_how(self, step: Step) -> None:
        safe_html(self._screen.markup.mrkdwn(step.how), "div", "text")
        if step.who or step.place or step.line:
            label = "Type it for me" if step.line else "Take me there"
            button = Tag("button", label, "small-button", type="button")
            button.on("click", lambda: self._screen.lead_to(step))
