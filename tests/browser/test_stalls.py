"""A browser that is held up, or a connection that breaks: nothing is lost by it."""

from playwright.sync_api import BrowserContext, expect

from tests.browser.desk import Desk
from tests.browser.served import Served

STANDS_STILL = "const end = Date.now() + 12000; while (Date.now() < end);"
# For longer than a server of this kind waits unless told; then the browser tries anew.
BREAKS_OFF = """() => {
  window.socket.io.reconnectionDelay(6000);
  window.socket.io.randomizationFactor(0);
  window.socket.io.reconnectionDelayMax(6000);
  window.socket.io.engine.close();
}"""


def test_draft_and_form_are_there_after_the_browser_stood_still(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.field.fill("half a sentence")
    desk.main.get_by_role("button", name="Shortcuts").click()
    desk.main.get_by_role("button", name="Log a client call").click()
    form = desk.titled_form("Log a client call")
    desk.chooses("Client", "acm", "Acme")
    form.get_by_label("Summary").fill("The second office")
    desk.page.evaluate(STANDS_STILL)
    form.get_by_label("No next action needed").check()
    expect(form.get_by_label("Summary")).to_have_value("The second office")
    form.get_by_role("button", name="Log it").click()
    expect(form).to_have_count(0)
    expect(desk.field).to_have_value("half a sentence")


def test_what_was_said_meanwhile_is_there_when_the_connection_is(
    desk: Desk, story: Served, context: BrowserContext
) -> None:
    desk.opens(story.url, at="studio")
    desk.field.fill("still here")
    desk.page.evaluate(BREAKS_OFF)
    other = Desk(context.new_page()).opens(story.url, who="kai", at="studio")
    other.writes("Said meanwhile")
    expect(desk.messages.filter(has_text="Said meanwhile")).to_have_count(0)
    expect(desk.messages.filter(has_text="Said meanwhile")).to_have_count(1)
    expect(desk.field).to_have_value("still here")


def test_a_draft_is_there_after_a_reload(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="studio")
    desk.field.fill("not sent yet")
    desk.page.reload()
    expect(desk.field).to_have_value("not sent yet")


def test_a_reload_closes_the_form_and_the_app_opens_the_next(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.writes("/logcall")
    desk.titled_form("Log a client call")
    desk.page.reload()
    expect(desk.field).to_be_visible()
    expect(desk.form).to_have_count(0)
    desk.writes("/logcall")
    expect(desk.titled_form("Log a client call")).to_be_visible()


def test_a_form_comes_up_in_the_tab_where_it_was_asked_for(
    desk: Desk, story: Served, context: BrowserContext
) -> None:
    other = Desk(context.new_page()).opens(story.url)
    desk.opens(story.url)
    desk.writes("/logcall")
    form = desk.titled_form("Log a client call")
    other.writes("/rapport")
    expect(other.messages.last).to_be_visible()
    expect(other.form).to_have_count(0)
    other.page.reload()
    expect(other.field).to_be_visible()
    expect(form).to_be_visible()
    other.writes("/logcall")
    expect(other.titled_form("Log a client call")).to_be_visible()
    expect(form).to_have_count(0)
