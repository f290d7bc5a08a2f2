"""Acting as different people: each sees what is theirs."""

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import Served


def test_a_guest_is_told_that_rapport_is_not_for_guests(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    desk.acts_as("Gus Lindt")
    answer = desk.asks("/client")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text("for full members")
    expect(answer).not_to_contain_text("Acme")


def test_what_one_person_is_told_alone_another_does_not_see(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    expect(desk.asks("/client Acme")).to_contain_text("Only visible to you")
    desk.acts_as("Kai Nakamura")
    expect(desk.message("Good morning")).to_be_visible()
    expect(desk.messages.filter(has_text="Only visible to you")).to_have_count(0)


def test_times_are_shown_in_the_zone_of_who_looks(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    first = desk.messages.first.locator("time")
    expect(first).not_to_be_empty()
    in_berlin = first.inner_text()
    desk.acts_as("Kai Nakamura")
    expect(desk.messages.first.locator("time")).not_to_have_text(in_berlin)


def test_two_tabs_act_as_two_people_and_see_each_other_write(desk: Desk, story: Served) -> None:
    desk.opens(story.url)
    other = Desk(desk.page.context.new_page()).opens(story.url, who="kai")
    other.writes("Is anyone at *Acme* today, @mia?")
    heard = desk.message("Is anyone at")
    expect(heard.locator("b")).to_have_text("Acme")
    expect(heard.locator(".mention-me")).to_have_text("@Mia Chen")


def test_a_reply_in_a_thread_stays_in_the_thread(desk: Desk, story: Served) -> None:
    desk.opens(story.url, at="studio")
    root = desk.messages.first
    root.hover()
    root.get_by_role("button", name="More actions").click()
    root.get_by_role("button", name="Reply in thread").click()
    thread = desk.page.get_by_role("complementary", name="Thread")
    thread.get_by_role("textbox").fill("I can do that")
    thread.get_by_role("textbox").press("Enter")
    expect(thread.get_by_role("article").last).to_contain_text("I can do that")
    expect(desk.messages.filter(has_text="I can do that")).to_have_count(0)
    expect(root.get_by_role("button", name="1 reply")).to_be_visible()
    thread.get_by_role("textbox").fill("/client")
    thread.get_by_role("textbox").press("Enter")
    expect(thread.get_by_role("article").last).to_contain_text("not supported in threads")
