"""Whole sessions of spotipy against spotify-simulator, in both modes: what a program for Spotify does all day, from
search to player, playlists and library, and how it is refused.

usage: spotipy_session.py FOLDER-OF-BINARIES"""

import base64
import contextlib
import sys
import threading

from spotipy.exceptions import SpotifyException

from harness import Cases, expect, raises, wait_until
from simulator import JPEG, PLAIN_REFUSALS, names
from spotipy_login import Simulator, api_error, log_in

EVERY_SCOPE = [
    "playlist-read-private", "playlist-read-collaborative", "playlist-modify-public", "playlist-modify-private",
    "user-library-read", "user-library-modify", "user-follow-read", "user-follow-modify", "user-top-read",
    "user-read-playback-position", "user-read-playback-state", "user-read-recently-played",
    "user-read-currently-playing", "user-modify-playback-state", "user-read-private", "user-read-email",
    "ugc-image-upload",
]
KINDS = ["album", "artist", "playlist", "track", "show", "episode", "audiobook"]


class Listener:
    """Somebody logged in, and the things they need for a session."""

    def __init__(self, simulator, mode):
        self.simulator = simulator
        self.is_extended = mode == "extended"
        self.api = simulator.api(log_in(simulator.pkce(scope=",".join(EVERY_SCOPE)))["access_token"])
        found = self.api.search(q="radiohead", type="artist,album,track", limit=10)
        self.artist = found["artists"]["items"][0]
        self.album = next(item for item in found["albums"]["items"] if item["name"] == "OK Computer")
        self.tracks = self.api.album_tracks(self.album["id"])["items"]

    @contextlib.contextmanager
    def refused_in_development(self):
        """What Development Mode does not have."""
        if self.is_extended:
            yield
        else:
            with api_error(self.simulator, 403, "Forbidden"):
                yield


# Reading


def search(her):
    found = her.api.search(q="love", type=",".join(KINDS), limit=5)
    expect(sorted(found), sorted(kind + "s" for kind in KINDS), "what is found")
    for kind, page in found.items():
        expect(len(page["items"]), min(5, page["total"]), f"{kind} on the page")
        expect({item["type"] for item in page["items"] if item} <= {kind[:-1]}, True, f"type of {kind}")
    for kind in KINDS:
        expect(list(her.api.search(q="a*", type=kind, limit=1)), [kind + "s"], "one kind")


def catalogue(her):
    api = her.api
    expect(api.artist(her.artist["uri"])["name"], "Radiohead", "artist")
    albums = api.artist_albums(her.artist["id"], include_groups="album", limit=5)
    expect({album["album_type"] for album in albums["items"]}, {"album"}, "kinds of album")
    album = api.album(her.album["id"])
    expect([track["id"] for track in album["tracks"]["items"]], [t["id"] for t in her.tracks], "tracks of the album")
    track = api.track(her.tracks[1]["id"])
    expect((track["name"], track["album"]["id"]), ("Paranoid Android", album["id"]), "track")
    expect("popularity" in track, her.is_extended, "a key of extended mode")
    show = api.current_user_saved_shows()["items"][0]["show"]
    episode = api.show_episodes(show["id"])["items"][0]
    expect(api.show(show["id"])["episodes"]["items"][0]["id"], episode["id"], "first episode")
    expect(api.episode(episode["id"])["show"]["id"], show["id"], "show of the episode")
    book = api.search(q="the", type="audiobook")["audiobooks"]["items"][0]
    chapters = api.get_audiobook_chapters(book["id"])
    expect(api.get_audiobook(book["id"])["total_chapters"], chapters["total"], "chapters")


def removed_reads(her):
    api = her.api
    with her.refused_in_development():
        expect(len(api.tracks([track["id"] for track in her.tracks])["tracks"]), len(her.tracks), "tracks at once")
    with her.refused_in_development():
        expect(api.albums([her.album["id"]])["albums"][0]["id"], her.album["id"], "albums at once")
    with her.refused_in_development():
        expect(api.artists([her.artist["id"]])["artists"][0]["id"], her.artist["id"], "artists at once")
    with her.refused_in_development():
        expect(len(api.artist_top_tracks(her.artist["id"])["tracks"]) > 0, True, "top tracks")
    with her.refused_in_development():
        expect(api.user("mira.example")["display_name"], "Mira", "somebody else")
    with her.refused_in_development():
        expect(api.new_releases(limit=3)["albums"]["limit"], 3, "new releases")
    with her.refused_in_development():
        expect(len(api.categories()["categories"]["items"]) > 0, True, "categories")


def paging(her):
    page = her.api.current_user_saved_tracks(limit=20)
    seen = [item["track"]["id"] for item in page["items"]]
    while page["next"]:
        page = her.api.next(page)
        seen += [item["track"]["id"] for item in page["items"]]
    expect((len(seen), len(set(seen))), (page["total"], page["total"]), "saved tracks over all pages")
    artists = her.api.current_user_followed_artists(limit=4)["artists"]
    count = len(artists["items"])
    while artists["next"]:
        artists = her.api.next(artists)["artists"]
        count += len(artists["items"])
    expect(count, artists["total"], "followed artists by their cursor")
    for page in (her.api.current_user_top_artists(limit=30), her.api.current_user_top_tracks(limit=30)):
        rest = her.api.next(page)
        expect(len(page["items"]) + len(rest["items"]), page["total"], "what she hears most, on two pages")
        expect(rest["next"], None, "a third page")
    expect(
        names(her.api.current_user_top_tracks(limit=5, time_range="short_term"))
        != names(her.api.current_user_top_tracks(limit=5, time_range="long_term")), True, "ranges that differ")
    recent = her.api.current_user_recently_played(limit=3)
    expect(len(recent["items"]), 3, "what she heard last")
    before = her.api.current_user_recently_played(limit=50, before=recent["cursors"]["before"])
    expect(recent["items"][2]["played_at"] > before["items"][0]["played_at"], True, "what she heard before that")


# The player


def player(her):
    api = her.api
    expect(api.current_playback(), None, "an idle player")
    device = next(device for device in api.devices()["devices"] if not device["is_restricted"])
    with api_error(her.simulator, 404, "Player command failed: No active device found", "NO_ACTIVE_DEVICE"):
        api.pause_playback()
    api.start_playback(device_id=device["id"], context_uri=her.album["uri"], offset={"position": 1})
    state = api.current_playback()
    expect((state["is_playing"], state["item"]["id"]), (True, her.tracks[1]["id"]), "what plays")
    expect(state["context"]["uri"], her.album["uri"], "context")
    api.volume(25)
    api.repeat("context")
    api.seek_track(60_000)
    state = api.current_playback()
    expect((state["device"]["volume_percent"], state["repeat_state"]), (25, "context"), "volume and repeat")
    expect(60_000 <= state["progress_ms"] < 90_000, True, "position")
    api.add_to_queue(her.tracks[7]["uri"])
    expect(api.queue()["queue"][0]["id"], her.tracks[7]["id"], "what is queued")
    api.next_track()
    expect(api.currently_playing()["item"]["id"], her.tracks[7]["id"], "what plays after next")
    api.shuffle(True)
    api.pause_playback()
    state = api.current_playback()
    expect((state["is_playing"], state["shuffle_state"]), (False, True), "after shuffle and pause")
    with api_error(her.simulator, 403, "Player command failed: Restriction violated", "UNKNOWN"):
        api.pause_playback()
    api.start_playback()
    expect(api.current_playback()["is_playing"], True, "resumed")
    api.shuffle(False)
    api.start_playback(uris=[track["uri"] for track in her.tracks[3:6]], position_ms=30_000)
    state = api.current_playback()
    expect((state["item"]["id"], state["context"]), (her.tracks[3]["id"], None), "tracks without a context")
    expect(state["progress_ms"] >= 30_000, True, "where they begin")
    api.next_track()
    api.previous_track()
    expect(api.currently_playing()["item"]["id"], her.tracks[3]["id"], "what plays after next and previous")
    for mode in ("track", "off"):
        api.repeat(mode)
        expect(api.current_playback()["repeat_state"], mode, "repeat")
    transfer(her)
    expect(len(api.current_user_recently_played(limit=5)["items"]), 5, "recent plays")


def transfer(her):
    """From one device to another and back, paused and playing."""
    world = her.simulator.control("GET", "world")
    tablet = {"name": "Tablet", "type": "Tablet", "id": "f" * 40, "volume_percent": 40}
    her.simulator.control("PUT", "world", {"devices": world["devices"] + [tablet]})
    first = her.api.current_playback()["device"]["id"]
    her.api.transfer_playback(tablet["id"], force_play=False)
    state = her.api.current_playback()
    expect((state["device"]["name"], state["device"]["volume_percent"]), ("Tablet", 40), "where it plays now")
    expect([device["name"] for device in her.api.devices()["devices"] if device["is_active"]], ["Tablet"], "active")
    her.api.transfer_playback(first, force_play=True)
    state = her.api.current_playback()
    expect((state["device"]["id"], state["is_playing"]), (first, True), "back again, and playing")
    with api_error(her.simulator, 404, "Device not found"):
        her.api.transfer_playback("0" * 40)
    her.simulator.control("PUT", "world", {"devices": world["devices"]})


# Changing things


def playlist(her):
    api = her.api
    uris = [track["uri"] for track in her.tracks[:5]]

    def order():
        items = api.playlist_items(made["id"])["items"]
        return [uris.index((entry.get("item") or entry["track"])["uri"]) for entry in items]

    before = names(api.current_user_playlists())
    made = api.current_user_playlist_create("Session", public=False, description="made by a test")
    expect(her.simulator.last.status_code, 201, "status of the new playlist")
    expect((made["name"], made["public"]), ("Session", False), "new playlist")
    expect(names(api.current_user_playlists()), ["Session"] + before, "the newest playlist comes first")
    first = api.playlist_add_items(made["id"], uris[2:])["snapshot_id"]
    api.playlist_add_items(made["id"], uris[:2], position=0)
    expect(order(), [0, 1, 2, 3, 4], "added, and in front")
    with api_error(her.simulator, 400, "You can add a maximum of 100 tracks per request"):
        api.playlist_add_items(made["id"], uris * 21)
    second = api.playlist_reorder_items(made["id"], range_start=0, insert_before=5, range_length=2)["snapshot_id"]
    expect((order(), second != first), ([2, 3, 4, 0, 1], True), "moved")
    with api_error(her.simulator, 400, "Given positions are out of bounds"):
        api.playlist_reorder_items(made["id"], range_start=5, insert_before=0)
    api.playlist_add_items(made["id"], [uris[3]])
    # Positions have been out of use since 2024: every copy goes.
    api.playlist_remove_specific_occurrences_of_items(made["id"], [{"uri": uris[3], "positions": [5]}])
    expect(order(), [2, 4, 0, 1], "removed by position")
    api.playlist_remove_all_occurrences_of_items(made["id"], [uris[0]])
    expect(order(), [2, 4, 1], "removed")
    api.playlist_replace_items(made["id"], [uris[4], uris[4]])
    expect(order(), [4, 4], "replaced")
    pages = api.playlist_items(made["id"], limit=1)
    expect((len(pages["items"]), len(api.next(pages)["items"]) if her.is_extended else 1), (1, 1), "entry by entry")
    details(her, made)


def details(her, made):
    """What is not an entry: name, description, cover, who follows it."""
    api = her.api
    snapshot = api.playlist(made["id"])["snapshot_id"]
    api.playlist_change_details(made["id"], name="Session, renamed", description="fish & chips", public=True)
    told = api.playlist(made["id"])
    expect((told["name"], told["public"]), ("Session, renamed", True), "name and who sees it")
    expect(told["description"], "fish &amp; chips", "a description, as it is read")
    expect(told["snapshot_id"] != snapshot, True, "a new version")
    for description in ("two\nlines", "x" * 301):
        with api_error(her.simulator, 400, "Invalid description"):
            api.playlist_change_details(made["id"], description=description)
    api.playlist_upload_cover_image(made["id"], base64.b64encode(JPEG).decode())
    expect(her.simulator.last.status_code, 202, "status of the cover")
    expect(len(api.playlist_cover_image(made["id"])), 1, "covers")
    with api_error(her.simulator, 400, "Invalid image"):
        api.playlist_upload_cover_image(made["id"], base64.encodebytes(JPEG).decode())
    mira = next(item for item in api.current_user_playlists()["items"] if item["name"] == "Mira's Mornings")
    api._delete("me/library", uris=mira["uri"])
    expect(mira["name"] in names(api.current_user_playlists()), False, "after unfollowing")
    api.current_user_follow_playlist(mira["id"])
    expect(names(api.current_user_playlists())[0], mira["name"], "followed anew, it comes first")
    # Unfollowing one's own is the only way to delete it.
    with her.refused_in_development():
        api.current_user_unfollow_playlist(made["id"])
    api._delete("me/library", uris=made["uri"])
    expect("Session, renamed" in names(api.current_user_playlists()), False, "after deleting")
    with her.refused_in_development():
        expect(api.user_playlist_create("demo.listener", "The old way")["name"], "The old way", "name")


def library(her):
    """spotipy saves by /me/library, in either mode."""
    api = her.api
    track = her.tracks[2]["uri"]
    found = api.search(q="the", type="show,episode", limit=10)
    show, episode = found["shows"]["items"][0], found["episodes"]["items"][0]
    for uri, add, remove in (
            (track, api.current_user_saved_tracks_add, api.current_user_saved_tracks_delete),
            (her.album["uri"], api.current_user_saved_albums_add, api.current_user_saved_albums_delete),
            (episode["uri"], api.current_user_saved_episodes_add, api.current_user_saved_episodes_delete),
            (show["uri"], api.current_user_saved_shows_add, api.current_user_saved_shows_delete),
            (her.artist["uri"], api.user_follow_artists, api.user_unfollow_artists)):
        remove([uri])
        expect(api.current_user_saved_items([uri]), [False], "before")
        add([uri])
        expect(api.current_user_saved_items([uri]), [True], "saved")
        remove([uri])
        expect(api.current_user_saved_items([uri]), [False], "removed")
    api.current_user_saved_tracks_add([track])
    expect(api.current_user_saved_tracks(limit=1)["items"][0]["track"]["uri"], track, "the newest saved track")
    api.current_user_saved_tracks_delete([track])
    api.user_follow_artists([her.artist["uri"]])
    followed = api.current_user_followed_artists(limit=50)["artists"]["items"]
    expect(her.artist["id"] in [artist["id"] for artist in followed], True, "among the followed artists")
    api.user_unfollow_artists([her.artist["uri"]])
    with api_error(her.simulator, 400, "Too many uris"):
        api.current_user_saved_items([track] * 41)
    with her.refused_in_development():
        expect(api._get("me/tracks/contains", ids=her.tracks[2]["id"]), [False], "by the old address")


# Being refused


def errors(her):
    api = her.api
    with api_error(her.simulator, 404, "Resource not found"):
        api.track("0" * 22)
    over = 51 if her.is_extended else 11
    with api_error(her.simulator, 400, "Invalid limit"):
        api.search(q="love", type="track", limit=over)
    with her.refused_in_development():
        expect(api._get("markets")["markets"] != [], True, "markets")


def limits(her):
    """Both kinds of 429, to a spotipy that does not wait."""
    api = her.simulator.api(her.api._auth)
    api.retries = api.status_retries = 0
    api.status_forcelist = ()
    api._build_session()
    api._session.trust_env = False
    for fault, reason, wait in (
            ({"kind": "rate_limited", "retry_after": 7}, None, "7"),
            ({"kind": "quota_exceeded", "retry_after": 61_389}, "QUOTA_EXCEEDED", "61389")):
        her.simulator.control("POST", "faults", fault)
        try:
            with raises(SpotifyException, http_status=429, reason=reason) as caught:
                api.track(her.tracks[0]["id"])
            expect(caught[0].headers["Retry-After"], wait, "Retry-After")
        finally:
            her.simulator.control("DELETE", "faults")
    expect(api.track(her.tracks[0]["id"])["name"], "Airbag", "track, afterwards")


def side_by_side(binaries):
    """Two traps that a switch sets: an addition that overtakes a removal, and a total that is too large."""
    switches = ("--switch", "parallel_writes=additionFirst", "--switch", "followed_surplus=3")
    with Simulator(binaries, "--latency", "300", *switches) as simulator:
        api = simulator.api(log_in(simulator.pkce(scope=",".join(EVERY_SCOPE)))["access_token"])
        found = api.search(q="radiohead", type="album", limit=10)["albums"]["items"]
        album = next(item for item in found if item["name"] == "OK Computer")
        uris = [track["uri"] for track in api.album_tracks(album["id"])["items"][:2]]
        made = api.current_user_playlist_create("Side by side", public=False)["id"]

        def order():
            return [(item.get("item") or item["track"])["uri"] for item in api.playlist_items(made)["items"]]

        for is_parallel in (False, True):
            api.playlist_replace_items(made, uris)
            removal = threading.Thread(target=api.playlist_remove_all_occurrences_of_items, args=(made, uris[:1]))
            removal.start()
            wait_until(lambda: is_under_way(simulator, "DELETE"), "the removal")
            if not is_parallel:
                removal.join()
            api.playlist_add_items(made, uris[:1])
            removal.join()
            expect(order(), uris[1:] if is_parallel else [uris[1], uris[0]], "what was removed and added again")
            simulator.control("DELETE", "requests")
        page = api.current_user_followed_artists(limit=50)["artists"]
        expect((page["total"] - len(page["items"]), page["next"]), (3, None), "what the total has too much")


def is_under_way(simulator, method):
    """Whether the simulator has got a request of this method."""
    return any(request["method"] == method for request in simulator.control("GET", "requests")["requests"])


CASES = {
    "search of every kind": search,
    "artists, albums, tracks, shows, episodes, audiobooks": catalogue,
    "what Development Mode has lost": removed_reads,
    "all pages, by number and by cursor": paging,
    "the player from the first command to recent plays": player,
    "a playlist from its making to its end": playlist,
    "saving, asking and removing": library,
    "not found, over the limit, removed": errors,
    "both kinds of 429": limits,
}


def main():
    cases = Cases("spotipy session")
    for mode in ("development", "extended"):
        with Simulator(sys.argv[1], "--app-mode", mode, "--lag", "0", *PLAIN_REFUSALS) as simulator:
            her = Listener(simulator, mode)
            for name, case in CASES.items():
                cases.run(f"{mode} mode: {name}", lambda case=case: case(her))
    cases.run("a removal and an addition side by side", lambda: side_by_side(sys.argv[1]))
    cases.finish()


main()
