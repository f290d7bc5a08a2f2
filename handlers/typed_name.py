"""The name of a client as it is typed after a command."""

import re

_QUOTED = re.compile(r"[\"“”„«]\s*(.+?)\s*[\"“”»]")


def unquoted(name: str) -> str:
    """Without the quotes around it, if there are any."""
    found = _QUOTED.fullmatch(name)
    return found[1] if found else name
