"""Whole sessions of tekore against spotify-simulator, in both modes. tekore reads answers into strict models, so in
extended mode every answer is also checked for the keys of the complete objects. It does not know Development Mode: what
it cannot read or ask for there goes by its generic request.

usage: tekore_session.py FOLDER-OF-BINARIES"""

import base64
import sys

import httpx
import tekore
import tekore._auth.expiring.client
import tekore._client.base

from harness import Cases, expect, query, raises
from simulator import JPEG, PLAIN_REFUSALS, REDIRECT, Simulator, consent, names

KINDS = ("artist", "album", "track", "playlist", "show", "episode", "audiobook")


class Listener:
    """Somebody logged in with every scope."""

    def __init__(self, simulator, mode):
        self.simulator = simulator
        self.is_extended = mode == "extended"
        tekore._auth.expiring.client.OAUTH_AUTHORIZE_URL = simulator.url + "/authorize"
        tekore._auth.expiring.client.OAUTH_TOKEN_URL = simulator.url + "/api/token"
        tekore._client.base.prefix = simulator.url + "/v1/"
        sender = tekore.SyncSender(httpx.Client(trust_env=False))
        self.login = tekore.Credentials(simulator.client_id, redirect_uri=REDIRECT, sender=sender)
        url, verifier = self.login.pkce_user_authorisation(tekore.scope.every, state="state")
        self.token = self.login.request_pkce_token(query(consent(url))["code"], verifier)
        self.api = tekore.Spotify(self.token, sender=sender)
        found = self.ask("GET", "search", q="radiohead", type="artist,album", limit=10)
        self.artist = found["artists"]["items"][0]
        self.album = next(item for item in found["albums"]["items"] if item["name"] == "OK Computer")
        self.tracks = self.ask("GET", f"albums/{self.album['id']}/tracks", limit=50)["items"]

    def send(self, method, path, json=None, **params):
        """tekore's generic request; its answer whatever its status."""
        return self.api.send(tekore.Request(method, path, params=params or None, json=json))

    def ask(self, method, path, json=None, status=None, **params):
        answer = self.send(method, path, json, **params)
        expect(answer.status_code in ([status] if status else [200, 201, 204]), True, f"{answer.status_code} of {path}")
        return answer.content

    def removed(self, call, path, **params):
        """What only extended mode has: tekore's own method there, a 403 here."""
        if self.is_extended:
            return call()
        with raises(tekore.Forbidden) as caught:
            call()
        expect(caught[0].response.content["error"], {"status": 403, "message": "Forbidden"}, "error object")
        return self.ask("GET", path, **params) if path else None


def login(his):
    renewed = his.login.refresh(his.token)
    expect(renewed.access_token != his.token.access_token, True, "a new access token")
    expect(renewed.refresh_token, his.token.refresh_token, "the refresh token that is kept")
    expect(his.api.current_user().id, "demo.listener", "me")
    with raises(tekore.RefreshTokenInvalid):
        his.login.refresh_pkce_token("nobody issued this")


def search(his):
    if his.is_extended:
        for kind, page in zip(KINDS, his.api.search("love", types=KINDS, limit=5), strict=True):
            expect({item.type for item in page.items} <= {kind}, True, f"type of {kind}")
    else:
        found = his.ask("GET", "search", q="love", type=",".join(KINDS), limit=5)
        expect(sorted(found), sorted(kind + "s" for kind in KINDS), "what is found")
        with raises(tekore.BadRequest):
            his.api.search("love", types=("album",), limit=11)


def models(his):
    """Every object there is, through tekore's models."""
    api = his.api
    shows, episodes, books = api.saved_shows(), api.saved_episodes(), his.ask("GET", "me/audiobooks")["items"]
    show, episode, book = shows.items[0].show, episodes.items[0].episode, books[0].get("audiobook", books[0])
    artist = api.artist(his.artist["id"])
    expect((artist.name, artist.followers.total > 0), ("Radiohead", True), "artist")
    album = api.album(his.album["id"])
    expect(api.track(album.tracks.items[1].id).album.id, album.id, "album of a track")
    expect(api.show(show.id).episodes.total, api.show_episodes(show.id).total, "episodes")
    expect(api.episode(episode.id).show.name, episode.show.name, "show of an episode")
    chapters = api.audiobook_chapters(book["id"])
    expect(api.chapter(chapters.items[0].id).audiobook.id, book["id"], "book of a chapter")
    expect(api.audiobook(book["id"]).total_chapters, chapters.total, "chapters")
    for page in (
            api.saved_tracks, api.saved_albums, api.current_user_top_artists, api.current_user_top_tracks,
            api.playback_recently_played, api.followed_artists, api.followed_playlists, api.categories,
            api.new_releases):
        expect(len(page(limit=4).items), 4, page.__name__)
    expect(sum(1 for _ in api.all_items(api.saved_tracks(limit=20))), api.saved_tracks().total, "all saved tracks")


def lost(his):
    """The reads that Development Mode has not."""
    api, track, album = his.api, his.tracks[0]["id"], his.album["id"]
    his.removed(lambda: api.tracks([track]), f"tracks/{track}")
    his.removed(lambda: api.albums([album]), f"albums/{album}")
    his.removed(lambda: api.artists([his.artist["id"]]), f"artists/{his.artist['id']}")
    his.removed(lambda: api.artist_top_tracks(his.artist["id"], "GB"), None)
    his.removed(lambda: api.markets(), None)
    his.removed(lambda: api.user("mira.example"), None)
    his.removed(lambda: api.categories(), None)
    his.removed(lambda: api.new_releases(), None)


def player(his):
    api = his.api
    expect(api.playback(), None, "an idle player")
    device = next(device for device in api.playback_devices() if not device.is_restricted)
    with raises(tekore.NotFound):
        api.playback_pause()
    api.playback_start_context("spotify:album:" + his.album["id"], device_id=device.id, offset=1)
    expect(his.ask("GET", "me/player")["item"]["id"], his.tracks[1]["id"], "what plays")
    api.playback_volume(25)
    api.playback_repeat("context")
    api.playback_seek(60_000)
    state = his.ask("GET", "me/player")
    expect((state["device"]["volume_percent"], state["repeat_state"]), (25, "context"), "volume and repeat")
    api.playback_queue_add(his.tracks[7]["uri"])
    expect(his.ask("GET", "me/player/queue")["queue"][0]["id"], his.tracks[7]["id"], "what is queued")
    api.playback_next()
    expect(his.ask("GET", "me/player/currently-playing")["item"]["id"], his.tracks[7]["id"], "after next")
    api.playback_shuffle(True)
    api.playback_pause()
    with raises(tekore.Forbidden):
        api.playback_pause()
    api.playback_resume()
    api.playback_shuffle(False)
    api.playback_start_tracks([track["id"] for track in his.tracks[3:6]], position_ms=30_000)
    api.playback_next()
    api.playback_previous()
    state = his.ask("GET", "me/player")
    expect((state["item"]["id"], state["context"]), (his.tracks[3]["id"], None), "tracks without a context")
    world = his.simulator.control("GET", "world")
    tablet = {"name": "Tablet", "type": "Tablet", "id": "f" * 40, "volume_percent": 40}
    his.simulator.control("PUT", "world", {"devices": world["devices"] + [tablet]})
    api.playback_transfer(tablet["id"])
    expect([found.name for found in api.playback_devices() if found.is_active], ["Tablet"], "where it plays now")
    with raises(tekore.NotFound):
        api.playback_transfer("0" * 40)
    api.playback_transfer(device.id, force_play=True)
    his.simulator.control("PUT", "world", {"devices": world["devices"]})
    if his.is_extended:
        expect(api.playback().is_playing, True, "the whole state, in tekore's model")
        expect(len(api.playback_queue().queue) > 0, True, "the queue, in tekore's model")
    expect(len(his.ask("GET", "me/player/recently-played", limit=5)["items"]), 5, "recent plays")


def playlist(his):
    api, uris = his.api, [track["uri"] for track in his.tracks[:5]]

    def order():
        return [uris.index(item["item"]["uri"]) for item in his.ask("GET", f"playlists/{made}/items")["items"]]

    def by_tekore():
        made = api.playlist_create("demo.listener", "By tekore", public=False).id
        api.playlist_add(made, uris)
        api.playlist_reorder(made, range_start=0, insert_before=5, range_length=2)
        api.playlist_remove(made, [uris[3], uris[0]])
        expect([item.track.uri for item in api.playlist_items(made).items], [uris[2], uris[4], uris[1]], "the old way")
        api.playlist_add(made, [uris[0]], position=0)
        api.playlist_replace(made, [uris[4]])
        expect(api.playlist(made).tracks.total, 1, "the playlist, in tekore's model")
        api.playlist_clear(made)
        expect(api.playlist(made).tracks.total, 0, "after clearing")
        api.playlist_unfollow(made)
        expect(api.playlist_is_following(made, ["demo.listener"]), [False], "after unfollowing")
        api.playlist_follow(made)
        expect(api.playlist_is_following(made, ["demo.listener"]), [True], "after following")
        api.playlist_unfollow(made)

    before = names(his.ask("GET", "me/playlists"))
    made = his.ask("POST", "me/playlists", {"name": "Session", "public": False}, status=201)["id"]
    expect(names(his.ask("GET", "me/playlists")), ["Session"] + before, "the newest playlist comes first")
    his.ask("POST", f"playlists/{made}/items", {"uris": uris[2:]}, status=201)
    his.ask("POST", f"playlists/{made}/items", {"uris": uris[:2], "position": 0}, status=201)
    his.ask("PUT", f"playlists/{made}/items", {"range_start": 0, "insert_before": 5, "range_length": 2})
    expect(order(), [2, 3, 4, 0, 1], "moved")
    his.ask("DELETE", f"playlists/{made}/items", {"items": [{"uri": uris[3]}, {"uri": uris[0]}]})
    expect(order(), [2, 4, 1], "removed")
    his.ask("PUT", f"playlists/{made}/items", {"uris": [uris[4]]})
    expect(order(), [4], "replaced")
    api.playlist_change_details(made, name="Session, renamed", public=True, description="fish & chips")
    told = his.ask("GET", f"playlists/{made}")
    expect((told["name"], told["public"], told["description"]), ("Session, renamed", True, "fish &amp; chips"), "details")
    with raises(tekore.BadRequest):
        api.playlist_change_details(made, description="two\nlines")
    api.playlist_cover_image_upload(made, base64.b64encode(JPEG).decode())
    expect(len(api.playlist_cover_image(made)), 1, "covers")
    with raises(tekore.BadRequest):
        api.playlist_cover_image_upload(made, base64.encodebytes(JPEG).decode())
    his.ask("DELETE", "me/library", uris=f"spotify:playlist:{made}")
    expect(names(his.ask("GET", "me/playlists")), before, "after deleting")
    his.removed(by_tekore, None)


def library(his):
    api, uri, number = his.api, his.tracks[2]["uri"], his.tracks[2]["id"]

    def by_tekore():
        api.saved_tracks_add([number])
        expect(api.saved_tracks_contains([number]), [True], "saved, the old way")
        api.saved_tracks_delete([number])
        expect(api.saved_tracks_contains([number]), [False], "removed, the old way")
        for add, remove, contains, thing in (
                (api.saved_albums_add, api.saved_albums_delete, api.saved_albums_contains, his.album["id"]),
                (api.artists_follow, api.artists_unfollow, api.artists_is_following, his.artist["id"]),
                (api.users_follow, api.users_unfollow, api.users_is_following, "mira.example")):
            add([thing])
            expect(contains([thing]), [True], add.__name__)
            remove([thing])
            expect(contains([thing]), [False], remove.__name__)

    artist = "spotify:artist:" + his.artist["id"]
    his.ask("PUT", "me/library", uris=artist)
    followed = his.ask("GET", "me/following", type="artist", limit=50)["artists"]["items"]
    expect(his.artist["id"] in [item["id"] for item in followed], True, "among the followed artists")
    his.ask("DELETE", "me/library", uris=artist)
    expect(his.ask("GET", "me/library/contains", uris=artist), [False], "after unfollowing")
    his.ask("PUT", "me/library", uris=uri)
    expect(his.ask("GET", "me/tracks", limit=1)["items"][0]["track"]["uri"], uri, "the newest saved track")
    expect(his.ask("GET", "me/library/contains", uris=uri + "," + his.album["uri"]), [True, False], "saved")
    his.ask("DELETE", "me/library", uris=uri)
    expect(his.ask("GET", "me/library/contains", uris=uri), [False], "removed")
    his.removed(by_tekore, None)


def paging(his):
    """Pages by number and by cursor, and what is heard most and last."""
    seen, offset = [], 0
    while True:
        page = his.ask("GET", "me/tracks", limit=20, offset=offset)
        seen += [item["track"]["id"] for item in page["items"]]
        offset += 20
        if not page["next"]:
            break
    expect((len(seen), len(set(seen))), (page["total"], page["total"]), "saved tracks over all pages")
    after, count = {}, 0
    while after is not None:
        page = his.ask("GET", "me/following", type="artist", limit=4, **after)["artists"]
        count += len(page["items"])
        after = {"after": page["cursors"]["after"]} if page["next"] else None
    expect(count, page["total"], "followed artists by their cursor")
    for kind in ("artists", "tracks"):
        top = his.ask("GET", f"me/top/{kind}", limit=5, time_range="short_term")
        expect({item["type"] + "s" for item in top["items"]}, {kind}, "what he hears most")
    recent = his.ask("GET", "me/player/recently-played", limit=3)
    older = his.ask("GET", "me/player/recently-played", limit=3, before=recent["cursors"]["before"])
    expect(recent["items"][2]["played_at"] > older["items"][0]["played_at"], True, "what he heard before that")


def limits(his):
    """Both kinds of 429. tekore raises the first; of the second it does not know the reason, so it is only sent."""
    his.simulator.control("POST", "faults", {"kind": "rate_limited", "retry_after": 7})
    try:
        with raises(tekore.TooManyRequests) as caught:
            his.api.playback_devices()
        expect(caught[0].response.headers["retry-after"], "7", "Retry-After")
        his.simulator.control("DELETE", "faults")
        his.simulator.control("POST", "faults", {"kind": "quota_exceeded", "retry_after": 61_389})
        answer = his.send("GET", "me")
        expect(answer.content["error"]["reason"], "QUOTA_EXCEEDED", "reason")
        expect((answer.status_code, answer.headers["retry-after"]), (429, "61389"), "Retry-After")
    finally:
        his.simulator.control("DELETE", "faults")


def errors(his):
    with raises(tekore.NotFound):
        his.api.track("0" * 22)
    stranger = tekore.Spotify("nobody-issued-this", sender=his.api.sender)
    with raises(tekore.Unauthorised):
        stranger.current_user()


CASES = {
    "login, refresh": login, "search of every kind": search, "what Development Mode has lost": lost,
    "the player from the first command to recent plays": player,
    "all pages, by number and by cursor": paging, "a playlist from its making to its end": playlist, "saving, asking and removing": library,
    "not found, unknown token": errors, "both kinds of 429": limits,
}


def main():
    cases = Cases("tekore session")
    for mode in ("development", "extended"):
        with Simulator(sys.argv[1], "--app-mode", mode, "--lag", "0", *PLAIN_REFUSALS) as simulator:
            his = Listener(simulator, mode)
            for name, case in CASES.items():
                cases.run(f"{mode} mode: {name}", lambda case=case: case(his))
            if his.is_extended:
                cases.run("extended mode: every object in tekore's models", lambda: models(his))
    cases.finish()


main()
