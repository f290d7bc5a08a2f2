from dataclasses import replace

from domain.people import PeoplePage
from domain.person_merge import PeopleMerged, PeopleMergePreview
from domain.records import Member
from tests.views.facts import A_DAY, NOW, TODAY, a_card, a_logged, a_member, a_person
from tests.views.seen import field, find, labels, texts
from views import ids
from views.client_card import build_client_card
from views.log_reply import build_logged
from views.people import (
    build_merge_people_preview,
    build_people,
    build_people_merged,
    build_people_options,
    person_in_words,
)
from views.person_form import build_person_form

WHO = a_member()


def test_someone_stands_on_one_line_with_links_that_call_and_write() -> None:
    assert person_in_words(a_person(), TODAY) == (
        "*Dana Whitfield* · Head of design · champion · <tel:+4930901820|+49 30 901820> · "
        "<mailto:dana@acme.example|dana@acme.example> · birthday 3 May"
    )
    assert person_in_words(a_person(came_from="Globex", phone="", email=""), TODAY).endswith(
        "· birthday 3 May · was at Globex"
    )


def test_who_left_says_when_and_for_whom_as_far_as_one_may_know() -> None:
    gone = a_person(left_on=TODAY - A_DAY, went_to="<Globex>")
    assert person_in_words(gone, TODAY).endswith("left for &lt;Globex&gt; (yesterday)")
    assert person_in_words(replace(gone, went_to=""), TODAY).endswith("left (yesterday)")


def test_the_card_names_a_few_who_are_there_without_what_is_rarely_used() -> None:
    people = (a_person(), a_person("Gone", 1, left_on=TODAY), a_person("Lee", 2, phone=""))
    drawn = build_client_card(replace(a_card(), people=people, people_count=9), WHO, NOW)
    said = "\n".join(texts(drawn))
    assert "*People*\n*Dana Whitfield* · Head of design · champion · <tel:" in said
    assert "birthday" not in said
    assert "Gone" not in said
    assert "… and 7 more: *People*" in said


def test_the_list_counts_turns_and_offers_what_can_be_done() -> None:
    page = PeoplePage("0" * 32, "Acme", (a_person(),), 1, has_more=True, total=40)
    drawn = build_people(page, TODAY, {})
    assert texts(drawn)[0] == "People at *Acme*: 40"
    assert labels(drawn) == ["Add a person", "Back", "More of 40 people", "…"]
    offered = [one["text"]["text"] for one in find(drawn, "…")["options"]]
    assert offered == [
        "Edit",
        "Merge with…",
        "Went to another client…",
        "Remove",
        "Forget for good…",
    ]


def test_the_form_is_filled_in_with_what_is_known() -> None:
    drawn = build_person_form(a_person(), {})
    assert field(drawn, ids.PHONE)["element"]["initial_value"] == "+49 30 901820"
    assert field(drawn, ids.BIRTHDAY)["element"]["initial_value"] == "3 May"
    assert field(drawn, ids.ROLE)["element"]["initial_option"]["text"]["text"] == "Champion"
    assert "initial_options" not in field(drawn, ids.HAS_LEFT)["element"]
    new = build_person_form(None, {})
    assert [one["block_id"] for one in new["blocks"]][-1] == ids.SLACK_USER
    assert field(new, ids.ROLE)["element"]["initial_option"]["text"]["text"] == "No role"


def test_a_preview_says_what_is_taken_what_stays_and_whose_logs_are_theirs() -> None:
    preview = PeopleMergePreview(
        a_person(), a_person("D <W>"), "Acme", ("phone number",), ("title",), ("D <W>", "Dee")
    )
    said = "\n".join(texts(build_merge_people_preview(preview, {})))
    assert "D &lt;W&gt;* goes into *Dana Whitfield*:" in said
    assert "• Taken over: phone number" in said
    assert "keeps their own title" in said
    assert "• What was logged with D &lt;W&gt;, Dee is theirs" in said


def test_a_merge_has_undo_until_it_is_undone() -> None:
    merged = PeopleMerged("c1", "0" * 32, "Dana", "Dee")
    assert find(build_people_merged(merged), "Undo")["value"] == "c1"
    undone = build_people_merged(replace(merged, is_undone=True))
    assert undone.text == "Undone: *Dee* and *Dana* are two people."


def test_options_tell_two_of_a_name_apart_by_their_title() -> None:
    found = build_people_options([a_person(), a_person("Lee", 1, title="")])
    assert [one["text"]["text"] for one in found] == ["Dana Whitfield, Head of design", "Lee"]


def test_the_reply_offers_a_few_whom_nobody_knows_to_its_author_only() -> None:
    names = ("Dana", "Lee|x", "A", "B", "C", "D")
    logged = replace(a_logged(people=names), unknown=names)
    drawn = build_logged(logged, WHO, NOW)
    assert [one for one in labels(drawn) if one.startswith("Add ")][1:] == [
        "Add Dana",
        "Add Lee|x",
        "Add A",
        "Add B",
        "Add C",
    ]
    assert find(drawn, "Add Lee|x")["value"] == "1" * 32 + "|Lee|x"
    theirs = build_logged(logged, a_member_of("U2"), NOW)
    assert labels(theirs) == []


def a_member_of(user_id: str) -> Member:
    return replace(WHO, user_id=user_id)


def test_who_was_just_added_has_details() -> None:
    logged = replace(a_logged(), person_added=a_person())
    drawn = build_logged(logged, WHO, NOW)
    assert "*Dana Whitfield* is one of the people at *Acme* now." in texts(drawn)
    assert find(drawn, "Details")["value"] == a_person().id
