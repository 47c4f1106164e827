#!/usr/bin/env bash
# spotifywebapipython 1.0.296 with urllib3 2.8.0 and zeroconf 0.154.0 (PyPI).
#
# Switching shuffle on sends `state=True`, with Python's capital, where Spotify's reference says `true` or `false`: the
# library hands its bool to the query as it is. A strict stand-in for Spotify refuses that, and the library's users would
# have noticed if Spotify did. The one command also costs four reads beside the profile: devices and state of the player,
# each twice, before the PUT leaves.
#
# Guess before the run: one PUT with `state=true`, perhaps one look at the devices.
# Why it matters here: who counts requests or checks queries cannot take the reference as all that arrives; a stand-in has to
# read a bool whatever its case.
#
# Seen on 2026-11-28, with these lines:
# | GET /v1/me
# | GET /v1/me/player/devices
# | GET /v1/me/player
# | GET /v1/me/player/devices
# | GET /v1/me/player
# | PUT /v1/me/player/shuffle?state=True&device_id=one
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install spotifywebapipython==1.0.296 urllib3==2.8.0 zeroconf==0.154.0 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

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

ANSWERS = {
    "/v1/me": {"id": "listener", "display_name": "Listener", "uri": "spotify:user:listener", "type": "user", "images": []},
    "/v1/me/player/devices": {"devices": [{
        "id": "one", "is_active": True, "is_private_session": False, "is_restricted": False, "name": "Laptop",
        "type": "Computer", "volume_percent": 50, "supports_volume": True}]},
    "/v1/me/player": {},
}
seen = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        seen.append(f"GET {path}")
        self.answer(200, json.dumps(ANSWERS[path]).encode())

    def do_PUT(self):
        seen.append(f"PUT {self.path}")
        self.answer(204, b"")

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}"
SpotifyClient.SpotifyWebApiUrlBase = address + "/v1"
SpotifyClient.SpotifyApiTokenUrl = address + "/api/token"
client = SpotifyClient(
    tokenStorageDir=sys.argv[1], zeroconfClient=Zeroconf(interfaces=["127.0.0.1"]), spotifyConnectDiscoveryTimeout=0)
client.SetAuthTokenFromToken("a" * 32, {
    "access_token": "token", "token_type": "Bearer", "expires_in": 3600, "expires_at": time.time() + 3600,
    "refresh_token": "refresh", "scope": ["user-modify-playback-state", "user-read-playback-state"]})
client.PlayerSetShuffleMode(True, "one", 0)
print("\n".join(seen), flush=True)
os._exit(0)
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" "$work" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
