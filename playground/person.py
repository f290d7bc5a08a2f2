"""A person at their screen: types, presses, fills in, reads."""

from playground.backend import Backend
from playground.channels import Channel
from playground.choosing import Choice
from playground.commands import run_command
from playground.events import emit_home_opened, emit_message
from playground.finding import Spot, find_spot
from playground.messages import Message
from playground.modal import Modal
from playground.named_choice import choice_by_name
from playground.on_screen import require_on_screen
from playground.people import Member
from playground.pressing import press
from playground.reading import Reader
from playground.refusal import NotOnScreen
from playground.shapes import Blocks
from playground.shortcuts import use_shortcut
from playground.shown import Shown
from playground.speaking import say
from playground.views import View
from playground.workspace import Workspace


class Person:
    def __init__(self, backend: Backend, member: Member) -> None:
        self._backend = backend
        self._ws = backend.ws
        self._reader = Reader(backend.ws, member)
        self.member = member

    @property
    def backend(self) -> Backend:
        return self._backend

    @property
    def workspace(self) -> Workspace:
        return self._ws

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def name(self) -> str:
        return self.member.name

    @property
    def real_name(self) -> str:
        return self.member.real_name

    @property
    def tz(self) -> str:
        return self.member.tz

    @property
    def dm_id(self) -> str:
        """The id of the DM with the app's bot."""
        return self._ws.direct_channel(self.id).id

    def types(
        self, line: str, channel: Channel | None = None, *, thread: Shown | None = None
    ) -> Shown:
        """Type a slash command, in the DM with the bot unless told otherwise.

        Returns what is seen as the direct answer, empty when the app only acknowledged. Raises
        OperationTimedOut when no ack comes within 3 seconds.
        """
        place = channel or self._ws.direct_channel(self.id)
        thread_ts = (thread.thread_ts or thread.ts) if thread else None
        return run_command(self._backend, self.member, line, place, thread_ts)

    def presses(
        self,
        label: str,
        on: Shown | None = None,
        *,
        choosing: Choice = None,
        beside: str | None = None,
    ) -> Shown | None:
        """Press a button, or choose from a menu, by label, action id or block id.

        Looks at `on`, else at everything on the screen, newest first; with `beside`, at or below
        the block that says these words. Returns, once the app acknowledged, the newest message
        that came of it, else what was pressed if that changed, else None.
        """
        place, spot = self._find(label, on, beside)
        before, revision = self._ws.last_seq, place.revision
        choice = choice_by_name(self._backend, self.member, place, spot, choosing)
        press(self._backend, self.member, place, spot, choice)
        with self._ws.changed:
            new = [message for message in self._all_seen() if message.seq > before]
        if new:
            return self._show(max(new, key=lambda message: message.seq))
        return self._show(place) if place.revision > revision else None

    def _find(
        self, label: str, on: Shown | None, beside: str | None
    ) -> tuple[Message | View, Spot]:
        with self._ws.changed:
            places = self._places(on)
            for place in places:
                try:
                    return place, find_spot(self._reader, place.blocks, label, beside)
                except NotOnScreen:
                    if len(places) == 1:
                        raise
        raise NotOnScreen(f"{self.name} sees nothing to press called {label!r}")

    def _places(self, on: Shown | None) -> list[Message | View]:
        if on is None:
            seen = sorted(self._all_seen(), key=lambda message: -message.seq)
            home = self._ws.homes.get(self.id)
            return [*seen, home] if home else [*seen]
        place = on.message or on.view
        if place:
            require_on_screen(self._ws, self.member, place)
        return [place] if place else []

    def _all_seen(self) -> list[Message]:
        return [
            message
            for channel in self._ws.channels.values()
            if self.id in channel.member_ids
            for message in channel.seen_by(self.id)
        ]

    def _show(self, what: Message | View) -> Shown:
        return Shown(self._ws, self.member, lambda: what)

    def uses_shortcut(self, wanted: str, message: Shown | None = None) -> None:
        """Use a shortcut by name or callback id, on a message or anywhere; wait for the ack."""
        target = message.message if message else None
        if message and (target is None or target.is_ephemeral or target.is_deleted):
            raise NotOnScreen("there are no shortcuts on that message")
        use_shortcut(self._backend, self.member, wanted, target)

    @property
    def modal(self) -> Modal | None:
        """The form in front, if there is one."""
        stack = self._ws.stacks.get(self.id)
        return Modal(self._backend, self.member, stack[-1]) if stack else None

    def waits_for_modal(self, timeout: float = 3.0, title: str | None = None) -> Modal:
        """Wait until a form is in front (with a title) and return it."""

        def is_there() -> bool:
            modal = self.modal
            return modal is not None and title in {None, modal.title}

        if not self._ws.wait_until(is_there, timeout) or self.modal is None:
            raise NotOnScreen(f"no form came up for {self.name} within {timeout} s")
        return self.modal

    def sees_in(self, channel: Channel) -> list[Shown]:
        """Return what is visible to this person in a channel, oldest first."""
        with self._ws.changed:
            if self.id not in channel.member_ids:
                return []
            return [self._show(message) for message in channel.seen_by(self.id)]

    @property
    def dm(self) -> list[Shown]:
        """The DM with the bot, oldest first."""
        return self.sees_in(self._ws.direct_channel(self.id))

    @property
    def ephemerals(self) -> list[Shown]:
        """Everything only this person sees, oldest first."""
        with self._ws.changed:
            own = [message for message in self._all_seen() if message.is_ephemeral]
            return [self._show(one) for one in sorted(own, key=lambda message: message.seq)]

    def opens_home(self, tab: str = "home") -> None:
        """Open the app's Home or Messages tab; the app is told of it."""
        emit_home_opened(self._ws, self.id, tab)

    @property
    def home(self) -> Shown | None:
        """The Home tab, once the app has published it."""
        view = self._ws.homes.get(self.id)
        return self._show(view) if view else None

    def says(
        self,
        text: str,
        channel: Channel | None = None,
        *,
        thread: Shown | None = None,
        files: Blocks | None = None,
        blocks: Blocks | None = None,
    ) -> Shown:
        """Write a message, to the bot unless told otherwise; `files` are objects with a name."""
        place = channel or self._ws.direct_channel(self.id)
        with self._ws.changed:
            message = say(self._ws, self.member, place, text, files=files, blocks=blocks)
            message.thread_ts = (thread.thread_ts or thread.ts) if thread else None
            emit_message(self._ws, place, message.as_slack())
            self._ws.touch()
        return self._show(message)

    def __repr__(self) -> str:
        return f"<Person {self.name} {self.id}>"
