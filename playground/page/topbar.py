"""The bar at the top: the workspace, whose eyes one looks through, the clock, the panels."""

from nicegui.events import GenericEventArguments

from playground.page.clock_menu import ClockMenu
from playground.page.glue import CHOICE, CHOICE_EVENTS, NARROW
from playground.page.keyed import Item, KeyedList
from playground.page.screen import Panel, Screen
from playground.page.tag import Tag
from playground.people import Member


class TopBar:
    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        with Tag("header", classes="topbar"):
            self._menu = Tag("button", "☰", "icon-button nav-button", type="button")
            self._menu.give(aria_label="Places", aria_controls="places")
            self._menu.on("click", self._toggle_nav)
            Tag("h1", screen.ws.team_name, "team")
            self._people = KeyedList(Tag("div", classes="who"), "label")
            self._clock = ClockMenu(screen)
            self._guide = self._panel_button("Guide", "guide")
            self._inspector = self._panel_button("Inspector", "inspector")

    def _panel_button(self, label: str, panel: Panel) -> Tag:
        button = Tag("button", label, "quiet-button", type="button", aria_controls="panel")

        def ask(event: GenericEventArguments) -> None:
            self._screen.open_panel(panel, is_narrow=event.args)

        button.on("click", ask, js_handler=NARROW)
        return button

    def _toggle_nav(self) -> None:
        self._screen.nav_is_open = not self._screen.nav_is_open
        self._screen.refresh()

    def refresh(self) -> None:
        """Bring people, clock and buttons up to date."""
        screen = self._screen
        self._menu.give(aria_expanded=_yes_or_no(screen.nav_is_open))
        self._guide.give(
            hidden=None if screen.guide.steps else True,
            aria_expanded=_yes_or_no(screen.panel == "guide"),
        )
        self._inspector.give(aria_expanded=_yes_or_no(screen.panel == "inspector"))
        self._clock.refresh()
        people = [
            person.member for person in screen.slack.people.values() if _can_act(person.member)
        ]
        look = (screen.person.name, [_introduce(member) for member in people])
        self._people.show([Item("people", look, lambda: self._draw_people(people))])

    def _draw_people(self, people: list[Member]) -> None:
        Tag("span", "Act as", "who-label")
        with Tag("select", data_field="act-as") as choice:
            for member in people:
                is_chosen = True if member.id == self._screen.person.id else None
                Tag("option", _introduce(member), value=member.name, defaultSelected=is_chosen)
        for name in CHOICE_EVENTS:
            choice.on(name, self._become, js_handler=CHOICE)

    def _become(self, event: GenericEventArguments) -> None:
        handle, is_made = event.args
        if is_made:
            self._screen.become(self._screen.slack.people[handle])


def _can_act(member: Member) -> bool:
    return not member.is_bot and not member.is_deleted


def _introduce(member: Member) -> str:
    """Return the name with the role and the zone, as "Kai Nakamura (member, Honolulu)"."""
    city = member.tz.rpartition("/")[2].replace("_", " ")
    return f"{member.shown_name} ({_role(member)}, {city})"


def _role(member: Member) -> str:
    if member.is_stranger:
        return "other organisation"
    if member.is_guest or member.is_single_channel_guest:
        return "guest"
    return "admin" if member.is_admin or member.is_owner else "member"


def _yes_or_no(is_so: bool) -> str:  # ARIA has its own way to write it
    return "true" if is_so else "false"
