"""`rapport play`: from the start of its process to a page that answers; from an ack to its reply.

    python -m benchmarks.play [ROUNDS]

The floor of the start is the import of what it is made of. The reply is timed in a Chromium, from
Enter to the reply's element; what the inspector tells of the ack is taken off, so that the way of
the key press to the server counts too.
"""

import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import against, compare, title
from benchmarks.places import folder
from tests.browser.find_browser import find_browser
from tests.browser.served import ROOT, serve

ROUNDS = 5
REPLIES = 30
MOST_SECONDS = 5
MOST_MILLISECONDS = 200
PARTS = "import bot.cli, bot.app, bot.story, playground.page.serve"
# Resolves with the milliseconds from Enter to the next message that stands in the page.
TIMED = """(field) => new Promise((resolve) => {
  const list = document.querySelector(".messages");
  let began;
  const seen = new MutationObserver(() => {
    seen.disconnect();
    resolve(performance.now() - began);
  });
  field.addEventListener("keydown", () => {
    began = performance.now();
    seen.observe(list, { childList: true });
  }, { once: true });
  window.timing = true;
})"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    title(f"start of the page, {rounds} rounds, the median")
    with folder() as path:
        taken = [(start(path), imports()) for _ in range(rounds)]
        ours, floor = (sorted(part)[rounds // 2] for part in zip(*taken, strict=True))
        against("rapport play, the page answers", ours, MOST_SECONDS, "s")
        compare("the same beside its imports", ours * 1000, floor * 1000, 3)
        browser = find_browser()
        if browser is None:
            print("no Chromium: replies are not timed")
            return
        title(f"a reply in the page after its ack, {REPLIES} replies")
        spent = sorted(replies(path, browser))
    against("from ack to reply, median", spent[len(spent) // 2], MOST_MILLISECONDS, "ms")
    against("from ack to reply, slowest", spent[-1], MOST_MILLISECONDS, "ms")


def start(path: Path) -> float:
    """Seconds until the page has answered once."""
    began = time.perf_counter()
    with serve(folder=path) as served:
        urlopen(served.url).read()
        return time.perf_counter() - began


def imports() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", PARTS], cwd=ROOT, check=True)
    return time.perf_counter() - began


def replies(path: Path, browser: Path) -> list[float]:
    """Milliseconds from the ack of a command until its answer stands in the page."""
    with serve(folder=path) as served, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page()
        page.goto(f"{served.url}?at=general")
        page.get_by_role("button", name="Inspector", exact=True).click()
        spent = [reply(page) for _ in range(REPLIES + 1)][1:]  # the first meets a cold app
        chromium.close()
    return spent


def reply(page: Page) -> float:
    field = page.get_by_role("main").get_by_role("textbox")
    field.fill("/next")
    timed = field.evaluate_handle(f"(field) => ({{ spent: ({TIMED})(field) }})")
    field.press("Enter")
    total = float(timed.evaluate("(held) => held.spent"))
    row = page.get_by_role("button", name="/next").first
    found = re.search(r"ack ([\d.]+) ms", row.inner_text())
    return total - float(found[1] if found else 0)


if __name__ == "__main__":
    main()
