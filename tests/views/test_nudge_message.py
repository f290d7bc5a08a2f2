from datetime import timedelta

import pytest

from domain.deliveries import Callable, CardState, NudgeCard
from domain.nudge_repeats import Snooze
from tests.views.facts import A_DAY, NOW, a_nudge, a_nudge_card, an_owed_card
from tests.views.seen import find, labels, says, texts
from views import ids
from views.nudge_message import build_nudge, delivery_metadata

DELIVERY = "d" * 32


def struck(card: NudgeCard) -> str:
    return texts(build_nudge(a_nudge(card), NOW))[-2 if card.state in UNDONE else -1]


UNDONE = {CardState.DONE, CardState.SNOOZED, CardState.LOOSENED}


def test_a_nudge_whose_records_were_deleted_says_so() -> None:
    drawn = build_nudge(a_nudge(), NOW)
    assert "Nothing is left here" in drawn.text
    assert texts(drawn)[-1].startswith("Nothing is left here")


def test_nudge_says_its_day_first_and_groups_cards_by_lane() -> None:
    nudge = a_nudge(an_owed_card(0), an_owed_card(1), a_nudge_card(2))
    drawn = build_nudge(nudge, NOW)
    said = [line for line in texts(drawn) if line.startswith(("Your", "*You", "*Going"))]
    assert said == ["Your clients on Tuesday", "*You owe them*", "*Going cold*"]
    assert drawn.text == "You owe 2 things and 1 client is going cold"


def test_nudge_of_one_lane_speaks_of_it_alone() -> None:
    owed = build_nudge(a_nudge(an_owed_card()), NOW)
    assert owed.text == "You owe 1 thing"
    assert "*Going cold*" not in texts(owed)
    cold = build_nudge(a_nudge(a_nudge_card(0), a_nudge_card(1)), NOW)
    assert cold.text == "2 clients are going cold"


def test_a_card_calls_who_can_be_called_by_one_press() -> None:
    call = Callable("Dana <Whitfield>", "+49-30-901820;ext=5")
    said = texts(build_nudge(a_nudge(an_owed_card(call=call)), NOW))
    wanted = "call Dana &lt;Whitfield&gt;: <tel:+4930901820|+49 30 901820 ext. 5>"
    assert any(line.endswith(f"4 days late · {wanted}") for line in said)


def test_owed_card_says_what_and_why_and_can_be_done() -> None:
    drawn = build_nudge(a_nudge(an_owed_card()), NOW)
    assert "*Acme*: send proposal\nPromised for Fri 6 Mar, 4 days late" in texts(drawn)
    assert labels(drawn) == ["Done", "Log it", "Snooze"]
    assert find(drawn, "Done")["style"] == "primary"
    assert find(drawn, "Done")["value"] == f"{DELIVERY}|0"


def test_an_owed_card_taken_up_again_says_what_became_of_the_next_one() -> None:
    drawn = build_nudge(a_nudge(an_owed_card(outcome="the next one stays")), NOW)
    assert any(line.endswith("4 days late · the next one stays") for line in texts(drawn))


def test_cold_card_says_why_in_numbers_and_can_be_logged() -> None:
    drawn = build_nudge(a_nudge(a_nudge_card(3)), NOW)
    assert "*Acme*\n31 days since the last contact, cadence 30" in texts(drawn)
    assert labels(drawn) == ["Log it", "Snooze"]
    assert find(drawn, "Log it")["style"] == "primary"
    assert find(drawn, "Log it")["value"] == f"{DELIVERY}|3"


def test_snooze_offers_tomorrow_next_week_and_one_cadence() -> None:
    menu = find(build_nudge(a_nudge(a_nudge_card()), NOW), "Snooze")
    offered = [(one["text"]["text"], one["value"]) for one in menu["options"]]
    assert offered == [
        ("Tomorrow", f"{DELIVERY}|0|{Snooze.TOMORROW.value}"),
        ("Next week", f"{DELIVERY}|0|{Snooze.NEXT_WEEK.value}"),
        ("One cadence", f"{DELIVERY}|0|{Snooze.ONE_CADENCE.value}"),
    ]


def test_client_ignored_three_times_is_offered_a_looser_cadence() -> None:
    drawn = build_nudge(a_nudge(a_nudge_card(looser_days=90)), NOW)
    assert find(drawn, "Every 90 days is enough")["action_id"] == ids.CARD_LOOSEN


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        (CardState.DONE, "Done"),
        (CardState.LOGGED, "Logged"),
        (CardState.SNOOZED, "Snoozed until tomorrow"),
        (CardState.LOOSENED, "Now every 90 days"),
        (CardState.ELSEWHERE, "Logged"),
    ],
)
def test_answered_card_is_struck_out_and_says_what_became_of_it(
    state: CardState, outcome: str
) -> None:
    card = an_owed_card(state=state, outcome=outcome, handled_at=NOW)
    drawn = build_nudge(a_nudge(card), NOW)
    assert f"~*Acme*: send proposal~ {outcome}" in texts(drawn)
    assert labels(drawn) == (["Undo"] if state in UNDONE else [])


def test_undo_of_a_card_goes_after_fifteen_minutes() -> None:
    card = an_owed_card(state=CardState.DONE, outcome="Done", handled_at=NOW)
    late = NOW + timedelta(minutes=15, seconds=1)
    assert "Undo" not in labels(build_nudge(a_nudge(card), late))


def test_answered_card_keeps_its_place() -> None:
    done = an_owed_card(1, state=CardState.DONE, outcome="Done", handled_at=NOW)
    before = build_nudge(a_nudge(an_owed_card(0), an_owed_card(1), an_owed_card(2)), NOW)
    after = build_nudge(a_nudge(an_owed_card(0), done, an_owed_card(2)), NOW)
    places = [one for one in (block.get("block_id") for block in after.blocks) if one]
    assert places == ["card:0", "card:1", "card:2"]
    assert len(before.blocks) == len(after.blocks)


def test_name_with_tildes_does_not_end_the_strike() -> None:
    card = an_owed_card(client_name="~~A~~", state=CardState.LOGGED, action_text="x\n~y~")
    said = texts(build_nudge(a_nudge(card), NOW))[-1]
    assert said == "~A: x y~ Done"


def test_flood_says_how_it_is_spread() -> None:
    nudge = a_nudge(a_nudge_card(), spread=53, spread_over_days=14)
    said = says(build_nudge(nudge, NOW))
    assert "53 more clients are cold already" in said
    assert "until Mon 23 Mar, tier A first" in said
    one = says(build_nudge(a_nudge(a_nudge_card(), spread=1, spread_over_days=2), NOW))
    assert "1 more client is cold already" in one
    assert "until tomorrow" in one


def test_rest_is_one_line_with_a_button_to_all_of_it() -> None:
    drawn = build_nudge(a_nudge(a_nudge_card(), left_over=3), NOW)
    assert "… and 3 more that can wait until tomorrow." in texts(drawn)
    assert find(drawn, "Show all that is open")["value"] == DELIVERY


def test_first_nudge_welcomes_and_teaches_one_thing() -> None:
    said = texts(build_nudge(a_nudge(a_nudge_card(), is_welcome=True), NOW))
    assert said[0].startswith("*Welcome to Rapport.*")
    assert said[0].count("`") == 2
    assert not texts(build_nudge(a_nudge(a_nudge_card()), NOW))[0].startswith("*Welcome")


def test_text_of_an_action_stands_on_one_line() -> None:
    said = says(build_nudge(a_nudge(an_owed_card(text="send\nproposal  now")), NOW + A_DAY))
    assert "*Acme*: send proposal now\n" in said


def test_message_is_marked_as_its_delivery() -> None:
    assert delivery_metadata("d1") == {
        "event_type": ids.DELIVERY_EVENT,
        "event_payload": {"id": "d1"},
    }
