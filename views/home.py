"""The Home tab: what is due today, my clients by warmth, what I owe, and what can be set."""

from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock, HeaderBlock, InteractiveElement
from slack_sdk.models.views import View

from domain.deliveries import CardState, Nudge
from domain.home import Coverage, HomePage
from domain.local_time import say_day, say_time
from domain.next_groups import When
from domain.nudge_words import say_days
from domain.rates import Rates
from views import ids
from views.action_rows import action_row
from views.client_list import list_blocks
from views.client_rows import client_row
from views.message import button, buttons, section, small_print
from views.next_list import Said, said_row
from views.nudge_message import card_blocks
from views.open_work import date_rows
from views.preps import preps_on_home
from views.text import bold, escape, plural
from views.words import instant_in_words

_WHERE = "home"
_MOST_OWED = 5
_MOST_DATES = 5
_MOST_ACTIONS = 8

_FIRST_STEPS = """*Three steps, five minutes*
1. *Get your clients in.* Paste them from a spreadsheet, or add them one by one.
2. *Log a call.* In any channel: `/logcall Acme with Dana 25m: what was said. next: send quote Fri`
3. *Wait for tomorrow morning.* You are told who is going cold and what you owe whom; nothing \
comes when nothing is due."""


def build_home(page: HomePage, now: datetime, said: Said | None = None) -> dict[str, Any]:
    """The whole tab. What is listed, and which page of it, rides in its metadata.

    `said` is what became of a next action just now: it stands first, with its Undo.
    """
    above = [said_row(said, _WHERE)] if said else []
    blocks = [*above, *_top(page), *_today(page, now), *_coming(page, now)]
    if not page.is_new:
        blocks += [DividerBlock(), *_clients(page), DividerBlock(), *_actions(page)]
    blocks += [DividerBlock(), *_nudge(page, now), *_ending(page)]
    metadata = str(page.clients.asked)
    return View(type="home", blocks=blocks, private_metadata=metadata).to_dict()


def _top(page: HomePage) -> list[Block]:
    add = [
        button("Add a client", ids.HOME_ADD, "-"),
        button("Import clients", ids.IMPORT_CLIENTS, "-"),
    ]
    if page.is_new:
        welcome = HeaderBlock(text="Welcome to Rapport")
        return [welcome, section(_FIRST_STEPS), buttons([add[1], add[0], _log_button()])]
    top: list[Block] = [buttons([_log_button(style="primary"), *add], "home_top")]
    if page.draft_count:
        waits = "waits" if page.draft_count == 1 else "wait"
        said = section(f"{plural(page.draft_count, 'draft')} {waits} for an answer.")
        said.accessory = button("Show drafts", ids.HOME_DRAFTS, "-")
        top.append(said)
    return top


def _log_button(style: str | None = None) -> Any:  # noqa: ANN401 - an element
    return button("Log a call", ids.HOME_LOG, "-", style=style)


def _today(page: HomePage, now: datetime) -> list[Block]:
    if page.nudge:
        return [HeaderBlock(text="Today"), *_cards(page.nudge, now)]
    if page.is_new:
        return []
    blocks: list[Block] = [HeaderBlock(text="Today")]
    if not (page.owed or page.cold or page.dates):
        return [*blocks, section("Nothing is due: you owe nobody anything and no client is cold.")]
    if page.owed:
        blocks.append(small_print("*You owe them*"))
        for action in page.owed[:_MOST_OWED]:
            blocks += action_row(action, page.today, f"{_WHERE}:today")
        blocks += _more(page.owed_count - _MOST_OWED, "`/next` lists them all.")
    if page.cold:
        blocks.append(small_print("*Going cold*"))
        blocks += map(client_row, page.cold)
        blocks += _more(page.cold_count - len(page.cold), "They are in the list below.")
    return blocks + date_rows(page.dates, _MOST_DATES)


def _coming(page: HomePage, now: datetime) -> list[Block]:
    """What the member planned, and how well their talks begin and end."""
    rows = preps_on_home(page.coming, page.who, now, has_more=page.has_more_coming)
    blocks = [HeaderBlock(text="Coming up"), *rows] if rows else []
    return [*blocks, *_rates(page.rates)]


def _rates(rates: Rates) -> list[Block]:
    """Nothing where there is nothing to count."""
    if not rates.contacts:
        return []
    said = [f"*{rates.ended_percent} %* of {plural(rates.contacts, 'contact')} with a next step"]
    if rates.talks:
        talks = plural(rates.talks, "talk")
        said.insert(0, f"*{rates.agenda_percent} %* of {talks} with an agenda")
    return [small_print(f"Last 90 days: {', '.join(said)}.")]


def _cards(nudge: Nudge, now: datetime) -> list[Block]:
    blocks: list[Block] = []
    for card in nudge.cards:
        blocks += card_blocks(card, now)
    is_open = any(card.state is CardState.OPEN for card in nudge.cards)
    return blocks if is_open else [*blocks, small_print("All of today's cards are dealt with.")]


def _more(left: int, where: str) -> list[Block]:
    return [small_print(f"… and {left} more. {where}")] if left > 0 else []


def _clients(page: HomePage) -> list[Block]:
    head = HeaderBlock(text="Clients")
    return [head, *_coverage(page.coverage), *list_blocks(page.clients, _WHERE)]


def _coverage(coverage: Coverage) -> list[Block]:
    if not coverage.clients:
        return []
    counted = plural(coverage.clients, "client has", "clients have")
    return [
        small_print(
            f"*{coverage.percent} %* of your {counted} a next action "
            f"({coverage.covered} of {coverage.clients})."
        )
    ]


def _actions(page: HomePage) -> list[Block]:
    shown = page.actions.actions[:_MOST_ACTIONS]
    blocks: list[Block] = [HeaderBlock(text="Next actions")]
    if not shown:
        hint = "No next action is open. `/next Acme send the deck by Friday` adds one."
        return [*blocks, section(hint)]
    late = page.actions.counts.get(When.LATE, 0)
    said = f"{plural(page.actions.total, 'next action')} open"
    blocks.append(small_print(f"{said}, *{late} late*" if late else said))
    for action in shown:
        blocks += action_row(action, page.today, _WHERE)
    return [*blocks, *_more(page.actions.total - len(shown), "`/next` lists them all.")]


def _nudge(page: HomePage, now: datetime) -> list[Block]:
    who = page.who
    at = f"*{say_time(who.nudge_time)}* ({escape(who.tz)}), {say_days(who.settings.days)}"
    lines = [f"Your nudge comes at {at}."]
    if who.paused_until_on and who.paused_until_on > page.today:
        until = say_day(who.paused_until_on, page.today)
        stand_in = f"; {bold(page.stand_in_name)} stands in" if page.stand_in_name else ""
        lines.append(f"Paused until *{until}*{stand_in}.")
    if page.next_nudge_at:
        next_at = instant_in_words(page.next_nudge_at, who, now)
        lines.append(f"Next: *{next_at}*, if anything is due.")
    said = section("\n".join(lines))
    said.accessory = button("Settings", ids.HOME_SETTINGS, "-")
    return [HeaderBlock(text="Your morning nudge"), said]


def _ending(page: HomePage) -> list[Block]:
    help_words = "`/rapport` shows all that Rapport can do."
    elements: list[InteractiveElement] = []
    if page.coverage.clients:
        elements.append(button("Hand over…", ids.HAND_OVER, "-"))
    if page.who.is_admin:
        elements.append(button("Audit trail", ids.HOME_AUDIT, "-"))
    row: list[Block] = [buttons(elements, "home_end")] if elements else []
    return [*row, small_print(help_words)]
