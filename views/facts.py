"""Facts about a client: on its card, in their list, in their form."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement, OverflowMenuElement

from domain.facts import KIND_WORDS, MOST_FACT, Fact, FactPage, FactRow, is_due
from domain.local_time import say_day
from domain.name import fold_words
from domain.people import Person
from domain.records import Client, Member
from views import ids
from views.inputs import checkbox, day_input, labelled, menu, modal, option, text_input
from views.message import button, buttons, section, small_print
from views.person_inputs import about_input
from views.room import lines_that_fit
from views.text import bold, cut, escape_cut
from views.turns import BY_TIME, page_turns

NO_KIND = "none"
_ON_CARD = 240  # characters of a fact
_IN_LIST = 1_500
_KINDS = [
    ("No kind", NO_KIND),
    *((words.capitalize(), kind.value) for kind, words in KIND_WORDS.items()),
]
_MORE_PEOPLE = "Not everyone fits in here. Begin with a name: “Dana's son …” is about Dana."


class MoreOfFact(StrEnum):
    """What can be done about a fact: the first part of the option's value."""

    ASKED = "asked"
    EDIT = "edit"
    LET_READ = "let_read"
    REMOVE = "remove"


def facts_on_card(facts: Sequence[Fact], today: date, *, has_more: bool) -> list[Block]:
    """What to ask about first, then the newest; nothing where nothing is known."""
    lines = [f"• {fact_in_words(one, today, most=_ON_CARD)}" for one in facts]
    shown = lines_that_fit(lines, 1_000)
    if not shown:
        return []
    more = ["… and more: *Facts*"] if has_more or len(shown) < len(lines) else []
    return [section("\n".join(["*Worth remembering*", *shown, *more]))]


def fact_in_words(fact: Fact, today: date, *, most: int = _IN_LIST, is_new: bool = False) -> str:
    """A fact with what it is about; one whose day has come says so first, unless it is new."""
    said = escape_cut(" ".join(fact.text.split()), most)
    notes = []
    if fact.person_name and not _names(fact):
        notes.append(f"about {escape_cut(fact.person_name, 80)}")
    if fact.kind:
        notes.append(KIND_WORDS[fact.kind])
    is_asked = is_due(fact, today) and not is_new
    if fact.ask_after_on and not is_asked:
        notes.append(f"ask after {say_day(fact.ask_after_on, today)}")
    if fact.in_confidence:
        notes.append("in confidence")
    words = " · ".join([said, *notes])
    return f"*Ask now:* {words}" if is_asked else words


def _names(fact: Fact) -> bool:
    """Whether its text names the person ("Dana's son")."""
    said = fold_words(fact.text)
    return any(word.startswith(name) for name in fold_words(fact.person_name) for word in said)


def build_facts(
    page: FactPage, who: Member, today: date, metadata: dict[str, str]
) -> dict[str, Any]:
    """A page of them; `metadata` keeps where the card below stands."""
    head = f"Worth remembering about {bold(page.client_name)}"
    blocks: list[Block] = [section(head if page.rows else f"{head}: nothing yet.")]
    add = button("Add a fact", ids.ADD_FACT, page.client_id)
    blocks.append(buttons([add, *_turns(page)]))
    for row in page.rows:
        blocks += _row(row, who, today)
    if not page.rows:
        blocks.append(
            small_print(
                "In a line, too: `fact: Dana's son starts college, ask after 1 Sept`. It comes "
                "back on the card when it is time to ask."
            )
        )
    kept = metadata | {"client": page.client_id, "page": str(page.page)}
    return modal("Facts", ids.FACTS_VIEW, None, blocks, kept, close="Close")


def build_fact_form(
    client: Client, people: Sequence[Person], fact: Fact | None, metadata: dict[str, str]
) -> dict[str, Any]:
    """Filled in with what is known; empty for a new one."""
    person_id = fact.person_id if fact else None
    text = text_input(
        ids.FACT_TEXT,
        fact.text if fact else "",
        multiline=True,
        most=MOST_FACT,
        placeholder="Dana's son starts college in September",
    )
    kind = fact.kind.value if fact and fact.kind else NO_KIND
    blocks: list[Block] = [
        labelled("Worth remembering", ids.FACT_TEXT, text),
        about_input(ids.FACT_ABOUT, client, people, person_id, more=_MORE_PEOPLE),
        labelled("Kind", ids.FACT_KIND, menu(ids.FACT_KIND, _KINDS, kind)),
        day_input(
            "Ask after",
            ids.ASK_AFTER,
            fact.ask_after_on if fact else None,
            hint="From that day on it stands first on the card.",
        ),
        checkbox(
            "Only I and the client's owner read this",
            ids.IN_CONFIDENCE,
            "In confidence",
            is_checked=bool(fact and fact.in_confidence),
        ),
    ]
    title = "Edit fact" if fact else "New fact"
    return modal(title, ids.FACT_FORM, "Save" if fact else "Add", blocks, metadata)


def build_remove_fact(fact: Fact, today: date, metadata: dict[str, str]) -> dict[str, Any]:
    """Asks whether it is meant."""
    blocks: list[Block] = [
        section(fact_in_words(fact, today)),
        section("This is removed for good. The log it came with stays."),
    ]
    return modal("Remove", ids.REMOVE_FACT_FORM, "Remove", blocks, metadata, close="Keep it")


def build_let_read_fact(fact: Fact, today: date, metadata: dict[str, str]) -> dict[str, Any]:
    """Asks its author whether it is meant."""
    blocks: list[Block] = [
        section(fact_in_words(fact, today)),
        section(
            "You noted this in confidence. Whoever owns the client now could read it, too. This "
            "can't be taken back."
        ),
    ]
    title = "Let the owner read it?"
    return modal(
        title, ids.LET_READ_FACT_FORM, "Let them read it", blocks, metadata, close="Keep it closed"
    )


def _row(row: FactRow, who: Member, today: date) -> list[Block]:
    fact = row.fact
    said = section(fact_in_words(fact, today))
    author = escape_cut(fact.author_name, 80)
    noted = small_print(f"{author}, {say_day(who.today(fact.created_at), today)}")
    choices = {MoreOfFact.ASKED: "Asked"} if is_due(fact, today) else {}
    if row.is_changeable:
        choices[MoreOfFact.EDIT] = "Edit"
        if row.closed_to:
            owner = " ".join(row.closed_to.split())
            choices[MoreOfFact.LET_READ] = f"Let {cut(owner, 50)} read it"
        choices[MoreOfFact.REMOVE] = "Remove"
    if choices:
        options = [option(text, f"{choice.value}|{fact.id}") for choice, text in choices.items()]
        said.accessory = OverflowMenuElement(action_id=ids.FACT_MORE, options=options)
    return [said, noted]


def _turns(page: FactPage) -> list[InteractiveElement]:
    return page_turns(ids.FACTS_PAGE, page.page, BY_TIME, has_more=page.has_more, of=page.client_id)
