#!/usr/bin/env bash
# m3u-ipytv 1.0.2 and m3u8 6.0.0 (PyPI).
#
# An M3U list may have a name, in a line `#PLAYLIST:` at its beginning. Read and written again without a change, it is
# elsewhere or nowhere: ipytv writes the line into the first entry, between its `#EXTINF` and its address, and m3u8
# leaves it out. Titles with commas, lengths and `spotify:` addresses come back as they were.
#
# Guess before the run: both keep the line where it was, or at worst keep it at all; commas in titles are what breaks.
# Why it matters here: lists of songs are passed on as M3U. Who reads one cannot count on the name, nor on an address
# that directly follows its `#EXTINF`.
#
# Seen on 2026-11-29, with these lines:
# | ipytv: #EXTM3U
# | ipytv: #EXTINF:245,Crosby, Stills & Nash - Carry On
# | ipytv: #PLAYLIST:Road, day and night
# | ipytv: spotify:track:0000000000000000000001
# | ipytv: #EXTINF:-1,Ólafur Arnalds - Saman
# | ipytv: https://open.spotify.com/track/0000000000000000000002
# | m3u8: #EXTM3U
# | m3u8: #EXTINF:245,Crosby, Stills & Nash - Carry On
# | m3u8: spotify:track:0000000000000000000001
# | m3u8: #EXTINF:-1,Ólafur Arnalds - Saman
# | m3u8: https://open.spotify.com/track/0000000000000000000002
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! {
    python3 -m venv "$work/venv" &&
        "$work/venv/bin/pip" -q install m3u-ipytv==1.0.2 m3u8==6.0.0
} >/dev/null 2>&1; then
    echo "NOT CHECKED: the packages cannot be installed"
    exit 2
fi

cat >"$work/list.m3u" <<'M3U'
#EXTM3U
#PLAYLIST:Road, day and night
#EXTINF:245,Crosby, Stills & Nash - Carry On
spotify:track:0000000000000000000001
#EXTINF:-1,Ólafur Arnalds - Saman
https://open.spotify.com/track/0000000000000000000002
M3U

cat >"$work/run.py" <<'PYTHON'
import sys

import ipytv.playlist
import m3u8

path = sys.argv[1]
for name, text in (
        ("ipytv", ipytv.playlist.loadf(path).to_m3u_plus_playlist()), ("m3u8", m3u8.load(path).dumps())):
    for line in text.splitlines():
        print(f"{name}: {line}")
PYTHON

sed -n 's/^# | //p' "$0" >"$work/stated"
PYTHONUTF8=1 "$work/venv/bin/python" "$work/run.py" "$work/list.m3u" >"$work/seen"
cat "$work/seen"
diff "$work/stated" "$work/seen" || exit 1
