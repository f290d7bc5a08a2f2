"""Nobody is torn out of what they type: not by an error, nor by an answer that comes meanwhile."""

from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk
from tests.browser.served import Served

# Both keys in one go, so that no answer of the server can come between them.
TYPES_ON = """(field, [first, next]) => {
  const press = (key) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  for (const key of first) press(key);
  field.value += next;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""
MARKS = "(field) => { field.isMarked = true; }"
IS_MARKED = "(field) => field.isMarked === true"


def test_a_field_with_an_error_stays_the_same_field(form: Locator) -> None:
    words = form.get_by_label("Words", exact=False).first
    words.fill("wrong")
    words.evaluate(MARKS)
    form.get_by_role("button", name="Send it").click()
    expect(form.get_by_text("Anything but that word.")).to_be_visible()
    expect(words).to_have_attribute("aria-invalid", "true")
    expect(words).to_be_focused()
    assert words.evaluate(IS_MARKED)
    said = words.get_attribute("aria-describedby") or ""
    expect(form.locator(f"[id='{said}']")).to_have_text("Anything but that word.")


def test_an_error_that_is_gone_is_said_no_more(form: Locator) -> None:
    words = form.get_by_label("Words", exact=False).first
    words.fill("no")
    form.get_by_label("Number").fill("many")
    form.get_by_role("button", name="Send it").click()
    expect(form.get_by_text("Enter a number.")).to_be_visible()
    words.fill("wrong")
    form.get_by_label("Number").fill("3")
    form.get_by_role("button", name="Send it").click()
    expect(form.get_by_text("Anything but that word.")).to_be_visible()
    expect(form.get_by_text("Enter a number.")).to_have_count(0)
    expect(form.get_by_label("Number")).not_to_have_attribute("aria-invalid", "true")


def test_who_types_on_while_a_form_is_sent_keeps_the_focus(here: Desk, form: Locator) -> None:
    form.get_by_label("Words", exact=False).first.fill("slowly wrong")
    form.get_by_role("button", name="Send it").click()
    long = form.get_by_label("Long words")
    long.focus()
    here.page.keyboard.type("still ")
    expect(form.get_by_text("Anything but that word.")).to_be_visible()
    here.page.keyboard.type("writing")
    expect(long).to_have_value("still writing")
    expect(long).to_be_focused()


def test_typing_in_the_field_that_turns_out_wrong_is_not_torn(here: Desk, form: Locator) -> None:
    words = form.get_by_label("Words", exact=False).first
    words.fill("slowly wrong")
    words.press("Enter")
    here.page.keyboard.type(", and ")
    expect(form.get_by_text("Anything but that word.")).to_be_visible()
    here.page.keyboard.type("more")
    expect(words).to_have_value("slowly wrong, and more")


def test_enter_in_a_form_that_cannot_be_sent_does_nothing(here: Desk, form: Locator) -> None:
    form.get_by_role("button", name="Deeper").click()
    deeper = here.titled_form("Deeper")
    day = deeper.locator("input[type=date]")
    day.focus()
    day.press("Enter")
    deeper.get_by_role("button", name="Back").click()
    expect(here.titled_form("Every input")).to_be_visible()


def test_what_is_typed_right_after_sending_a_command_does_not_stick_to_it(
    desk: Desk, story: Served
) -> None:
    desk.opens(story.url)
    before = desk.messages.count()
    desk.types("/rapport")
    expect(desk.offered).to_have_count(1)
    desk.field.evaluate(TYPES_ON, [["Enter"], "and then"])
    expect(desk.messages.nth(before)).to_be_visible()
    expect(desk.offered).to_have_count(0)
    expect(desk.field).to_have_value("and then")


def test_what_is_typed_right_after_taking_a_suggestion_follows_it(
    desk: Desk, story: Served
) -> None:
    desk.opens(story.url)
    desk.types("/logc")
    expect(desk.offered).to_have_count(1)
    desk.field.evaluate(TYPES_ON, [["Enter"], "Acme"])
    expect(desk.offered).to_have_count(0)
    expect(desk.field).to_have_value("/logcall Acme")


def test_an_arrow_and_enter_in_one_go_take_the_next_suggestion(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.types("/")
    expect(desk.offered.nth(1)).to_be_visible()
    second = desk.offered.nth(1).get_attribute("data-key") or ""
    desk.field.evaluate(TYPES_ON, [["ArrowDown", "Enter"], "now"])
    expect(desk.offered).to_have_count(0)
    expect(desk.field).to_have_value(f"{second}now")


def test_a_line_is_sent_by_its_button_as_it_stands_there(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="studio")
    expect(desk.field).to_be_visible()
    before = desk.messages.count()
    desk.field.fill("By the button")
    desk.main.get_by_role("button", name="Send").click()
    expect(desk.messages.nth(before)).to_contain_text("By the button")
    expect(desk.field).to_have_value("")
    expect(desk.field).to_be_focused()


def test_a_line_that_nothing_is_offered_for_is_sent_by_enter(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="studio")
    expect(desk.field).to_be_visible()
    before = desk.messages.count()
    desk.field.fill("Nothing to complete")
    expect(desk.field).to_have_attribute("data-suggesting-for", "Nothing to complete")
    desk.field.press("Enter")
    expect(desk.messages.nth(before)).to_contain_text("Nothing to complete")
