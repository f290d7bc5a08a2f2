"""The clock in the bar, and the ways to move it forward."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from nicegui import ui
from nicegui.events import GenericEventArguments

from playground.page.clock_moves import (
    in_an_hour,
    next_week,
    next_working_day,
    on_date,
    say_clock,
)
from playground.page.glue import VALUE
from playground.page.screen import Screen
from playground.page.tag import Tag

EVERY_SECONDS = 5.0
LONGEST_JUMP = timedelta(days=50 * 365)


class ClockMenu:
    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._day, self._hour = "", "09:00"
        self._button = Tag("button", "", "clock-button", type="button", data_field="clock")
        self._menu = Tag("div", classes="menu clock-menu", popover=True)
        self._button.give(popovertarget=self._menu.html_id)
        with self._menu:
            Tag("p", "Move the clock. It goes forward only.", "menu-title")
            self._move("An hour later", lambda now, _: in_an_hour(now))
            self._move("Next working day, 09:00", next_working_day)
            self._move("A week later", next_week)
            self._draw_date()
        ui.timer(EVERY_SECONDS, self.refresh)

    def _move(self, label: str, find: Callable[[datetime, str], datetime]) -> None:
        button = Tag("button", label, "menu-item", type="button")
        button.give(popovertarget=self._menu.html_id, popovertargetaction="hide")

        async def go() -> None:
            screen = self._screen
            await self._go(find(screen.slack.clock.now(), screen.person.tz))

        button.on("click", go)

    def _draw_date(self) -> None:
        with Tag("div", classes="menu-row"):
            day = Tag("input", type="date", aria_label="Date")
            hour = Tag("input", type="time", aria_label="Time", defaultValue=self._hour)
            go = Tag("button", "Go", "small-button", type="button")
        day.on("change", self._keep_day, js_handler=VALUE)
        hour.on("change", self._keep_hour, js_handler=VALUE)
        go.on("click", self._go_to_date)

    def _keep_day(self, event: GenericEventArguments) -> None:
        self._day = event.args

    def _keep_hour(self, event: GenericEventArguments) -> None:
        self._hour = event.args

    async def _go_to_date(self) -> None:
        if not self._day or not self._hour:
            self._screen.tell("Choose a date and a time first.")
            return
        try:
            day, hour = date.fromisoformat(self._day), time.fromisoformat(self._hour)
        except ValueError:
            self._screen.tell("That is no date. Write it like 2026-11-23.")
            return
        await self._go(on_date(day, hour, self._screen.person.tz))
        self._screen.run_in_browser(f"getHtmlElement('{self._menu.html_id}')?.hidePopover()")

    async def _go(self, instant: datetime) -> None:
        screen = self._screen
        if instant < screen.slack.clock.now():
            screen.tell("That has passed already: the clock goes forward only.")
            return
        if instant - screen.slack.clock.now() > LONGEST_JUMP:
            screen.tell("That is more than 50 years away: choose a nearer day.")
            return
        await screen.do(lambda: screen.slack.clock.move_to(instant), self._button)
        screen.tell(f"It is now {self._said()} for {screen.person.member.shown_name}.")

    def _said(self) -> str:
        member = self._screen.person.member
        return say_clock(self._screen.slack.clock.now(), member.tz, member.locale)

    def refresh(self) -> None:
        """Show the time where the person is."""
        self._button.say(self._said())
        self._button.give(aria_label=f"Move the clock: {self._said()}")
