from dataclasses import replace

from domain.facts import FactPage, FactRow
from tests.views.facts import A_DAY, NOW, TODAY, a_card, a_client, a_fact, a_logged, a_member
from tests.views.facts import a_person as person
from tests.views.seen import field, find, labels, texts
from views import ids
from views.client_card import build_client_card
from views.facts import build_fact_form, build_facts, fact_in_words
from views.log_reply import build_logged

WHO = a_member()


def a_page(*rows: FactRow, has_more: bool = False, page: int = 0) -> FactPage:
    return FactPage("0" * 32, "Acme", rows, page, has_more)


def choices(drawn: dict[str, object]) -> list[str]:
    return [one["text"]["text"] for one in find(drawn, "…")["options"]]


def test_a_fact_says_what_it_is_about_unless_its_words_do() -> None:
    fact = a_fact("loves jazz", person_name="Dana Whitfield", in_confidence=True)
    assert fact_in_words(fact, TODAY) == (
        "loves jazz · about Dana Whitfield · family · in confidence"
    )
    assert fact_in_words(a_fact("Dana's son", person_name="Dana Whitfield"), TODAY) == (
        "Dana's son · family"
    )


def test_one_whose_day_has_come_says_so_first() -> None:
    later, now = a_fact(ask_after_on=TODAY + A_DAY), a_fact(ask_after_on=TODAY)
    assert fact_in_words(later, TODAY).endswith("ask after tomorrow")
    assert fact_in_words(now, TODAY).startswith("*Ask now:* Her son")
    assert fact_in_words(now, TODAY, is_new=True).endswith("ask after today")


def test_the_card_shows_a_few_and_where_there_are_more() -> None:
    card = replace(a_card(), facts=(a_fact(), a_fact("two <b>", 1)), has_more_facts=True)
    said = "\n".join(texts(build_client_card(card, WHO, NOW)))
    assert "*Worth remembering*\n• Her son starts college · family\n• two &lt;b&gt;" in said
    assert "… and more: *Facts*" in said
    assert "Worth remembering" not in "\n".join(texts(build_client_card(a_card(), WHO, NOW)))


def test_the_list_offers_what_may_be_done() -> None:
    fact = a_fact(ask_after_on=TODAY)
    own = build_facts(a_page(FactRow(fact, True, closed_to="Lee")), WHO, TODAY, {})
    assert choices(own) == ["Asked", "Edit", "Let Lee read it", "Remove"]
    theirs = build_facts(a_page(FactRow(fact, is_changeable=False)), WHO, TODAY, {})
    assert choices(theirs) == ["Asked"]
    bare = build_facts(a_page(FactRow(a_fact(), is_changeable=False)), WHO, TODAY, {})
    assert labels(bare) == ["Add a fact"]
    assert "Mia Chen, yesterday" in texts(bare)


def test_an_empty_list_teaches_the_marker_and_pages_turn() -> None:
    assert "`fact: Dana's son" in texts(build_facts(a_page(), WHO, TODAY, {}))[-1]
    row = FactRow(a_fact(), is_changeable=False)
    drawn = build_facts(a_page(row, has_more=True, page=1), WHO, TODAY, {})
    assert labels(drawn) == ["Add a fact", "Newer", "Older"]


def test_the_form_is_filled_in_with_what_is_known() -> None:
    dana = person()
    fact = a_fact(person_id=dana.id, in_confidence=True, ask_after_on=TODAY)
    drawn = build_fact_form(a_client(), [dana], fact, {})
    about = field(drawn, ids.FACT_ABOUT)["element"]
    assert [one["text"]["text"] for one in about["options"]] == ["Acme itself", "Dana Whitfield"]
    assert about["initial_option"]["value"] == dana.id
    assert field(drawn, ids.FACT_KIND)["element"]["initial_option"]["text"]["text"] == "Family"
    assert field(drawn, ids.ASK_AFTER)["element"]["initial_date"] == TODAY.isoformat()
    assert field(drawn, ids.IN_CONFIDENCE)["element"]["initial_options"]
    new = build_fact_form(a_client(), [dana], None, {})
    assert new["submit"]["text"] == "Add"
    assert field(new, ids.FACT_KIND)["element"]["initial_option"]["text"]["text"] == "No kind"


def test_the_reply_tells_facts_and_what_was_known() -> None:
    logged = replace(a_logged(), facts=(a_fact(),), known_facts=(a_fact("loves jazz"),))
    said = "\n".join(texts(build_logged(logged, WHO, NOW)))
    assert "*Fact:* Her son starts college · family" in said
    assert "*Known already:* loves jazz · family" in said
    assert "noted by" not in said
    theirs = a_fact("loves jazz", author_id="U2", author_name="Ben <b>")
    said = "\n".join(texts(build_logged(replace(logged, known_facts=(theirs,)), WHO, NOW)))
    assert "*Known already:* loves jazz · family · noted by Ben &lt;b&gt;" in said
    many = replace(logged, facts=(a_fact(),) * 9)
    said = "\n".join(texts(build_logged(many, WHO, NOW)))
    assert "… and 4 more, under *Facts* on the card" in said


def test_whom_a_fact_is_about_is_chosen_however_many_there_are() -> None:
    people = tuple(person(f"Person {place}", place) for place in range(200))
    fact = a_fact(person_id=people[-1].id, person_name=people[-1].name)
    about = field(build_fact_form(a_client(), people, fact, {}), ids.FACT_ABOUT)
    assert about["element"]["initial_option"]["text"]["text"] == "Person 199"
    assert len(about["element"]["options"]) <= 100
    assert "Begin with a name" in about["hint"]["text"]
    few = field(build_fact_form(a_client(), people[:98], None, {}), ids.FACT_ABOUT)
    assert "hint" not in few
