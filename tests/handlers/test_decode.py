import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.decode import decode_text, mentioned_ids
from playground.manifest import read_manifest
from playground.rate_limits import RateLimits
from playground.typed_text import escape, mark_up
from playground.workspace import Workspace

NAMES = {"U01MIA": "Mia Chen", "W02LEE": "Lee & <Sons>", "U03AMP": "&lt;b&gt;"}
WORDS = st.sampled_from(
    "Acme & <b> Booking.com https://x.example/a?b=1&c=2 dana@x.example @channel @here @nobody "
    "#business #q3-plan AT&T &amp; &lt; www.studio.design/ http://a.io, |pipe| (x.dev) :tada: "
    "a<b a>b <!channel> <@U1> !confidence next: 50% <> < | ~ it's 株式会社 🎉 شركة \u200d".split()
)


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("AT&amp;T &lt;now&gt;", "AT&T <now>"),
        ("&amp;lt; stays", "&lt; stays"),
        ("<@U01MIA>", "@Mia Chen"),
        ("<@U01MIA|mia>", "@mia"),
        ("<@U01MIA|>", "@Mia Chen"),
        ("<@W02LEE> called", "@Lee & <Sons> called"),
        ("<@U03AMP>", "@&lt;b&gt;"),
        ("<@U09UNKNOWN>", "@U09UNKNOWN"),
        ("<#C01GENERAL|general>", "#general"),
        ("<#C01GENERAL|>", "#private-channel"),
        ("<#C01GENERAL>", "#private-channel"),
        ("<#C01BUSINESS|business>", "#business"),
        ("<!here>", "@here"),
        ("<!channel>", "@channel"),
        ("<!everyone|everyone>", "@everyone"),
        ("<!subteam^S01SALES|@sales>", "@sales"),
        ("<!subteam^S01SALES>", "@subteam"),
        ("<!date^1392734382^{date_short}|Feb 18, 2014>", "Feb 18, 2014"),
        ("<http://Booking.com|Booking.com>", "Booking.com"),
        ("<https://booking.com/|booking.com>", "booking.com"),
        ("<https://x.example/a?b=1&amp;c=2>", "https://x.example/a?b=1&c=2"),
        ("<https://x.example|our plan>", "our plan (https://x.example)"),
        ("<https://x.example|R&amp;D>", "R&D (https://x.example)"),
        ("<mailto:dana@x.example|dana@x.example>", "dana@x.example"),
        ("<mailto:dana@x.example>", "dana@x.example"),
        ("<mailto:dana@x.example|write to Dana>", "write to Dana (mailto:dana@x.example)"),
        ("<tel:+15551234567|+1 (555) 123-4567>", "+1 (555) 123-4567"),
        ("<tel:+15551234567>", "+15551234567"),
        (
            "Acme with <@U01MIA>: see <http://x.io|x.io> &amp; go",
            "Acme with @Mia Chen: see x.io & go",
        ),
        ("", ""),
        ("3 > 2 is not sent so, yet stays", "3 > 2 is not sent so, yet stays"),
    ],
)
def test_entity_reads_as_it_looked_on_screen(sent: str, typed: str) -> None:
    assert decode_text(sent, NAMES) == typed


@given(st.text())
def test_text_of_a_person_decodes_to_itself(typed: str) -> None:
    assert decode_text(escape(typed), {}) == typed


@given(st.lists(WORDS).map(" ".join))
def test_links_and_mentions_that_slack_marks_decode_to_what_was_typed(typed: str) -> None:
    assert decode_text(mark_up(WORKSPACE, typed), {}) == typed


@given(st.text(alphabet="<>@#!|&;ltampU0^ab:/."))
def test_no_text_fails(sent: str) -> None:
    decode_text(sent, NAMES)
    mentioned_ids(sent)


def test_long_text_is_decoded_at_once() -> None:
    sent = "<@U01MIA> &lt;" * 10_000 + "<" * 50_000
    assert decode_text(sent, NAMES).startswith("@Mia Chen <@Mia Chen")


def test_mentions_are_found_in_order() -> None:
    sent = "<@U01MIA> and <@W02LEE|lee> and <@U03AMP|> &lt;@U04NOT&gt; <@B01>"
    assert mentioned_ids(sent) == ["U01MIA", "U03AMP"]
    assert mentioned_ids(sent, named=True) == ["U01MIA", "W02LEE", "U03AMP"]


WORKSPACE = Workspace(read_manifest({}), "Studio North", "studio-north", RateLimits.strict())
