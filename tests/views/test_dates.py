"""Dates on the card, in their list and form, and the cards about them."""

from dataclasses import replace
from datetime import date

from domain.client_card import OpenWork
from domain.client_dates import ComingDate, DateForm, DatePage, DateRow, KnownDate, OpenDate
from domain.deliveries import CardState
from domain.important_dates import DateKind, ImportantDate
from domain.nudge_cards import Lane
from tests.views.facts import (
    NOW,
    TODAY,
    a_card,
    a_client,
    a_member,
    a_nudge,
    a_nudge_card,
    a_person,
    an_owed_card,
)
from tests.views.seen import field, labels, texts
from views import ids
from views.client_card import build_client_card
from views.date_form import build_date_form
from views.dates import build_dates, build_remove_date
from views.nudge_message import build_nudge
from views.open_work import build_open_work

RENEWAL = KnownDate(
    "1" * 32,
    "T1",
    "0" * 32,
    ImportantDate(DateKind.RENEWAL, 6, 4, 2026, notice_days=30, is_yearly=True),
    "Website <contract>",
)
BIRTHDAY = KnownDate(
    "2" * 32,
    "T1",
    "0" * 32,
    ImportantDate(DateKind.BIRTHDAY, 5, 3, 1986),
    person_id="0" * 32,
    person_name="Dana",
)


def a_page(*rows: DateRow, page: int = 0, has_more: bool = False) -> DatePage:
    return DatePage("0" * 32, "Acme", rows, page, has_more, len(rows))


def test_the_card_tells_what_is_coming() -> None:
    coming = ComingDate("1", TODAY, "Dana's <birthday>", "today: turns 40", DateKind.BIRTHDAY)
    said = "\n".join(texts(build_client_card(replace(a_card(), dates=(coming,)), a_member(), NOW)))
    assert "*Coming up*\n• Dana's &lt;birthday&gt; · today: turns 40" in said
    assert "Coming up" not in "\n".join(texts(build_client_card(a_card(), a_member(), NOW)))


def test_the_list_says_when_each_comes_and_when_it_reminds() -> None:
    drawn = build_dates(
        a_page(DateRow(RENEWAL, date(2026, 6, 4)), DateRow(BIRTHDAY, None)), TODAY, {}
    )
    said = texts(drawn)
    assert "*Website &lt;contract&gt; renewal* · Thu 4 Jun, notice by Tue 5 May · each year" in said
    assert "Reminds 90, 60, 30, 14, 7 days before the notice date" in said
    assert "*Dana's birthday* · over · each year" in said
    assert "Reminds 7 days before, on the day" in said
    options = drawn["blocks"][2]["accessory"]["options"]
    assert [one["text"]["text"] for one in options] == ["Edit", "Remove"]


def test_an_empty_list_teaches_what_it_is_for_and_pages_turn() -> None:
    empty = texts(build_dates(a_page(), TODAY, {}))
    assert empty[0] == "Dates of *Acme*: none yet."
    assert "Renewals count back" in empty[-1]
    drawn = build_dates(a_page(DateRow(RENEWAL, TODAY), page=1, has_more=True), TODAY, {})
    assert labels(drawn) == ["Add a date", "Back", "More", "…"]


def test_the_form_is_empty_for_a_new_date() -> None:
    drawn = build_date_form(DateForm(a_client(), (a_person(),)), {})
    kinds = field(drawn, ids.DATE_KIND)["element"]["options"]
    assert len(kinds) == len(DateKind)
    about = field(drawn, ids.DATE_ABOUT)["element"]["options"]
    assert [one["text"]["text"] for one in about] == ["Acme itself", "Dana Whitfield"]
    assert drawn["submit"]["text"] == "Add"


def test_the_form_is_filled_in_with_what_is_known() -> None:
    trip = replace(
        RENEWAL,
        rule=ImportantDate(DateKind.TRIP, 12, 30, 2026, is_yearly=False, lasts_days=5),
        label="Lisbon",
    )
    drawn = build_date_form(DateForm(a_client(), (), trip), {})
    assert field(drawn, ids.DATE_DAY)["element"]["initial_value"] == "30 Dec 2026"
    assert field(drawn, ids.DATE_LAST)["element"]["initial_value"] == "3 Jan 2027"
    assert field(drawn, ids.DATE_LADDER)["element"]["initial_value"] == "1 day after"
    assert field(drawn, ids.DATE_COMES)["element"]["initial_option"]["text"]["text"] == "Once"
    notice = build_date_form(DateForm(a_client(), (), RENEWAL), {})
    assert field(notice, ids.DATE_NOTICE)["element"]["initial_value"] == "30 days"


def test_a_birthday_has_the_fields_that_it_needs() -> None:
    drawn = build_date_form(DateForm(a_client(), (a_person(),), BIRTHDAY), {})
    assert [block["block_id"] for block in drawn["blocks"]] == [
        ids.DATE_KIND,
        ids.DATE_DAY,
        ids.DATE_ABOUT,
        ids.DATE_LADDER,
    ]
    assert len(field(drawn, ids.DATE_KIND)["element"]["options"]) == 1
    other = field(build_date_form(DateForm(a_client(), (), RENEWAL), {}), ids.DATE_KIND)
    assert len(other["element"]["options"]) == len(DateKind) - 1


def test_removing_asks_and_says_what_goes_with_it() -> None:
    assert "under *People*" in texts(build_remove_date(BIRTHDAY, {}))[0]
    assert "under *People*" not in texts(build_remove_date(RENEWAL, {}))[0]


def test_a_card_says_what_and_why_and_what_can_be_done() -> None:
    card = a_nudge_card(
        lane=Lane.BRING,
        date_id="1" * 32,
        date_text="Dana's birthday",
        reason="Birthday in 7 days (Fri 4 Dec)",
    )
    drawn = build_nudge(a_nudge(card), NOW)
    said = "\n".join(texts(drawn))
    assert "*Bring them something*" in said
    assert "*Acme*: Dana's birthday\nBirthday in 7 days (Fri 4 Dec)" in said
    assert labels(drawn) == ["Done", "Log it", "Snooze", "Open"]
    assert drawn.text == "1 date is near"
    done = replace(card, state=CardState.DONE, outcome="Done, comes again tomorrow", handled_at=NOW)
    struck = build_nudge(a_nudge(done), NOW)
    assert "~*Acme*: Dana's birthday~ Done, comes again tomorrow" in "\n".join(texts(struck))
    assert labels(struck) == ["Undo"]
    gone = replace(card, state=CardState.ELSEWHERE, outcome="Removed", date_text="")
    assert "~*Acme*~ Removed" in "\n".join(texts(build_nudge(a_nudge(gone), NOW)))


def test_the_summary_counts_all_lanes() -> None:
    cards = (an_owed_card(), a_nudge_card(1), a_nudge_card(2, lane=Lane.BRING))
    drawn = build_nudge(a_nudge(*cards), NOW)
    assert drawn.text == "You owe 1 thing, 1 client is going cold and 1 date is near"


def test_what_is_open_has_the_lane() -> None:
    one = OpenDate("0" * 32, "Acme", "Dana's birthday", "Birthday today", TODAY)
    drawn = build_open_work(OpenWork((), (), TODAY, (one,)), "This is all that is open:")
    said = texts(drawn)
    assert "*Bring them something*" in said
    assert "*Acme*: Dana's birthday\nBirthday today" in said
    assert labels(drawn) == ["Open"]
