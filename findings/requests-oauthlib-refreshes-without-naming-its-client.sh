#!/usr/bin/env bash
# requests-oauthlib 2.0.0 with oauthlib 4.0.1 and requests 2.34.2 (PyPI).
#
# A session with PKCE switched on and without a secret exchanges the code with a header of Basic authentication whose
# password is empty, and without `client_id` in the form. The refresh that follows, on the same session, says nowhere
# which client it is for: no header and no `client_id`, though it does repeat the scopes. Arguments put both right,
# each at its own call: `include_client_id=True` for the exchange, which the refresh does not remember, and
# `client_id=…` for the refresh.
#
# Guess before the run: with PKCE and no secret, both requests carry `client_id` in the form and no header.
# Why it matters here: Spotify's documentation wants `client_id` in the form of both requests from an app without a
# secret. A program that minds it at the exchange still breaks the rule an hour later, at the first refresh; and a
# stand-in for Spotify that does not look for `client_id` on a refresh hides that.
#
# Seen on 2026-11-29, with these lines:
# | exchange: code, code_verifier, grant_type, redirect_uri; header: Basic an-app:
# | refresh: grant_type, refresh_token, scope; header: none
# | exchange with include_client_id=True: client_id, code, code_verifier, grant_type, redirect_uri; header: none
# | refresh after it: grant_type, refresh_token, scope; header: none
# | refresh with client_id=…: client_id, grant_type, refresh_token, scope; header: none
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install requests-oauthlib==2.0.0 oauthlib==4.0.1 requests==2.34.2 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import base64
import http.server
import json
import os
import threading
import urllib.parse

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

from requests_oauthlib import OAuth2Session

SCOPES = ["user-library-read", "user-read-playback-state"]
ANSWER = json.dumps({
    "access_token": "access", "token_type": "Bearer", "expires_in": 3600, "refresh_token": "refresh",
    "scope": " ".join(SCOPES)}).encode()
seen = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        kind, _, value = self.headers.get("Authorization", "none").partition(" ")
        header = f"{kind} {base64.b64decode(value).decode()}" if value else kind
        seen.append(f"{', '.join(sorted(form))}; header: {header}")
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}"


def login(**more):
    session = OAuth2Session("an-app", redirect_uri="http://127.0.0.1:8888/callback", scope=SCOPES, pkce="S256")
    session.authorization_url(address + "/authorize")
    session.fetch_token(address + "/api/token", code="a-code", **more)
    return session


login().refresh_token(address + "/api/token")
helped = login(include_client_id=True)
helped.refresh_token(address + "/api/token")
helped.refresh_token(address + "/api/token", client_id="an-app")
names = ("exchange", "refresh", "exchange with include_client_id=True", "refresh after it", "refresh with client_id=…")
for name, line in zip(names, seen, strict=True):
    print(f"{name}: {line}")
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
PYTHONUTF8=1 no_proxy='*' "$work/venv/bin/python" "$work/run.py" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
