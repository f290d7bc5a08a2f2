import pytest

from playground import LocalSlack, Person
from playground.page.markup import Markup
from tests.playground.page.seen_html import links_in, seen

NEW_PAGE = 'target="_blank" rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("sent", "html"),
    [
        ("*bold* _soft_ ~gone~", "<b>bold</b> <i>soft</i> <s>gone</s>"),
        ("one\ntwo", "one<br>two"),
        ("a *b*, (_c_) ~d~!", "a <b>b</b>, (<i>c</i>) <s>d</s>!"),
        ("* not bold * and ** and __", "* not bold * and ** and __"),
        ("*a\nb*", "*a<br>b*"),
        ("AT&amp;T &lt;b&gt;", "AT&amp;T &lt;b&gt;"),
        ("&amp;lt; stays", "&amp;lt; stays"),
        ("""it's "so\"""", "it&#x27;s &quot;so&quot;"),
    ],
)
def test_styles_lines_and_escapes_are_written_as_html(markup: Markup, sent: str, html: str) -> None:
    assert markup.mrkdwn(sent) == html


@pytest.mark.parametrize(
    "sent", ["2 * 3 * 4", "snake_case_name", "a*b*c", "1~2~3", "*open", "~ a ~", "**"]
)
def test_marks_inside_words_and_loose_marks_stay_as_typed(markup: Markup, sent: str) -> None:
    assert markup.mrkdwn(sent) == sent


@pytest.mark.parametrize(
    ("sent", "html"),
    [
        ("*_x_*", "<b><i>x</i></b>"),
        ("_*x*_", "<i><b>x</b></i>"),
        ("~_*x*_~", "<s><i><b>x</b></i></s>"),
        ("*a _b_ ~c~*", "<b>a <i>b</i> <s>c</s></b>"),
        ("*a*_b_", "<b>a</b><i>b</i>"),
    ],
)
def test_styles_nest(markup: Markup, sent: str, html: str) -> None:
    assert markup.mrkdwn(sent) == html


def test_styles_that_cross_are_closed_in_order(markup: Markup) -> None:
    assert markup.mrkdwn("*a _b* c_") == "<b>a <i>b</i></b><i> c</i>"


@pytest.mark.parametrize(
    ("sent", "html"),
    [
        ("`a *b* _c_ :wave:`", "<code>a *b* _c_ :wave:</code>"),
        ("*`x`*", "<b><code>x</code></b>"),
        ("```\na\n  *b* &lt;i&gt;\n```", "<pre>a\n  *b* &lt;i&gt;</pre>"),
        ("before\n```x```\nafter", "before<pre>x</pre>after"),
        (
            "```<https://a.com>```",
            f'<pre><a href="https://a.com" {NEW_PAGE}>https://a.com</a></pre>',
        ),
        ("`&gt; no quote`", "<code>&gt; no quote</code>"),
    ],
)
def test_marks_do_nothing_inside_code(markup: Markup, sent: str, html: str) -> None:
    assert markup.mrkdwn(sent) == html


@pytest.mark.parametrize(
    ("sent", "html"),
    [
        ("&gt; one\n&gt; *two*", "<blockquote>one<br><b>two</b></blockquote>"),
        ("&gt;tight", "<blockquote>tight</blockquote>"),
        ("> raw", "<blockquote>raw</blockquote>"),
        ("a\n&gt; b\nc", "a<blockquote>b</blockquote>c"),
        ("a &gt; b", "a &gt; b"),
        ("&gt; a\n\n&gt; b", "<blockquote>a</blockquote><blockquote>b</blockquote>"),
        ("&gt; ```x\ny```", "<blockquote><pre>x\ny</pre></blockquote>"),
    ],
)
def test_quoted_lines_join_into_one_quote(markup: Markup, sent: str, html: str) -> None:
    assert markup.mrkdwn(sent) == html


@pytest.mark.parametrize(
    ("sent", "address", "shown"),
    [
        ("<https://acme.com|Acme>", "https://acme.com", "Acme"),
        (
            "<https://acme.com/?a=1&amp;b=2>",
            "https://acme.com/?a=1&b=2",
            "https://acme.com/?a=1&b=2",
        ),
        ("<mailto:a@b.com|write>", "mailto:a@b.com", "write"),
        ("<mailto:a@b.com>", "mailto:a@b.com", "a@b.com"),
        ("<tel:+15551234|call>", "tel:+15551234", "call"),
        ("<HTTP://ACME.COM|AT&amp;T *x*>", "HTTP://ACME.COM", "AT&T *x*"),
        ("*<https://acme.com|Acme>*", "https://acme.com", "Acme"),
    ],
)
def test_a_link_opens_a_new_page(markup: Markup, sent: str, address: str, shown: str) -> None:
    html = markup.mrkdwn(sent)
    assert links_in(html) == [address]
    assert seen(html) == shown


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("<javascript:alert(1)|look>", "look"),
        ("<JaVaScRiPt:alert(1)>", "JaVaScRiPt:alert(1)"),
        ("<data:text/html,hi|look>", "look"),
        ("<file:///etc/passwd|look>", "look"),
        ("<vbscript:x|look>", "look"),
        ("<//acme.com|look>", "look"),
        ("<http:acme.com|look>", "look"),
        ("< https://acme.com|look>", "look"),
        ("<https://acme.com/`x`>", "https://acme.com/x"),
    ],
)
def test_other_addresses_are_words(markup: Markup, sent: str, shown: str) -> None:
    html = markup.mrkdwn(sent)
    assert links_in(html) == []
    assert seen(html) == shown


@pytest.mark.parametrize(
    "sent",
    [
        '<https://a.com/"onmouseover="alert(1)|x>',
        "<https://a.com/'onmouseover='alert(1)|x>",
        '<https://a.com|"><img src=x onerror=alert(1)>',
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<script>alert(1)</script>",
        ':wave" onclick="x:',
        "`</code><script>`",
        "```</pre><script>```",
        "<@U1\" onclick='x'>",
        "<!date^1795768200^<b>{date}|x>",
        "\0[script\0x\0]script\0",
        "*\0000\0*",
    ],
)
def test_words_of_people_make_no_tags(markup: Markup, sent: str) -> None:
    assert "<script" not in markup.mrkdwn(sent)
    assert "<img" not in markup.mrkdwn(sent)
    seen(markup.mrkdwn(sent))


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("see https://acme.com/a_b?c=1&amp;d=2.", "https://acme.com/a_b?c=1&d=2"),
        ("(https://acme.com)", "https://acme.com"),
        ("&lt;https://acme.com&gt;", "https://acme.com"),
        ("*https://acme.com*", "https://acme.com"),
        ("_https://acme.com/x_y_", "https://acme.com/x_y"),
    ],
)
def test_a_bare_address_becomes_a_link(markup: Markup, sent: str, address: str) -> None:
    assert links_in(markup.mrkdwn(sent)) == [address]


def test_verbatim_text_leaves_bare_addresses_alone(markup: Markup) -> None:
    text = "*see* https://acme.com"
    assert markup.mrkdwn(text, verbatim=True) == "<b>see</b> https://acme.com"
    obj = {"type": "mrkdwn", "text": text, "verbatim": True}
    assert markup.text_object(obj) == "<b>see</b> https://acme.com"


def test_a_mention_is_written_with_the_name(offline: LocalSlack, markup: Markup) -> None:
    noah = offline.add_person("noah", real_name="Noah <Ito>")
    html = '<span class="mention">@Noah &lt;Ito&gt;</span>'
    assert markup.mrkdwn(f"<@{noah.id}>") == html
    assert markup.mrkdwn(f"<@{noah.id}|noah>") == html
    assert markup.mrkdwn("<@U404>") == '<span class="mention">@unknown</span>'


def test_ones_own_mention_stands_out(markup: Markup, viewer: Person, ann_sees: Markup) -> None:
    mine = '<span class="mention mention-me">@Mia Chen</span>'
    assert markup.mrkdwn(f"hi <@{viewer.id}>!") == f"hi {mine}!"
    assert ann_sees.mrkdwn(f"<@{viewer.id}>") == '<span class="mention">@Mia Chen</span>'


def test_channels_are_written_by_name_to_those_who_may_see_them(
    offline: LocalSlack, markup: Markup, viewer: Person, ann_sees: Markup
) -> None:
    general = offline.add_channel("general", [viewer])
    board = offline.add_channel("board", [viewer], is_private=True)
    assert markup.mrkdwn(f"<#{general.id}>") == '<span class="channel">#general</span>'
    assert markup.mrkdwn(f"<#{board.id}|>") == '<span class="channel">#board</span>'
    hidden = '<span class="channel">#private-channel</span>'
    assert ann_sees.mrkdwn(f"<#{board.id}|board>") == hidden


@pytest.mark.parametrize("whom", ["channel", "here", "everyone"])
def test_mentions_of_all_stand_out(markup: Markup, whom: str) -> None:
    html = f'<span class="mention mention-all">@{whom}</span>'
    assert markup.mrkdwn(f"<!{whom}>") == html
    assert markup.mrkdwn(f"<!{whom}|{whom}>") == html


def test_groups_are_written_by_their_label(markup: Markup) -> None:
    assert markup.mrkdwn("<!subteam^S1|@design>") == '<span class="mention">@design</span>'
    assert markup.mrkdwn("<!subteam^S1>") == '<span class="mention">@group</span>'


def test_dates_are_written_in_the_viewers_zone(markup: Markup, ann_sees: Markup) -> None:
    text = "<!date^1795768200^{date_short} at {time}|never>"
    assert markup.mrkdwn(text) == "Nov 27, 2026 at 09:30"
    assert ann_sees.mrkdwn(text) == "Nov 27, 2026 at 3:30 AM"


def test_a_date_may_be_a_link(markup: Markup) -> None:
    html = markup.mrkdwn("<!date^1795768200^{date_num} &amp; on^https://a.com|never>")
    assert links_in(html) == ["https://a.com"]
    assert seen(html) == "2026-11-27 & on"
    assert "<a" not in markup.mrkdwn("<!date^1795768200^{date_num}^javascript:x|never>")


@pytest.mark.parametrize("epoch", ["", "soon", "-5", "²", "999999999999", "9" * 5000])
def test_a_date_that_is_none_shows_its_fallback(markup: Markup, epoch: str) -> None:
    assert markup.mrkdwn(f"<!date^{epoch}^{{date}}|*n&amp;v*>") == "*n&amp;v*"


def test_a_text_object_links_public_channels_by_their_bare_names(
    offline: LocalSlack, viewer: Person, markup: Markup
) -> None:
    offline.add_channel("general", [viewer])
    offline.add_channel("board", [viewer], is_private=True)
    linked = '<span class="channel">#general</span>'

    def shown(text: str, **more: bool) -> str:
        return markup.text_object({"type": "mrkdwn", "text": text, **more})

    assert shown("See #general.") == f"See {linked}."
    assert shown("*#general*") == f"<b>{linked}</b>"
    assert shown("See #general", verbatim=True) == "See #general"
    for left in ("#board", "#nowhere", "a#general", "`#general`", "#generals", "&#general"):
        assert "channel" not in shown(left)
    assert "#general</a>" in shown("https://example.com/#general")
    assert markup.mrkdwn("See #general") == "See #general"  # the text of a message has no names
    assert markup.text_object({"type": "plain_text", "text": "#general"}) == "#general"
