"""What a person types, as it reaches an app: escaped, with ids for names and links marked.

Source: docs.slack.dev/interactivity/implementing-slash-commands, "should_escape".
"""

import re

from playground.workspace import Workspace

DOMAINS = (
    "com|org|net|io|dev|app|ai|co|info|biz|eu|de|fr|uk|us|nl|be|ch|at|es|it|pt|ie|se|no|dk|fi|pl"
    "|ca|au|nz|jp|in|br|mx|studio|design|agency|tech|cloud|shop"
)
URL = r"(?P<url>https?://[^\s<>|]+[^\s<>|.,;:!?)'\"])"
EMAIL = r"(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,})"
DOMAIN = rf"(?P<domain>(?<![\w@./-])(?:[a-zA-Z0-9][\w-]*\.)+(?:{DOMAINS})(?:/[^\s<>|]*)?(?![\w-]))"
MENTION = r"(?<![\w@])@(?P<user>[\w.-]*\w)"
CHANNEL = r"(?<![\w#&])#(?P<channel>[\w-]+)"
MARKS = re.compile(f"{URL}|{EMAIL}|{DOMAIN}|{MENTION}|{CHANNEL}", re.IGNORECASE)


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mark_up(ws: Workspace, typed: str, *, labelled: bool = False) -> str:
    """Return typed text as Slack sends it: `labelled` adds names to mentions, the older way."""
    pieces: list[str] = []
    end = 0
    for found in MARKS.finditer(typed):
        pieces += [escape(typed[end : found.start()]), _mark(ws, found, labelled=labelled)]
        end = found.end()
    return "".join([*pieces, escape(typed[end:])])


def _mark(ws: Workspace, found: re.Match[str], *, labelled: bool) -> str:
    words = found[0]
    if found["url"]:
        return f"<{escape(words)}>"
    if found["email"]:
        return f"<mailto:{words}|{words}>"
    if found["domain"]:
        return f"<http://{escape(words)}|{escape(words)}>"
    if found["user"]:
        return _mention(ws, found["user"], labelled=labelled)
    return _channel(ws, found["channel"])


def _mention(ws: Workspace, name: str, *, labelled: bool) -> str:
    if name in {"channel", "here", "everyone"}:
        return f"<!{name}>"
    for member in ws.members.values():
        if name.casefold() == member.name.casefold():
            return f"<@{member.id}|{member.name}>" if labelled else f"<@{member.id}>"
    return f"@{name}"


def _channel(ws: Workspace, name: str) -> str:
    for channel in ws.channels.values():
        if channel.name and name == channel.name:
            return f"<#{channel.id}|{channel.name if channel.kind == 'public' else ''}>"
    return f"#{name}"
