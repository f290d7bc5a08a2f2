"""The due date in the words of a next action: what is cut out, what stays, what is no date."""

from datetime import UTC, date, datetime

import pytest

from domain.day_in_text import DueDate, find_due_date

NOW = datetime(2026, 11, 19, 10, 20, tzinfo=UTC)  # a Thursday

CUT = [  # typed, text, due, phrase
    ("send proposal by Friday", "send proposal", "2026-11-20", "by Friday"),
    ("send quote Fri", "send quote", "2026-11-20", "Fri"),
    ("send quote on Monday", "send quote", "2026-11-23", "on Monday"),
    ("send quote before Monday", "send quote", "2026-11-23", "before Monday"),
    ("send quote due Monday", "send quote", "2026-11-23", "due Monday"),
    ("send quote due by Monday", "send quote", "2026-11-23", "due by Monday"),
    ("wait until Monday", "wait", "2026-11-23", "until Monday"),
    ("wait til Monday", "wait", "2026-11-23", "til Monday"),
    ("send quote no later than Monday", "send quote", "2026-11-23", "no later than Monday"),
    ("send quote by Monday latest", "send quote", "2026-11-23", "by Monday latest"),
    ("call back tomorrow", "call back", "2026-11-20", "tomorrow"),
    ("email her tomorrow morning", "email her", "2026-11-20", "tomorrow morning"),
    ("check in tomorrow", "check in", "2026-11-20", "tomorrow"),
    ("check in next week", "check in", "2026-11-23", "next week"),
    ("follow up on Friday", "follow up", "2026-11-20", "on Friday"),
    ("send this tomorrow", "send this", "2026-11-20", "tomorrow"),
    ("send report eod", "send report", "2026-11-19", "eod"),
    ("send report this afternoon", "send report", "2026-11-19", "this afternoon"),
    ("send report end of month", "send report", "2026-11-30", "end of month"),
    ("call Raj in 2 weeks", "call Raj", "2026-12-03", "in 2 weeks"),
    ("call Raj this Saturday", "call Raj", "2026-11-21", "this Saturday"),
    ("call Raj Sat", "call Raj", "2026-11-21", "Sat"),
    ("call Raj on sat", "call Raj", "2026-11-21", "on sat"),
    ("renew 31.12.2026", "renew", "2026-12-31", "31.12.2026"),
    ("renew 2026-12-31", "renew", "2026-12-31", "2026-12-31"),
    ("renew contract 3 December", "renew contract", "2026-12-03", "3 December"),
    # the longest phrase wins
    ("call Bob by Friday next week", "call Bob", "2026-11-27", "by Friday next week"),
    ("meet on 3 December at 10am", "meet", "2026-12-03", "on 3 December at 10am"),
    ("send deck by Thu, 3 Dec 2026", "send deck", "2026-12-03", "by Thu, 3 Dec 2026"),
    ("send deck by Dec. 3", "send deck", "2026-12-03", "by Dec. 3"),
    ("send deck by 3. Dec.", "send deck.", "2026-12-03", "by 3. Dec"),
    ("call at 9am on Monday", "call", "2026-11-23", "at 9am on Monday"),
    ("call Monday at 5 p.m.", "call.", "2026-11-23", "Monday at 5 p.m"),
    # after by, on, before a looser reading will do
    ("send quote by the 15th", "send quote", "2026-12-15", "by the 15th"),
    ("send quote by 15/12", "send quote", "2026-12-15", "by 15/12"),
    ("send quote on 1/12", "send quote", "2026-12-01", "on 1/12"),
    ("call before Christmas", "call", "2026-12-25", "before Christmas"),
    ("renew by 20261231", "renew", "2026-12-31", "by 20261231"),
    # what is no word around it goes or stays as it should
    ("send proposal by Friday.", "send proposal.", "2026-11-20", "by Friday"),
    ("send proposal by Friday!!", "send proposal!!", "2026-11-20", "by Friday"),
    ("send proposal, by Friday", "send proposal", "2026-11-20", "by Friday"),
    ("send proposal - Friday", "send proposal", "2026-11-20", "Friday"),
    ("send proposal (by Friday)", "send proposal", "2026-11-20", "by Friday"),
    ("send proposal *Friday*", "send proposal", "2026-11-20", "Friday"),
    ("deadline: Friday", "deadline", "2026-11-20", "Friday"),
    ("send proposal by\u00a0Friday", "send proposal", "2026-11-20", "by\u00a0Friday"),
    ("send proposal by Friday please", "send proposal please", "2026-11-20", "by Friday"),
    ("send proposal by Friday 🎉", "send proposal 🎉", "2026-11-20", "by Friday"),
    ("send proposal by Friday :tada:", "send proposal :tada:", "2026-11-20", "by Friday"),
    # words after it stay
    (
        "send the deck Friday. Also ask about budget",
        "send the deck. Also ask about budget",
        "2026-11-20",
        "Friday",
    ),
    ("send deck by 3 Dec. Ask Raj", "send deck. Ask Raj", "2026-12-03", "by 3 Dec"),
    ("send deck Monday\nask Raj", "send deck\nask Raj", "2026-11-23", "Monday"),
    ("send deck Monday; ask Raj", "send deck; ask Raj", "2026-11-23", "Monday"),
    ("send deck by Friday, cc Dana", "send deck, cc Dana", "2026-11-20", "by Friday"),
    ("send deck on Friday - be brief", "send deck - be brief", "2026-11-20", "on Friday"),
    ("send deck (by Friday) to Raj", "send deck to Raj", "2026-11-20", "by Friday"),
    ("by Friday: send the deck", "send the deck", "2026-11-20", "by Friday"),
    ("Friday. Send the deck", "Send the deck", "2026-11-20", "Friday"),
    # of two dates the one at the end counts, then the first
    ("call Friday. Send deck Monday", "call Friday. Send deck", "2026-11-23", "Monday"),
    ("call Friday. Deck Monday. Bye now", "call. Deck Monday. Bye now", "2026-11-20", "Friday"),
    # nothing else would be left, or the wording needs it: the text stays as typed
    ("Friday", "Friday", "2026-11-20", "Friday"),
    ("by Friday!", "by Friday!", "2026-11-20", "by Friday"),
    ("(tomorrow)", "(tomorrow)", "2026-11-20", "tomorrow"),
    ("book a table for Friday", "book a table for Friday", "2026-11-20", "Friday"),
    ("slides for tomorrow", "slides for tomorrow", "2026-11-20", "tomorrow"),
]


@pytest.mark.parametrize(("typed", "text", "due", "phrase"), CUT)
def test_due_date_is_cut_out(typed: str, text: str, due: str, phrase: str) -> None:
    found = find_due_date(typed, NOW, day_first=True)
    assert found == DueDate(text, date.fromisoformat(due), phrase)


NO_DUE_DATE = [
    # numbers, clocks and names that only look like it
    *("send quote 15", "call at 10am", "send quote by 3pm", "call May", "ask April", "version 2.5"),
    *(
        "ring 4/5 people",
        "score 4/5",
        "support 24/7",
        "review version 2.5.30",
        "pay invoice 20270302",
    ),
    *(
        "enjoy the sun",
        "where he sat",
        "they wed",
        "march on",
        "a split second",
        "room 3",
        "the end",
    ),
    *(
        "confirm the 21st",
        "wish them a merry Christmas",
        "plan Christmas",
        "order 3 days",
        "wait 2 weeks",
    ),
    # another word ties it to itself
    *("notes from Monday", "minutes of 3 December", "ask about tomorrow", "call after Friday"),
    *(
        "every Friday",
        "each Monday",
        "last Friday",
        "move it to Friday",
        "since Monday",
        "past Friday",
    ),
    *(
        "call Monday and Friday",
        "Monday to Friday",
        "Monday - Friday",
        "Monday, Tuesday",
        "Mon-Fri",
    ),
    *(
        "Monday or Tuesday",
        "not before Friday",
        "don't call on Friday 13th of nothing",
        "happy Friday",
    ),
    *("plans for next week", "budget for next year", "between Monday and Friday", "early Friday"),
    # in the middle of a sentence it is part of the wording
    *(
        "ask how the Friday call went",
        "send Friday deck to Raj",
        "prepare Monday, the big one, well",
    ),
    "by Friday send the deck",
    # the past, the unknown and the impossible
    *("send it yesterday", "send it 2 days ago", "by 3 May 2020", "by Freitag", "by 30 February"),
    *(
        "by soon",
        "send it asap",
        "one day",
        "some day",
        "by mid March",
        "this week",
        "by the weekend",
    ),
    *("", " ", "!", "by", "on", "the", "🎉", "\n"),
]


@pytest.mark.parametrize("typed", NO_DUE_DATE)
def test_text_without_a_due_date_stays_as_typed(typed: str) -> None:
    assert find_due_date(typed, NOW, day_first=True) == DueDate(typed, None, None)


@pytest.mark.parametrize(
    ("day_first", "due"), [(True, date(2027, 5, 3)), (False, date(2027, 3, 5))]
)
def test_figures_are_read_in_the_members_order(day_first: bool, due: date) -> None:
    assert find_due_date("send deck by 3/5", NOW, day_first=day_first).due_on == due


def test_month_first_is_the_default() -> None:
    assert find_due_date("send deck by 3/5", NOW).due_on == date(2027, 3, 5)


def test_three_thousand_characters_keep_their_date() -> None:
    words = "ask by the 5 of it, " * 150
    assert find_due_date(words + "call Friday", NOW) == DueDate(
        words + "call", date(2026, 11, 20), "Friday"
    )
