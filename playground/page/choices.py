"""What a menu offers: options of the app, people, channels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from playground.channels import Channel
from playground.page.surface import Spot
from playground.shapes import Blocks, Json


@dataclass(frozen=True)
class Choice:
    """`value` is an option's value or an id; `option` the app's own object, where it is one."""

    value: str
    label: str
    note: str = ""
    option: Json | None = None

    @property
    def kept(self) -> Json | str:
        """What the element keeps of it."""
        return self.option if self.option is not None else self.value


@dataclass(frozen=True)
class Group:
    label: str
    choices: Sequence[Choice] = field(default_factory=tuple)


def groups_of(spot: Spot) -> list[Group]:
    """Return what a menu offers by itself, in its groups."""
    kind = str(spot.element["type"])
    if kind.endswith("users_select"):
        return [Group("", list(_people(spot)))]
    if kind.endswith(("channels_select", "conversations_select")):
        return [Group("", list(_channels(spot, only_public=kind.endswith("channels_select"))))]
    groups = spot.element.get("option_groups")
    if groups:
        return [Group(spot.words(one["label"]), as_choices(spot, one["options"])) for one in groups]
    return [Group("", as_choices(spot, spot.element.get("options") or []))]


def as_choices(spot: Spot, options: Blocks) -> list[Choice]:
    """Return the app's options as choices."""
    return [
        Choice(one["value"], spot.words(one["text"]), spot.words(one.get("description")), one)
        for one in options
    ]


def chosen_in(spot: Spot, field_name: str) -> list[Choice]:
    """Return what is chosen in a menu now."""
    held = spot.kept.get(field_name)
    many = held if isinstance(held, list) else [held] if held else []
    if all(isinstance(one, dict) for one in many):
        return as_choices(spot, many)
    known = {choice.value: choice for group in groups_of(spot) for choice in group.choices}
    return [known.get(one, Choice(one, one)) for one in many]


def _people(spot: Spot) -> Iterator[Choice]:
    for member in spot.screen.ws.members.values():
        if not member.is_deleted:
            yield Choice(member.id, member.shown_name, f"@{member.name}")


def _channels(spot: Spot, *, only_public: bool) -> Iterator[Choice]:
    for channel in spot.screen.slack.channels.values():
        if _is_offered(channel, spot.screen.person.id, only_public=only_public):
            yield Choice(channel.id, f"#{channel.name}")


def _is_offered(channel: Channel, user_id: str, *, only_public: bool) -> bool:
    return channel.kind == "public" or (not only_public and user_id in channel.member_ids)
