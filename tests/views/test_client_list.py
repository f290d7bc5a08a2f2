from dataclasses import replace

import pytest

from domain.client_lists import PAGE, ClientListing, ClientPage, Only, Whose
from domain.records import Visibility
from tests.views.facts import A_DAY, TODAY
from tests.views.gallery_plans import a_list, a_listed
from tests.views.seen import blocks_of, elements, find, labels, says, texts
from tests.views.typed import Words
from views import ids
from views.client_list import build_client_list, list_blocks, read_place

MINE, ALL = ClientListing(), ClientListing(Whose.ALL)
COLD = "going cold, 31 days since the last contact, cadence 30"


def titled(asked: ClientListing, many: int = 3) -> str:
    return build_client_list(a_list(Words(many=many), asked)).text


def test_the_title_says_whose_how_many_which_and_in_which_order() -> None:
    assert titled(MINE) == "Your 3 clients, the coldest first"
    assert titled(MINE, many=1) == "Your 1 client, the coldest first"
    assert titled(ALL) == "Everyone's clients, the longest overdue first"
    assert titled(replace(MINE, only=Only.COLD)) == (
        "Your 3 clients cold or going cold, the coldest first"
    )
    assert titled(replace(MINE, only=Only.TIER_B)) == "Your 3 clients of tier B, the coldest first"
    assert titled(replace(MINE, only=Only.PRIVATE), 1) == "Your 1 private client, the coldest first"
    assert titled(ClientListing(Whose.ALL, Only.FORMER)) == (
        "Everyone's former clients, the latest archived first"
    )
    assert titled(replace(MINE, only=Only.COLD), many=0) == "Your clients cold or going cold"
    assert titled(MINE, many=60) == "Your 60 clients, the coldest first · page 1 of 4"


def test_each_row_opens_its_client_and_everyones_say_the_owner() -> None:
    drawn = build_client_list(a_list(Words("Acme & Co"), ALL))
    assert texts(drawn)[-2:] == [f"*Acme &amp; Co* · {COLD} · Acme &amp; Co"] * 2
    own = build_client_list(a_list(Words(), MINE))
    assert texts(own)[-2:] == [f"*Acme* · {COLD}"] * 2
    assert labels(own).count("Open") == 2


def test_a_row_says_what_is_special() -> None:
    paused = a_listed(
        Words(), 0, paused_until_on=TODAY + A_DAY, visibility=Visibility.PRIVATE, owner_id=None
    )
    page = ClientPage(ALL, (replace(paused, owner_name=None),), False, 1, TODAY)
    assert f"*Acme* · {COLD} · no owner · private · paused until tomorrow" in texts(
        build_client_list(page)
    )
    over = replace(page, rows=(a_listed(Words(), 0, paused_until_on=TODAY),))
    assert "paused" not in says(build_client_list(over))


def test_menus_carry_the_whole_list_that_is_chosen() -> None:
    drawn = build_client_list(a_list(Words(many=60), replace(MINE, page=1)))
    menus = {one["action_id"]: one for one in elements(drawn) if one["type"] == "static_select"}
    everyones = menus[ids.LIST_WHOSE]["options"][1]
    assert ClientListing.parse(everyones["value"]) == ALL
    cold = menus[ids.LIST_ONLY]["options"][1]
    assert ClientListing.parse(cold["value"]) == replace(MINE, only=Only.COLD)
    assert [one["initial_option"]["text"]["text"] for one in menus.values()] == [
        "My clients",
        "All of them",
        "Coldest first",
    ]


def test_pages_are_turned_both_ways() -> None:
    drawn = build_client_list(a_list(Words(many=60), replace(MINE, page=1)))
    assert find(drawn, "Previous")["value"] == str(MINE)
    assert find(drawn, "Next")["value"] == str(replace(MINE, page=2))
    assert labels(drawn).count("Open") == PAGE
    last = build_client_list(a_list(Words(), MINE))
    assert not {"Previous", "Next"} & set(labels(last))


@pytest.mark.parametrize("where", ["list", "home"])
def test_where_it_stands_is_read_from_each_of_its_block_ids(where: str) -> None:
    blocks = [one.to_dict() for one in list_blocks(a_list(Words(many=60), ALL.at(1)), where)]
    found = [one["block_id"] for one in blocks if one["type"] == "actions"]
    assert [read_place(one) for one in found] == [where, where]
    assert len(set(found)) == 2


def test_each_state_has_its_own_block_ids() -> None:
    """Slack keeps showing what was chosen in a menu whose block id stays."""
    found = [
        one["block_id"]
        for asked in (MINE, ALL, replace(MINE, only=Only.COLD), replace(MINE, page=1))
        for one in blocks_of(build_client_list(a_list(Words(many=60), asked)))
        if one["type"] == "actions"
    ]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (MINE, "/client import"),
        (ALL, "There are no clients yet."),
        (replace(MINE, only=Only.COLD), "Everyone is warm."),
        (replace(ALL, only=Only.NO_NEXT), "Every client has a next action."),
        (replace(MINE, only=Only.TIER_C), "No client is of tier C."),
        (replace(MINE, only=Only.PRIVATE), "No client is private."),
        (replace(ALL, only=Only.FORMER), "No client is archived."),
        (replace(ALL, page=3), "Nothing is on this page any more."),
    ],
)
def test_an_empty_list_says_what_that_means(asked: ClientListing, said: str) -> None:
    page = ClientPage(asked, (), has_more=False, total=None if asked.page else 0, today=TODAY)
    drawn = build_client_list(page)
    assert said in says(drawn)
    assert ids.LIST_WHOSE in {one["action_id"] for one in elements(drawn)}
