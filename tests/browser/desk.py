"""A person at the page: goes places, writes, presses, reads; waits for what is seen."""

import os
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


class Desk:
    def __init__(self, page: Page) -> None:
        self.page = page

    def opens(self, url: str, who: str = "mia", at: str = "general") -> "Desk":
        """Open the page as somebody, somewhere."""
        self.page.goto(f"{url}?who={who}&at={at}")
        expect(self.page.get_by_role("banner")).to_be_visible()
        return self

    def goes_to(self, name: str) -> None:
        """Go to a channel, or to the app."""
        places = self.page.get_by_role("navigation", name="Places")
        places.get_by_role("button", name=re.compile(rf"(^|\W){name}\b")).click()
        expect(self.main.get_by_role("heading", level=2)).to_contain_text(name)

    def opens_tab(self, name: str) -> None:
        self.main.get_by_role("button", name=name, exact=True).click()

    def acts_as(self, name: str) -> None:
        """Look through somebody else's eyes."""
        choice = self.page.get_by_label("Act as")
        handle = choice.locator("option", has_text=name).get_attribute("value")
        choice.select_option(handle)
        expect(self.page).to_have_url(re.compile(f"who={handle}"))

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.main.locator("textarea.composer-field")

    def types(self, text: str) -> None:
        """Type letter by letter into the field, where nothing stands any more."""
        self.field.fill("")
        self.field.press_sequentially(text)

    def writes(self, text: str) -> None:
        """Write a message or a command, and send it."""
        self.field.fill(text)
        self.field.press("Enter")
        expect(self.field).to_have_value("")

    def asks(self, command: str) -> Locator:
        """Type a command and wait for its answer: that one message, whatever comes later."""
        expect(self.field).to_be_visible()
        before = self.messages.count()
        self.writes(command)
        answer = self.messages.nth(before)
        expect(answer).to_be_visible()
        return answer

    @property
    def messages(self) -> Locator:
        return self.main.get_by_role("article")

    def message(self, *words: str) -> Locator:
        """The last message that says all these words."""
        found = self.messages
        for one in words:
            found = found.filter(has_text=one)
        return found.last

    def message_from(self, author: str, words: str) -> Locator:
        """The last message of somebody that says these words."""
        theirs = self.main.get_by_role("article", name=f"Message from {author}")
        return theirs.filter(has_text=words).last

    @property
    def offered(self) -> Locator:
        """What the field that one writes in offers."""
        return self.main.get_by_role("listbox", name="Suggestions").get_by_role("option")

    @property
    def form(self) -> Locator:
        """The form in front."""
        return self.page.get_by_role("dialog")

    def titled_form(self, title: str) -> Locator:
        """The form in front, once it has this title."""
        form = self.page.get_by_role("dialog", name=title)
        expect(form).to_be_visible()
        return form

    def chooses(self, label: str, typed: str, option: str) -> None:
        """Choose in a menu of the form by typing."""
        self.form.get_by_role("combobox", name=label).click()
        self.form.get_by_role("combobox", name=label).fill(typed)
        offered = self.form.get_by_role("listbox").get_by_role("option", name=option)
        offered.first.click()

    def uses_shortcut(self, name: str, message: Locator) -> None:
        """Use a message shortcut from the menu of a message."""
        message.hover()
        message.get_by_role("button", name="More actions").click()
        message.get_by_role("button", name=name).click()

    def moves_clock(self, label: str) -> None:
        """Move the clock by one of the ways it offers."""
        self.page.get_by_role("button", name="Move the clock").click()
        self.page.get_by_role("button", name=label).click()
        expect(self.page.get_by_role("status").first).to_contain_text("It is now")

    def card(self, client: str) -> Locator:
        """The buttons of a client's card in the nudge: the row below its words."""
        nudge = self.message("Your clients on")
        words = nudge.locator(".block-box").filter(has=self.page.get_by_text(client, exact=True))
        return words.last.locator("xpath=following-sibling::*[1]")

    def picture(self, name: str, shown: Locator | None = None) -> None:
        """Keep a picture for the docs, where they are being made anew: of all, or of one thing."""
        if os.environ.get("MAKE_PICTURES") == "1":
            (shown or self.page).screenshot(path=PICTURES / f"{name}.png", animations="disabled")
