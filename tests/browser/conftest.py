"""A real browser without a window and without a network, and pages to open in it."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver.remote.webelement import WebElement

DESKTOP, TABLET, PHONE = (1400, 900), (820, 1180), (390, 844)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)


def start(*reachable: str) -> webdriver.Chrome:
    """A browser that can reach these hosts and nothing else, whatever a page tries."""
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    chromedriver = shutil.which("chromedriver")
    if not chromium or not chromedriver:
        reason = "Chromium and chromedriver are not installed: the page was not opened in a browser"
        if os.environ.get("KGRAPH_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in _FLAGS:
        options.add_argument(flag)
    excluded = "".join(f", EXCLUDE {host}" for host in reachable)
    options.add_argument(f"--host-resolver-rules=MAP * ~NOTFOUND{excluded}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(chromedriver))


@dataclass
class Browser:
    """What the tests do with a page."""

    driver: webdriver.Chrome
    folder: Path

    def resize(self, size: tuple[int, int], *, dark: bool = False) -> None:
        """Sets the window and the colours that the user prefers."""
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 760}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": [feature]})

    def open(self, html: str, fragment: str = "") -> float:
        """Opens a page from a file; returns after how many milliseconds it was ready."""
        file = self.folder / "page.html"
        file.write_text(html, encoding="utf-8")
        self.driver.get("about:blank")
        self.logs()
        self.requests()
        self.driver.get(f"{file.as_uri()}{fragment}")
        self.until("return document.documentElement.dataset.ready")
        return float(self.js("return document.documentElement.dataset.ready"))

    def js(self, script: str, *arguments: Any) -> Any:
        """The value of a script."""
        return self.driver.execute_script(script, *arguments)

    def until(self, script: str, seconds: float = 10) -> Any:
        """The value of a script as soon as it is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := self.js(script):
                return value
            time.sleep(0.02)
        raise AssertionError(f"never true within {seconds} seconds: {script}")

    def one(self, css: str) -> WebElement:
        """The element."""
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        """The elements."""
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def button(self, words: str, within: str = "body") -> WebElement:
        """The first button whose text holds these words."""
        return next(button for button in self.all(f"{within} button") if words in button.text)

    def focused(self) -> WebElement:
        """The element that has the focus."""
        return self.driver.switch_to.active_element

    def logs(self) -> list[str]:
        """What the console has said since last asked: errors, warnings, policy violations."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses asked for since last asked, but for data in the page itself."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith(("data:", "about:"))]


@pytest.fixture(scope="session")
def _session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = start()
    yield Browser(driver, tmp_path_factory.mktemp("browser"))
    driver.quit()


@pytest.fixture
def browser(_session: Browser) -> Browser:
    """The browser, of the size of a desktop."""
    _session.resize(DESKTOP)
    return _session
