"""What the client's memory shows: the audit trail."""

from collections.abc import Iterator
from typing import Any

from domain.audit import PAGE, AuditEntry, AuditPage, What
from tests.views.facts import A_DAY, NOW, a_member
from tests.views.typed import Words
from views.audit import build_audit


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    who = a_member()
    detail = {"author": words.name, "from": words.name, "to": words.name, "clients": words.many}
    kinds = [*What, *What]
    entries = tuple(
        AuditEntry(
            str(place), NOW - place * A_DAY, words.name, kind, words.name, words.name, detail
        )
        for place, kind in enumerate(kinds[: min(PAGE, words.many)])
    )
    for page in (0, 1):
        yield "audit trail", build_audit(AuditPage(entries, page, has_more=True), who, NOW)
