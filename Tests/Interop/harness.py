"""What the interop tests share: cases with a line each, programs that are started and surely ended, and a browser that
fills in forms but never follows a redirect by itself. It knows neither juke nor the simulator nor their partners."""

import contextlib
import html.parser
import http.client
import http.cookiejar
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
import urllib.error
import urllib.parse
import urllib.request

# Everything here happens on this machine: a proxy would only be in the way.
for variable in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
    os.environ.pop(variable, None)
    os.environ.pop(variable.upper(), None)


def expect(actual, expected, what="value"):
    """Raises unless both are equal; says what was compared."""
    if actual != expected:
        raise AssertionError(f"{what}: expected {expected!r}, got {actual!r}")


@contextlib.contextmanager
def raises(kind, **attributes):
    """Expects an exception whose attributes have these values; hands it out for more."""
    caught = []
    try:
        yield caught
    except kind as error:
        caught.append(error)
    if not caught:
        raise AssertionError(f"expected {kind.__name__}, nothing was raised")
    for name, expected in attributes.items():
        expect(getattr(caught[0], name), expected, f"{kind.__name__}.{name}")


class Cases:
    """Runs cases one after the other; a failed one does not stop the others."""

    def __init__(self, subject):
        self.subject = subject
        self.failed = 0
        self.passed = 0

    def run(self, name, case):
        try:
            remark = case()
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the case failed
            self.failed += 1
            print(f"FAILED  {self.subject}: {name}: {error}", flush=True)
            traceback.print_exc()
        else:
            self.passed += 1
            print(f"ok  {self.subject}: {name}" + (f" ({remark})" if remark else ""), flush=True)

    def finish(self):
        if self.failed:
            print(f"{self.subject}: {self.failed} of {self.failed + self.passed} cases failed", file=sys.stderr)
        sys.exit(1 if self.failed else 0)


class Program:
    """A server in a process of its own: it has said one line when it is up, and it is gone when the block ends."""

    def __init__(self, *command, log=None, timeout=30):
        self.errors = open(log, "ab") if log else None
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.name = os.path.basename(command[0])
        self.timeout = timeout
        self._line = None

    @property
    def line(self):
        """The first line of its output, waited for."""
        if self._line is None:
            # A server that never speaks must not hang the test: it is ended, and then readline ends too.
            watchdog = threading.Timer(self.timeout, self.process.kill)
            watchdog.start()
            self._line = self.process.stdout.readline().rstrip("\n")
            watchdog.cancel()
            if not self._line:
                raise RuntimeError(f"{self.name} did not start")
        return self._line

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        if self.errors:
            self.errors.close()


# An end from outside takes the same way as every other, so that no server is left behind.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


class Page:
    """An answer as the browser got it."""

    def __init__(self, url, status, headers, body):
        self.url = url
        self.status = status
        self.headers = headers
        self.text = body.decode("utf-8", "replace")

    @property
    def location(self):
        return self.headers.get("Location")


class Form(html.parser.HTMLParser):
    """The one form of a page: where it goes, what it sends, and its buttons by the words on them."""

    def __init__(self, page):
        super().__init__()
        self.action = None
        self.fields = []
        self.buttons = {}
        self._button = None
        self.feed(page.text)
        if self.action is None:
            raise AssertionError(f"there is no form at {page.url}: {page.status} {page.text[:200]}")

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        kind = values.get("type")
        if tag == "form":
            self.action = values.get("action", "")
        elif tag == "button":
            self._button = (values.get("name"), values.get("value", ""))
        elif tag == "input" and kind == "submit":
            self.buttons[values.get("value", "")] = (values.get("name"), values.get("value", ""))
        elif tag == "input" and "name" in values and (kind != "radio" or "checked" in values):
            self.fields.append((values["name"], values.get("value", "")))

    def handle_data(self, data):
        if self._button:
            self.buttons[data.strip()] = self._button
            self._button = None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Browser:
    """Loads pages and presses buttons; keeps cookies."""

    def __init__(self):
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), _NoRedirect(),
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, url):
        return self._load(urllib.request.Request(url))

    def post(self, url, fields):
        return self._load(urllib.request.Request(url, data=urllib.parse.urlencode(fields).encode()))

    def press(self, page, label):
        """Sends the form of the page as the button with these words on it does."""
        form = Form(page)
        if label not in form.buttons:
            raise AssertionError(f"no button {label!r}, only {sorted(form.buttons)}")
        name, value = form.buttons[label]
        return self.post(
            urllib.parse.urljoin(page.url, form.action), form.fields + ([(name, value)] if name else []))

    def _load(self, request):
        try:
            response = self.opener.open(request, timeout=20)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            try:
                body = response.read()
            except http.client.IncompleteRead as cut:
                body = cut.partial
            return Page(request.full_url, response.status, response.headers, body)


def query(url):
    """The parameters of an address; each may be there once."""
    pairs = urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query, keep_blank_values=True)
    fields = dict(pairs)
    expect(len(fields), len(pairs), "parameters that are there once")
    return fields


def wait_until(condition, what, timeout=10):
    """Waits for what happens in another process."""
    end = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout} s for {what}")
        time.sleep(0.02)
