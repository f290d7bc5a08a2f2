from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import LocalSlack
from playground.page.markup import Markup
from tests.playground.page.seen_html import OF_MARKDOWN, links_in, seen

NEW_PAGE = 'target="_blank" rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("sent", "html"),
    [
        (
            "**b** __b__ *i* _i_",
            "<p><strong>b</strong> <strong>b</strong> <em>i</em> <em>i</em></p>",
        ),
        ("**a _very_ b**", "<p><strong>a <em>very</em> b</strong></p>"),
        ("***all***", "<p><em><strong>all</strong></em></p>"),
        ("~~gone~~", "<p><s>gone</s></p>"),
        ("`a *b* <c>`", "<p><code>a *b* &lt;c&gt;</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("---", "<hr />"),
        ("one\ntwo", "<p>one<br />\ntwo</p>"),
        (r"\*no\*", "<p>*no*</p>"),
        ("a &amp; b & c", "<p>a &amp; b &amp; c</p>"),
        (":wave:", '<p><span class="emoji" title=":wave:">👋</span></p>'),
        ("`:wave:` :nope:", "<p><code>:wave:</code> :nope:</p>"),
    ],
)
def test_standard_markdown_is_drawn(markup: Markup, sent: str, html: str) -> None:
    assert markup.markdown(sent).strip() == html


@pytest.mark.parametrize("sent", ["# Plan", "## Plan", "###### Plan", "Plan\n===="])
def test_all_headers_have_one_size(markup: Markup, sent: str) -> None:
    assert markup.markdown(sent).strip() == '<p class="heading"><b>Plan</b></p>'


def test_code_blocks_name_their_language(markup: Markup) -> None:
    html = markup.markdown('```python x\nif a < b:\n  "*"\n```')
    assert html.startswith('<pre><code class="language-python">if a &lt; b:\n')
    assert seen(html, OF_MARKDOWN).strip() == 'if a < b:\n  "*"'


def test_tables_are_drawn(markup: Markup) -> None:
    html = markup.markdown("| a | b |\n|---|--:|\n| *1* | <2> |")
    assert seen(html, OF_MARKDOWN).split() == ["a", "b", "1", "<2>"]
    assert '<td style="text-align:right">&lt;2&gt;</td>' in html


def test_tasks_have_boxes(markup: Markup) -> None:
    html = markup.markdown("- [ ] call\n- [x] *write*\n- [X] pay\n- [y] no\n- [x](https://a.com)")
    words = [line for line in seen(html, OF_MARKDOWN).splitlines() if line]
    assert words == ["☐ call", "☑ write", "☑ pay", "[y] no", "x"]


def test_brackets_elsewhere_are_no_boxes(markup: Markup) -> None:
    assert markup.markdown("[ ] call").strip() == "<p>[ ] call</p>"


def test_links_open_a_new_page(markup: Markup) -> None:
    html = markup.markdown("[Acme *now*](https://acme.com/?a=1&b=2 'title') <https://b.com>")
    assert links_in(html, OF_MARKDOWN) == ["https://acme.com/?a=1&b=2", "https://b.com"]
    assert "<em>now</em></a>" in html


@pytest.mark.parametrize(
    "sent",
    [
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](data:text/html,hi)",
        "[x](/home)",
        "[x](//acme.com)",
        "<javascript:alert(1)>",
        "![x](data:image/png;base64,AA)",
    ],
)
def test_other_addresses_are_no_links(markup: Markup, sent: str) -> None:
    assert links_in(markup.markdown(sent), OF_MARKDOWN) == []


def test_images_are_links_and_nothing_is_loaded(markup: Markup) -> None:
    html = markup.markdown("![Logo & <b>](https://a.com/l.png) ![](https://a.com/m.png)")
    assert links_in(html, OF_MARKDOWN) == ["https://a.com/l.png", "https://a.com/m.png"]
    assert seen(html, OF_MARKDOWN).strip() == "Logo & <b> https://a.com/m.png"


def test_an_image_in_a_link_is_words(markup: Markup) -> None:
    html = markup.markdown("[![Logo](https://a.com/l.png)](https://b.com)")
    assert html.strip() == f'<p><a href="https://b.com" {NEW_PAGE}>Logo</a></p>'


@pytest.mark.parametrize(
    "sent",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=x>b</b>",
        "<!-- x --><?php ?>",
        '[x](https://a.com/"onclick="x)',
        '!["><script>](https://a.com)',
        '```"><script>\nx\n```',
        "&lt;script&gt; &#60;script&#62;",
    ],
)
def test_html_in_markdown_is_text(markup: Markup, sent: str) -> None:
    html = markup.markdown(sent)
    assert "<script" not in html
    assert "<img" not in html
    seen(html, OF_MARKDOWN)


@cache
def one_view() -> Markup:
    mia = LocalSlack({}).add_person("mia")
    return Markup(mia.workspace, mia.member)


PIECES = [
    *"*_~`#>-|[]()<>!&;\"' \n\n\\:.=1a",
    "```", "~~", "**", "\n- ", "\n1. ", "\n> ", "\n# ", "\n|a|b|\n|-|-|\n|", "[ ] ",
    "[x](https://a.com)", "![y](https://b.com/c.png)", "](javascript:x)", "<script>", "</p>",
    "<https://a.com>", "&#60;", "&lt;", ":wave:", " onclick=", "\ud800",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_any_markdown_makes_only_our_tags(text: str) -> None:
    html = one_view().markdown(text)
    html.encode()
    seen(html, OF_MARKDOWN)


@given(st.lists(st.sampled_from(["one", "two", "<b>", "&", "3 < 4"]), min_size=1))
def test_words_without_marks_are_seen_as_sent(words: list[str]) -> None:
    sent = " ".join(words)
    assert seen(one_view().markdown(sent), OF_MARKDOWN).strip() == sent
