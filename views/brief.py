"""The brief before a call, on one screen of a phone: each thing cut to a line or two."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block, InteractiveElement

from domain.brief import Brief, BriefWarning, Lack
from domain.people import ROLE_WORDS, Person
from domain.records import Interaction, Member, NextAction
from views import ids
from views.client_rows import standing_in_words
from views.facts import fact_in_words
from views.inputs import modal
from views.message import Message, build_message, button, buttons, section, small_print
from views.people import phone_link
from views.text import bold, cut_escaped, escape, escape_cut
from views.words import day_of, due_in_words, people_in_words

_PEOPLE, _ACTIONS, _OPENERS = 3, 3, 2
_MOST_NAME, _MOST_TITLE, _MOST_TEXT, _MOST_LINE = 28, 24, 56, 92  # characters
_WARNINGS = {
    Lack.NO_NEXT_ACTION: "no next action",
    Lack.NOBODY_KNOWN: "nobody there is known yet",
    Lack.ONE_PERSON_KNOWN: "only one person known",
    Lack.NO_DECISION_MAKER: "no decision maker known",
    Lack.ALL_BUSINESS: "the last four talks were all business",
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
    blocks += _listed("", [_person(one) for one in brief.people[:_PEOPLE]], brief.people_count)
    blocks.append(_last_contacts(brief, who, now))
    actions = [_action(one, brief, who) for one in brief.actions[:_ACTIONS]]
    blocks += _listed("*Open*", actions, len(brief.actions))
    facts = brief.facts[:_OPENERS]
    openers = [f"• {fact_in_words(one, brief.today, most=_MOST_LINE)}" for one in facts]
    blocks += _listed("*To open with*", openers, len(openers))
    return blocks


def _about(brief: Brief) -> str:
    """Whose it is, and what to watch out for."""
    owner = escape_cut(brief.owner_name, 40) if brief.owner_name else "nobody"
    about = f"Owner {owner} · Tier {brief.client.tier.value}"
    if brief.client.is_private:
        about += " · Private"
    if not brief.warnings:
        return about
    return f"{about}\n*Watch out:* {', '.join(_in_words(brief.warnings))}"


def _in_words(warnings: Iterable[BriefWarning]) -> list[str]:
    return [
        _WARNINGS.get(one.lack)
        or f"nothing noted with {escape_cut(one.name, 60)}, the champion, for {one.days} days"
        for one in warnings
    ]


def _person(person: Person) -> str:
    parts = [bold(person.name) if len(person.name) <= _MOST_NAME else _cut_bold(person.name)]
    if person.role:
        parts.append(ROLE_WORDS[person.role])
    elif person.title:
        parts.append(escape_cut(person.title, _MOST_TITLE))
    if person.phone:
        parts.append(phone_link(person.phone))
    return " · ".join(parts)


def _cut_bold(name: str) -> str:
    return bold(f"{name[: _MOST_NAME - 1].rstrip()}…")


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
        head += f", {people_in_words(one.people[:3])}"
    if one.in_confidence:
        head += ", in confidence"
    said = escape(" ".join(one.summary.split()))
    return f"{day} {cut_escaped(f'{head}: {said}' if said else head, _MOST_LINE)}"


def _action(action: NextAction, brief: Brief, who: Member) -> str:
    """What is owed and by when; whose it is where it is a colleague's."""
    due = due_in_words(action, brief.today)
    text = "in confidence" if action.is_hidden else escape_cut(action.text, _MOST_TEXT)
    whose = "" if action.owner_id == who.user_id else f" · {escape_cut(action.owner_name, 24)}"
    return f"• {text} ({due}){whose}"


def _listed(title: str, lines: Sequence[str], count: int) -> list[Block]:
    """Nothing where there are no lines; else how many more there are beside them."""
    if not lines:
        return []
    left = count - len(lines)
    more = [f"… and {left} more"] if left > 0 else []
    return [section("\n".join([*filter(None, [title]), *lines, *more]))]
