"""Reads every saved track with spotipy, one page after the other, and writes how many microseconds it took; the start of
Python is not counted.

usage: spotipy_paging.py ADDRESS TOKEN COUNT"""

import sys
import time

import requests
import spotipy

address, token, count = sys.argv[1:]
wire = requests.Session()
wire.trust_env = False
api = spotipy.Spotify(auth=token, requests_session=wire)
api.prefix = address + "/v1/"

began = time.monotonic()
page = api.current_user_saved_tracks(limit=50)
seen = len(page["items"])
while page["next"]:
    page = api.next(page)
    seen += len(page["items"])
elapsed = time.monotonic() - began
if seen != int(count):
    sys.exit(f"spotipy saw {seen} tracks, not {count}")
print(int(elapsed * 1_000_000))
