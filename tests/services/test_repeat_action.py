"""Next actions that come again, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.deliveries import CardState
from domain.errors import NotFound
from domain.records import ActionState, Member, NextAction
from domain.recurrence import Recurrence, Series
from services.answer_card import finish_card, undo_card
from services.change_action import Press, drop_action, end_series
from services.next_actions import reopen
from services.promises import list_promises
from tests.office import A_DAY, A_MINUTE, NOW, TODAY, Office
from tests.services.repeat_ground import a_monthly, at, days, done, edit, still_open


@pytest.fixture
def monthly(office: Office, ana: Member) -> NextAction:
    return a_monthly(office, ana)


def test_done_makes_the_next_and_month_ends_stay(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    found = []
    for day in ("2026-03-30", "2026-04-30", "2026-05-31"):
        (one,) = still_open(office, ana)
        found.append(one.due_on)
        assert done(office, ana, one, at(day)).next_on
    assert found == [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]
    (one,) = still_open(office, ana)
    assert (one.text, one.due_on) == ("send the numbers", date(2026, 6, 30))
    assert one.series == monthly.series


def test_done_late_one_comes_and_none_in_the_past(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    assert done(office, ana, monthly, at("2026-08-15")).next_on == date(2026, 8, 31)
    assert days(office, ana) == [date(2026, 8, 31)]


def test_done_twice_makes_one(office: Office, ana: Member, monthly: NextAction) -> None:
    def press(_: int) -> None:
        done(office, ana, monthly, NOW)

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(press, range(4)))
    assert days(office, ana) == [date(2026, 4, 30)]


def test_undo_takes_the_next_back(office: Office, ana: Member, monthly: NextAction) -> None:
    done(office, ana, monthly, NOW)
    reopen(office.database, ana, monthly.id, NOW + A_MINUTE)
    assert still_open(office, ana) == [monthly]
    assert done(office, ana, monthly, NOW).next_on == date(2026, 4, 30)


def test_dropped_ends_the_series(office: Office, ana: Member, monthly: NextAction) -> None:
    drop_action(office.database, ana, monthly.id, Press(office.a_request(), NOW, NOW))
    assert days(office, ana) == []
    reopen(office.database, ana, monthly.id, NOW + A_MINUTE)
    assert still_open(office, ana) == [monthly]


def test_one_day_put_off_moves_no_series_another_turn_starts_anew(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    edit(office, ana, monthly, date(2026, 4, 2), monthly.series)
    assert still_open(office, ana)[0].series == monthly.series
    quarterly = Series(Recurrence.of("3m"), date(2026, 4, 2))
    edit(office, ana, monthly, date(2026, 4, 2), quarterly)
    assert done(office, ana, monthly, NOW).next_on == date(2026, 7, 2)


def test_an_edit_ends_it(office: Office, ana: Member, monthly: NextAction) -> None:
    edit(office, ana, monthly, date(2026, 4, 2), None)
    assert done(office, ana, monthly, NOW).next_on is None
    assert days(office, ana) == []


def test_only_once_ends_it_and_keeps_its_day(
    office: Office, ana: Member, monthly: NextAction
) -> None:
    press = Press(office.a_request(), NOW, NOW)
    for _ in range(2):
        once = end_series(office.database, ana, monthly.id, press)
        assert (once.text, once.due_on, once.series) == (monthly.text, monthly.due_on, None)
    assert done(office, ana, monthly, NOW).next_on is None
    with pytest.raises(NotFound, match="done by now"):
        end_series(office.database, ana, monthly.id, Press(office.a_request(), NOW, NOW))


def test_each_promise_of_a_series_is_one_of_its_own(office: Office, ana: Member) -> None:
    client = office.a_client(ana, last_spoke_on=TODAY)
    line = "Acme call promise: the numbers every month from 31 March"
    action = office.log(ana, line).steps[0]
    assert action.is_promise
    done(office, ana, action, NOW + 90 * A_DAY)
    found = list_promises(office.database, ana, client.id, NOW + 90 * A_DAY)
    assert (found.record.kept, found.record.broken, found.record.is_any_open) == (0, 1, True)
    following = found.promises[0].action
    assert following.first_due_on == following.due_on == date(2026, 6, 30)


def test_words_in_confidence_stay_so(office: Office, ana: Member) -> None:
    ben = office.a_member("U2")
    client = office.a_client(ana, last_spoke_on=TODAY)
    line = "Acme call promise: the loan every month from 31 March !confidence"
    done(office, ana, office.log(ana, line).steps[0], NOW)
    seen = [one.action for one in list_promises(office.database, ben, client.id, NOW).promises]
    assert [one.text for one in seen] == ["", ""]
    assert still_open(office, ana)[0].text == "the loan"


def test_done_on_a_card_says_when_the_next_is_and_undo_takes_it_back(
    office: Office, ana: Member
) -> None:
    office.a_client(ana, last_spoke_on=TODAY)
    office.log(ana, "Acme call next: send the numbers by today every month")
    (nudge,) = office.nudge()
    place = office.place(nudge)
    card = finish_card(office.database, ana, place, NOW).cards[0]
    assert (card.state, card.outcome) == (CardState.DONE, "Done. Next: Fri 10 Apr")
    assert days(office, ana) == [date(2026, 4, 10)]
    undo_card(office.database, ana, office.place(nudge), NOW + A_MINUTE)
    assert days(office, ana) == [TODAY]
    assert still_open(office, ana)[0].state is ActionState.OPEN
