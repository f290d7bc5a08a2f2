from domain.client_card import NotKnown
from domain.line_client import KnownName
from domain.warmth import read_warmth
from tests.views.facts import NOW, TODAY, a_client
from tests.views.seen import find, labels, texts
from views.client_added import build_added, build_not_known

COLD = "going cold, 31 days since the last contact, cadence 30"


def test_unknown_client_offers_close_ones_and_to_add_it() -> None:
    found = NotKnown("Acne", (KnownName("c1", "Acme", "Acme"), KnownName("c2", "Ace", "Ace")))
    drawn = build_not_known(found)
    assert texts(drawn)[0] == ("I don't know a client called *Acne*. Did you mean one of these?")
    assert labels(drawn) == ["Acme", "Ace", "Search for “Acne”", "Add Acne"]
    assert find(drawn, "Ace")["value"] == "c2"
    assert find(drawn, "Add Acne")["value"] == "Acne"


def test_unknown_client_without_close_ones_asks_nothing() -> None:
    drawn = build_not_known(NotKnown("Acne", ()))
    assert texts(drawn)[0] == "I don't know a client called *Acne*."
    assert labels(drawn) == ["Search for “Acne”", "Add Acne"]


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
