from domain.client_card import OpenWork
from tests.views.facts import A_DAY, TODAY, a_warmth, an_action
from tests.views.seen import labels, texts
from views.open_work import build_open_work

COLD = "going cold, 31 days since the last contact, cadence 30"


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
