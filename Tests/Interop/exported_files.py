"""What juke writes for other programs, read by them: M3U by m3u8 and by Mopidy's M3U backend, XSPF by xspf-lib, JSPF by
Python's json, Exportify by Python's csv, and the addresses by spotipy. The names are made as bad as Spotify's answers
could hold them, by a recording in which they are replaced.

usage: exported_files.py FOLDER-OF-BINARIES WORK-FOLDER"""

import csv
import json
import pathlib
import subprocess
import sys

import m3u8
import spotipy
import xspf_lib
from mopidy.m3u import playlists, translator

from harness import Cases, expect

JUKE = sys.argv[1] + "/juke"
FOLDER = pathlib.Path(sys.argv[2], "exported")
# Line ends of all sorts, markup, quotes, what XML forbids, and what a spreadsheet would compute.
BAD_NAMES = [
    "two\nlines", "four\r\n\u2028\u0085more", "</title>]]>&amp;<![CDATA[", "quote\"\u0301, comma",
    "bell\a and escape\x1b[2J",
    "#EXTM3U\nspotify:track:fake", "=1+1", "東京 🎌 שלום", " spaces ", "a - b - c",
]
COLUMNS = (
    "Track URI,Track Name,Artist URI(s),Artist Name(s),Album URI,Album Name,Album Artist URI(s),Album Artist Name(s),"
    "Album Release Date,Album Image URL,Disc Number,Track Number,Track Duration (ms),Track Preview URL,Explicit,"
    "Popularity,ISRC,Added By,Added At").split(",")


def juke(*lines):
    """Runs juke's demo in a home of its own; what it wrote on standard output."""
    home = FOLDER / "home"
    home.mkdir(parents=True, exist_ok=True)
    run = subprocess.run(
        [JUKE, "--demo", "-c", "; ".join(lines)], env={"HOME": str(home), "PATH": "/usr/bin:/bin"}, cwd=FOLDER,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    expect(run.returncode, 0, f"status of juke ({run.stderr.decode()})")
    return run.stdout.decode()


def prepare():
    """Writes liked songs with bad names in all formats; the songs as Spotify sent them."""
    tape = FOLDER / "liked.tape"
    juke("login", f"trace record {tape}", "liked --fresh", "trace off")
    entry = json.loads(tape.read_text().splitlines()[0])
    page = json.loads(entry["answer"])
    page["items"] = page["items"][:len(BAD_NAMES)]
    page.update(total=len(BAD_NAMES), next=None)
    for item, name in zip(page["items"], BAD_NAMES):
        item["track"]["name"] = name
        item["track"]["artists"][0]["name"] = "The, " + name
    entry["answer"] = json.dumps(page)
    tape.write_text(json.dumps(entry) + "\n")
    files = {"m3u": "songs.m3u8", "jspf": "songs.jspf", "xspf": "songs.xspf", "exportify": "songs.csv"}
    juke("login", f"trace replay {tape}", *(f"liked | to {format} {name}" for format, name in files.items()))
    return [item["track"] for item in page["items"]]


def flat(name):
    """A name on one line, as M3U needs it."""
    return "".join(" " if ord(c) < 32 or ord(c) in (0x7F, 0x85, 0x2028, 0x2029) else c for c in name)


def m3u_by_m3u8(songs):
    content = (FOLDER / "songs.m3u8").read_bytes()
    expect(content[:8], b"#EXTM3U\n", "the first bytes, without a byte-order mark")
    segments = m3u8.loads(content.decode()).segments
    expect([s.uri for s in segments], [t["uri"] for t in songs], "addresses")
    expect([round(s.duration) for s in segments], [round(t["duration_ms"] / 1000) for t in songs], "durations")
    titles = [flat(f"The, {name} - {name}") for name in BAD_NAMES]
    expect([s.title.strip() for s in segments], [title.strip() for title in titles], "titles")


def m3u_by_mopidy(songs):
    with open(FOLDER / "songs.m3u8", encoding="utf-8", errors="replace") as file:
        items = translator.load_items(file, FOLDER)
    expect([item.uri for item in items], [t["uri"] for t in songs], "addresses")
    expect(items[0].name, "The, two lines - two lines", "a name")
    config = {"m3u": {
        "playlists_dir": str(FOLDER), "base_dir": None, "default_encoding": "latin-1", "default_extension": ".m3u8"}}
    provider = playlists.M3UPlaylistsProvider(None, config)
    expect([ref.name for ref in provider.as_list()], ["songs"], "Mopidy's playlists")
    found = provider.lookup(provider.as_list()[0].uri)
    expect([track.uri for track in found.tracks], [t["uri"] for t in songs], "tracks of Mopidy's playlist")
    expect(found.tracks[7].name, "The, 東京 🎌 שלום - 東京 🎌 שלום", "a name that is not Latin")


def xspf_by_xspf_lib(songs):
    found = xspf_lib.Playlist.parse(str(FOLDER / "songs.xspf"))
    expect([track.location for track in found], [[t["uri"]] for t in songs], "locations")
    expect([track.duration for track in found], [t["duration_ms"] for t in songs], "durations")
    expect([track.trackNum for track in found], [t["track_number"] for t in songs], "numbers")
    # XML has no character for these two.
    legal = [name.replace("\a", "\ufffd").replace("\x1b", "\ufffd") for name in BAD_NAMES]
    expect([track.title.strip() for track in found], [name.strip() for name in legal], "titles")
    expect([track.album for track in found], [t["album"]["name"] for t in songs], "albums")


def jspf_by_json(songs):
    tracks = json.loads((FOLDER / "songs.jspf").read_text(encoding="utf-8"))["playlist"]["track"]
    expect([t["title"] for t in tracks], BAD_NAMES, "titles")
    expect([t["location"] for t in tracks], [[t["uri"]] for t in songs], "locations")
    expect([t["identifier"] for t in tracks], [["isrc:" + t["external_ids"]["isrc"]] for t in songs], "identifiers")
    expect([t["duration"] for t in tracks], [t["duration_ms"] for t in songs], "durations")


def exportify_by_csv(songs):
    with open(FOLDER / "songs.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expect(list(rows[0]), COLUMNS, "columns")
    expect([row["Track Name"] for row in rows], BAD_NAMES, "names")
    artists = ["The\\, " + name.replace(",", "\\,") for name in BAD_NAMES]
    expect([row["Artist Name(s)"] for row in rows], artists, "artists")
    expect([row["Track Duration (ms)"] for row in rows], [str(t["duration_ms"]) for t in songs], "durations")
    client = spotipy.Spotify(auth="unused")
    expect([client._get_id("track", row["Track URI"]) for row in rows], [t["id"] for t in songs], "ids by spotipy")
    artists = [client._get_id("artist", row["Artist URI(s)"].split(", ")[0]) for row in rows]
    expect(artists, [t["artists"][0]["id"] for t in songs], "ids of artists by spotipy")


def other_entries():
    """An episode and a file of a device, which are no tracks of the catalogue."""
    juke("login", "saved episodes | take 1 | to m3u episode.m3u8",
         'tracks playlist:"Odds and Ends" | tail 1 | to exportify file.csv')
    segment = m3u8.load(str(FOLDER / "episode.m3u8")).segments[0]
    expect(segment.uri.split(":")[1], "episode", "kind of the address")
    with open(FOLDER / "file.csv", encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    expect((row["Track URI"], row["Track Name"]), ("spotify:local:My+Band:Rehearsals:Take+3:187", "Take 3"), "a file")


def backup():
    """A backup is JSON that others read, for its owner alone; it has everything, and restored it is the same."""
    juke("login", "sync --max-requests 40", "backup library.json", "login --as Mira",
         "restore library.json --yes --max-requests 60", "sync --max-requests 40", "backup mira.json")
    expect((FOLDER / "library.json").stat().st_mode & 0o777, 0o600, "permissions")
    first, second = (json.loads((FOLDER / name).read_text(encoding="utf-8")) for name in ("library.json", "mira.json"))
    expect(first["account"], {"id": "demo.listener", "name": "Demo Listener"}, "account")
    sizes = {"liked": 60, "albums": 12, "shows": 3, "episodes": 4, "audiobooks": 2, "artists": 9}
    expect(len(first["playlists"]["entries"]), 4, "playlists")
    for part, size in sizes.items():
        expect(len(first[part]["entries"]), size, part)
        uris = [{entry["uri"] for entry in file[part]["entries"]} for file in (first, second)]
        expect(uris[1], uris[0], part)
    songs = {p["name"]: [e.get("uri") for e in p.get("entries", [])] for p in first["playlists"]["entries"]}
    restored = {p["name"]: [e.get("uri") for e in p.get("entries", [])] for p in second["playlists"]["entries"]}
    expect(restored["Road Songs"], songs["Road Songs"], "a playlist")
    expect(restored["Odds and Ends"], [uri for uri in songs["Odds and Ends"] if uri and "local" not in uri],
           "a playlist with a gap and a file")


def main():
    FOLDER.mkdir(parents=True)
    cases = Cases("exports")
    songs = prepare()
    for name, case in [
        ("M3U by m3u8", m3u_by_m3u8), ("M3U by Mopidy", m3u_by_mopidy), ("XSPF by xspf-lib", xspf_by_xspf_lib),
        ("JSPF by json", jspf_by_json), ("Exportify by csv and spotipy", exportify_by_csv),
    ]:
        cases.run(name, lambda case=case: case(songs))
    cases.run("an episode and a file of a device", other_entries)
    cases.run("a backup by json, restored into another account", backup)
    cases.finish()


main()
