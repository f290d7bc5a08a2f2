import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.decode import decode_text, mentioned_ids
from playground.typed_text import escape

NAMES = {"U1": "Mia Chen", "W2": "Raj & Co"}


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("plain", "plain"),
        ("AT&amp;T &lt;b&gt;", "AT&T <b>"),
        ("&amp;lt;", "&lt;"),
        ("<http://Booking.com|Booking.com>", "Booking.com"),
        ("<http://booking.com/|Booking.com>", "Booking.com"),
        ("<https://x.io/a?b=1&amp;c=2>", "https://x.io/a?b=1&c=2"),
        ("<https://x.io/a|https://x.io/a>", "https://x.io/a"),
        ("<https://x.io/a|our plan>", "our plan (https://x.io/a)"),
        ("<mailto:bo@x.io|bo@x.io>", "bo@x.io"),
        ("<tel:+15551234|+15551234>", "+15551234"),
        ("<@U1>", "@Mia Chen"),
        ("<@W2> and <@U1>", "@Raj & Co and @Mia Chen"),
        ("<@U1|mia>", "@mia"),
        ("<@U404>", "@U404"),
        ("<#C1|business>", "#business"),
        ("<#C1|>", "#private-channel"),
        ("<!channel> <!here>", "@channel @here"),
        ("<!subteam^S1|@sales>", "@sales"),
        ("<!date^1700000000^{date}|14 Nov>", "14 Nov"),
        ("a < b", "a < b"),
        ("<>", ""),
        ("", ""),
    ],
)
def test_what_slack_sends_is_what_was_typed(sent: str, typed: str) -> None:
    assert decode_text(sent, NAMES) == typed


@given(st.text())
def test_any_text_that_slack_escaped_comes_back(text: str) -> None:
    assert decode_text(escape(text), {}) == text


@given(st.text())
def test_any_text_at_all_can_be_decoded(text: str) -> None:
    decode_text(text, {})


def test_users_mentioned_by_id_alone_need_a_name() -> None:
    assert mentioned_ids("<@U1> <@U2|raj> <@W3> <#C4> U5") == ["U1", "W3"]


def test_every_mention_counts_where_who_is_meant_matters() -> None:
    assert mentioned_ids("<@U1> <@U2|raj>", named=True) == ["U1", "U2"]
