import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.browser.desk import Desk
from tests.browser.find_browser import MISSING, find_browser, is_required
from tests.browser.served import ROOT, Served, serve

HERE = Path(__file__).parent
# Nothing of a browser's own that talks to the outside.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE_MS = 20_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    found = find_browser()
    if found is None:
        if is_required():
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of one's own: nothing is kept from an earlier test."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context


@contextmanager
def guarded_tab(context: BrowserContext) -> Iterator[Page]:
    """A tab in which nothing may go wrong, and which asks nobody but this machine."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else wrong.append(f"asked {asked.url}")
        ),
    )
    yield page
    assert wrong == []


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with guarded_tab(context) as page:
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Desk]:
    """A desk on a phone, guarded as any other."""
    with browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="en-GB"
    ) as context:
        context.set_default_timeout(PATIENCE_MS)
        with guarded_tab(context) as page:
            yield Desk(page)


@pytest.fixture
def desk(page: Page) -> Desk:
    return Desk(page)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Rapport with its story, for the tests of a file: each of them uses its own part of it."""
    with serve(folder=tmp_path_factory.mktemp("story")) as served:
        yield served


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The local Slack alone, and a stock Bolt app connected to it."""
    folder = tmp_path_factory.mktemp("sampler")
    with serve("--slack-only", "--manifest", str(HERE / "sampler.yml"), folder=folder) as served:
        app = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.sampler"], env=served.environment, cwd=ROOT
        )
        yield served
        app.kill()
        app.wait()


@pytest.fixture
def here(desk: Desk, sampled: Served) -> Desk:
    """Mia in #general, once the app is connected."""
    desk.opens(sampled.url)
    panel = desk.page.get_by_role("button", name="Inspector", exact=True)
    panel.click()
    expect(desk.page.get_by_text("apps.connections.open").first).to_be_visible()
    panel.click()
    return desk


@pytest.fixture
def form(here: Desk) -> Locator:
    here.writes("/form")
    return here.titled_form("Every input")
