import pytest

from domain.client_edit import WHO_SEES_IT, Edited, EditFacts, EditField
from domain.records import Visibility
from domain.warmth import Tier
from tests.views.facts import A_DAY, TODAY, a_client
from tests.views.seen import field, says
from views import ids
from views.edit_client import FIELD_INPUTS, build_edit_client, build_edited

NONE: frozenset[EditField] = frozenset()


def the_inputs(view: dict[str, object]) -> set[object]:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    return {block["block_id"] for block in blocks if block["type"] == "input"}


def test_every_field_stands_as_the_client_does() -> None:
    client = a_client(
        tier=Tier.C,
        own_cadence_days=12,
        visibility=Visibility.PRIVATE,
        paused_until_on=TODAY + A_DAY,
        former_on=TODAY,
    )
    facts = EditFacts(client, "Mia Chen", ("ACM", "The Peak"), ("U2", "U3"))
    view = build_edit_client(facts, NONE, TODAY, {"client": client.id})
    stands = {
        ids.NAME: ("initial_value", "Acme"),
        ids.ALIASES: ("initial_value", "ACM\nThe Peak"),
        ids.CADENCE: ("initial_value", "12"),
        ids.OWNER: ("initial_user", "U1"),
        ids.NAMED: ("initial_users", ["U2", "U3"]),
        ids.PAUSED_UNTIL: ("initial_date", "2026-03-11"),
    }
    for input_id, (name, value) in stands.items():
        assert field(view, input_id)["element"][name] == value
    assert field(view, ids.TIER)["element"]["initial_option"]["value"] == "C"
    assert field(view, ids.VISIBILITY)["element"]["initial_option"]["value"] == "private"
    assert field(view, ids.IS_FORMER)["element"]["initial_options"]


def test_the_form_has_an_input_for_every_field_that_can_be_wrong() -> None:
    view = build_edit_client(EditFacts(a_client(), None, (), ()), NONE, TODAY, {})
    assert set(FIELD_INPUTS.values()) | {ids.IS_FORMER} == the_inputs(view)


def test_what_is_not_theirs_to_set_is_not_on_the_form_and_it_says_whose_it_is() -> None:
    facts = EditFacts(a_client(), "Raj", (), ())
    view = build_edit_client(facts, WHO_SEES_IT, TODAY, {})
    assert not {ids.VISIBILITY, ids.NAMED} & the_inputs(view)
    assert ids.OWNER in the_inputs(view)
    assert "Who sees it is set by Raj or an admin." in says(view)


def test_more_names_than_a_form_can_show_are_left_out_rather_than_cut() -> None:
    facts = EditFacts(a_client(), None, tuple(f"{place:0120}" for place in range(25)), ())
    view = build_edit_client(facts, NONE, TODAY, {})
    assert ids.ALIASES not in the_inputs(view)
    assert "more other names than a form can show" in says(view)


@pytest.mark.parametrize(
    ("edited", "said"),
    [
        (Edited("c1"), None),
        (Edited("c1", passed=1), "1 next action of members who no longer see this client"),
        (Edited("c1", left=2), "2 next actions in confidence stayed with their members"),
        (Edited("c1", is_named=True), "You are named for it now, so that you still see it."),
    ],
)
def test_what_the_card_does_not_show_is_said(edited: Edited, said: str | None) -> None:
    message = build_edited(edited)
    assert message is None if said is None else message is not None and said in message.text
