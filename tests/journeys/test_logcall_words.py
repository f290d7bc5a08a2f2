"""The reserved words of `/logcall`: help, undo, drafts."""

from tests.journeys.studio import Colleague


def test_help_shows_examples(mia: Colleague) -> None:
    for line in ("/logcall help", "/logcall HELP "):
        text = mia.types(line).text
        for words in ("/logcall Acme with Dana and Raj 25m", "next:", "promise:", "!confidence"):
            assert words in text


def test_a_client_with_a_reserved_name_is_reached_in_quotes(mia: Colleague) -> None:
    for name in ("Help", "Undo", "Drafts"):
        mia.types(f'/client add "{name}"')
        reply = mia.types(f'/logcall "{name}": hello')
        assert f"Logged a call with {name}" in reply.text
        assert "hello" in mia.card(f'"{name}"')


def test_a_reserved_word_that_does_not_stand_alone_is_a_line(mia: Colleague) -> None:
    mia.types("/client add Help Desk Ltd")
    assert "Logged a call with Help Desk" in mia.types("/logcall Help Desk: hello").text


def test_no_drafts_says_what_drafts_are(mia: Colleague) -> None:
    assert "waits here for 7 days" in mia.types("/logcall drafts").text


def test_nothing_to_undo_says_so(mia: Colleague) -> None:
    assert "There is nothing to undo" in mia.types("/logcall undo").text
