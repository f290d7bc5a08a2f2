"""All history as it is drawn."""

from dataclasses import replace

from domain.history import HistoryPage, HistoryRow
from tests.views.facts import NOW, a_client, a_member, an_interaction
from tests.views.seen import find, labels, texts
from views import ids
from views.history import build_history
from views.inputs import metadata_of

WHO = a_member()
ROW = HistoryRow(an_interaction(summary="Q3 <roadmap>\nand more"), is_changeable=True)


def page(*rows: HistoryRow, newer: str = "", older: str = "", now: str = "") -> HistoryPage:
    return HistoryPage(a_client(), rows, now, newer=newer, older=older)


def test_an_empty_history_teaches_with_an_example() -> None:
    drawn = build_history(page(), WHO, NOW, {})
    assert "`/logcall Acme 25m: Q3 roadmap`" in texts(drawn)[-1]
    assert labels(drawn) == []


def test_a_record_says_who_when_and_what_with_its_buttons() -> None:
    drawn = build_history(page(ROW), WHO, NOW, {})
    assert "*today* · call · Mia Chen\nQ3 &lt;roadmap&gt; and more" in texts(drawn)
    assert labels(drawn) == ["Edit", "Delete"]
    assert find(drawn, "Edit")["value"] == ROW.interaction.id


def test_delete_asks_first() -> None:
    confirm = find(build_history(page(ROW), WHO, NOW, {}), "Delete")["confirm"]
    assert confirm["title"]["text"] == "Delete this?"
    assert "gone for good" in confirm["text"]["text"]


def test_what_is_not_ones_own_has_no_buttons() -> None:
    theirs = replace(ROW, is_changeable=False)
    assert labels(build_history(page(theirs), WHO, NOW, {})) == []


def test_pages_beside_it_are_named_by_their_buttons() -> None:
    drawn = build_history(page(newer="after|x|1", older="before|y|2"), WHO, NOW, {})
    assert find(drawn, "Newer")["value"] == f"{'0' * 32}|after|x|1"
    assert find(drawn, "Older")["value"] == f"{'0' * 32}|before|y|2"
    assert find(drawn, "Older")["action_id"].startswith(ids.HISTORY_PAGE)


def test_where_its_card_stands_is_kept() -> None:
    kept = metadata_of(build_history(page(now="before|y|2"), WHO, NOW, {"view": "V1"}))
    assert kept == {"view": "V1", "client": "0" * 32, "page": "before|y|2"}


def test_a_long_summary_is_shown_longer_than_on_a_card_and_cut_visibly() -> None:
    long = replace(ROW, interaction=replace(ROW.interaction, summary="word " * 900))
    (said,) = [one for one in texts(build_history(page(long), WHO, NOW, {})) if "word" in one]
    assert 1900 < len(said) < 2200
    assert said.endswith("…")


def test_the_author_can_let_a_later_owner_read_what_is_in_confidence() -> None:
    row = replace(ROW, closed_to="Lee *Wong* <!here>")
    drawn = build_history(page(row), WHO, NOW, {})
    assert labels(drawn) == ["Edit", "Delete", "Let Lee *Wong* <!here> read it"]
    confirm = find(drawn, "Let Lee *Wong* <!here> read it")["confirm"]
    assert "&lt;!here&gt; owns the client now" in confirm["text"]["text"]
    assert labels(build_history(page(ROW), WHO, NOW, {})) == ["Edit", "Delete"]
