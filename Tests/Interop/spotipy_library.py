"""Reads every saved track, every playlist and what is on the playlists with spotipy, one page after the other, and writes
how many microseconds it took; the start of Python is not counted.

usage: spotipy_library.py ADDRESS TOKEN TRACKS PLAYLISTS"""

import sys
import time

import requests
import spotipy

address, token, tracks, playlists = sys.argv[1:]
wire = requests.Session()
wire.trust_env = False
api = spotipy.Spotify(auth=token, requests_session=wire)
api.prefix = address + "/v1/"


def entries(path):
    """The entries of a list, by its own offsets: the links in the pages of playlists lead elsewhere."""
    found = []
    while True:
        page = api._get(path, limit=50, offset=len(found))
        found += page["items"]
        if not page["next"]:
            return found


began = time.monotonic()
seen = len(entries("me/tracks"))
lists = entries("me/playlists")
for playlist in lists:
    entries(f"playlists/{playlist['id']}/items")
elapsed = time.monotonic() - began
if seen != int(tracks) or len(lists) != int(playlists):
    sys.exit(f"spotipy saw {seen} tracks and {len(lists)} playlists, not {tracks} and {playlists}")
print(int(elapsed * 1_000_000))
