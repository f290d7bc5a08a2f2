import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.client_lists import ClientListing, Only, Sort, Whose
from domain.warmth import Tier

LISTINGS = st.builds(
    ClientListing,
    st.sampled_from(Whose),
    st.sampled_from(Only),
    st.sampled_from(Sort),
    st.integers(0, 99_999),
)


@given(LISTINGS)
def test_a_listing_is_read_as_it_was_written(asked: ClientListing) -> None:
    assert ClientListing.parse(str(asked)) == asked
    assert len(str(asked)) <= 150  # the value of an option
    assert "|" not in str(asked)


@given(st.text())
def test_any_other_text_is_ones_own_list(text: str) -> None:
    assert isinstance(ClientListing.parse(text), ClientListing)
    assert ClientListing.parse(f"x{text}") == ClientListing()


def test_no_page_is_before_the_first() -> None:
    assert ClientListing.parse("mine.any.name.-3") == ClientListing(sort=Sort.NAME)
    assert ClientListing().at(-1).page == 0


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("cold", ClientListing(only=Only.COLD)),
        ("ALL", ClientListing(Whose.ALL)),
        ("tier  A", ClientListing(only=Only.TIER_A)),
        ("No next action", ClientListing(only=Only.NO_NEXT)),
        ("former", ClientListing(Whose.ALL, Only.FORMER)),
    ],
)
def test_words_ask_for_a_list(words: str, asked: ClientListing) -> None:
    assert ClientListing.of_words(words) == asked


@pytest.mark.parametrize("words", ["", "Acme", "cold stores", "tier", '"cold"'])
def test_other_words_do_not(words: str) -> None:
    assert ClientListing.of_words(words) is None


def test_each_tier_has_its_filter() -> None:
    assert [one.tier for one in Only if one.tier] == list(Tier)


@given(LISTINGS)
def test_a_list_is_in_an_order_that_it_has(asked: ClientListing) -> None:
    assert asked.order in asked.sorts
    assert asked.sort not in asked.sorts or asked.order is asked.sort


def test_everyones_have_only_the_orders_of_an_index() -> None:
    assert Sort.LAST not in ClientListing(Whose.ALL).sorts
    assert Sort.LAST in ClientListing(Whose.ALL, Only.PRIVATE).sorts
