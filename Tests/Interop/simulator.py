"""A running spotify-simulator for the clients of the interop tests: its address, its app, and its controls."""

import base64
import hashlib
import json
import urllib.parse
import urllib.request

from harness import Browser, Program, expect, query

REDIRECT = "http://127.0.0.1:43117/callback"

# Texts that break the rules are 500 otherwise, which clients take for a fault that passes, and repeat.
PLAIN_REFUSALS = ("--switch", "bad_details=badRequest")

# The beginning of a picture, as far as a server looks at one.
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + b"not much of a picture, but longer than one line" * 2


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


def grant_by_hand(simulator, scopes):
    """A login for clients that leave it to others: what the token endpoint answers, as it came."""
    verifier = "a-verifier-that-nobody-could-guess-0123456789"
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    fields = {
        "client_id": simulator.client_id, "response_type": "code", "redirect_uri": REDIRECT, "scope": scopes,
        "state": "state", "code_challenge_method": "S256", "code_challenge": challenge,
    }
    location = consent(f"{simulator.url}/authorize?{urllib.parse.urlencode(fields)}")
    answer = Browser().post(
        simulator.url + "/api/token",
        {
            "grant_type": "authorization_code", "code": query(location)["code"], "redirect_uri": REDIRECT,
            "client_id": simulator.client_id, "code_verifier": verifier,
        })
    expect(answer.status, 200, "status of the token endpoint")
    return json.loads(answer.text)
