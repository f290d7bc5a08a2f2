"""The traffic between Slack and the app, both ways, and what Slack refused and why."""

from itertools import islice
from zoneinfo import ZoneInfo

from nicegui.events import GenericEventArguments

from playground.page.glue import VALUE
from playground.page.keyed import Item, KeyedList
from playground.page.screen import Screen
from playground.page.tag import Tag
from playground.page.traffic_log import TrafficLog
from playground.page.traffic_words import Row, write_json

MOST = 150
MOST_LETTERS = 20_000


class Inspector:
    """Reads on while it is open."""

    def __init__(self, screen: Screen) -> None:
        self._tz = ZoneInfo(screen.person.tz)
        self._log = TrafficLog(screen.ws.traffic)
        self._sought = ""
        self._only_refused = False
        self._open: set[int] = set()
        with Tag("div", classes="inspector"):
            self._draw_bar()
            self._sum = Tag("p", "", "inspector-sum", role="status")
            self._rows = KeyedList(Tag("ol", classes="traffic"), "li")

    def _draw_bar(self) -> None:
        with Tag("div", classes="inspector-bar"):
            search = Tag("input", classes="input", type="search", placeholder="Search")
            search.give(aria_label="Search the traffic", data_field="inspector-search")
            with Tag("label", classes="box"):
                refused = Tag("input", type="checkbox", data_field="inspector-refused")
                Tag("span", "Refused only")
        search.on("input", self._search, js_handler=VALUE)
        refused.on("change", self._filter, js_handler="(e) => emit(e.target.checked)")

    def _search(self, event: GenericEventArguments) -> None:
        self._sought = event.args
        self.refresh()

    def _filter(self, event: GenericEventArguments) -> None:
        self._only_refused = event.args
        self.refresh()

    def refresh(self) -> None:
        """Show the newest lines that say what is searched for."""
        self._log.read_on()
        found = self._log.find(self._sought, only_refused=self._only_refused)
        shown = list(islice(found, MOST))
        more = ", the newest" if len(shown) == MOST else ""
        lines = "1 line" if len(shown) == 1 else f"{len(shown)} lines"
        self._sum.say(f"{lines}{more}" if shown else "Nothing so far. What goes on shows here.")
        self._rows.show([self._item(number, row) for number, row in shown])

    def _item(self, number: int, row: Row) -> Item:
        is_open = number in self._open
        return Item(number, is_open, lambda: self._draw(number, row, is_open=is_open))

    def _toggle(self, number: int) -> None:
        self._open ^= {number}
        self.refresh()

    def _say_time(self, row: Row) -> str:
        return f"{row.at.astimezone(self._tz):%H:%M:%S}"

    def _draw(self, number: int, row: Row, *, is_open: bool) -> None:
        button = Tag("button", classes="traffic-row", type="button", data_field=f"row-{number}")
        button.give(aria_expanded="true" if is_open else "false")
        if row.is_refused:
            button.classes("traffic-refused")
        button.on("click", lambda: self._toggle(number))
        with button:
            Tag("span", row.arrow, "traffic-arrow", role="img", aria_label=row.way)
            Tag("span", row.name, "traffic-name")
            Tag("span", row.result, "traffic-result")
            Tag("span", row.kind, "traffic-kind")
            Tag("span", self._say_time(row), "traffic-at")
        if is_open:
            for title, content in row.parts:
                Tag("h4", title)
                Tag("pre", write_json(content)[:MOST_LETTERS], tabindex="0")
