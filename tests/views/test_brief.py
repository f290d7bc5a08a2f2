"""The brief on one screen of a phone: what stands where, and what is cut."""

import re
from dataclasses import replace

from domain.brief import Brief, BriefWarning, Lack
from domain.client_dates import ComingDate
from domain.important_dates import DateKind
from domain.people import Role
from domain.promises import PromiseRecord
from domain.records import Kind, Visibility
from tests.views.facts import (
    A_DAY,
    NOW,
    TODAY,
    a_client,
    a_fact,
    a_member,
    a_person,
    a_warmth,
    an_action,
    an_interaction,
)
from tests.views.gallery_memory import full_brief
from tests.views.seen import blocks_of, find, labels, says, texts
from tests.views.typed import Words
from views import ids
from views.brief import build_brief, build_brief_view, build_which_client
from views.message import Message

WHO = a_member()
COLD = "going cold, 31 days since the last contact, cadence 30"
A_LINE, SMALL_LINE, A_SCREEN = 40, 48, 30  # characters, characters, lines of a phone


def a_brief(**changes: object) -> Brief:
    one = a_warmth()
    return replace(Brief(one.client, "Mia Chen", one.reading, TODAY), **changes)  # type: ignore[arg-type]


def drawn(**changes: object) -> Message:
    return build_brief(a_brief(**changes), WHO, NOW)


def lines_on_a_phone(message: Message) -> int:
    """How many lines it takes, by rough count: links by their label, a row for the buttons."""
    lines = 0
    for block in blocks_of(message):
        wide = SMALL_LINE if block["type"] == "context" else A_LINE
        parts = [block.get("text"), *block.get("elements", [])]
        for part in parts:
            text = part["text"] if part and isinstance(part.get("text"), str) else ""
            shown = re.sub(r"<[^|>]*\|([^>]*)>", r"\1", text).replace("*", "")
            lines += sum(-(-len(line) // wide) for line in shown.splitlines())
    return lines + 2


def test_a_brief_begins_with_who_and_how_warm() -> None:
    told = texts(drawn())
    assert told[0] == f"*Acme* · {COLD}"
    assert told[1] == "Owner Mia Chen · Tier B"


def test_what_to_watch_out_for_stands_at_the_top() -> None:
    lacks = (Lack.NO_NEXT_ACTION, Lack.NO_DECISION_MAKER, Lack.ALL_BUSINESS)
    said = texts(drawn(warnings=tuple(map(BriefWarning, lacks))))[1]
    assert said.endswith(
        "*Watch out:* no next action, no decision maker known, last four talks all business"
    )
    unspoken = (BriefWarning(Lack.CHAMPION_UNSPOKEN, "Dana <b>", 60),)
    said = texts(drawn(warnings=unspoken))[1]
    assert said.endswith("nothing noted with Dana &lt;b&gt;, the champion, for 60 days")


def test_every_lack_has_its_words() -> None:
    for lack in Lack:
        said = texts(drawn(warnings=(BriefWarning(lack, "Dana", 60),)))[1]
        assert ("Dana" in said) == (lack is Lack.CHAMPION_UNSPOKEN)
        assert "*Watch out:*" in said


def test_people_have_their_role_and_a_number_that_calls() -> None:
    people = (a_person(role=Role.DECISION_MAKER), a_person("Raj", role=None, phone=""))
    said = says(drawn(people=people, people_count=5))
    assert "*Dana Whitfield* · decision maker · <tel:+4930901820|Call>" in said
    assert "*Raj* · Head of design" in said
    assert "Tier B · 5 people" in said


def test_of_many_who_were_there_two_are_named() -> None:
    last = (an_interaction(people=("Dana", "Raj", "Lee", "Zoe"), summary="hi"),)
    assert "*today* call, Dana and Raj +2: hi" in texts(drawn(last=last))


def test_the_last_contacts_are_one_line_each() -> None:
    last = (
        an_interaction(people=("Dana", "Raj"), summary="Q3\nroadmap", happened_at=NOW - A_DAY),
        an_interaction(kind=Kind.EMAIL, summary="", happened_at=NOW - 9 * A_DAY),
        an_interaction(is_hidden=True, summary="", happened_at=NOW - 20 * A_DAY),
    )
    assert (
        "*yesterday* call, Dana and Raj: Q3 roadmap\n"
        "*Sun 1 Mar* email\n"
        "*Wed 18 Feb* a contact in confidence"
    ) in texts(drawn(last=last))


def test_words_in_confidence_say_so_to_those_who_read_them() -> None:
    last = (an_interaction(in_confidence=True, summary="her father is ill"),)
    assert "*today* call, in confidence: her father is ill" in texts(drawn(last=last))


def test_an_empty_brief_says_how_to_log() -> None:
    assert "No contact is logged yet. `/logcall Acme: …` does it." in texts(drawn())


def test_what_is_open_says_whose_it_is_where_it_is_a_colleagues() -> None:
    actions = (
        an_action(is_promise=True),
        an_action("send deck", owner_id="U2", owner_name="Ben Low"),
        an_action("x", is_hidden=True, owner_id="U2", owner_name="Ben Low"),
        an_action("x" * 300),
        an_action(),
    )
    said = texts(drawn(actions=actions))
    assert (
        "*Open*, 3 of 5\n"
        "• send proposal (promised for Fri 13 Mar)\n"
        "• send deck (due Fri 13 Mar) · Ben Low\n"
        "• in confidence (due Fri 13 Mar) · Ben Low"
    ) in said


def test_facts_to_open_with_have_their_mark() -> None:
    facts = (a_fact(ask_after_on=TODAY), a_fact("plays golf", kind=None))
    said = "*To open with*\n• *Ask now:* Her son starts college\n• plays golf"
    assert said in texts(drawn(facts=facts))


def test_how_many_promises_were_kept_stands_beside_the_owner() -> None:
    said = texts(drawn(promises=PromiseRecord(8, 2, 1)))[1]
    assert said == "Owner Mia Chen · Tier B · promises: 8 of 10 kept, 1 moved"


def test_the_next_dates_say_when() -> None:
    dates = (ComingDate("1", TODAY, "Dana's <b> day", "in 7 days", DateKind.EVENT),)
    assert "*Coming up*\n• Dana's &lt;b&gt; day · in 7 days" in texts(drawn(dates=dates))


def test_a_former_client_says_since_when_and_a_private_one_that_it_is() -> None:
    former = a_client(former_on=TODAY - A_DAY, visibility=Visibility.PRIVATE)
    said = texts(drawn(client=former, owner_name=None))
    assert said[0] == "*Acme* · former since yesterday, 31 days since the last contact"
    assert said[1] == "Owner nobody · Tier B · Private"


def test_a_brief_leads_on_to_the_log_the_next_action_and_the_card() -> None:
    message = drawn()
    assert labels(message) == ["Log it", "Add next action", "Open"]
    assert find(message, "Log it")["value"] == "0" * 32
    view = build_brief_view(a_brief(), WHO, NOW, {"view": "V1"})
    assert labels(view) == ["Log it"]
    assert find(view, "Log it")["action_id"] == ids.BRIEF_LOG


def test_a_full_brief_fits_one_screen_of_a_phone() -> None:
    for words in (
        Words(),
        Words("Dana Whitfield", "moves " * 500, 200),
        Words("شركة المستقبل للاستشارات", "نلتقي " * 500, 200),
        Words("株式会社みらいコンサルティング", "来月また話す" * 500, 200),
        Words("Sehr lange Gesellschaft für Wohnen und Arbeiten am Wasser mbH & Co. KG", "x" * 3000),
    ):
        message = build_brief(full_brief(words), WHO, NOW)
        assert lines_on_a_phone(message) <= A_SCREEN, says(message)


def test_a_brief_of_no_client_says_how_it_is_asked_for() -> None:
    nobody = build_which_client([])
    assert "`/brief Acme`" in says(nobody)
    assert labels(nobody) == []
    assert labels(build_which_client([("c1", "Acme"), ("c2", "Bolt")])) == ["Acme", "Bolt"]
