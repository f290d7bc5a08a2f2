from dataclasses import replace

from domain.client_card import NotKnown, OpenWork
from domain.line_client import KnownName
from domain.records import ActionState, Visibility
from domain.warmth import read_warmth
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_card,
    a_client,
    a_member,
    a_warmth,
    an_action,
    an_interaction,
)
from tests.views.seen import elements, find, labels, texts
from views import ids
from views.client_card import (
    build_added,
    build_client_card,
    build_not_known,
    build_open_work,
)
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


BUTTONS = ["Log it", "Add next action", "All history", "People", "Facts", "Edit", "…"]


def test_card_offers_what_can_be_done_with_the_client() -> None:
    drawn = build_client_card(a_card(), WHO, NOW)
    assert labels(drawn) == BUTTONS
    assert {one.get("value") for one in elements(drawn)[:6]} == {"0" * 32}
    assert more_of(drawn) == ["merge|" + "0" * 32, "archive|" + "0" * 32]


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
    assert labels(drawn)[: len(BUTTONS) + 1] == ["Bring back", *BUTTONS]
    assert more_of(drawn) == ["merge|" + "0" * 32]


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


def test_unknown_client_offers_close_ones_and_to_add_it() -> None:
    found = NotKnown("Acne", (KnownName("c1", "Acme", "Acme"), KnownName("c2", "Ace", "Ace")))
    drawn = build_not_known(found)
    assert texts(drawn)[0] == ("I don't know a client called *Acne*. Did you mean one of these?")
    assert labels(drawn) == ["Acme", "Ace", "Add Acne"]
    assert find(drawn, "Ace")["value"] == "c2"
    assert find(drawn, "Add Acne")["value"] == "Acne"


def test_unknown_client_without_close_ones_asks_nothing() -> None:
    drawn = build_not_known(NotKnown("Acne", ()))
    assert texts(drawn)[0] == "I don't know a client called *Acne*."
    assert labels(drawn) == ["Add Acne"]


def test_open_work_says_what_is_owed_then_who_is_cold() -> None:
    owed = an_action(client_name="Bolt", due_on=TODAY - A_DAY)
    drawn = build_open_work(OpenWork((owed,), (a_warmth(),), TODAY), "This is open:")
    assert texts(drawn) == [
        "This is open:",
        "*You owe them*",
        "*Bolt*: send proposal (due yesterday, 1 day late)",
        "*Going cold*",
        f"*Acme* · {COLD}",
    ]
    assert labels(drawn) == ["Open", "Open"]


def test_open_work_leaves_out_what_there_is_none_of() -> None:
    assert texts(build_open_work(OpenWork((), (), TODAY), "Nothing:")) == ["Nothing:"]
    cold = texts(build_open_work(OpenWork((), (a_warmth(),), TODAY), "Open:"))
    assert "*You owe them*" not in cold


def test_open_work_of_two_hundred_and_sixty_is_counted() -> None:
    owed = tuple(an_action(f"step {place}", place) for place in range(200))
    cold = tuple(a_warmth("Acme", place) for place in range(60))
    said = texts(build_open_work(OpenWork(owed, cold, TODAY), "Open:"))
    assert "… and 190 more" in said
    assert said[-1] == "… and 40 more"


def test_added_client_is_said_with_all_that_was_understood() -> None:
    fresh = a_client(last_contact_at=None, added_at=NOW)
    drawn = build_added(fresh, read_warmth(TODAY, TODAY, 30), "Mia Chen")
    assert texts(drawn)[0] == (
        "Added *Acme*: tier B, every 30 days, owner Mia Chen. "
        "Added today, no contact yet, cadence 30."
    )
    assert labels(drawn) == ["Open", "Undo"]


def test_a_client_that_looks_like_another_is_offered_for_merging() -> None:
    close = KnownName("c2", "Acme Inc.", "Acme Inc.")
    drawn = build_added(a_client("Acmee"), read_warmth(TODAY, TODAY, 30), "Mia Chen", close)
    assert texts(drawn)[-1] == "Looks like *Acme Inc.*: are they the same?"
    assert find(drawn, "Merge")["value"] == f"c2|{'0' * 32}"
