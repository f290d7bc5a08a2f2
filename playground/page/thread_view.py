"""A thread: the message it began with, the replies, and where one replies."""

from playground.page.composer import Composer
from playground.page.message_list import MessageList
from playground.page.screen import Screen
from playground.page.tag import Tag
from playground.shown import Shown


class ThreadView:
    def __init__(self, screen: Screen) -> None:
        self._list = MessageList(screen, screen.channel, screen.thread_ts)
        root = screen.channel.find(screen.thread_ts)
        if root is None:
            Tag("p", "The message that this thread began with is gone.", "empty")
            return
        Composer(screen, screen.channel, Shown(screen.ws, screen.person.member, lambda: root))

    def refresh(self) -> None:
        """Show what is new."""
        self._list.refresh()
