from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.day_in_text import find_due_date
from domain.recurrence_in_text import find_due_again

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)  # a Saturday


@pytest.mark.parametrize(
    ("text", "rest", "words", "due"),
    [
        ("check in every quarter", "check in", "every quarter", date(2027, 2, 28)),
        ("review every 3 months", "review", "every quarter", date(2027, 2, 28)),
        ("review every three months", "review", "every quarter", date(2027, 2, 28)),
        ("review every month", "review", "every month", date(2026, 12, 28)),
        ("sync every other week.", "sync", "every 2 weeks", date(2026, 12, 12)),
        ("sync every 2 weeks", "sync", "every 2 weeks", date(2026, 12, 12)),
        ("call Dana every Monday", "call Dana", "every week", date(2026, 11, 30)),
        ("call Dana every Saturday", "call Dana", "every week", date(2026, 12, 5)),
        ("send the numbers, monthly", "send the numbers", "every month", date(2026, 12, 28)),
        ("review quarterly", "review", "every quarter", date(2027, 2, 28)),
        ("plan yearly, by 1 March", "plan", "every year", date(2027, 3, 1)),
        ("plan every 6 months", "plan", "every 6 months", date(2027, 5, 28)),
        ("report every month by Friday", "report", "every month", date(2026, 12, 4)),
        ("report by Friday every month", "report", "every month", date(2026, 12, 4)),
        ("report every month from 31 January", "report", "every month", date(2027, 1, 31)),
        ("every quarter", "every quarter", "every quarter", date(2027, 2, 28)),
        ("Every quarter", "Every quarter", "every quarter", date(2027, 2, 28)),
        ("Call Dana. Every month", "Call Dana.", "every month", date(2026, 12, 28)),
        ("call Dana every other Monday", "call Dana", "every 2 weeks", date(2026, 11, 30)),
        ("call Dana every other mon.", "call Dana", "every 2 weeks", date(2026, 11, 30)),
        ("call every other Monday from 7 Dec", "call", "every 2 weeks", date(2026, 12, 7)),
        ("sync every 2 weeks on Monday", "sync", "every 2 weeks", date(2026, 11, 30)),
        ("sync every other week on Friday", "sync", "every 2 weeks", date(2026, 12, 4)),
        ("review every half year", "review", "every 6 months", date(2027, 5, 28)),
        ("call Dana Whitfield weekly", "call Dana Whitfield", "every week", date(2026, 12, 5)),
        ("read The Economist every week", "read The Economist", "every week", date(2026, 12, 5)),
        ("send “The Week” every week", "send “The Week”", "every week", date(2026, 12, 5)),
        ("send it monthly", "send it", "every month", date(2026, 12, 28)),
        ("the numbers every month", "the numbers", "every month", date(2026, 12, 28)),
    ],
)
def test_a_recurrence_at_the_end_is_read(text: str, rest: str, words: str, due: date) -> None:
    found = find_due_again(text, NOW, day_first=True)
    assert found.series
    assert (found.due.text, found.series.recurrence.words) == (rest, words)
    assert found.due.due_on == due


@pytest.mark.parametrize(
    "text",
    [
        "call every stakeholder by Friday",
        "send the quarterly report by Friday",
        "prepare the quarterly",
        "prepare the quarterly by Friday",
        "ask why they meet every Monday",
        "meet every Monday and Thursday",
        "meet every Monday and every Thursday",
        "call twice every month",
        "sync three-monthly",
        "sync 6-monthly",
        "report bi-weekly",
        "call semi-annually",
        "call every few months",
        "call every 0 weeks",
        "call every 999 months",
        "call every 1 months",
        "report on every month",
        "every Monday from someday",
        "send the deck by Friday",
        "read The Economist Weekly",
        "subscribe to Architects' Journal Quarterly by Friday",
        "reserve a table at Every Friday",
        "SEND IT EVERY MONTH",
        "plays every Saturday",
        "ask Dana where she plays every Saturday",
        "the price goes up every year by 1 March",
        "their contract renews every year",
        "the market opens each Friday",
        'order "The Architect every week',
        "call every second Monday",
        "call every third Friday",
        "sync every 2 months on Monday",
    ],
)
def test_what_is_none_is_read_as_without_it(text: str) -> None:
    found = find_due_again(text, NOW, day_first=True)
    assert found.series is None
    assert found.due == find_due_date(text, NOW, day_first=True)


@given(st.text(alphabet="every 2weksmonthlyMda.,by(\n", max_size=60))
def test_any_text_is_taken_and_no_first_day_is_past(text: str) -> None:
    found = find_due_again(text, NOW, day_first=True)
    if found.series:
        assert found.due.due_on
        assert found.due.due_on >= NOW.date()
    else:
        assert found.due == find_due_date(text, NOW, day_first=True)
