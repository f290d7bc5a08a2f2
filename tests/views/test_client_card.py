from dataclasses import replace

from domain.records import ActionState, Visibility
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_card,
    a_member,
    an_action,
    an_interaction,
)
from tests.views.seen import elements, find, labels, texts
from views import ids
from views.client_card import build_client_card
from views.message import Message
from views.next_list import say_closed

WHO = a_member()
CLOSED = replace(an_action("send the deck"), id="a1", state=ActionState.DONE)
COLD = "going cold, 31 days since the last contact, cadence 30"


def test_card_says_first_who_and_how_warm() -> None:
    drawn = build_client_card(a_card(), WHO, NOW)
    assert texts(drawn)[0] == f"*Acme* · {COLD}"
    assert texts(drawn)[1] == "Owner Mia Chen · Tier B · Every 30 days"
    assert drawn.text == f"Acme: {COLD}"


def test_card_without_logs_says_how_to_log() -> None:
    said = texts(build_client_card(a_card(name="Acme `&` Co"), WHO, NOW))
    assert "No next action is open." in said
    assert "`/logcall Acme &amp; Co: …`" in said[-1]


BUTTONS = "Log it|Brief|Plan a call|Add next action|All history|People|Facts|Dates|Edit|…".split(
    "|"
)


def test_card_offers_what_can_be_done_with_the_client() -> None:
    drawn = build_client_card(a_card(), WHO, NOW)
    assert labels(drawn) == BUTTONS
    assert {one.get("value") for one in elements(drawn)[:6]} == {"0" * 32}
    assert more_of(drawn) == [f"{one}|{'0' * 32}" for one in ("merge", "archive", "forget")]


def test_next_actions_have_done_and_more() -> None:
    card = a_card(actions=(an_action(), an_action("call back", 1, due_on=None)))
    drawn = build_client_card(card, WHO, NOW)
    assert "send proposal (due Fri 13 Mar)" in texts(drawn)
    assert "call back (no date)" in texts(drawn)
    assert labels(drawn) == [*BUTTONS, "Done", "…", "Done", "…"]
    assert drawn.blocks[-2]["block_id"] == f"card:{'0' * 32}|{1:032x}"


def test_a_colleagues_next_action_says_whose_it_is() -> None:
    theirs = an_action(owner_id="U2", owner_name="Raj <Patel>")
    drawn = build_client_card(a_card(actions=(theirs,)), WHO, NOW)
    assert "send proposal (due Fri 13 Mar) · Raj &lt;Patel&gt;" in texts(drawn)


def test_hidden_next_action_has_no_button() -> None:
    hidden = an_action("", is_hidden=True, in_confidence=True)
    drawn = build_client_card(a_card(actions=(hidden,)), WHO, NOW)
    assert "In confidence (due Fri 13 Mar)" in texts(drawn)
    assert labels(drawn) == BUTTONS


def test_what_was_done_is_named_and_can_be_undone() -> None:
    drawn = build_client_card(a_card(), WHO, NOW, said=say_closed(CLOSED))
    assert "Done: send the deck (*Acme*)" in texts(drawn)
    undo = find(drawn, "Undo")
    assert (undo["action_id"], undo["value"]) == (ids.ACTION_UNDO, f"a1|{'0' * 32}")
    assert f"card:{'0' * 32}|a1|said" in [block.get("block_id") for block in drawn.blocks]


def test_what_was_taken_up_again_meanwhile_is_listed_once() -> None:
    action = an_action()
    drawn = build_client_card(a_card(actions=(action,)), WHO, NOW, said=say_closed(action))
    assert labels(drawn) == [*BUTTONS, "Done", "…"]


def test_facts_say_who_sees_it_the_pause_and_the_other_names() -> None:
    card = a_card()
    client = replace(card.client, visibility=Visibility.PRIVATE, paused_until_on=TODAY + 3 * A_DAY)
    card = replace(card, client=client, named=("Raj", "Lee"), aliases=("ACM", "The Peak"))
    assert texts(build_client_card(card, WHO, NOW))[1] == (
        "Owner Mia Chen · Tier B · Every 30 days · Private, with Raj and Lee · "
        "Paused until Fri 13 Mar · Also ACM and The Peak"
    )
    over = replace(card, client=replace(client, paused_until_on=TODAY), owner_name=None)
    assert "Paused" not in texts(build_client_card(over, WHO, NOW))[1]
    assert texts(build_client_card(over, WHO, NOW))[1].startswith("Owner nobody ·")


def test_a_former_client_is_brought_back_and_neither_warm_nor_cold() -> None:
    card = a_card(actions=(an_action(), an_action("call back", 1)))
    former = replace(card, client=replace(card.client, former_on=TODAY - A_DAY))
    drawn = build_client_card(former, WHO, NOW)
    assert texts(drawn)[0] == "*Acme* · former since yesterday, 31 days since the last contact"
    assert "*Next actions*, 2 still open" in texts(drawn)
    pressable = ["Bring back", *(one for one in BUTTONS if one != "Plan a call")]
    assert labels(drawn)[: len(BUTTONS)] == pressable
    assert more_of(drawn) == [f"{one}|{'0' * 32}" for one in ("merge", "forget")]


def more_of(drawn: Message) -> list[str]:
    """The values of the first menu of more."""
    menu = next(one for one in elements(drawn) if one["type"] == "overflow")
    return [option["value"] for option in menu["options"]]


def test_last_contacts_are_shown_as_far_as_one_may_see() -> None:
    seen = an_interaction(happened_at=NOW - A_DAY)
    hidden = an_interaction(summary="", is_hidden=True)
    said = texts(build_client_card(a_card(seen, hidden), WHO, NOW))[-1]
    assert said == (
        "*Last contacts and notes*\n*yesterday* · call · Mia Chen\nQ3 roadmap\n"
        "*today* · a contact in confidence"
    )


def test_contacts_that_do_not_fit_leave_a_mark() -> None:
    long = an_interaction(summary="&" * 3000, people=("<" * 80,) * 6)
    said = texts(build_client_card(a_card(*(long,) * 5), WHO, NOW))[-1]
    assert said.endswith("\n…")


def test_two_hundred_next_actions_are_counted() -> None:
    actions = tuple(an_action(f"step {place}", place) for place in range(200))
    drawn = build_client_card(a_card(actions=actions), WHO, NOW)
    assert labels(drawn).count("Done") == 10
    assert "… and 190 more" in texts(drawn)
