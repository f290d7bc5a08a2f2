"""What a person sees: a message, an ephemeral reply or a Home tab; it stays live."""

from collections.abc import Callable

from playground.element_kinds import first_state
from playground.finding import PRESSED, spots
from playground.messages import Message, State
from playground.people import Member
from playground.reading import Reader
from playground.reading_blocks import read_blocks, read_message
from playground.shapes import Blocks, Json
from playground.views import View
from playground.workspace import Workspace

Source = Callable[[], Message | View | str | None]


class Shown:
    """One thing on a person's screen, as it is at the moment it is asked.

    A Shown that is empty so far (the app only acknowledged) fills when the app answers through
    the response_url of the same command. An empty one counts as false.
    """

    def __init__(self, ws: Workspace, viewer: Member, source: Source) -> None:
        self._ws = ws
        self._viewer = viewer
        self._source = source
        self._reader = Reader(ws, viewer)
        found = source()
        self._first_revision = found.revision if isinstance(found, Message) else 0

    @property
    def message(self) -> Message | None:
        found = self._source()
        return found if isinstance(found, Message) else None

    @property
    def view(self) -> View | None:
        found = self._source()
        return found if isinstance(found, View) else None

    @property
    def text(self) -> str:
        """Everything readable, as the person reads it; "" when deleted or not there yet."""
        with self._ws.changed:
            found = self._source()
            if isinstance(found, Message):
                return "" if found.is_deleted else read_message(self._reader, found, self.state)
            if isinstance(found, View):
                return read_blocks(self._reader, found.blocks, found.state)
            return found or ""

    @property
    def notification(self) -> str:
        """The text that a notification and a screen reader give."""
        return self._reader.read(self.message.text) if self.message else ""

    @property
    def blocks(self) -> Blocks:
        found = self._source()
        return found.blocks if isinstance(found, Message | View) else []

    @property
    def state(self) -> State:
        """What this person has chosen in it, by block id and action id."""
        found = self._source()
        if isinstance(found, View):
            return found.state
        if not isinstance(found, Message):
            return {}
        return found.states.get(self._viewer.id) or first_state(found.blocks)

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons, in order."""
        return [
            spot.label
            for spot in spots(self._reader, self.blocks)
            if spot.element["type"] in PRESSED
        ]

    @property
    def labels(self) -> list[str]:
        """The labels of all that can be pressed or chosen from, in order."""
        return [spot.label for spot in spots(self._reader, self.blocks)]

    @property
    def metadata(self) -> Json | None:
        return self.message.metadata if self.message else None

    @property
    def ts(self) -> str:
        return self.message.ts if self.message else ""

    @property
    def thread_ts(self) -> str | None:
        return self.message.thread_ts if self.message else None

    @property
    def channel_id(self) -> str:
        return self.message.channel_id if self.message else ""

    @property
    def author_id(self) -> str:
        return self.message.author_id if self.message else ""

    @property
    def is_ephemeral(self) -> bool:
        return bool(self.message and self.message.is_ephemeral)

    @property
    def is_deleted(self) -> bool:
        return bool(self.message and self.message.is_deleted)

    @property
    def replaced(self) -> bool:
        """Whether it was deleted, or has other content than when it was first seen."""
        message = self.message
        return bool(message and (message.is_deleted or message.revision > self._first_revision))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Shown {self.text!r}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Shown):
            return NotImplemented
        mine, theirs = self._source(), other._source()
        return mine is theirs if mine is not None else self is other

    def __hash__(self) -> int:
        return id(self._source())
