"""The only two ways by which words from people become HTML: as text, and as the address of a link.

Which addresses a Slack client opens is our choice of the harmless ones: http, https, mailto, tel.
"""

import html
import re

ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)


def escape(text: str) -> str:
    """Return text that HTML shows as it is."""
    return html.escape(sendable(text))


def sendable(text: str) -> str:
    """Return text with question marks for halves of surrogate pairs, which UTF-8 cannot carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def is_address(url: str) -> bool:
    return ADDRESS.fullmatch(url) is not None


def open_link(url: str) -> str:
    """Return the opening tag of a link to another page."""
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">'


def write_link(url: str, shown: str) -> str:
    """Return HTML as a link, or as it is when the address is not one to open."""
    return f"{open_link(url)}{shown}</a>" if is_address(url) else shown
