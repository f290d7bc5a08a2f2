"""A message of the client's, kept as a note from the channel that is shared with them."""

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served

WORDS = "talk about a second office"


def test_a_message_in_a_shared_channel_is_saved_as_a_client_note(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="acme-website")
    desk.uses_shortcut("Save as client note", desk.message_from("Dana Whitfield", WORDS))
    form = desk.titled_form("Save client note")
    expect(form.get_by_role("combobox", name="Client")).to_have_value("Acme")
    expect(form.get_by_label("Note")).to_have_value(
        "We'd like to talk about a second office by March."
    )
    form.get_by_label("Yes, remember that").check()
    form.get_by_label("Next action").fill("estimate the second office")
    desk.picture("save-a-note", form)
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    answer = desk.message("Acme", "estimate the second office")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text(WORDS)


def test_the_same_message_saved_again_opens_what_was_kept(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="acme-website")
    said = desk.message_from("Dana Whitfield", "it looks good")
    desk.uses_shortcut("Save as client note", said)
    desk.titled_form("Save client note").get_by_role("button", name="Save").click()
    expect(desk.form).to_have_count(0)
    desk.uses_shortcut("Save as client note", said)
    expect(desk.form).to_contain_text("it looks good")


def test_another_organisation_has_no_commands_and_sees_nobodys_notes(
    desk: Desk, story: Served
) -> None:
    desk.opens(story.url, at="acme-website")
    expect(desk.asks("/client Acme")).to_contain_text("Only visible to you")
    desk.acts_as("Dana Whitfield")
    expect(desk.message(WORDS)).to_be_visible()
    expect(desk.messages.filter(has_text="Only visible to you")).to_have_count(0)
    expect(desk.page.get_by_role("button", name="Rapport")).to_have_count(0)
    desk.field.press_sequentially("/lo")
    expect(desk.offered).to_have_count(0)
