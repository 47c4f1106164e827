#!/usr/bin/env bash
# tekore 6.2.0 with httpx 0.28.1 (PyPI).
#
# With `chunked_on=True` tekore cuts what one request may carry into several requests, but not everywhere: 150 additions to
# a playlist become two requests and 150 removals as well, while `playlist_replace` sends all 150 in one, which Spotify does
# not take. And the additions at a place are sent from the end: the last 50 first, then the first 100, both at that place.
# A program that is ended in between has the end of the list and not its beginning.
#
# Guess before the run: all three are cut, and additions go from the first to the last, each lot 100 places further.
# Why it matters here: a change that was cut off is continued or taken back by what is there; which half that is depends
# on the order in which a client sends its lots.
#
# Seen on 2026-11-29, with these lines:
# | add: POST 50 from number 100, position 0
# | add: POST 100 from number 0, position 0
# | replace: PUT 150 from number 0
# | remove: DELETE 100 from number 0
# | remove: DELETE 50 from number 100
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install tekore==6.2.0 httpx==0.28.1 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import json

import httpx
import tekore

PLAYLIST = "p" * 22
TRACKS = [f"spotify:track:{number:022d}" for number in range(150)]
task = ""


def answer(request):
    body = json.loads(request.content)
    uris = body.get("uris") or [item["uri"] for item in body["tracks"]]
    place = request.url.params.get("position")
    first = int(uris[0].rpartition(":")[2])
    print(f"{task}: {request.method} {len(uris)} from number {first}" + (f", position {place}" if place else ""))
    return httpx.Response(201, json={"snapshot_id": "a"})


sender = tekore.SyncSender(client=httpx.Client(transport=httpx.MockTransport(answer)))
spotify = tekore.Spotify("a-token", sender=sender, chunked_on=True)
task = "add"
spotify.playlist_add(PLAYLIST, TRACKS, position=0)
task = "replace"
spotify.playlist_replace(PLAYLIST, TRACKS)
task = "remove"
spotify.playlist_remove(PLAYLIST, TRACKS)
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
