import pytest

from playground import LocalSlack, Person
from playground.page.markup import Markup
from tests.playground.page.rich_pieces import Piece, inner, listed, rich, section, text
from tests.playground.page.seen_html import OF_RICH_TEXT, links_in, seen


@pytest.mark.parametrize(
    ("style", "html"),
    [
        ({"bold": True}, "<b>x</b>"),
        ({"italic": True}, "<i>x</i>"),
        ({"strike": True}, "<s>x</s>"),
        ({"underline": True}, "<u>x</u>"),
        ({"code": True}, "<code>x</code>"),
        ({"bold": True, "italic": True}, "<b><i>x</i></b>"),
        ({"code": True, "strike": True, "bold": True}, "<b><s><code>x</code></s></b>"),
        ({"bold": False}, "x"),
        ({"highlight": True}, "x"),
    ],
)
def test_pieces_wear_their_styles(markup: Markup, style: dict[str, bool], html: str) -> None:
    assert inner(markup, text("x", **style)) == html


def test_words_of_pieces_are_shown_as_they_are(markup: Markup) -> None:
    shown = inner(markup, text("*a* <b> &amp; :wave:\nnext"))
    assert shown == "*a* &lt;b&gt; &amp;amp; :wave:<br>next"


def test_people_channels_and_groups_are_named(
    offline: LocalSlack, markup: Markup, viewer: Person
) -> None:
    general = offline.add_channel("general", [viewer])
    html = inner(
        markup,
        {"type": "user", "user_id": viewer.id},
        {"type": "channel", "channel_id": general.id},
        {"type": "broadcast", "range": "here"},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "user", "user_id": "U404", "style": {"bold": True}},
        {"type": "team", "team_id": "T1"},
    )
    assert html == (
        '<span class="mention mention-me">@Mia Chen</span>'
        '<span class="channel">#general</span>'
        '<span class="mention mention-all">@here</span>'
        '<span class="mention">@group</span>'
        '<b><span class="mention">@unknown</span></b>'
    )


def test_links_open_when_they_are_harmless(markup: Markup) -> None:
    good = inner(markup, {"type": "link", "url": "https://a.com/?a=1&b=2", "text": "A & B"})
    assert links_in(good) == ["https://a.com/?a=1&b=2"]
    assert seen(good) == "A & B"
    bare = inner(markup, {"type": "link", "url": "https://a.com", "style": {"bold": True}})
    assert seen(bare) == "https://a.com"
    assert bare.startswith("<b><a ")
    assert inner(markup, {"type": "link", "url": "javascript:x", "text": "look"}) == "look"


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ({"name": "wave"}, '<span class="emoji" title=":wave:">👋</span>'),
        ({"name": "wave", "unicode": "1f44b"}, '<span class="emoji" title=":wave:">👋</span>'),
        (
            {"name": "wave::skin-tone-2"},
            '<span class="emoji" title=":wave::skin-tone-2:">👋🏻</span>',
        ),
        (
            {"name": "wave", "skin_tone": 6, "unicode": "1f44b-1f3ff"},
            '<span class="emoji" title=":wave::skin-tone-6:">👋🏿</span>',
        ),
        (
            {"name": "flag-england", "unicode": "1f3f4-e0067-e0062-e0065-e006e-e0067-e007f"},
            '<span class="emoji" title=":flag-england:">🏴󠁧󠁢󠁥󠁮󠁧󠁿</span>',
        ),
        ({"name": "acme-logo"}, ":acme-logo:"),
        ({"name": "<b>"}, ":&lt;b&gt;:"),
        ({"name": "nope", "unicode": "3c"}, ":nope:"),
        ({"name": "nope", "unicode": "d800"}, ":nope:"),
        (
            {"name": "wave", "unicode": "fffff", "skin_tone": 9},
            '<span class="emoji" title=":wave:">👋</span>',
        ),
    ],
)
def test_emoji_are_drawn_from_code_points_or_name(markup: Markup, piece: Piece, shown: str) -> None:
    assert inner(markup, {"type": "emoji"} | piece) == shown


def test_dates_are_written_for_the_viewer(markup: Markup, ann_sees: Markup) -> None:
    piece = {"type": "date", "timestamp": 1795768200, "format": "{date_num} {time}"}
    assert inner(markup, piece) == "2026-11-27 09:30"
    assert inner(ann_sees, piece) == "2026-11-27 3:30 AM"
    assert links_in(inner(markup, piece | {"url": "https://a.com"})) == ["https://a.com"]


def test_impossible_dates_show_their_fallback(markup: Markup) -> None:
    piece = {"type": "date", "timestamp": 10**15, "format": "{date}"}
    assert inner(markup, piece | {"fallback": "some <day>"}) == "some &lt;day&gt;"
    assert inner(markup, piece) == "{date}"


def test_a_color_shows_its_code(markup: Markup) -> None:
    html = '<span class="color" style="--color: #FF8800">#FF8800</span>'
    assert inner(markup, {"type": "color", "value": "#FF8800"}) == html
    wrong = 'red"; x'
    assert inner(markup, {"type": "color", "value": wrong}) == "red&quot;; x"


def test_quotes_and_code_stand_in_their_own_blocks(markup: Markup) -> None:
    quote = {"type": "rich_text_quote", "elements": [text("a\nb", italic=True)]}
    code = {"type": "rich_text_preformatted", "elements": [text("x <\n  y")], "language": "c"}
    html = markup.rich_text(rich(section(text("hi\n")), quote, code))
    assert html == ("<div>hi<br></div><blockquote><i>a<br>b</i></blockquote><pre>x &lt;\n  y</pre>")


def test_lists_have_bullets_or_numbers(markup: Markup) -> None:
    html = markup.rich_text(rich(listed("a", "b"), listed("c", style="ordered")))
    assert html == (
        '<ul class="indent-0"><li>a</li><li>b</li></ul>'
        '<ol class="indent-0" start="1"><li>c</li></ol>'
    )


def test_deeper_lists_stand_in_the_item_above(markup: Markup) -> None:
    html = markup.rich_text(
        rich(listed("a"), listed("b", indent=1), listed("c", indent=2), listed("d", indent=1))
    )
    assert html == (
        '<ul class="indent-0"><li>a'
        '<ul class="indent-1"><li>b<ul class="indent-2"><li>c</li></ul></li></ul>'
        '<ul class="indent-1"><li>d</li></ul>'
        "</li></ul>"
    )


def test_numbers_go_on_after_a_deeper_list(markup: Markup) -> None:
    html = markup.rich_text(
        rich(
            listed("a", "b", style="ordered"),
            listed("x", style="ordered", indent=1),
            listed("c", style="ordered"),
        )
    )
    assert html == (
        '<ol class="indent-0" start="1"><li>a</li><li>b'
        '<ol class="indent-1" start="1"><li>x</li></ol></li></ol>'
        '<ol class="indent-0" start="3"><li>c</li></ol>'
    )


def test_numbers_start_anew_in_lists_side_by_side(markup: Markup) -> None:
    html = markup.rich_text(rich(listed("a", style="ordered"), listed("b", style="ordered")))
    assert html.count('start="1"') == 2


def test_numbers_start_behind_their_offset(markup: Markup) -> None:
    html = markup.rich_text(rich(listed("e", style="ordered", offset=4)))
    assert html == '<ol class="indent-0" start="5"><li>e</li></ol>'


def test_words_between_lists_part_them(markup: Markup) -> None:
    html = markup.rich_text(
        rich(
            listed("a"),
            section(text("and")),
            listed("b", indent=1),
            {"type": "rich_text_list", "style": "bullet", "elements": []},
        )
    )
    assert html == (
        '<ul class="indent-0"><li>a</li></ul><div>and</div>'
        '<ul class="indent-1"><li>b</li></ul><ul class="indent-0"><li></li></ul>'
    )


@pytest.mark.parametrize("block", [{"type": "rich_text"}, rich(), rich(section())])
def test_nothing_is_written_as_nothing(markup: Markup, block: Piece) -> None:
    assert seen(markup.rich_text(block), OF_RICH_TEXT).strip() == ""
