"""Choosing: from what a person names to what the element keeps."""

from collections.abc import Sequence
from datetime import date, datetime, time

from playground.channels import Channel
from playground.element_kinds import KINDS
from playground.people import Member
from playground.reading import Reader
from playground.refusal import NotOnScreen
from playground.shapes import Blocks, Json
from playground.workspace import Workspace

One = str | int | date | time | Member | Channel
Choice = One | Sequence[One] | None


def options_of(element: Json) -> Blocks:
    """Return an element's own options, those in groups too."""
    groups = element.get("option_groups") or []
    own: Blocks = element.get("options") or []
    return [*own, *(option for group in groups for option in group["options"])]


def choose_option(reader: Reader, options: Blocks, wanted: str) -> Json:
    """Return the option with a text, or a value, or the only one whose text holds the words."""
    for option in options:
        if wanted in {reader.read_object(option["text"]), option.get("value")}:
            return option
    close = [
        option
        for option in options
        if wanted.casefold() in reader.read_object(option["text"]).casefold()
    ]
    if len(close) == 1:
        return close[0]
    texts = ", ".join(repr(reader.read_object(option["text"])) for option in options)
    raise NotOnScreen(f"there is no option {wanted!r}, only: {texts or 'none'}")


def keep_choice(
    ws: Workspace, reader: Reader, element: Json, choice: Choice, options: Blocks
) -> Json:
    """Return the state of an element after a choice; None clears it."""
    kept = KINDS[element["type"]]
    if choice is None:
        value: object = kept.empty
    elif kept.way in {"options", "ids"}:
        many = choice if isinstance(choice, list | tuple) else [choice]
        value = [_keep_one(ws, reader, kept.way, one, options) for one in many]
    else:
        value = _keep_one(ws, reader, kept.way, choice, options)
    return {"type": element["type"], kept.field: value}


def _keep_one(ws: Workspace, reader: Reader, way: str, choice: object, options: Blocks) -> object:
    if way in {"option", "options"}:
        return choose_option(reader, options, str(choice))
    if way in {"id", "ids"}:
        return _id_of(ws, choice)
    if way == "rich":
        return rich_text(str(choice))
    if way == "date":
        return _moment(choice)
    return str(choice)


def rich_text(text: str) -> Json:
    """Return what a rich text field holds after plain typing."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def _id_of(ws: Workspace, choice: object) -> str:
    if isinstance(choice, str):
        return _id_by_name(ws, choice)
    return str(getattr(choice, "id", choice))


def _id_by_name(ws: Workspace, name: str) -> str:
    if name in ws.members or name in ws.channels:
        return name
    for member in ws.members.values():
        if name.removeprefix("@") in {member.name, member.shown_name, member.real_name}:
            return member.id
    for channel in ws.channels.values():
        if name.removeprefix("#") == channel.name:
            return channel.id
    raise NotOnScreen(f"nobody and no channel is called {name!r}")


def _moment(choice: object) -> object:
    if isinstance(choice, datetime):
        return int(choice.timestamp())
    if isinstance(choice, time):
        return f"{choice:%H:%M}"
    return choice.isoformat() if isinstance(choice, date) else choice
