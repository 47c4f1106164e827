"""The login as a user sees it: juke's demo opens the consent page in a real browser, without JavaScript, and goes on
when a button is pressed there. Started by scripts/test-browser, which names the programs in the environment.
"""

import os
import re
import select
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from webdriver import Browser

PATIENCE = 30
ALLOW, CANCEL = "button[value=allow]", "button[value=deny]"


def luminance(colour: str) -> float:
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it: from 1 to 21, and 4.5 is readable."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


class Juke:
    """`juke --demo` in a login, and the address it wanted opened."""

    def __init__(self, folder: Path):
        addresses = folder / "addresses"
        os.mkfifo(addresses)
        opener = folder / "opener"
        opener.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$1\" > '{addresses}'\n")
        opener.chmod(0o755)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("SSH_", "JUKE_"))}
        environment |= {"HOME": str(folder), "BROWSER": str(opener), "LC_ALL": "C.UTF-8"}
        for name in ("STATE", "CONFIG", "CACHE"):
            environment[f"XDG_{name}_HOME"] = str(folder / name.lower())
        # Held open at both ends, so that reading never finds the end of it.
        pipe = os.open(addresses, os.O_RDWR)
        try:
            self.process = subprocess.Popen(
                [os.environ["JUKE_BINARY"], "--demo", "-c", "login --browser; whoami"], env=environment,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            if not select.select([pipe], [], [], PATIENCE)[0]:
                raise RuntimeError("juke opened no browser")
            self.address = os.read(pipe, 1 << 16).decode().strip()
        finally:
            os.close(pipe)
        self.query = {name: values[0] for name, values in parse_qs(urlsplit(self.address).query).items()}

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def kill(self):
        with self.process:
            self.process.kill()


class LoginTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pictures = Path(os.environ["JUKE_PICTURES"])
        cls.browser = Browser(os.environ["CHROMIUM"], os.environ["CHROMEDRIVER"])
        cls.addClassCleanup(cls.end)

    @classmethod
    def end(cls):
        cls.browser.close()
        left = cls.browser.leftovers()
        if left:
            raise AssertionError(f"still running: {left}")

    def lands(self, title: str, words: str):
        self.assertEqual(self.browser.title(title), title)
        self.assertIn(words, self.browser.text())

    def juke(self) -> Juke:
        folder = Path(tempfile.mkdtemp(prefix="juke-browser-"))
        self.addCleanup(shutil.rmtree, folder)
        juke = Juke(folder)
        self.addCleanup(juke.kill)
        self.browser.requests()
        self.browser.go(juke.address)
        return juke

    def check_readable(self, name: str, words: list[str]):
        for scheme in ("light", "dark"):
            self.browser.prefer(scheme)
            self.browser.screenshot(self.pictures / f"{name}-{scheme}.png")
            paper = self.browser.style("main", "background-color")
            self.assertEqual(luminance(paper) > 0.5, scheme == "light", paper)
            for css in words:
                under = self.browser.style(css, "background-color")
                under = paper if under == "rgba(0, 0, 0, 0)" else under
                ratio = contrast(self.browser.style(css, "color"), under)
                self.assertGreaterEqual(ratio, 4.5, f"{name}, {scheme}: {css}")

    def check_requests(self, juke: Juke):
        """No host was asked for anything but the service and the callback."""
        ours = [urlsplit(address).netloc for address in (juke.address, juke.query["redirect_uri"])]
        for address in self.browser.requests():
            parts = urlsplit(address)
            # The browser's own first tab comes from itself.
            inside = parts.scheme in ("data", "about", "chrome", "chrome-untrusted")
            self.assertTrue(inside or parts.netloc in ours, address)

    def test_scripts_are_off(self):
        self.browser.go("data:text/html,<title>quiet</title><script>document.title='loud'</script>")
        self.assertEqual(self.browser.title(), "quiet")

    def test_allow(self):
        juke = self.juke()
        self.assertEqual(self.browser.title(), "Log in — simulated Spotify account")
        page = self.browser.text()
        self.assertIn(juke.query["client_id"], page)
        scopes = juke.query["scope"].split()
        self.assertIn("user-modify-playback-state", scopes)
        for scope in scopes:
            self.assertIn(scope, page)
        self.check_readable("consent", ["h1", ".note", ".small", "li", "li small", "code", ALLOW, CANCEL])
        self.browser.press(ALLOW)
        self.lands("Back to juke — juke", "You can close this page")
        self.check_logged_in(juke)
        self.check_readable("done", ["h1", "p", ".end"])
        self.check_requests(juke)

    def test_cancel(self):
        juke = self.juke()
        self.browser.press(CANCEL)
        self.lands("Not logged in — juke", "The consent was refused")
        self.assertIn("You can close this page", self.browser.text())
        status, out, err = juke.end()
        self.assertEqual((status, out), (3, ""), err)
        self.assertIn("The consent was refused.", err)
        self.check_readable("refused", ["h1", "p", ".end"])
        self.check_requests(juke)

    def test_answer_to_another_login(self):
        juke = self.juke()
        self.browser.go(f"{juke.query['redirect_uri']}?code=x&state=wrong")
        self.lands("Not for this login — juke", "still waiting")
        self.check_readable("foreign", ["h1", "p"])
        self.assertIsNone(juke.process.poll())
        self.browser.go(juke.address)
        self.browser.press(ALLOW)
        self.lands("Back to juke — juke", "You can close this page")
        self.check_logged_in(juke)
        self.check_requests(juke)

    def check_logged_in(self, juke: Juke):
        status, out, err = juke.end()
        self.assertEqual(status, 0, err)
        name = re.search(r"^Logged in as (.+)\. The login ends on \d+ \w+ \d{4}\.$", err, re.MULTILINE)
        self.assertTrue(name, err)
        self.assertEqual(out.split("\t")[:2], [name[1], "pkce"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
