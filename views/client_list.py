"""A list of clients with its menus and pages, as a message or a part of the Home tab."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from types import MappingProxyType

from slack_sdk.models.blocks import Block, InteractiveElement, StaticSelectElement

from domain.client_lists import PAGE, ClientListing, ClientPage, ListedClient, Only, Sort, Whose
from domain.local_time import say_day
from views import ids
from views.client_rows import client_row, former_row
from views.inputs import menu
from views.message import Message, build_message, button, buttons, section
from views.text import escape_cut, plural

_IN_LIST = "list"
_MOST_OWNER = 40

_WHOSE: Mapping[Whose, str] = MappingProxyType(
    {Whose.MINE: "My clients", Whose.ALL: "Everyone's clients"}
)
_ONLY: Mapping[Only, str] = MappingProxyType(
    {
        Only.ANY: "All of them",
        Only.COLD: "Cold or going cold",
        Only.NO_NEXT: "No next action",
        Only.TIER_A: "Tier A",
        Only.TIER_B: "Tier B",
        Only.TIER_C: "Tier C",
        Only.TIER_D: "Tier D",
        Only.PRIVATE: "Private",
        Only.FORMER: "Former",
    }
)
_SORT: Mapping[Sort, str] = MappingProxyType(
    {Sort.COLDEST: "Coldest first", Sort.NAME: "By name", Sort.LAST: "Latest first"}
)
_NO_CLIENTS = (
    "You have no clients yet. Add one with `/client add Acme tier A last 3 May`, paste a whole "
    "list with `/client import`, or just log a call: `/logcall Acme: what was said`."
)
_NONE: Mapping[Only, str] = MappingProxyType(
    {
        Only.ANY: "There are no clients yet. `/client add Acme tier A last 3 May` adds one.",
        Only.COLD: "Everyone is warm.",
        Only.NO_NEXT: "Every client has a next action. `/next` lists yours.",
        Only.PRIVATE: "No client is private. Edit on a client's card makes it so.",
        Only.FORMER: "No client is archived. Archive on a client's card ends the reminders.",
    }
)


def build_client_list(page: ClientPage) -> Message:
    """The answer to `/client`."""
    return build_message(_title(page), list_blocks(page, _IN_LIST))


def list_blocks(page: ClientPage, where: str) -> list[Block]:
    """At most 18 blocks; `where` ("list" or "home") tells the menus what to draw anew."""
    asked = page.asked
    if page.total == 0 and (asked.whose, asked.only) == (Whose.MINE, Only.ANY):
        return [section(_NO_CLIENTS), buttons([_whose_menu(asked)], _block_id(where, asked, "top"))]
    rows: Sequence[Block] = [_row(one, asked, page.today) for one in page.rows]
    return [
        section(f"*{_title(page)}*"),
        buttons(_menus(asked), _block_id(where, asked, "menus")),
        *(rows or [section(_none(page))]),
        *_turning(page, where),
    ]


def read_place(block_id: str) -> str:
    """Where a list stands, from the block id of its menus and buttons: "list" or "home"."""
    return block_id.partition(":")[0]


def _block_id(where: str, asked: ClientListing, part: str) -> str:
    """Another for each state: else Slack keeps showing what was chosen before."""
    return f"{where}:clients:{asked}:{part}"


def _title(page: ClientPage) -> str:
    asked = page.asked
    whose = "Your" if asked.whose is Whose.MINE else "Everyone's"
    kind = {Only.PRIVATE: "private ", Only.FORMER: "former "}.get(asked.only, "")
    noun = f"{kind}clients" if page.total is None else plural(page.total, f"{kind}client")
    if page.total == 0:
        return f"{whose} {kind}clients{_which(asked.only)}"
    title = f"{whose} {noun}{_which(asked.only)}, {_order(asked)}"
    is_paged = page.has_more or asked.page > 0
    return f"{title} · page {asked.page + 1}{_of_pages(page)}" if is_paged else title


def _of_pages(page: ClientPage) -> str:
    return "" if page.total is None else f" of {ceil(page.total / PAGE)}"


def _which(only: Only) -> str:
    if only.tier:
        return f" of tier {only.tier.value}"
    said = {Only.COLD: " cold or going cold", Only.NO_NEXT: " without a next action"}
    return said.get(only, "")


def _order(asked: ClientListing) -> str:
    if asked.order is Sort.NAME:
        return "by name"
    if asked.order is Sort.LAST:
        is_former = asked.only is Only.FORMER
        return "the latest archived first" if is_former else "the latest contact first"
    return "the coldest first" if asked.is_read_whole else "the longest overdue first"


def _menus(asked: ClientListing) -> list[InteractiveElement]:
    only = [(_ONLY[one], str(replace(asked, only=one, page=0))) for one in Only]
    sort = [(_SORT[one], str(replace(asked, sort=one, page=0))) for one in asked.sorts]
    return [
        _whose_menu(asked),
        menu(ids.LIST_ONLY, only, str(asked.at(0))),
        menu(ids.LIST_SORT, sort, str(replace(asked, sort=asked.order, page=0))),
    ]


def _whose_menu(asked: ClientListing) -> StaticSelectElement:
    choices = [(_WHOSE[one], str(replace(asked, whose=one, page=0))) for one in Whose]
    return menu(ids.LIST_WHOSE, choices, str(asked.at(0)))


def _row(one: ListedClient, asked: ClientListing, today: date) -> Block:
    client = one.shown.client
    notes = []
    if asked.whose is Whose.ALL:
        notes.append(escape_cut(one.owner_name, _MOST_OWNER) if one.owner_name else "no owner")
    if client.is_private and asked.only is not Only.PRIVATE:
        notes.append("private")
    if client.former_on:
        return former_row(one.shown, f"former since {say_day(client.former_on, today)}", *notes)
    if client.paused_until_on and client.paused_until_on > today:
        notes.append(f"paused until {say_day(client.paused_until_on, today)}")
    return client_row(one.shown, *notes)


def _none(page: ClientPage) -> str:
    asked = page.asked
    if asked.page > 0:
        return "Nothing is on this page any more."
    if asked.only.tier:
        return f"No client is of tier {asked.only.tier.value}. Edit on a client's card sets it."
    return _NONE[asked.only]


def _turning(page: ClientPage, where: str) -> list[Block]:
    asked = page.asked
    elements: list[InteractiveElement] = []
    if asked.page > 0:
        before = str(asked.at(asked.page - 1))
        elements.append(button("Previous", ids.numbered(ids.LIST_PAGE, 0), before))
    if page.has_more:
        after = str(asked.at(asked.page + 1))
        elements.append(button("Next", ids.numbered(ids.LIST_PAGE, 1), after))
    return [buttons(elements, _block_id(where, asked, "pages"))] if elements else []
