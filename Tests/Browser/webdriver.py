"""A browser as the tests of the login need it: one headless Chromium without JavaScript, driven through the WebDriver
protocol. What is checked on the pages is the tests' affair.
"""

import base64
import json
import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

# The name the protocol gives the reference of an element.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE = 20


class Browser:
    """One Chromium and its driver, in a process group of their own."""

    def __init__(self, binary: str, driver: str):
        self.folder = tempfile.mkdtemp(prefix="browser-")
        self.process = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
            env={**os.environ, "HOME": self.folder})
        self.session = ""
        for line in self.process.stdout:
            if port := re.search(r"started successfully on port (\d+)", line):
                self.root = f"http://127.0.0.1:{port[1]}"
                break
        else:
            raise RuntimeError("chromedriver did not start")
        try:
            answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": self.capabilities(binary)}})
        except BaseException:
            self.kill()
            raise
        self.session = f"/session/{answer['sessionId']}"

    def capabilities(self, binary: str) -> dict:
        arguments = [
            "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--window-size=900,1100",
            f"--user-data-dir={self.folder}/profile", "--disable-breakpad",
            # Nothing of this test is outside this machine.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        return {
            "goog:chromeOptions": {
                "binary": binary, "args": arguments,
                "prefs": {"profile.managed_default_content_settings.javascript": 2},
            },
            "goog:loggingPrefs": {"performance": "ALL"},
        }

    def call(self, method: str, path: str, body: dict | None = None):
        """One command; its value."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.root + path, data=data, method=method, headers={"Content-Type": "application/json"})
        # Straight there, whatever proxies the environment names.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=30) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.read().decode(errors='replace')[:400]}") from None

    def go(self, address: str):
        self.call("POST", f"{self.session}/url", {"url": address})

    def title(self, awaited: str = "") -> str:
        """The title; given one, waits for it a while, since a page comes some time after the press of a button."""
        deadline = time.monotonic() + PATIENCE
        while True:
            title = self.call("GET", f"{self.session}/title")
            if not awaited or title == awaited or time.monotonic() > deadline:
                return title
            time.sleep(0.05)

    def element(self, css: str) -> str:
        found = self.call("POST", f"{self.session}/element", {"using": "css selector", "value": css})
        return f"{self.session}/element/{found[ELEMENT]}"

    def text(self, css: str = "body") -> str:
        return self.call("GET", f"{self.element(css)}/text")

    def style(self, css: str, name: str) -> str:
        return self.call("GET", f"{self.element(css)}/css/{name}")

    def press(self, css: str):
        self.call("POST", f"{self.element(css)}/click", {})

    def prefer(self, scheme: str):
        """`light` or `dark`."""
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        self.call(
            "POST", f"{self.session}/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": media})

    def screenshot(self, path: Path):
        path.write_bytes(base64.b64decode(self.call("GET", f"{self.session}/screenshot")))

    def requests(self) -> list[str]:
        """The addresses asked for since the last time."""
        entries = self.call("POST", f"{self.session}/se/log", {"type": "performance"})
        events = [json.loads(entry["message"])["message"] for entry in entries]
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def close(self):
        try:
            self.call("DELETE", self.session)
        finally:
            self.kill()

    def kill(self):
        """Ends the driver and whatever is left of its group."""
        with self.process:
            self.process.terminate()
            try:
                self.process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                pass
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def leftovers(self) -> list[str]:
        """The processes that still know the folder of this browser, after a while to go."""
        deadline = time.monotonic() + PATIENCE
        while True:
            lines = [p.read_bytes().decode(errors="replace") for p in Path("/proc").glob("[0-9]*/cmdline") if p.exists()]
            left = [line.replace("\0", " ") for line in lines if self.folder in line]
            if not left or time.monotonic() > deadline:
                return left
            time.sleep(0.05)
