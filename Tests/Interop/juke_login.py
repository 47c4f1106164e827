"""The real juke against an authorization server by others: whether what juke sends is OAuth 2.0 with PKCE as any strict
server understands it, and whether juke understands what it is answered. Each case looks at juke's status and words, at
its token file, and at the server's log of requests.

usage: juke_login.py FOLDER-OF-BINARIES EMPTY-FOLDER"""

import contextlib
import json
import os
import re
import socket
import stat
import subprocess
import sys
import urllib.parse

from harness import Browser, Cases, Program, expect, query, wait_until

# Whether juke has `login --with-secret`; its case fails when this is out of date.
HAS_SECRET_LOGIN = True
# Whether the browser always gets its page at the end: the listener used to close the connection before its answer was
# sent, more often than not. False only tolerates that, for the browser's last request.
ANSWERS_BROWSER = True

JUKE = os.path.abspath(sys.argv[1]) + "/juke"
FOLDER = os.path.abspath(sys.argv[2])
HERE = os.path.dirname(os.path.abspath(__file__))
PUBLIC = "0f" * 16
CONFIDENTIAL = "c0" * 16
# In the form Spotify gives out: 32 hexadecimal digits.
SECRET = "5ec2e75ec2e75ec2e75ec2e75ec2e75e"


class Server(Program):
    """A running authorization server."""

    def __init__(self, name, *switches):
        super().__init__(
            sys.executable, f"{HERE}/authorization_server.py", "--database", f"{FOLDER}/{name}.sqlite",
            "--public-client", PUBLIC, "--confidential-client", CONFIDENTIAL, "--client-secret", SECRET, *switches,
            log=f"{FOLDER}/{name}.log")

    def __enter__(self):
        self.url = self.line
        self.seen = 0
        return self

    @property
    def news(self):
        """The requests since this was last asked."""
        journal = json.loads(Browser().get(self.url + "/journal").text)
        news, self.seen = journal[self.seen:], len(journal)
        return news

    def refresh(self, token):
        """Refreshes as somebody who got hold of the token would: status and error."""
        answer = Browser().post(
            self.url + "/api/token",
            {"grant_type": "refresh_token", "refresh_token": token, "client_id": PUBLIC})
        return answer.status, json.loads(answer.text).get("error")

    def expire_access_tokens(self):
        """Ends them before the time the client was told; the refresh tokens stay good."""
        expect(Browser().post(self.url + "/expire", {}).status, 200, "status of the expiry")


class User:
    """Somebody with juke: a home of their own, and a browser with a habit."""

    count = 0

    def __init__(self, server, **environment):
        User.count += 1
        self.server = server
        self.home = f"{FOLDER}/user{User.count}"
        os.mkdir(self.home)
        self.token_file = f"{self.home}/state/juke/default/token.json"
        self.record = f"{self.home}/browser.json"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": self.home, "LANG": "C.UTF-8",
            "XDG_STATE_HOME": f"{self.home}/state", "XDG_CONFIG_HOME": f"{self.home}/config",
            "XDG_CACHE_HOME": f"{self.home}/cache", "JUKE_ACCOUNTS_URL": server.url,
            "JUKE_API_URL": server.url + "/v1", "PYTHONDONTWRITEBYTECODE": "1", **environment,
        }

    def _command(self, line, habit):
        environment = dict(self.environment)
        if habit:
            # One word, wherever Python and this folder are.
            opener = f"{self.home}/open-{habit}"
            with open(opener, "w") as file:
                words = [sys.executable, f"{HERE}/browser.py", self.record, habit]
                file.write("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in words) + ' "$1"\n')
            os.chmod(opener, 0o700)
            environment["BROWSER"] = opener
        return dict(
            args=[JUKE, "-c", line], env=environment, cwd=self.home, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def juke(self, line, habit=None):
        """Runs a line in a juke of its own; standard input is nobody's."""
        if habit:
            with contextlib.suppress(FileNotFoundError):
                os.remove(self.record)
        run = subprocess.run(**self._command(line, habit), timeout=40)
        if habit:
            wait_until(lambda: os.path.exists(self.record), "the browser's record")
        return Run(run.returncode, run.stdout, run.stderr)

    def start(self, line):
        return subprocess.Popen(**self._command(line, None))

    def log_in(self, client=PUBLIC):
        self.juke(f"login --client-id {client}", "allow").succeeded("Logged in as Test Listener.")

    @property
    def browser(self):
        with open(self.record) as file:
            return json.load(file)

    def expect_answered(self):
        """The page at the end of the login came; a remark if it did not and that is known."""
        status = self.browser["status"]
        if not ANSWERS_BROWSER and isinstance(status, str):
            return f"but the browser was told: {status}"
        expect(status, 200, "what the browser was answered at the callback")
        return None

    @property
    def token(self):
        with open(self.token_file) as file:
            return json.load(file)


class Run:
    """How a juke ended."""

    def __init__(self, status, output, messages):
        self.status = status
        self.output = output
        self.messages = messages
        self.words = output + messages

    def ended(self, status, words):
        expect(self.status, status, f"status (juke said: {self.words.strip()!r})")
        if words not in self.words:
            raise AssertionError(f"{words!r} is not in {self.words!r}")

    def succeeded(self, words):
        self.ended(0, words)


# Fresh, because a search juke remembers asks nobody.
SEARCH = "search artist interoperables --fresh"
FOUND = "The Interoperables"


def requests(news, *interesting):
    """Paths and statuses, in the order they came."""
    return [(entry["path"], entry["status"]) for entry in news if entry["path"] in interesting]


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def authorization(news):
    """Checks what the browser was sent to the consent page with; its parameters."""
    asked = next(entry for entry in news if entry["path"] == "/authorize")["query"]
    expect(
        sorted(asked),
        ["client_id", "code_challenge", "code_challenge_method", "redirect_uri", "response_type", "scope", "state"],
        "parameters of the authorization request")
    expect((asked["response_type"], asked["code_challenge_method"]), ("code", "S256"), "type and method")
    expect(re.fullmatch("[A-Za-z0-9_-]{43}", asked["code_challenge"]) is not None, True, "form of the challenge")
    expect(len(asked["state"]) >= 22, True, "128 bits of state")
    expect(
        re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/callback", asked["redirect_uri"]) is not None, True,
        "form of " + asked["redirect_uri"])
    return asked


def exchange(news):
    """Checks what the code was exchanged with; the server's note of it."""
    asked = authorization(news)
    sent = next(entry for entry in news if entry["path"] == "/api/token")
    expect((sent["method"], sent["status"]), ("POST", 200), "method and status of the exchange")
    expect(sent["content_type"], "application/x-www-form-urlencoded", "type of the exchange")
    expect((sent["grant_type"], sent["query"]), ("authorization_code", {}), "grant and query of the exchange")
    expect(43 <= sent["verifier_length"] <= 128, True, "length of the verifier")
    expect(sent["redirect_uri"], asked["redirect_uri"], "redirect URI of the exchange")
    return sent


def pkce_login(server):
    user = User(server)
    server.news
    run = user.juke(f"login --client-id {PUBLIC}", "allow")
    run.succeeded("Logged in as Test Listener.")
    remark = user.expect_answered()
    expect("iss" in query(user.browser["location"]), True, "a parameter juke does not know in the redirect")
    news = server.news
    sent = exchange(news)
    expect(
        sent["fields"], ["client_id", "code", "code_verifier", "grant_type", "redirect_uri"], "fields of the exchange")
    expect(sent["scheme"], "", "Authorization of the exchange")
    expect(requests(news, "/api/token", "/v1/me"), [("/api/token", 200), ("/v1/me", 200)], "requests")
    expect((mode(user.token_file), mode(os.path.dirname(user.token_file))), (0o600, 0o700), "modes of file and folder")
    expect(user.token["client_id"], PUBLIC, "client ID in the token file")
    for secret in (user.token["access_token"], user.token["refresh_token"], query(user.browser["location"])["code"]):
        expect(secret in run.words, False, "a secret in juke's words")
    port = urllib.parse.urlsplit(user.browser["location"]).port
    user.juke("whoami --json").succeeded("Test Listener")
    user.juke(SEARCH).succeeded(FOUND)
    with socket.socket() as probe:
        expect(probe.connect_ex(("127.0.0.1", port)) != 0, True, "the listener closed after the login")
    return remark


def secret_login(server):
    user = User(server, JUKE_CLIENT_SECRET=SECRET)
    line = f"login --with-secret --client-id {CONFIDENTIAL}"
    expect("--with-secret" in user.juke("help login").output, HAS_SECRET_LOGIN, "whether juke has it")
    if not HAS_SECRET_LOGIN:
        expect(user.juke(line).status, 2, "status of what is not offered")
        return "juke does not offer it yet, and says so"
    server.news
    user.juke(line, "allow").succeeded("Logged in as Test Listener.")
    sent = exchange(server.news)
    expect(sent["fields"], ["code", "code_verifier", "grant_type", "redirect_uri"], "fields of the exchange")
    expect(sent["scheme"], "Basic", "Authorization of the exchange")
    expect(mode(user.token_file), 0o600, "mode of the token file")
    before = user.token
    expect(SECRET in json.dumps(before), False, "the client secret in the token file")
    server.expire_access_tokens()
    server.news
    user.juke(SEARCH).succeeded(FOUND)
    news = server.news
    expect(
        requests(news, "/v1/search", "/api/token"), [("/v1/search", 401), ("/api/token", 200), ("/v1/search", 200)],
        "requests")
    sent = next(entry for entry in news if entry["path"] == "/api/token")
    expect((sent["fields"], sent["scheme"]), (["grant_type", "refresh_token"], "Basic"), "the refresh")
    expect(user.token["refresh_token"] != before["refresh_token"], True, "a rotated refresh token")
    # A wrong secret is a mistake in the set-up, not the end of the login.
    server.expire_access_tokens()
    before = user.token
    user.environment["JUKE_CLIENT_SECRET"] = "0" * 32
    user.juke(SEARCH).ended(3, "The login was kept.")
    expect(user.token, before, "the login")
    user.environment["JUKE_CLIENT_SECRET"] = SECRET
    user.juke(SEARCH).succeeded(FOUND)


def rotation(server):
    """Access tokens with less than a minute: every start of juke refreshes before it asks for anything."""
    user = User(server)
    user.log_in()
    used = [user.token["refresh_token"]]
    for _ in range(4):
        server.news
        user.juke(SEARCH).succeeded(FOUND)
        news = server.news
        expect(requests(news, "/api/token", "/v1/search"), [("/api/token", 200), ("/v1/search", 200)], "requests")
        sent = next(entry for entry in news if entry["path"] == "/api/token")
        expect(
            (sent["fields"], sent["scheme"]), (["client_id", "grant_type", "refresh_token"], ""), "the refresh")
        used.append(user.token["refresh_token"])
        expect(len(set(used)), len(used), "refresh tokens that are all different")
        for old in used[:-1]:
            expect(server.refresh(old), (400, "invalid_grant"), "an old refresh token")
    expect(mode(user.token_file), 0o600, "mode of the token file")
    user.juke("whoami --json").succeeded("Test Listener")


def several_at_once(server):
    """Six at the same moment, at a server that ends the login when a refresh token comes twice."""
    user = User(server)
    user.log_in()
    server.news
    running = [user.start(SEARCH) for _ in range(6)]
    for process in running:
        output, messages = process.communicate(timeout=60)
        Run(process.returncode, output, messages).succeeded(FOUND)
    news = server.news
    refreshes = [status for _, status in requests(news, "/api/token")]
    expect(set(refreshes), {200}, "statuses of the refreshes")
    # Who read the access token just before another renewed it is told so, and asks again with the new one.
    statuses = [status for _, status in requests(news, "/v1/search")]
    expect((statuses.count(200), set(statuses) - {401}), (6, {200}), "searches")
    user.juke(SEARCH).succeeded(FOUND)
    return f"{len(refreshes)} refreshes"


def stolen_token(server):
    """Somebody uses an old refresh token: the server ends the login, and juke says so once."""
    user = User(server)
    user.log_in()
    stolen = user.token["refresh_token"]
    user.juke(SEARCH).succeeded(FOUND)
    expect(server.refresh(stolen), (400, "invalid_grant"), "the stolen token")
    user.juke(SEARCH).ended(3, "Type: login")
    expect(os.path.exists(user.token_file), False, "a token file after the end of the login")
    server.news
    user.juke(SEARCH).ended(3, "You are not logged in.")
    expect(requests(server.news, "/api/token", "/v1/search"), [], "requests without a login")
    user.log_in()
    user.juke(SEARCH).succeeded(FOUND)


def early_end(server):
    """A 401 long before the token's announced end: one refresh, one repetition."""
    user = User(server)
    user.log_in()
    before = user.token
    server.expire_access_tokens()
    server.news
    user.juke(SEARCH).succeeded(FOUND)
    expect(
        requests(server.news, "/api/token", "/v1/search"),
        [("/v1/search", 401), ("/api/token", 200), ("/v1/search", 200)], "requests")
    expect(user.token["refresh_token"] != before["refresh_token"], True, "a rotated refresh token")
    expect(server.refresh(before["refresh_token"]), (400, "invalid_grant"), "the old refresh token")


def stray_visitors(server):
    user = User(server)
    server.news
    user.juke(f"login --client-id {PUBLIC}", "stray").succeeded("Logged in as Test Listener.")
    visits = user.browser
    expect(
        visits["knocks"],
        {"icon": 404, "nothing": 400, "no state": 400, "wrong state": 400, "wrong state, refusal": 400},
        "what strangers were answered at the callback")
    remark = user.expect_answered()
    expect(requests(server.news, "/api/token"), [("/api/token", 200)], "token requests")
    return remark


def forged_code(server):
    user = User(server)
    user.log_in()
    with open(user.token_file, "rb") as file:
        before = file.read()
    server.news
    run = user.juke(f"login --client-id {PUBLIC}", "forged-code")
    expect(run.status, 3, f"status (juke said: {run.words.strip()!r})")
    expect((run.output, run.messages != ""), ("", True), "output and messages")
    expect("nobody-issued-this" in run.words, False, "the code in juke's words")
    expect(requests(server.news, "/api/token", "/v1/me"), [("/api/token", 400)], "requests")
    with open(user.token_file, "rb") as file:
        expect(file.read(), before, "the earlier login")
    user.juke(SEARCH).succeeded(FOUND)


def denial(server):
    user = User(server)
    server.news
    user.juke(f"login --client-id {PUBLIC}", "cancel").ended(3, "The consent was refused.")
    expect(query(user.browser["location"])["error"], "access_denied", "the server's word")
    remark = user.expect_answered()
    expect(requests(server.news, "/api/token"), [], "token requests")
    expect(os.path.exists(user.token_file), False, "a token file")
    return remark


def foreign_client(server):
    """A refresh under a client ID the server does not know: misconfigured, so the login is kept."""
    user = User(server)
    user.log_in()
    changed = {**user.token, "client_id": "0" * 32, "expires_at": 0}
    with open(user.token_file, "w") as file:
        json.dump(changed, file)
    user.juke(SEARCH).ended(3, "The login was kept.")
    expect(user.token, changed, "the login")
    with open(user.token_file, "w") as file:
        json.dump({**changed, "client_id": PUBLIC}, file)
    user.juke(SEARCH).succeeded(FOUND)


def main():
    cases = Cases("juke")
    with contextlib.ExitStack() as running:
        # All are started before the first is waited for.
        starting = {
            "lasting": Server("lasting"),
            "short": Server("short", "--access-token-lifetime", "50"),
            "strict": Server("strict", "--access-token-lifetime", "50", "--reuse-protection"),
        }
        on = {name: running.enter_context(server) for name, server in starting.items()}
        for name, case, server in (
                ("login with PKCE, token file, no secret said", pkce_login, "lasting"),
                ("login with a secret, refresh with it", secret_login, "lasting"),
                ("a denied consent", denial, "lasting"),
                ("strays and wrong states at the callback, then the right answer", stray_visitors, "lasting"),
                ("a forged code keeps the earlier login", forged_code, "lasting"),
                ("a 401 before the announced end: one refresh, one repetition", early_end, "lasting"),
                ("an unknown client ID keeps the login", foreign_client, "lasting"),
                ("every process rotates, old refresh tokens are refused", rotation, "short"),
                ("six processes at once never use a refresh token twice", several_at_once, "strict"),
                ("a replayed refresh token ends the login, and login heals it", stolen_token, "strict")):
            cases.run(name, lambda: case(on[server]))
    cases.finish()


main()
