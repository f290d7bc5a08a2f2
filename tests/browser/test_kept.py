"""`--db FILE` keeps what was done: messages, clients, the clock."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.served import serve


def test_what_was_done_is_there_at_the_next_start(desk: Desk, tmp_path: Path) -> None:
    with serve("--db", "kept.db", folder=tmp_path) as served:
        desk.opens(served.url)
        desk.writes("Good to be here")
        desk.moves_clock("Next working day, 09:00")
        desk.goes_to("Rapport")
        expect(desk.messages.filter(has_text="Your clients on")).to_have_count(1)
        desk.moves_clock("A week later")
        expect(desk.messages.filter(has_text="Your clients on")).to_have_count(2)
        clock = desk.page.get_by_role("button", name="Move the clock").inner_text()
        desk.page.goto("about:blank")
    with serve("--db", "kept.db", folder=tmp_path) as served:
        desk.opens(served.url)
        expect(desk.message("Good to be here")).to_be_visible()
        expect(desk.messages.filter(has_text="Good to be here")).to_have_count(1)
        day = re.sub(r",.*", "", clock)
        expect(desk.page.get_by_role("button", name="Move the clock")).to_contain_text(day)
        desk.goes_to("Rapport")
        expect(desk.messages.filter(has_text="Your clients on")).to_have_count(2)
        desk.card("Harbour Dental").get_by_role("button", name="Done").click()
        expect(desk.card("Harbour Dental").get_by_role("button", name="Undo")).to_be_visible()


def test_an_empty_workspace_has_people_and_no_clients(desk: Desk, tmp_path: Path) -> None:
    with serve("--empty", folder=tmp_path) as served:
        desk.opens(served.url, at="app")
        expect(desk.main).to_contain_text("Nothing here yet. Type / to see what Rapport can do.")
        expect(desk.page.get_by_role("button", name="Guide")).to_be_hidden()
        desk.opens_tab("Home")
        expect(desk.main).to_contain_text("Get your clients in")
        desk.page.goto("about:blank")
