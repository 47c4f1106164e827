#!/usr/bin/env bash
# spotipy 2.26.0 with requests 2.34.2 (PyPI).
#
# The methods that change what is on a playlist take "track/episode URIs or URLs" by their documentation. Of an
# episode they take the URI alone: its address at open.spotify.com raises SpotifyException (400, code -1) before
# anything is sent, and an ID without a kind becomes the URI of a track. Addresses of tracks work. The exception has
# the form of an answer by Spotify, so that a program which reads its status believes it was refused there.
#
# Guess before the run: URI and address do the same for tracks and for episodes.
# Why it matters here: playlists hold both kinds, and "copy link" in Spotify's apps gives addresses.
#
# Seen on 2026-11-29, with these lines:
# | add a track by URI: sent spotify:track:0000000000000000000001
# | add a track by address: sent spotify:track:0000000000000000000001
# | add an episode by URI: sent spotify:episode:0000000000000000000002
# | add an episode by address: 400 -1 Unexpected Spotify URL type., nothing sent
# | add an episode by ID: sent spotify:track:0000000000000000000002
# | replace by an episode's address: 400 -1 Unexpected Spotify URL type., nothing sent
# | remove an episode by address: 400 -1 Unexpected Spotify URL type., nothing sent
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! {
    python3 -m venv "$work/venv" &&
        "$work/venv/bin/pip" -q install spotipy==2.26.0 requests==2.34.2
} >/dev/null 2>&1; then
    echo "NOT CHECKED: the packages cannot be installed"
    exit 2
fi

cat >"$work/run.py" <<'PYTHON'
import json

import requests
import spotipy

TRACK, EPISODE = "0" * 21 + "1", "0" * 21 + "2"
ADDRESS = "https://open.spotify.com/"
sent = []


class Nowhere(requests.adapters.BaseAdapter):
    """Answers everything with success, and keeps what was asked."""

    def send(self, request, **_):
        sent.append(json.loads(request.body))
        answer = requests.Response()
        answer.status_code, answer._content, answer.request = 200, b'{"snapshot_id": "a"}', request
        return answer

    def close(self):
        pass


wire = requests.Session()
wire.trust_env = False
wire.mount("https://", Nowhere())
api = spotipy.Spotify(auth="a-token", requests_session=wire)


def see(task, change, thing):
    sent.clear()
    try:
        change("p" * 22, [thing])
    except spotipy.SpotifyException as error:
        print(f"{task}: {error.http_status} {error.code} {error.msg}, " + ("sent" if sent else "nothing sent"))
        return
    body = sent[0]
    print(f"{task}: sent {(body if isinstance(body, list) else body['uris'])[0]}")


add = api.playlist_add_items
see("add a track by URI", add, f"spotify:track:{TRACK}")
see("add a track by address", add, f"{ADDRESS}track/{TRACK}")
see("add an episode by URI", add, f"spotify:episode:{EPISODE}")
see("add an episode by address", add, f"{ADDRESS}episode/{EPISODE}")
see("add an episode by ID", add, EPISODE)
see("replace by an episode's address", api.playlist_replace_items, f"{ADDRESS}episode/{EPISODE}")
see("remove an episode by address", api.playlist_remove_all_occurrences_of_items, f"{ADDRESS}episode/{EPISODE}")
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" >"$work/seen" 2>"$work/messages" || cat "$work/messages" >&2
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
