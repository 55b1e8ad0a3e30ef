"""A real browser for the tests: Chromium, driven over a pipe by the DevTools protocol, nothing to install beside it.

The browser is the one that ``ONRECORD_BROWSER`` names, else the first Chromium or Chrome on the path.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

B = TypeVar("B", bound="Browser")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --no-first-run --disable-sync "
    "--disable-quic --disable-background-networking --disable-component-update --disable-extensions "
    "--remote-debugging-pipe"
).split()
_PATIENCE = 60.0
"""Seconds that an answer may take, on a busy machine."""
_KEYS = {"ArrowRight": 39, "ArrowLeft": 37, "Escape": 27, "Enter": 13, "Tab": 9, " ": 32}


def installed() -> str | None:
    """The browser's program, None where there is none."""
    named = os.environ.get("ONRECORD_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One headless browser with a profile of its own; `open` gives pages."""

    def __init__(self, program: str) -> None:
        self.profile = tempfile.mkdtemp(prefix="onrecord-browser-")
        ask, self.writing = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10) for fd in os.pipe())
        self.reading, answer = (fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10) for fd in os.pipe())
        # The protocol wants its pipe at 3 and 4.
        shell = f'exec "$0" "$@" 3<&{ask} 4>&{answer}'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, program, *_FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            pass_fds=(ask, answer),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(ask)
        os.close(answer)
        self.target = ""
        self.asked = 0
        self.events: list[dict[str, Any]] = []
        self.unread = b""

    def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """The result of one command; what happens meanwhile is kept in `events`. Raises RuntimeError with the browser's
        own words."""
        self.asked += 1
        message = {"id": self.asked, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + _PATIENCE
        while True:
            answer = self._message(deadline)
            if answer.get("id") == self.asked:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])
            if "method" in answer:
                self.events.append(answer)

    def _message(self, deadline: float) -> dict[str, Any]:
        while b"\0" not in self.unread:
            ready, _, _ = select.select([self.reading], [], [], max(0.0, deadline - time.monotonic()))
            data = os.read(self.reading, 1 << 20) if ready else b""
            if not data:
                raise RuntimeError("the browser does not answer")
            self.unread += data
        message, _, self.unread = self.unread.partition(b"\0")
        return dict(json.loads(message))

    def open(self, url: str, *, width: int = 1280, height: int = 900, phone: bool = False, dark: bool = False) -> Page:
        """A page in a window of its own, loaded; the one before it is closed."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        if self.target:
            self.call("Target.closeTarget", targetId=self.target)
        self.target = target
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        page.call("Page.enable")
        page.call("Runtime.enable")
        page.call("Log.enable")
        page.call("Network.enable")
        self.events.clear()
        page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        if phone:
            page.call("Emulation.setTouchEmulationEnabled", enabled=True)
        page.media(dark=dark)
        page.go(url)
        return page

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.reading)
        os.close(self.writing)
        shutil.rmtree(self.profile, ignore_errors=True)


class Page:
    """A page as a person has it before them: it is looked at, clicked and typed into."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser, self.session = browser, session

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.call(method, self.session, **params)

    def go(self, url: str) -> None:
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")
        # What a page does once it is drawn (go to the words that its address names) is done, too.
        self.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")

    def media(self, *, paper: bool = False, dark: bool = False) -> None:
        """Show the page as on a screen or on paper, in light or dark colours."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="print" if paper else "", features=[scheme])

    def ask(self, expression: str) -> Any:
        """The value of an expression of JavaScript. Raises RuntimeError where it throws."""
        done = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise RuntimeError(f"{expression}: {done['exceptionDetails']}")
        return done["result"].get("value")

    def wait(self, expression: str) -> None:
        """Wait until an expression is true."""
        deadline = time.monotonic() + _PATIENCE
        while not self.ask(expression):
            if time.monotonic() > deadline:
                raise RuntimeError(f"never came true: {expression}")
            time.sleep(0.02)

    def text(self, selector: str) -> str:
        """The words of the first such element as they are shown, "" where none is shown."""
        return str(self.ask(f"(document.querySelector({json.dumps(selector)}) || {{}}).innerText || ''"))

    def shown(self, selector: str) -> int:
        """How many such elements take up room on the page."""
        found = f"[...document.querySelectorAll({json.dumps(selector)})]"
        return int(self.ask(f"{found}.filter(e => e.getClientRects().length > 0).length"))

    def style(self, selector: str, name: str) -> str:
        """A computed property of the first such element."""
        element = f"document.querySelector({json.dumps(selector)})"
        return str(self.ask(f"getComputedStyle({element}).getPropertyValue({json.dumps(name)})"))

    def click(self, selector: str) -> None:
        """Press the mouse in the middle of the first line of the first such element, wherever that leads."""
        box = self.ask(
            f"""(() => {{const e = document.querySelector({json.dumps(selector)});
            e.scrollIntoView({{block: "center", behavior: "instant"}});
            const r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]}})()"""
        )
        at = {"x": box[0], "y": box[1], "button": "left", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type="mousePressed", **at)
        self.call("Input.dispatchMouseEvent", type="mouseReleased", **at)

    def complaints(self) -> list[str]:
        """What the console says of errors, policies and scripts that throw, and which dialogs were opened, since the
        page was opened."""
        self.ask("new Promise(done => setTimeout(done, 50))")
        found = []
        for event in self.browser.events:
            method, about = event["method"], event.get("params", {})
            level = about.get("entry", {}).get("level") or about.get("type")
            thrown = method in ("Runtime.exceptionThrown", "Page.javascriptDialogOpening")
            logged = method in ("Log.entryAdded", "Runtime.consoleAPICalled") and level in ("error", "warning")
            if thrown or logged:
                found.append(f"{method}: {about}")
        return found

    def requests(self) -> list[str]:
        """The addresses that the page asked for since it was opened, its own first."""
        sent = [
            e["params"]["request"]["url"] for e in self.browser.events if e["method"] == "Network.requestWillBeSent"
        ]
        return [str(url) for url in sent]

    def press(self, *keys: str) -> None:
        """Press keys one after another, as named by the DOM."""
        for key in keys:
            about = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": _KEYS[key]}
            self.call("Input.dispatchKeyEvent", type="rawKeyDown", **about)
            self.call("Input.dispatchKeyEvent", type="keyUp", **about)

    def picture(self, path: Path) -> None:
        """A picture of the page as it stands, for people."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def paper(self) -> bytes:
        """The page as PDF on A4."""
        made = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True)
        return base64.b64decode(made["data"])


def started(kind: type[B], what: str) -> Iterator[B]:
    """A browser of a kind for a fixture; the test is skipped, with the reason, where there is none. `what` is not tried
    then."""
    program = installed()
    if program is None:
        pytest.skip(f"no Chromium or Chrome here (ONRECORD_BROWSER): {what} is not tried in a browser")
    try:
        made = kind(program)
        made.call("Browser.getVersion")
    except (OSError, RuntimeError) as err:
        pytest.skip(f"{program} does not start here: {err}")
    yield made
    made.close()
