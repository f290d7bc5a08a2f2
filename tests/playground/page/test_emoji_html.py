import pytest

from playground.page.markup import Markup


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (":wave:", "👋"),
        (":+1:", "👍"),
        (":wave::skin-tone-3:", "👋🏼"),
        (":tada::skin-tone-3:", "🎉"),
        (":flag-de:", "🇩🇪"),
        (":man-shrugging:", "🤷‍♂️"),
        (":large_green_circle:", "🟢"),
    ],
)
def test_short_names_become_emoji(markup: Markup, name: str, shown: str) -> None:
    assert markup.mrkdwn(name) == f'<span class="emoji" title="{name}">{shown}</span>'


@pytest.mark.parametrize("typed", [":nope:", "12:30:45", "a: b:", "::", ":flag-zz:", ":Wave:"])
def test_other_words_between_colons_stay_as_typed(markup: Markup, typed: str) -> None:
    assert markup.mrkdwn(typed) == typed


def test_emoji_take_part_in_styles(markup: Markup) -> None:
    html = markup.mrkdwn("*:wave: hi* :white_check_mark:_x_")
    wave = '<span class="emoji" title=":wave:">👋</span>'
    check = '<span class="emoji" title=":white_check_mark:">✅</span>'
    assert html == f"<b>{wave} hi</b> {check}<i>x</i>"


def test_half_a_surrogate_pair_cannot_break_the_page(markup: Markup) -> None:
    assert markup.mrkdwn("a\ud800b") == "a?b"
    markup.mrkdwn("<https://a.com/\udfff|x>").encode()
