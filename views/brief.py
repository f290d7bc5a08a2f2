"""The brief before a call, on one screen of a phone: each thing cut to a line or two."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement

from domain.brief import Brief, BriefWarning, Lack
from domain.client_dates import ComingDate
from domain.facts import Fact
from domain.people import ROLE_WORDS, Person
from domain.records import Interaction, Member, NextAction
from views import ids
from views.client_rows import standing_in_words
from views.facts import fact_in_words
from views.inputs import modal
from views.message import Message, build_message, button, buttons, section, small_print
from views.people import phone_link
from views.promises import record_in_words
from views.text import bold, cut, cut_escaped, escape, escape_cut
from views.words import day_of, due_in_words, people_in_words

_PEOPLE, _MOST_WARNINGS = 3, 4
_A_LINE = 38  # characters of a phone
_ROOM_OPEN, _ROOM_OPENERS, _ROOM_DATES = 5, 3, 3  # lines
# Characters: of a name on its own and beside other words, and of what may take two lines.
_MOST_NAME, _MOST_SHORT = 20, 16
_MOST_TEXT, _MOST_FACT, _MOST_CONTACT = 44, 44, 64
_WARNINGS = {
    Lack.NO_NEXT_ACTION: "no next action",
    Lack.NOBODY_KNOWN: "nobody there is known yet",
    Lack.ONE_PERSON_KNOWN: "only one person known",
    Lack.NO_DECISION_MAKER: "no decision maker known",
    Lack.ALL_BUSINESS: "last four talks all business",
}


def build_brief(brief: Brief, who: Member, now: datetime) -> Message:
    """The brief as an answer, with what is done next."""
    client = brief.client
    elements: list[InteractiveElement] = [
        button("Log it", ids.LOG_CLIENT, client.id),
        button("Add next action", ids.ADD_CLIENT_NEXT, client.id),
        button("Open", ids.numbered(ids.OPEN_CLIENT, 0), client.id),
    ]
    text = f"{escape(client.name)}: {standing_in_words(client, brief.reading, brief.today)}"
    return build_message(text, [*brief_blocks(brief, who, now), buttons(elements)])


def build_brief_view(
    brief: Brief, who: Member, now: datetime, metadata: dict[str, str]
) -> dict[str, Any]:
    """The brief over a card; `metadata` keeps where the card stands."""
    log_it = button("Log it", ids.BRIEF_LOG, brief.client.id)
    blocks = [*brief_blocks(brief, who, now), buttons([log_it])]
    return modal("Brief", ids.BRIEF_VIEW, None, blocks, metadata, close="Close")


def build_which_client(last: Sequence[tuple[str, str]]) -> Message:
    """`/brief` alone: how it is asked for, and the clients (id, name) one logged last."""
    said = "Whom are you about to call? For example: `/brief Acme`"
    blocks: list[Block] = [section(said)]
    if last:
        elements = [
            button(name, ids.numbered(ids.OPEN_BRIEF, place), client_id)
            for place, (client_id, name) in enumerate(last)
        ]
        blocks.append(buttons(elements))
    return build_message("Which client?", blocks)


def brief_blocks(brief: Brief, who: Member, now: datetime) -> list[Block]:
    """How warm, what lacks, who is there, the last contacts, what is open, what to open with."""
    client = brief.client
    head = standing_in_words(client, brief.reading, brief.today)
    blocks: list[Block] = [section(f"{bold(client.name)} · {head}"), small_print(_about(brief))]
    if brief.people:
        blocks.append(section("\n".join(map(_person, brief.people[:_PEOPLE]))))
    blocks.append(_last_contacts(brief, who, now))
    actions = [_action(one, brief, who) for one in brief.actions[:_ROOM_OPEN]]
    blocks += _listed("Open", actions, _ROOM_OPEN, of=len(brief.actions))
    openers = [_opener(one, brief.today) for one in brief.facts]
    blocks += _listed("To open with", openers, _ROOM_OPENERS)
    dates = [_date(one) for one in brief.dates]
    blocks += _listed("Coming up", dates, _ROOM_DATES)
    return blocks


def _about(brief: Brief) -> str:
    """Whose it is, and what to watch out for."""
    owner = escape_cut(brief.owner_name, 40) if brief.owner_name else "nobody"
    about = f"Owner {owner} · Tier {brief.client.tier.value}"
    if brief.client.is_private:
        about += " · Private"
    if brief.people_count > _PEOPLE:
        about += f" · {brief.people_count} people"
    kept = f"promises: {record_in_words(brief.promises)}" if brief.promises.ended else ""
    about += f" · {kept}" if kept else ""
    if not brief.warnings:
        return about
    return f"{about}\n*Watch out:* {', '.join(_in_words(brief.warnings[:_MOST_WARNINGS]))}"


def _in_words(warnings: Iterable[BriefWarning]) -> list[str]:
    return [_WARNINGS.get(one.lack) or _unspoken(one) for one in warnings]


def _unspoken(one: BriefWarning) -> str:
    name = escape_cut(one.name, _MOST_NAME)
    return f"nothing noted with {name}, the champion, for {one.days} days"


def _person(person: Person) -> str:
    """Who they are to us, and one press to call."""
    parts = [bold(cut(person.name, _MOST_NAME))]
    if person.role:
        parts.append(ROLE_WORDS[person.role])
    elif person.title:
        parts.append(escape_cut(person.title, _MOST_SHORT))
    if person.phone:
        parts.append(phone_link(person.phone, "Call"))
    return " · ".join(parts)


def _last_contacts(brief: Brief, who: Member, now: datetime) -> Block:
    if brief.last:
        return section("\n".join(_contact(one, who, now) for one in brief.last))
    name = escape_cut(brief.client.name, 80).replace("`", "")
    return section(f"No contact is logged yet. `/logcall {name}: …` does it.")


def _contact(one: Interaction, who: Member, now: datetime) -> str:
    """Such as "*Fri 20 Nov* call, Dana and Raj: Q3 roadmap"."""
    day = f"*{day_of(one.happened_at, who, now)}*"
    if one.is_hidden:
        return f"{day} a contact in confidence"
    head = one.kind.value
    if one.people:
        head += f", {_with(one.people)}"
    if one.in_confidence:
        head += ", in confidence"
    said = escape(" ".join(one.summary.split()))
    return f"{day} {cut_escaped(f'{head}: {said}' if said else head, _MOST_CONTACT)}"


def _with(people: Sequence[str]) -> str:
    """Two of them by name."""
    named = people_in_words([cut(name, _MOST_SHORT) for name in people[:2]])
    left = len(people) - 2
    return f"{named} +{left}" if left > 0 else named


def _opener(fact: Fact, today: date) -> str:
    """What it is about is told by its words."""
    short = replace(fact, kind=None, person_name=cut(fact.person_name, _MOST_SHORT))
    return f"• {fact_in_words(short, today, most=_MOST_FACT)}"


def _date(one: ComingDate) -> str:
    return f"• {escape_cut(one.what, _MOST_TEXT)} · {one.when}"


def _action(action: NextAction, brief: Brief, who: Member) -> str:
    """What is owed and by when; whose it is where it is a colleague's."""
    due = due_in_words(action, brief.today)
    text = "in confidence" if action.is_hidden else escape_cut(action.text, _MOST_TEXT)
    whose = (
        "" if action.owner_id == who.user_id else f" · {escape_cut(action.owner_name, _MOST_SHORT)}"
    )
    return f"• {text} ({due}){whose}"


def _listed(title: str, lines: Sequence[str], room: int, *, of: int = 0) -> list[Block]:
    """As many as there is room for, in lines of a phone; nothing where there are none.

    Where they are not all `of` them, the title says how many they are.
    """
    shown: list[str] = []
    for line in lines:
        room -= -(-len(line) // _A_LINE)
        if room < 0:
            break
        shown.append(line)
    if not shown:
        return []
    more = f", {len(shown)} of {of}" if len(shown) < of else ""
    return [section("\n".join([f"*{title}*{more}", *shown]))]
