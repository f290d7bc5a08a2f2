"""The messages of a place, the newest at the bottom."""

from collections import Counter

from playground.channels import Channel
from playground.messages import Message
from playground.page.keyed import Item, KeyedList
from playground.page.message_view import draw_message
from playground.page.screen import Screen
from playground.page.tag import Tag

PAGE = 60


class MessageList:
    """Of a channel, or with `thread_ts` of one thread in it. The last ones; earlier on request."""

    def __init__(self, screen: Screen, channel: Channel, thread_ts: str = "") -> None:
        self._screen = screen
        self._channel = channel
        self._thread_ts = thread_ts
        self._most = PAGE
        with Tag("div", classes="scroller", tabindex="0", role="region") as scroller:
            scroller.give(aria_label="Thread" if thread_ts else "Messages")
            with Tag("div", classes="scrolled", role="log"):
                self._earlier = Tag("button", "Show earlier", "quiet-button", type="button")
                self._earlier.on("click", self._show_earlier)
                self._empty = Tag("p", "", "empty")
                self._list = KeyedList(Tag("ol", classes="messages"), "li", "message-item")

    def _show_earlier(self) -> None:
        self._most += PAGE
        self.refresh()

    def refresh(self) -> None:
        """Show what is new, changed or gone."""
        seen = self._channel.seen_by(self._screen.person.id)
        replies = Counter(one.thread_ts for one in seen if one.is_reply)
        there = [one for one in seen if self._is_here(one)]
        shown = there[-self._most :]
        self._earlier.give(hidden=None if len(shown) < len(there) else True)
        self._empty.give(hidden=True if shown else None).say(self._say_empty())
        items: list[Item] = []
        before = ""
        for message in shown:
            day = self._screen.markup.day(message.ts, self._screen.slack.clock.now())
            count = 0 if self._thread_ts else replies[message.ts]
            items.append(self._item(message, day if day != before else "", count))
            before = day
        self._list.show(items)

    def _is_here(self, message: Message) -> bool:
        if self._thread_ts:
            return self._thread_ts in {message.ts, message.thread_ts}
        return not message.is_reply or message.is_broadcast

    def _say_empty(self) -> str:
        if self._screen.is_app:
            return f"Nothing here yet. Type / to see what {self._screen.app_name} can do."
        return "Nothing here yet."

    def _item(self, message: Message, day: str, replies: int) -> Item:
        screen = self._screen
        look = (message.revision, day, replies, screen.person.tz)
        return Item(
            (message.seq, message.ts),
            look,
            lambda: draw_message(screen, message, day=day, replies=replies),
        )
