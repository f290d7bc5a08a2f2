"""Dates and times, by the browser's own pickers; a moment is in the zone of who looks."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from nicegui.events import GenericEventArguments

from playground.page.glue import CHOICE, CHOICE_EVENTS
from playground.page.surface import Spot
from playground.page.tag import Tag


def draw_date(spot: Spot, named: dict[str, Any]) -> Tag:
    return _draw(spot, named, "date", lambda: str(spot.kept.get("selected_date") or ""))


def draw_time(spot: Spot, named: dict[str, Any]) -> Tag:
    return _draw(spot, named, "time", lambda: str(spot.kept.get("selected_time") or ""))


def draw_moment(spot: Spot, named: dict[str, Any]) -> Tag:
    def local() -> str:
        epoch = spot.kept.get("selected_date_time")
        tz = ZoneInfo(spot.screen.person.tz)
        return (
            f"{datetime.fromtimestamp(epoch, UTC).astimezone(tz):%Y-%m-%dT%H:%M}" if epoch else ""
        )

    return _draw(spot, named, "datetime-local", local)


def _draw(spot: Spot, named: dict[str, Any], kind: str, picked: Callable[[], str]) -> Tag:
    picker = Tag("input", classes="input picker", type=kind, defaultValue=picked(), **named)

    async def choose(event: GenericEventArguments) -> None:
        value, is_made = event.args
        pick = read_pick(kind, value, spot.screen.person.tz)
        if not await spot.fill(picker, pick, is_made=is_made):
            spot.screen.write(picker, picked())

    for name in CHOICE_EVENTS:
        picker.on(name, choose, js_handler=CHOICE)
    return picker


def read_pick(kind: str, picked: str, tz: str) -> str | int | None:
    """Return what a picker's element keeps: a date, a time, or seconds since 1970; None cleared."""
    if not picked:
        return None
    if kind != "datetime-local":
        return picked
    return int(datetime.fromisoformat(picked).replace(tzinfo=ZoneInfo(tz)).timestamp())
