from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block, DividerBlock

from playground.check_size import are_blocks_too_long
from views.message import build_message, button, section
from views.room import A_BLOCK, MOST, lines_that_fit, room_of, room_of_text, that_fit

TYPED = st.text(alphabet="&<>x", max_size=200)


def test_room_is_texts_as_entities_and_a_hundred_a_block() -> None:
    assert room_of([DividerBlock()]) == A_BLOCK
    assert room_of([section("a&b")]) == A_BLOCK + len("a&amp;b")
    assert room_of_text("<&>") == len("&lt;&amp;&gt;")


def test_labels_of_buttons_take_room() -> None:
    row = section("x")
    row.accessory = button("Open", "open_client", "c1")
    assert room_of([row]) == room_of([section("x")]) + len("Open")


@given(st.lists(TYPED.map(lambda text: section(text or "x")), max_size=40))
@settings(deadline=None)
def test_rows_that_fit_are_the_first_and_leave_no_room_for_the_next(rows: list[Block]) -> None:
    room = 2_000
    shown = that_fit(rows, room)
    assert shown == rows[: len(shown)]
    assert room_of(shown) <= room
    assert len(shown) == len(rows) or room_of(rows[: len(shown) + 1]) > room


@given(st.lists(st.text(alphabet="&<>x", min_size=1, max_size=3_000).map(section), max_size=60))
@settings(deadline=None)
def test_what_we_call_room_is_never_too_long_for_slack(rows: list[Block]) -> None:
    fitting = build_message("x", that_fit(rows, MOST))
    assert not are_blocks_too_long(list(fitting.blocks))


@given(st.lists(TYPED, max_size=40), st.integers(0, 5_000))
@settings(deadline=None)
def test_lines_that_fit_make_one_section(lines: list[str], room: int) -> None:
    shown = lines_that_fit(lines, room)
    assert shown == lines[: len(shown)]
    assert len("\n".join(shown)) <= min(room, 2_900)
