#!/usr/bin/env bash
# spotifywebapipython 1.0.296 with urllib3 2.8.0 (PyPI).
#
# Two methods of one class change places on a playlist and count them differently: `AddPlaylistItems` passes its
# `position` on as it is, from 0; `ReorderPlaylistItems` takes one off both of its places, from 1. What is added at
# place 3 and then moved from place 3 is the entry before it. The place 0 of the second one is sent as -1, and what
# becomes of that is left to Spotify.
#
# Guess before the run: both take the places that the Web API has, from 0.
# Why it matters here: moving rows that were just added, or showing them with their numbers, is off by one row in one
# of the two.
#
# Seen on 2026-11-29, with these lines:
# | AddPlaylistItems, place 3: POST position 3
# | ReorderPlaylistItems, from place 3 to place 1: PUT range_start 2, insert_before 0
# | ReorderPlaylistItems, from place 0 to place 3: PUT range_start -1, insert_before 2
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! {
    python3 -m venv "$work/venv" &&
        "$work/venv/bin/pip" -q install spotifywebapipython==1.0.296 urllib3==2.8.0 zeroconf==0.154.0
} >/dev/null 2>&1; then
    echo "NOT CHECKED: the packages cannot be installed"
    exit 2
fi

cat >"$work/run.py" <<'PYTHON'
import http.server
import json
import logging
import os
import sys
import threading
import time
import warnings

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from spotifywebapipython import SpotifyClient
from zeroconf import Zeroconf

ME = {"id": "listener", "display_name": "Listener", "uri": "spotify:user:listener", "type": "user", "images": []}
seen = []


class Spotify(http.server.BaseHTTPRequestHandler):
    def answer(self, body):
        text = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        self.answer(ME)

    def change(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        seen.append((self.command, body))
        self.answer({"snapshot_id": "a"})

    do_POST = do_PUT = change

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Spotify)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}"
SpotifyClient.SpotifyWebApiUrlBase = address + "/v1"
SpotifyClient.SpotifyApiTokenUrl = address + "/api/token"
client = SpotifyClient(
    tokenStorageDir=sys.argv[1], zeroconfClient=Zeroconf(interfaces=["127.0.0.1"]), spotifyConnectDiscoveryTimeout=0)
client.SetAuthTokenFromToken("a" * 32, {
    "access_token": "token", "token_type": "Bearer", "expires_in": 3600, "expires_at": time.time() + 3600,
    "refresh_token": "refresh", "scope": ["playlist-modify-public", "playlist-modify-private"]})


def see(task, call, *names):
    seen.clear()
    call()
    method, body = seen[0]
    print(f"{task}: {method} " + ", ".join(f"{name} {body[name]}" for name in names), flush=True)


playlist, places = "p" * 22, ("range_start", "insert_before")
see("AddPlaylistItems, place 3", lambda: client.AddPlaylistItems(playlist, "spotify:track:" + "0" * 22, 3), "position")
see("ReorderPlaylistItems, from place 3 to place 1", lambda: client.ReorderPlaylistItems(playlist, 3, 1), *places)
see("ReorderPlaylistItems, from place 0 to place 3", lambda: client.ReorderPlaylistItems(playlist, 0, 3), *places)
os._exit(0)
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" "$work" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
