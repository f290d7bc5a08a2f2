import pytest

from playground.page.markup import Markup

WAVE = '<span class="emoji" title=":wave:">👋</span>'


@pytest.mark.parametrize(
    ("sent", "html"),
    [
        ("*A* &amp; <b>", "*A* &amp; &lt;b&gt;"),
        ("one\ntwo", "one<br>two"),
        ("<@U1> <https://a.com|x>", "&lt;@U1&gt; &lt;https://a.com|x&gt;"),
        ("hi :wave: :nope:", f"hi {WAVE} :nope:"),
        ("&lt;i&gt;", "&lt;i&gt;"),
        ("", ""),
    ],
)
def test_plain_text_shows_its_marks(markup: Markup, sent: str, html: str) -> None:
    assert markup.plain(sent) == html


def test_plain_text_may_keep_short_names(markup: Markup) -> None:
    assert markup.plain(":wave:", emoji=False) == ":wave:"
    obj = {"type": "plain_text", "text": ":wave:", "emoji": False}
    assert markup.text_object(obj) == ":wave:"


@pytest.mark.parametrize(
    ("obj", "html"),
    [
        (None, ""),
        ("", ""),
        ({}, ""),
        ("*a*", "<b>a</b>"),
        ({"type": "mrkdwn", "text": "*a*"}, "<b>a</b>"),
        ({"type": "plain_text", "text": "*a*"}, "*a*"),
        ({"type": "plain_text", "text": ":wave:", "emoji": True}, WAVE),
        ({"type": "plain_text", "text": ":wave:", "emoji": None}, WAVE),
        ({"type": "mrkdwn"}, ""),
    ],
)
def test_a_text_object_is_written_by_its_type(markup: Markup, obj: object, html: str) -> None:
    assert markup.text_object(obj) == html  # type: ignore[arg-type]
