"""The browser that the tests of the page drive: found, or installed where that can be.

Run as a program it installs one: with apt where we are root and apt is there, else with
Playwright's own installer. Without one the tests say so and are skipped; BROWSER_REQUIRED=1
makes that a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT = ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"]
MISSING = (
    "No Chromium here, so the tests of the page are skipped. Install one (Debian: apt install "
    "chromium; elsewhere: .venv/bin/playwright install chromium) and run make test again."
)


def find_browser() -> Path | None:
    """Return a Chromium on this machine: the system's, else Playwright's own."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def is_required() -> bool:
    return os.environ.get("BROWSER_REQUIRED") == "1"


def install() -> None:
    """Install one, as far as this machine lets us."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet, check=False)
        subprocess.run(APT, env=quiet, check=False)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    """Say where the browser is; end with a status other than 0 only where it is required."""
    if not find_browser():
        print("Installing a Chromium for the tests of the page ...", flush=True)
        install()
    found = find_browser()
    print(f"Browser for the tests of the page: {found}" if found else MISSING)
    if not found and is_required():
        raise SystemExit(1)


if __name__ == "__main__":
    main()
