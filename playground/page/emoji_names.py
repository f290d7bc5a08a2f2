"""Emoji by their short names, as Slack writes them: :wave:, :wave::skin-tone-2:, :flag-de:.

Names and code points: docs.slack.dev/reference/block-kit/block-elements/emoji-element. Characters
come from the library `emoji`; names it does not know stay as they were typed.
"""

import re

import emoji

from playground.page.safe_html import escape

EMOJI = re.compile(r":([a-z0-9_+'-]+)(?:::skin-tone-([2-6]))?:")
FLAG = re.compile(r"flag-([a-z]{2})")
CODES = re.compile(r"[0-9a-f]{2,5}(?:-[0-9a-f]{2,5})*", re.IGNORECASE)
FIRST_TONE = 0x1F3FB - 2
FIRST_FLAG_LETTER = 0x1F1E6 - ord("a")


def with_emoji(text: str) -> str:
    """Return plain text as HTML, the short names in it as emoji."""
    return EMOJI.sub(lambda found: write_found(found) or found[0], escape(text))


def write_found(found: re.Match[str]) -> str:
    """Return what EMOJI found as HTML, or nothing when there is no such emoji."""
    return write_emoji(found[1], int(found[2] or 0))


def write_emoji(name: str, tone: int = 0, codes: str = "") -> str:
    """Return an emoji as HTML, or nothing when there is none of that name or those code points."""
    shown = _from_codes(codes) or _find(name)
    if not shown:
        return ""
    title = escape(f":{name}::skin-tone-{tone}:" if tone else f":{name}:")
    return f'<span class="emoji" title="{title}">{_toned(shown, tone)}</span>'


def _find(name: str) -> str:
    flag = FLAG.fullmatch(name)
    if flag:
        return _known("".join(chr(FIRST_FLAG_LETTER + ord(letter)) for letter in flag[1]))
    names = (name, name.replace("-", "_"), name.removeprefix("large_"))
    shown = (emoji.emojize(f":{one}:", language="alias") for one in names)
    return next(filter(emoji.is_emoji, shown), "")


def _from_codes(codes: str) -> str:
    if not CODES.fullmatch(codes):
        return ""
    return _known("".join(chr(int(code, 16)) for code in codes.split("-")))


def _known(shown: str) -> str:
    return shown if emoji.is_emoji(shown) else ""


def _toned(shown: str, tone: int) -> str:
    return _known(shown.replace("\ufe0f", "") + chr(FIRST_TONE + tone)) or shown
