"""One message: who wrote it and when, what it says, and what can be done with it."""

from playground.messages import Message
from playground.page.block_view import draw_blocks
from playground.page.message_menu import draw_menu
from playground.page.screen import Screen
from playground.page.surface import Surface
from playground.page.tag import Tag, hidden_text, safe_html
from playground.people import Member

COLOURS = 8


def draw_message(screen: Screen, message: Message, *, day: str, replies: int) -> None:
    """Draw it, below a line with the day where a new one begins."""
    if day:
        with Tag("div", classes="day"):
            Tag("span", day)
    author = screen.ws.members[message.author_id]
    with Tag("article", classes="message", aria_label=f"Message from {author.shown_name}"):
        draw_avatar(author)
        with Tag("div", classes="message-inside"):
            if message.is_ephemeral:
                Tag("p", "Only visible to you", "only-you")
            _draw_head(screen, message, author)
            _draw_body(screen, message)
            if replies:
                _draw_replies(screen, message, replies)
        if not message.is_ephemeral:
            draw_menu(screen, message)


def draw_avatar(author: Member) -> None:
    """Draw a person's initials, in a colour that is theirs."""
    initials = "".join(word[0] for word in author.shown_name.split()[:2]).upper()
    colour = sum(author.id.encode()) % COLOURS
    kind = "avatar-app" if author.is_bot else f"avatar-{colour}"
    Tag("span", initials, f"avatar {kind}", aria_hidden="true")


def _draw_head(screen: Screen, message: Message, author: Member) -> None:
    with Tag("div", classes="message-head"):
        Tag("strong", author.shown_name, "author")
        if author.is_bot:
            Tag("span", "APP", "tag")
        if author.is_stranger:
            Tag("span", "other organisation", "tag")
        Tag("time", screen.markup.time(message.ts), "time")


def _draw_body(screen: Screen, message: Message) -> None:
    surface = Surface(screen, message)
    with Tag("div", classes="message-body"):
        if message.blocks:
            draw_blocks(surface, message.blocks)
        elif message.text:
            safe_html(screen.markup.mrkdwn(message.text), "div", "text")
        for attachment in message.attachments:
            with Tag("div", classes="attachment"):
                _draw_attachment(surface, attachment)
        for file in message.files:
            Tag("p", f"📄 {file.get('name', file.get('title', 'file'))}", "file")
        if message.edited_ts and not screen.ws.members[message.author_id].is_bot:
            Tag("span", "(edited)", "edited")


def _draw_attachment(surface: Surface, attachment: dict[str, object]) -> None:
    blocks = attachment.get("blocks")
    if isinstance(blocks, list):
        draw_blocks(surface, blocks)
        return
    for name in ("pretext", "title", "text"):
        if attachment.get(name):
            safe_html(surface.markup.mrkdwn(str(attachment[name])), "div", f"attachment-{name}")


def _draw_replies(screen: Screen, message: Message, replies: int) -> None:
    words = "1 reply" if replies == 1 else f"{replies} replies"
    button = Tag("button", words, "link-button", type="button")
    button.on("click", lambda: screen.open_panel("thread", message.ts))
    with button:
        hidden_text(": open the thread")
