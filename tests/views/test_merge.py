from dataclasses import replace

from domain.line_client import KnownName
from domain.merge import MergeCounts, Merged, MergePreview, Unmerged
from tests.views.facts import TODAY, a_client
from tests.views.seen import find, labels, says, texts
from views import ids
from views.merge import (
    build_choose_merge,
    build_close_name,
    build_merge_preview,
    build_merged,
    build_unmerged,
)

COUNTS = MergeCounts(2, 1, 1)
PREVIEW = MergePreview(
    a_client("Acme"), a_client("Road <&> Runner", 1), "Mia Chen", ("RR", "Runner"), COUNTS
)


def test_the_choice_says_which_one_stays() -> None:
    view = build_choose_merge(a_client("Acme"), {"client": "c1"})
    assert "Which client is the same as *Acme*? It goes into this one." in says(view)
    assert view["callback_id"] == ids.MERGE_FORM


def test_the_preview_says_all_that_will_happen() -> None:
    said = texts(build_merge_preview(PREVIEW, {}))[0]
    assert said == (
        "*Road &lt;&amp;&gt; Runner* goes into *Acme*:\n"
        "• Moves: 2 contacts and notes, 1 next action, 1 person\n"
        "• *Acme* stays Mia Chen's, tier B, every 30 days\n"
        "• It is found as RR and Runner, too"
    )


def test_the_preview_says_when_the_kept_one_is_former_or_nobodys() -> None:
    kept = replace(PREVIEW.kept, former_on=TODAY)
    said = says(build_merge_preview(replace(PREVIEW, kept=kept, owner_name=None, names=()), {}))
    assert "stays nobody's" in said
    assert "stays one until brought back, so no cards come for either any more" in said
    assert "found as" not in said


def test_the_preview_of_private_ones_says_who_will_see_what_moves() -> None:
    said = says(build_merge_preview(replace(PREVIEW, seen_by=("Raj <&>", "Lee")), {}))
    assert "• It is private: Raj &lt;&amp;&gt; and Lee will see all that moves" in said


def test_what_was_merged_can_be_undone_and_opened() -> None:
    drawn = build_merged(Merged("ch1", "c1", "Acme", "Roadrunner", MergeCounts(1, 0, 2)))
    assert texts(drawn)[0] == (
        "Merged *Roadrunner* into *Acme*: moved 1 contact or note, 2 people."
    )
    assert (find(drawn, "Undo")["action_id"], find(drawn, "Undo")["value"]) == ("undo_merge", "ch1")
    assert find(drawn, "Open")["value"] == "c1"


def test_a_client_that_has_nothing_moves_its_name() -> None:
    nothing = MergeCounts(0, 0, 0)
    preview = replace(PREVIEW, counts=nothing, lost_by="Raj")
    assert "• Moves: its name, since it has nothing else" in says(build_merge_preview(preview, {}))
    assert "• It is no longer Raj's" in says(build_merge_preview(preview, {}))
    assert texts(build_merged(Merged("ch1", "c1", "Acme", "RR", nothing)))[0] == (
        "Merged *RR* into *Acme*."
    )


def test_two_again_can_each_be_opened() -> None:
    drawn = build_unmerged(Unmerged("c1", "Acme", "c2", "Roadrunner"))
    assert labels(drawn) == ["Roadrunner", "Acme"]
    assert [find(drawn, name)["value"] for name in labels(drawn)] == ["c2", "c1"]


def test_a_close_name_is_merged_into_the_one_that_was_there() -> None:
    drawn = build_close_name(KnownName("c1", "ACM", "Acme"), "c2")
    assert texts(drawn) == ["Looks like *Acme*: are they the same?"]
    assert find(drawn, "Merge")["value"] == "c1|c2"
