from dataclasses import replace

from domain.forget import ClientForgetting, PersonForgetting
from domain.merge import MergeCounts
from tests.views.facts import a_client, a_person
from tests.views.seen import says, texts
from views import ids
from views.forget import (
    build_client_forgotten,
    build_forget_client,
    build_forget_person,
    person_forgotten,
)

FULL = ClientForgetting(a_client("Road <&> Runner"), MergeCounts(12, 1, 4, 2, 1, 1))
DANA = PersonForgetting(
    a_person("Dana <b>"), "Acme & Sons", 2, 1, ("Dana <b>", "Dana"), stays_at=("Globex", "A<B")
)


def test_the_form_of_a_client_says_all_that_goes_and_that_it_stays_gone() -> None:
    view = build_forget_client(FULL, {"client": "c1"})
    assert texts(view)[0] == (
        "*Road &lt;&amp;&gt; Runner* will be deleted for everybody, with all that is kept about "
        "it: 12 contacts and notes, 1 next action, 4 people, 2 facts, 1 date, 1 planned call. "
        "What colleagues noted about it in confidence and drafts about it go, too.\n"
        "*This can't be undone.*"
    )
    assert (view["callback_id"], view["submit"]["text"]) == (ids.FORGET_CLIENT_FORM, "Forget")
    assert "choose *Archive* instead" in says(view)


def test_a_client_with_nothing_but_its_name_counts_nothing() -> None:
    said = texts(build_forget_client(ClientForgetting(a_client(), MergeCounts(0, 0, 0)), {}))[0]
    assert "with all that is kept about it. What" in said


def test_the_name_is_asked_for_and_everywhere_is_ticked() -> None:
    name, everywhere = build_forget_client(FULL, {})["blocks"][1:3]
    assert name["element"]["placeholder"]["text"] == "Road <&> Runner"
    assert "initial_value" not in name["element"]
    assert not name["optional"]
    assert everywhere["element"]["initial_options"]
    assert "a former client" in everywhere["element"]["options"][0]["text"]["text"]


def test_the_form_of_someone_says_what_becomes_of_their_name() -> None:
    assert texts(build_forget_person(DANA, {}))[0] == (
        "*Dana &lt;b&gt;* will be deleted for everybody, with phone number, address, birthday and "
        "2 facts and 1 date about them. What was logged with them at *Acme &amp; Sons* stays, and "
        "says “someone” in place of “Dana &lt;b&gt;”, “Dana”.\n*This can't be undone.*\n"
        "They are known at Globex and A&lt;B, too, and stay there: its owner or an admin can "
        "forget them there."
    )


def test_many_names_are_cut_and_none_are_left_out_of_the_sentence() -> None:
    many = PersonForgetting(a_person("Dana"), "Acme", 0, 0, tuple(f"D{n}" for n in range(20)))
    said = texts(build_forget_person(many, {}))[0]
    assert "“D11”, …" in said
    assert "“D12”" not in said
    none = PersonForgetting(a_person("Dana"), "Acme", 0, 0, ())
    assert "with them at *Acme* stays.\n" in texts(build_forget_person(none, {}))[0]


def test_only_an_admin_is_offered_the_notes_of_all() -> None:
    for in_all, title in ((False, "your other clients"), (True, "other clients")):
        label = build_forget_client(replace(FULL, in_all_notes=in_all), {})["blocks"][2]["label"]
        assert label["text"] == f"In notes about {title}"


def test_what_is_told_after_it_has_no_name() -> None:
    assert "That client is forgotten for good." in build_client_forgotten().text
    assert "They are forgotten for good." in person_forgotten()
