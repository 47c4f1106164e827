#!/usr/bin/env bash
# tekore 6.2.0 with pydantic 2.14.4 and httpx 0.28.1 (PyPI).
#
# tekore cannot read a track as Spotify has sent it to apps in Development Mode since February 2026, without `popularity`
# and `available_markets`: a single missing key raises pydantic's ValidationError, and not one of tekore's own errors. Of the
# keys that left at the same time it does not miss `available_markets`, which it has as optional; so the same program works
# with an app of extended quota and with no other.
#
# Guess before the run: a client that follows the reference treats both keys alike, optional or not.
# Why it matters here: a stand-in for Spotify that drops what Development Mode drops makes this client fail on plain reads;
# tests with it need the extended mode, or reads that have no full track in them.
#
# Seen on 2026-11-28, with these lines:
# | with popularity: Song
# | without popularity: ValidationError, missing popularity
# | is an error of tekore: False
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
    "$work/venv/bin/pip" -q install tekore==6.2.0 pydantic==2.14.4 httpx==0.28.1 >/dev/null 2>&1 ||
    { echo "NOT CHECKED: the packages cannot be installed"; exit 2; }

cat >"$work/run.py" <<'PYTHON'
import httpx
import tekore

TRACK_ID, ALBUM_ID = "b" * 22, "a" * 22
ALBUM = {
    "album_type": "album", "artists": [], "external_urls": {}, "href": "", "id": ALBUM_ID, "images": [], "name": "Album",
    "release_date": "2000", "release_date_precision": "year", "total_tracks": 1, "type": "album",
    "uri": f"spotify:album:{ALBUM_ID}",
}
TRACK = {
    "album": ALBUM, "artists": [], "disc_number": 1, "duration_ms": 1000, "explicit": False, "external_ids": {},
    "external_urls": {}, "href": "", "id": TRACK_ID, "is_local": False, "name": "Song", "track_number": 1,
    "type": "track", "uri": f"spotify:track:{TRACK_ID}",
}


def read(track):
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=track))
    sender = tekore.SyncSender(client=httpx.Client(transport=transport))
    return tekore.Spotify("a-token", sender=sender).track(TRACK_ID)


print("with popularity:", read(TRACK | {"popularity": 50}).name)
try:
    print("without popularity:", read(TRACK).name)
except Exception as error:
    missing = ", ".join(str(line["loc"][0]) for line in error.errors())
    print(f"without popularity: {type(error).__name__}, missing {missing}")
    print("is an error of tekore:", type(error).__module__.startswith("tekore"))
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
"$work/venv/bin/python" "$work/run.py" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
