"""The log form and all history, drawn with any names and texts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from domain.history import HistoryPage, HistoryRow
from domain.log_fields import LogFields, LogForm
from domain.records import Topic
from tests.views.facts import NOW, TODAY, a_client, a_member, an_action, an_interaction
from tests.views.typed import Words
from views.history import build_history
from views.log_form import build_log_form, owed_in_words

_URL = {"response_url": "https://hooks.slack.com/actions/T1/1/" + "x" * 24, "turn": "2"}


def draw_views(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    full = LogFields(
        client_id="0" * 32,
        on=TODAY,
        people=tuple(f"{place} {words.name}" for place in range(min(20, words.many))),
        duration="25m",
        topic=Topic.MIXED,
        summary=words.text * 3,
        next_text=words.text,
        due_on=TODAY,
        is_promise=True,
        in_confidence=True,
    )
    steps = tuple(an_action(words.text, place) for place in range(words.many))
    new = replace(full, client_id="", is_new=True, name=words.name, last_spoke_on=TODAY)
    forms = {
        "empty": LogForm(LogFields(on=TODAY)),
        "full": LogForm(full, client_name=words.name),
        "for a new client": LogForm(new),
        "of a record": LogForm(full, client_name=words.name, edit_id="1" * 32),
        "of a record with next actions": LogForm(full, client_name=words.name, steps=steps),
    }
    for name, form in forms.items():
        yield f"log form, {name}", build_log_form(form, TODAY, _URL)
    owed = _URL | {"owed": owed_in_words(words.text)}
    yield "log form, of a card of what is owed", build_log_form(forms["full"], TODAY, owed)
    yield from _histories(words)


def _histories(words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    row = HistoryRow(
        an_interaction(
            author_name=words.name, people=(words.name,) * words.many, summary=words.text
        ),
        is_changeable=True,
        closed_to=words.name,
    )
    rows = tuple(
        replace(row, interaction=replace(row.interaction, id=f"{place:032x}"))
        for place in range(min(8, words.many))
    )
    hidden = HistoryRow(replace(row.interaction, is_hidden=True), is_changeable=False)
    page = f"before|{NOW.isoformat()}|{'0' * 32}"
    full = HistoryPage(a_client(words.name), (*rows[:7], hidden), page, newer=page, older=page)
    yield "history", build_history(full, a_member(), NOW, _URL, "It is gone: " + words.text[:200])
    empty = HistoryPage(a_client(words.name), ())
    yield "history of nothing", build_history(empty, a_member(), NOW, {})
