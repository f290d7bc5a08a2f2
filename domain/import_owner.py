"""Which member a pasted owner means: by mention, by whole name, or by the start of one name."""

import re
from collections.abc import Iterable

from domain.name import fold_letters, fold_words
from domain.records import Member

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_ME = frozenset({"me", "myself"})


class Owners:
    """Full members, found by the names people write."""

    def __init__(self, me: Member, known: Iterable[Member]) -> None:
        self._me = me
        self._known = {one.user_id: one for one in known}
        self._by_name: dict[str, list[Member]] = {}
        for one in self._known.values():
            words = fold_words(one.name)
            for size in range(1, len(words) + 1):
                self._by_name.setdefault(" ".join(words[:size]), []).append(one)

    def find(self, typed: str) -> list[Member]:
        """All who may be meant."""
        mention = _MENTION.fullmatch(typed)
        if mention:
            return [one for one in [self._known.get(mention[1])] if one]
        if fold_letters(typed) in _ME:
            return [self._me]
        name = " ".join(fold_words(typed.removeprefix("@")))
        found = self._by_name.get(name, [])
        return [one for one in found if " ".join(fold_words(one.name)) == name] or found

    def match(self, typed: str) -> Member | str:
        """The member, or why there is none."""
        found = self.find(typed)
        if len(found) == 1:
            return found[0]
        if found:
            names = " and ".join(sorted(one.name for one in found)[:3])
            return f"“{typed}” may be {names}: write the whole name"
        return f"no member called “{typed}” is known here"
