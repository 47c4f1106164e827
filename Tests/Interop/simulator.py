"""A running spotify-simulator for the clients of the interop tests: its address, its app, and its controls."""

import json
import urllib.request

from harness import Browser, Program, expect, query

REDIRECT = "http://127.0.0.1:43117/callback"


class Simulator(Program):
    """A simulator in a process of its own."""

    def __init__(self, binaries, *switches):
        super().__init__(binaries + "/spotify-simulator", "--port", "0", *switches)

    def __enter__(self):
        # The form that --help promises.
        parts = self.line.split("  ")
        self.url = parts[0]
        self.client_id = parts[1].removeprefix("client ID ")
        self.secret = parts[2].removeprefix("client secret ") if len(parts) > 2 else None
        return self

    def control(self, method, what, body=None):
        """Asks the controls, or tells them something."""
        request = urllib.request.Request(
            f"{self.url}/simulator/{what}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")


def consent(url, button="Allow"):
    """Goes through the consent page; the address the browser is sent to at the end."""
    browser = Browser()
    page = browser.get(url)
    expect(page.status, 200, "status of the consent page")
    expect(page.headers.get_content_type(), "text/html", "type of the consent page")
    answer = browser.press(page, button)
    expect(answer.status, 302, "status of the decision")
    expect(answer.location.split("?")[0], query(url)["redirect_uri"], "where the decision leads")
    expect(query(answer.location).get("state"), query(url).get("state"), "state")
    return answer.location


def names(page):
    """The names of what a page lists."""
    return [item["name"] for item in page["items"]]
