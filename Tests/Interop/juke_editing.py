"""The real juke changes playlists and the library of a running simulator, and spotipy looks at them afterwards. After
each change, after it was undone and after it was made again, three must agree: what the command said, what juke lists
as JSON, and what spotipy reads.

usage: juke_editing.py FOLDER-OF-BINARIES EMPTY-FOLDER"""

import html
import json
import os
import subprocess
import sys

from harness import Cases, expect
from simulator import JPEG, PLAIN_REFUSALS, consent
from spotipy_login import Simulator, log_in

JUKE = os.path.abspath(sys.argv[1]) + "/juke"
FOLDER = os.path.abspath(sys.argv[2])
SCOPES = ["playlist-read-private", "playlist-read-collaborative", "user-library-read", "user-follow-read"]
LIST = "Interop, & others"


class Editor:
    """A juke with a home of its own, and spotipy beside it."""

    def __init__(self, simulator, mode):
        self.home = f"{FOLDER}/editor-{mode}"
        os.mkdir(self.home)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": self.home, "LANG": "C.UTF-8", "XDG_STATE_HOME": f"{self.home}/state",
            "XDG_CONFIG_HOME": f"{self.home}/config", "XDG_CACHE_HOME": f"{self.home}/cache", "JUKE_PACE": "off",
            "JUKE_ACCOUNTS_URL": simulator.url, "JUKE_API_URL": simulator.url + "/v1",
        }
        asked = self.run(f"login --client-id {simulator.client_id}", "--no-input", status=None).stderr
        address = next(line for line in asked.splitlines() if line.startswith("http"))
        self.run("login --redirect-url -", given=consent(address))
        self.api = simulator.api(log_in(simulator.pkce(scope=",".join(SCOPES)))["access_token"])
        album = next(
            item for item in self.api.search(q="radiohead", type="album", limit=10)["albums"]["items"]
            if item["name"] == "OK Computer")
        self.album = album["uri"]
        self.songs = self.api.album_tracks(album["id"])["items"]
        self.uris = [song["uri"] for song in self.songs]
        artist = self.api.search(q="björk", type="artist", limit=1)["artists"]["items"][0]
        self.artist, self.artist_name = artist["uri"], artist["name"]
        show = self.api.search(q="the", type="show", limit=1)["shows"]["items"][0]
        self.show, self.show_name = show["uri"], show["name"]

    def run(self, line, *options, given=None, status=0):
        """A line in a juke of its own."""
        ended = subprocess.run(
            [JUKE, *options, "-c", line], env=self.environment, cwd=self.home, input=given or "", capture_output=True,
            text=True, timeout=60)
        if status is not None:
            expect(ended.returncode, status, f"status of {line} (juke said: {ended.stderr.strip()!r})")
        return ended

    def rows(self, line):
        """All that juke lists: in a pipe it asks for every page."""
        return json.loads(self.run(f"{line} | to json").stdout or "[]")

    @property
    def newest(self):
        """The newest change in juke's log."""
        return self.rows("log 1")[0]

    # What spotipy reads

    def pages(self, call, **more):
        """All items of a list that is paged by number."""
        items, total = [], 1
        while len(items) < total:
            page = call(limit=50, offset=len(items), **more)
            items, total = items + page["items"], page["total"]
        return items

    def playlists(self):
        """The user's playlists by name; none that is followed."""
        found = self.pages(self.api.current_user_playlists)
        return {item["name"]: item for item in found if item["owner"]["id"] == "demo.listener"}

    def entries(self, name):
        """URI and date of each entry of a playlist."""
        number = self.playlists()[name]["id"]
        items = self.pages(lambda **page: self.api.playlist_items(number, **page))
        return [((entry.get("item") or entry["track"])["uri"], entry["added_at"]) for entry in items]

    # Both beside each other

    def agree_on_playlists(self):
        """The lists of the user's playlists, with all that is said of each."""
        theirs = {
            name: (
                item["uri"], html.unescape(item["description"] or "") or None, item["public"], item["collaborative"],
                (item.get("items") or item["tracks"])["total"])
            for name, item in self.playlists().items()
        }
        ours = {
            row["name"]: (row["uri"], row["description"], row["public"], row["collaborative"], row["tracks"])
            for row in self.rows("playlists --fresh") if row["mine"]
        }
        expect(ours, theirs, "the user's playlists in juke and in spotipy")
        return theirs

    def agree_on_entries(self, name, uris):
        """What is on a playlist, with its dates; and the receipt in juke's log."""
        theirs = self.entries(name)
        expect([uri for uri, _ in theirs], uris, f"entries of {name} in spotipy")
        ours = [(row["uri"], row["added"]) for row in self.rows(f"tracks {self.playlists()[name]['uri']} --fresh")]
        expect(ours, theirs, f"entries of {name} in juke and in spotipy")
        receipt = self.newest["receipt"]
        if receipt and "," in receipt:
            count = "1 entry" if len(uris) == 1 else f"{len(uris)} entries"
            expect(receipt, f"{count}, as planned", "receipt in the log")

    def agree_on_library(self):
        """Liked songs and saved albums with their dates, saved shows, and followed artists."""
        songs = self.pages(self.api.current_user_saved_tracks)
        theirs = {
            "liked": [(item["track"]["uri"], item["added_at"]) for item in songs],
            "saved albums": [
                (item["album"]["uri"], item["added_at"]) for item in self.pages(self.api.current_user_saved_albums)],
            "saved shows": [
                (item["show"]["uri"], item["added_at"]) for item in self.pages(self.api.current_user_saved_shows)],
            "following": [
                (artist["uri"], None)
                for artist in self.api.current_user_followed_artists(limit=50)["artists"]["items"]],
        }
        for line, expected in theirs.items():
            ours = [(row["uri"], row.get("added")) for row in self.rows(f"{line} --fresh")]
            expect(ours, expected, f"{line} in juke and in spotipy")
        return {line: [uri for uri, _ in items] for line, items in theirs.items()}

    # Changes

    def says(self, line, said):
        """Runs a change, which says no more than this; its number in the log."""
        expect(self.run(line).stderr, said + "\n", f"what is said of {line}")
        return self.newest["number"]

    def there_and_back(self, line, said, look, before, after):
        """Makes a change, undoes it, and makes it again; looks each time."""
        number = self.says(line, said)
        look(after)
        self.run(f"undo {number} --yes")
        look(before)
        self.run(f"undo {self.newest['number']} --yes")
        look(after)


def entries(her):
    """A playlist from its making to its order: each command is undone and made again on the way."""
    a, b, c, d, e, f, *rest = her.uris
    make = " ".join([a, b, c, d, e])
    her.says(f"playlist new '{LIST}' {make}", f"+ Made {LIST} with 5 tracks, not on your profile.")
    her.agree_on_playlists()
    now = [a, b, c, d, e]
    her.agree_on_entries(LIST, now)
    title = {song["uri"]: song["name"] for song in her.songs}
    length = {song["uri"]: song["duration_ms"] for song in her.songs}
    longest_first = sorted([f, d, a, e, b, a], key=lambda uri: -length[uri])
    steps = [
        (f"playlist add '{LIST}' {a} --at 2", f"+ Added 1 track to {LIST} (6 entries; 1 was there already).",
         [a, a, b, c, d, e]),
        (f"playlist add '{LIST}' {f}", f"+ Added 1 track to {LIST} (7 entries).", [a, a, b, c, d, e, f]),
        (f"playlist move '{LIST}' 6-7 to 1",
         f"Numbers are places of {LIST}, which was not listed here.\n+ Moved 2 entries to the start of {LIST}.",
         [e, f, a, a, b, c, d]),
        (f"playlist remove '{LIST}' {c}", f"- Removed 1 track from {LIST} (6 entries).", [e, f, a, a, b, d]),
        (f"playlist set '{LIST}' {f} {d} {a} {e} {b} {a}", f"+ Set {LIST} to 6 entries (3 moved).",
         [f, d, a, e, b, a]),
        (f"playlist sort '{LIST}' by -duration", f"↕ Sorted {LIST} by -duration: 3 moves (6 entries).",
         longest_first),
        (f"playlist dedupe '{LIST}' --yes",
         f"- Removed 1 double from {LIST} (5 entries left). 1 of them has a new date.",
         list(dict.fromkeys(longest_first))),
    ]
    for line, said, after in steps:
        before, now = now, after
        her.there_and_back(line, said, lambda uris: her.agree_on_entries(LIST, uris), before, after)


def merging(her):
    first, second = her.uris[:3], her.uris[2:5]
    her.says(f"playlist new First {' '.join(first)}", "+ Made First with 3 tracks, not on your profile.")
    her.says(f"playlist new Second {' '.join(second)}", "+ Made Second with 3 tracks, not on your profile.")
    her.there_and_back(
        "playlist merge First Second into Second",
        "+ Merged First and Second into Second: 2 entries added (5 entries).",
        lambda uris: her.agree_on_entries("Second", uris), second, second + first[:2])
    her.says(
        "playlist merge First Second into Both",
        "+ Merged First and Second into Both, a new playlist of 5 entries, not on your profile.")
    her.agree_on_entries("Both", list(dict.fromkeys(first + second + first[:2])))
    her.agree_on_playlists()


def details(her):
    """What is said of a playlist besides its entries."""
    her.says(f"playlist new Plain {her.uris[0]}", "+ Made Plain with 1 track, not on your profile.")

    def look(wanted):
        found = {name: item[1:4] for name, item in her.agree_on_playlists().items() if name in wanted}
        expect(found, wanted, "details")

    her.there_and_back(
        "playlist rename Plain Fancy", "Plain is called Fancy now", look, {"Plain": (None, False, False)},
        {"Fancy": (None, False, False)})
    her.says(
        "playlist describe Fancy 'first words'",
        "It has no description yet. One can be changed, but only Spotify's own app can remove it again.\n"
        "Fancy is described")
    her.there_and_back(
        "playlist describe Fancy 'fish & chips \"as ever\"'",
        "Its description was “first words”. To have that back: undo\nFancy is described", look,
        {"Fancy": ("first words", False, False)}, {"Fancy": ("fish & chips \"as ever\"", False, False)})
    text = "fish & chips \"as ever\""
    her.there_and_back(
        "playlist public Fancy", "+ Fancy is on your profile", look, {"Fancy": (text, False, False)},
        {"Fancy": (text, True, False)})
    her.there_and_back(
        "playlist private Fancy", "- Fancy is not on your profile", look, {"Fancy": (text, True, False)},
        {"Fancy": (text, False, False)})
    her.there_and_back(
        "playlist collaborative Fancy on", "+ Others may change Fancy", look, {"Fancy": (text, False, False)},
        {"Fancy": (text, False, True)})
    with open(f"{her.home}/cover.jpg", "wb") as file:
        file.write(JPEG)
    uri = her.playlists()["Fancy"]["uri"]
    before = her.api.playlist_cover_image(uri)
    her.says(
        "playlist cover Fancy cover.jpg",
        "The cover that Fancy has now cannot come back, not by undo either.\nFancy has the cover cover.jpg now")
    covers = her.api.playlist_cover_image(uri)
    expect((len(covers), covers != before), (1, True), "covers")
    kept = set(her.playlists())
    her.there_and_back(
        "playlist delete Fancy --yes", "- Deleted Fancy (1 entry). To bring it back: undo",
        lambda names: expect(set(her.agree_on_playlists()), names, "names of playlists"), kept, kept - {"Fancy"})


def library(her):
    """One thing of each kind, and songs by the dozen."""
    her.run(f"unsave {' '.join(her.uris)} {her.album} {her.show} --yes")
    her.run(f"unfollow {her.artist}")
    known = her.agree_on_library()

    def change(line, said, kind, uris, are_held):
        """Nothing but these things changes."""
        before = {**known, kind: [uri for uri in known[kind] if uri not in uris]}

        def look(are_held):
            now = her.agree_on_library()
            expect([uri in now[kind] for uri in uris], [are_held] * len(uris), f"whether they are among {kind}")
            now[kind] = [uri for uri in now[kind] if uri not in uris]
            for other in now:
                expect(now[other], before[other], f"what else is among {other}")

        her.there_and_back(line, said, look, not are_held, are_held)
        known.update(her.agree_on_library())

    song, number = her.uris[0], len(her.uris)
    for kind, uris, thing in (
            ("liked", [song], song), ("liked", her.uris, f"{number} tracks"), ("saved albums", [her.album], her.album),
            ("saved shows", [her.show], her.show)):
        change(f"save {' '.join(uris)}", f"+ Saved {thing}", kind, uris, True)
        change(f"unsave {' '.join(uris)} --yes", f"- Removed {thing}", kind, uris, False)
    change(f"follow {her.artist}", f"+ Following {her.artist}", "following", [her.artist], True)
    change(f"unfollow {her.artist}", f"- No longer following {her.artist}", "following", [her.artist], False)


def plan(her):
    """Nothing of a plan is there before it is sent, and all of it afterwards; each part is undone by itself."""
    a, b, c, *_ = her.uris
    her.says(f"playlist new Planned {a} {b}", "+ Made Planned with 2 tracks, not on your profile.")
    liked = her.agree_on_library()["liked"]
    changes = (
        f"begin; save {c}; playlist add Planned {c}; playlist sort Planned by -name; playlist new Later {c}; "
        "playlist rename Planned Done")
    her.run(changes + "; abort")
    her.agree_on_entries("Planned", [a, b])
    expect(her.agree_on_library()["liked"], liked, "liked songs before")
    said = her.run(changes + "; commit").stderr
    expect(said.splitlines()[-1], "+ Made 5 changes. To take back the last one: undo", "what commit says")
    title = {song["uri"]: song["name"] for song in her.songs}
    her.agree_on_entries("Done", sorted([a, b, c], key=lambda uri: title[uri], reverse=True))
    her.agree_on_entries("Later", [c])
    expect(her.agree_on_library()["liked"], [c] + liked, "liked songs afterwards")
    for row in her.rows("log 5"):
        her.run(f"undo {row['number']} --yes")
    her.agree_on_entries("Planned", [a, b])
    expect("Later" in her.agree_on_playlists(), False, "whether the new playlist is there after undo")
    expect(her.agree_on_library()["liked"], liked, "liked songs after undo")


CASES = {
    "entries: new, add, move, remove, set, sort, dedupe": entries, "merge": merging,
    "rename, describe, public, private, collaborative, cover, delete": details,
    "save, unsave, follow, unfollow": library, "a plan": plan,
}


def main():
    cases = Cases("juke's changes in spotipy")
    for mode in ("development", "extended"):
        with Simulator(sys.argv[1], "--app-mode", mode, "--lag", "0", *PLAIN_REFUSALS) as simulator:
            her = Editor(simulator, mode)
            for name, case in CASES.items():
                cases.run(f"{mode} mode: {name}", lambda case=case: case(her))
    cases.finish()


main()
