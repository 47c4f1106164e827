"""Whole sessions of spotifywebapipython, the library under a home-automation integration, against spotify-simulator in both
modes. It was written for Development Mode as it is since 2026, so nearly everything goes by its own methods; it looks at
the devices before every command of the player, and reads answers into models.

usage: spotifywebapi_session.py FOLDER-OF-BINARIES"""

import logging
import os
import sys
import tempfile
import warnings

# The simulator speaks http; the library's OAuth part refuses that for every other host as well.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from spotifywebapipython import SpotifyClient, SpotifyWebApiError  # noqa: E402
from spotifywebapipython.spotifyapierror import SpotifyApiError  # noqa: E402
from zeroconf import Zeroconf  # noqa: E402

from harness import Cases, expect, raises  # noqa: E402
from simulator import JPEG, PLAIN_REFUSALS, Simulator, grant_by_hand  # noqa: E402

SCOPES = (
    "playlist-read-private playlist-read-collaborative playlist-modify-public playlist-modify-private"
    " user-library-read user-library-modify user-follow-read user-follow-modify user-top-read"
    " user-read-playback-position user-read-playback-state user-read-recently-played user-read-currently-playing"
    " user-modify-playback-state user-read-private user-read-email ugc-image-upload")


class Listener:
    """Somebody logged in with every scope, and the things they need for a session."""

    def __init__(self, simulator, mode, folder, network):
        self.simulator = simulator
        self.is_extended = mode == "extended"
        SpotifyClient.SpotifyWebApiUrlBase = simulator.url + "/v1"
        SpotifyClient.SpotifyApiTokenUrl = simulator.url + "/api/token"
        self.folder = folder
        self.api = SpotifyClient(tokenStorageDir=folder, zeroconfClient=network, spotifyConnectDiscoveryTimeout=0)
        self.api.SetAuthTokenFromToken(simulator.client_id, grant_by_hand(simulator, SCOPES))
        self.album = next(
            item for item in self.api.SearchAlbums("radiohead", limit=10).Albums.Items if item.Name == "OK Computer")
        self.tracks = self.api.GetAlbumTracks(self.album.Id, limit=50).Items
        self.artist = self.api.SearchArtists("radiohead", limit=10).Artists.Items[0]

    def refused_in_development(self, call):
        """What Development Mode does not have."""
        if self.is_extended:
            return call()
        with raises(SpotifyWebApiError, Status=403, Message="Forbidden"):
            call()
        return None

    def close(self):
        self.api.StopSpotifyConnectDirectoryTask()


def refused(status, message):
    return raises(SpotifyWebApiError, Status=status, Message=message)


def profile(her):
    me = her.api.GetUsersCurrentProfile()
    expect((me.Id, me.DisplayName), ("demo.listener", "Demo Listener"), "me")
    expect(me.IsProductPremium, her.is_extended, "a key of extended mode")
    token = her.api.AuthToken.AccessToken
    # An hour later it renews its token by itself, before it asks.
    her.simulator.control("POST", "clock", {"advance_seconds": 3700})
    her.api.AuthToken._ExpiresAt = 0
    her.api.AuthToken._ExpireDateTimeUtc = her.api.AuthToken._ExpireDateTimeUtc.replace(year=2000)
    expect(her.api.GetUsersCurrentProfile(refresh=True).Id, "demo.listener", "me, an hour later")
    expect(her.api.AuthToken.AccessToken != token, True, "a new access token")


def catalogue(her):
    api = her.api
    found = api.Search("the", "album,artist,track,show,episode,audiobook,playlist", limitTotal=5)
    for page in (found.Albums, found.Artists, found.Tracks, found.Shows, found.Episodes, found.Audiobooks):
        expect(0 < page.ItemsCount <= 5, True, type(page).__name__)
    expect(api.GetAlbum(her.album.Id).TotalTracks, 12, "tracks of the album")
    expect(api.GetTrack(her.tracks[1].Id).Name, "Paranoid Android", "track")
    expect(api.GetArtist(her.artist.Id).Name, "Radiohead", "artist")
    albums = api.GetArtistAlbums(her.artist.Id, limit=5)
    expect((albums.ItemsCount, albums.Total >= 5), (5, True), "albums of the artist")
    show = api.GetShowFavorites().Items[0].Show
    episodes = api.GetShowEpisodes(show.Id, limitTotal=5)
    expect(api.GetEpisode(episodes.Items[0].Id).Show.Id, show.Id, "show of the episode")
    book = api.SearchAudiobooks("the").Audiobooks.Items[0]
    expect(api.GetAudiobook(book.Id).TotalChapters, api.GetAudiobookChapters(book.Id).Total, "chapters")
    expect(
        [track.Id for track in api.GetTracks(",".join(track.Id for track in her.tracks[:3]))],
        [track.Id for track in her.tracks[:3]], "several tracks, which it asks for one by one")
    her.refused_in_development(lambda: api.GetArtistTopTracks(her.artist.Id))
    her.refused_in_development(lambda: api.GetAlbumNewReleases())
    her.refused_in_development(lambda: api.GetUsersPublicProfile("mira.example"))
    her.refused_in_development(lambda: api.GetPlaylistsForUser("demo.listener"))
    her.refused_in_development(lambda: api.GetMarkets())
    # A 404 is what it knows of the reads that ended in November 2024, and it says so in its own words.
    with raises(SpotifyApiError) as caught:
        api.GetGenres()
    expect("November 27th 2024" in str(caught[0]), True, "the end of the genres")


def paging(her):
    api = her.api
    liked = api.GetTrackFavorites(limitTotal=200)
    expect((liked.ItemsCount, len({item.Track.Id for item in liked.Items})), (liked.Total, liked.Total), "saved tracks")
    expect(api.GetTrackFavorites(limit=20, offset=50).ItemsCount, liked.Total - 50, "the last page")
    artists = api.GetArtistsFollowed(limitTotal=100)
    expect(artists.ItemsCount, artists.Total, "followed artists")
    few = api.GetArtistsFollowed(limit=4)
    more = api.GetArtistsFollowed(limit=4, after=few.CursorAfter)
    expect({item.Id for item in few.Items} & {item.Id for item in more.Items}, set(), "artists on both pages")
    expect(api.GetUsersTopArtists(limitTotal=50).ItemsCount, 50, "artists she hears most")
    expect(api.GetUsersTopTracks("short_term", limitTotal=30).ItemsCount, 30, "tracks she hears most")
    expect(api.GetAlbumFavorites(limitTotal=100).ItemsCount, 12, "saved albums")


def player(her):
    api = her.api
    expect(api.GetPlayerPlaybackState().IsEmpty, True, "an idle player")
    device = next(device for device in api.GetPlayerDevices() if not device.IsRestricted)
    with raises(SpotifyApiError):
        # The library itself finds that nothing is active.
        api.PlayerMediaPause(delay=0)
    api.PlayerMediaPlayContext(her.album.Uri, offsetPosition=1, deviceId=device.Id, delay=0)
    state = api.GetPlayerPlaybackState()
    expect((state.IsPlaying, state.Item.Id), (True, her.tracks[1].Id), "what plays")
    expect(state.Context.Uri, her.album.Uri, "context")
    api.PlayerSetVolume(25, delay=0)
    api.PlayerSetRepeatMode("context", delay=0)
    api.PlayerMediaSeek(60_000, delay=0)
    state = api.GetPlayerPlaybackState()
    expect((state.Device.VolumePercent, state.RepeatState), (25, "context"), "volume and repeat")
    expect(60_000 <= state.ProgressMS < 90_000, True, "position")
    api.AddPlayerQueueItems([her.tracks[7].Uri, her.tracks[9].Uri], delay=0)
    expect([item.Id for item in api.GetPlayerQueueInfo().Queue[:2]], [her.tracks[7].Id, her.tracks[9].Id], "queue")
    api.PlayerMediaSkipNext(delay=0)
    expect(api.GetPlayerPlaybackState().Item.Id, her.tracks[7].Id, "what plays after next")
    # It sends `state=True`, with a capital.
    api.PlayerSetShuffleMode(True, delay=0)
    api.PlayerMediaPause(delay=0)
    state = api.GetPlayerPlaybackState()
    expect((state.IsPlaying, state.ShuffleState), (False, True), "after shuffle and pause")
    with refused(403, "Player command failed: Restriction violated"):
        api.PlayerMediaPause(delay=0)
    api.PlayerMediaResume(delay=0)
    api.PlayerSetShuffleMode(False, delay=0)
    api.PlayerMediaPlayTracks([track.Uri for track in her.tracks[3:6]], positionMS=30_000, delay=0)
    api.PlayerMediaSkipNext(delay=0)
    api.PlayerMediaSkipPrevious(delay=0)
    state = api.GetPlayerPlaybackState()
    expect((state.IsPlaying, state.Item.Id), (True, her.tracks[3].Id), "tracks without a context")
    transfer(her, device)
    expect(api.GetPlayerRecentTracks(limit=5).ItemsCount, 5, "recent plays")
    if her.is_extended:
        # In Development Mode the library refuses by itself, as it cannot tell whether she has Premium.
        expect(api.GetPlayerNowPlaying().Item.Id, her.tracks[3].Id, "now playing")


def transfer(her, device):
    world = her.simulator.control("GET", "world")
    tablet = {"name": "Tablet", "type": "Tablet", "id": "f" * 40, "volume_percent": 40}
    her.simulator.control("PUT", "world", {"devices": world["devices"] + [tablet]})
    her.api.PlayerTransferPlayback(tablet["id"], delay=0)
    expect(her.api.GetPlayerPlaybackState().Device.Name, "Tablet", "where it plays now")
    expect([found.Name for found in her.api.GetPlayerDevices() if found.IsActive], ["Tablet"], "active")
    her.api.PlayerTransferPlayback(device.Id, delay=0)
    state = her.api.GetPlayerPlaybackState()
    expect((state.Device.Id, state.IsPlaying), (device.Id, True), "back again, and playing")
    her.simulator.control("PUT", "world", {"devices": world["devices"]})


def playlist(her):
    api = her.api
    uris = [track.Uri for track in her.tracks[:5]]

    def order():
        return [uris.index(entry.Track.Uri) for entry in api.GetPlaylistItems(made.Id, limitTotal=100).Items]

    def listed():
        return [item.Name for item in api.GetPlaylistFavorites(sortResult=False).Items]

    before = listed()
    made = api.CreatePlaylist(name="Session", description="fish & chips", public=False)
    expect((made.Name, made.Public, made.Description), ("Session", False, "fish &amp; chips"), "new playlist")
    expect(listed(), ["Session"] + before, "the newest playlist comes first")
    first = api.AddPlaylistItems(made.Id, ",".join(uris[2:]))
    api.AddPlaylistItems(made.Id, ",".join(uris[:2]), position=0)
    expect(order(), [0, 1, 2, 3, 4], "added, and in front")
    # Its positions count from 1.
    second = api.ReorderPlaylistItems(made.Id, 1, 6, 2)
    expect((order(), second != first), ([2, 3, 4, 0, 1], True), "moved")
    with refused(400, "Given positions are out of bounds"):
        api.ReorderPlaylistItems(made.Id, 6, 1)
    api.RemovePlaylistItems(made.Id, ",".join([uris[3], uris[0]]), second)
    expect(order(), [2, 4, 1], "removed")
    api.ReplacePlaylistItems(made.Id, ",".join([uris[4], uris[4]]))
    expect(order(), [4, 4], "replaced")
    with refused(502, "Bad gateway."):
        api.AddPlaylistItems(made.Id, "spotify:track:" + "0" * 22)
    api.ClearPlaylistItems(made.Id)
    expect(order(), [], "cleared")
    api.ChangePlaylistDetails(made.Id, name="Session, renamed", description="one line", public=True)
    told = api.GetPlaylist(made.Id)
    expect((told.Name, told.Public, told.Description), ("Session, renamed", True, "one line"), "details")
    with refused(400, "Invalid description"):
        api.ChangePlaylistDetails(made.Id, description="two\nlines")
    picture = os.path.join(her.folder, "cover.jpg")
    with open(picture, "wb") as file:
        file.write(JPEG)
    expect(api.GetPlaylistCoverImage(made.Id), None, "a cover, before")
    api.AddPlaylistCoverImage(made.Id, picture)
    expect(api.GetPlaylistCoverImage(made.Id).Url.startswith("http"), True, "a cover")
    expect(api.CheckPlaylistFollowers(made.Id, "demo.listener"), {made.Uri: True}, "whether she has it")
    api.UnfollowPlaylist(made.Id)
    expect((listed(), api.CheckPlaylistFollowers(made.Id)), (before, {made.Uri: False}), "after deleting")
    api.FollowPlaylist(made.Id)
    expect(listed(), ["Session, renamed"] + before, "restored")
    api.RemovePlaylist(made.Id)


def library(her):
    api, track = her.api, her.tracks[2]
    for thing, save, remove, ask in (
            (track, api.SaveTrackFavorites, api.RemoveTrackFavorites, api.CheckTrackFavorites),
            (her.album, api.SaveAlbumFavorites, api.RemoveAlbumFavorites, api.CheckAlbumFavorites),
            (her.artist, api.FollowArtists, api.UnfollowArtists, api.CheckArtistsFollowing)):
        remove(thing.Id)
        expect(ask(thing.Id), {thing.Uri: False}, f"{thing.Type}, before")
        save(thing.Id)
        expect(ask(thing.Id), {thing.Uri: True}, f"{thing.Type}, saved")
        if thing is track:
            expect(api.GetTrackFavorites(limit=1).Items[0].Track.Id, track.Id, "the newest saved track")
        remove(thing.Id)
        expect(ask(thing.Id), {thing.Uri: False}, f"{thing.Type}, removed")
    api.UnfollowUsers("mira.example")
    expect(api.CheckUsersFollowing("mira.example"), {"spotify:user:mira.example": False}, "somebody, unfollowed")
    api.FollowUsers("mira.example")
    expect(api.CheckUsersFollowing("mira.example"), {"spotify:user:mira.example": True}, "somebody, followed")


def errors(her):
    with refused(404, "Resource not found"):
        her.api.GetTrack("0" * 22)
    for fault, message, wait in (
            ({"kind": "rate_limited", "retry_after": 7}, "API rate limit exceeded (retry-after: 7 seconds)", 7),
            ({"kind": "quota_exceeded", "retry_after": 61_389}, "Too many requests (retry-after: 61389 seconds)", 61_389)):
        her.simulator.control("POST", "faults", fault)
        try:
            with refused(429, message) as caught:
                her.api.GetTrack(her.tracks[0].Id)
            expect(caught[0].RetryAfter, wait, "Retry-After")
        finally:
            her.simulator.control("DELETE", "faults")
    # Both mistakes of the player's gateway: it asks again by itself.
    for kind in ("access_token_missing", "premium_required"):
        her.simulator.control("POST", "faults", {"kind": kind, "first": 1})
        expect(len(her.api.GetPlayerDevices()) > 0, True, f"devices after {kind}")
        her.simulator.control("DELETE", "faults")


CASES = {
    "the player from the first command to recent plays": player,
    "search of every kind, and what Development Mode has lost": catalogue,
    "all pages, by number and by cursor": paging,
    "a playlist from its making to its end": playlist,
    "saving, following, asking and removing": library,
    "not found, both kinds of 429, the gateway's mistakes": errors,
    "profile and refresh": profile,
}


def main():
    cases = Cases("spotifywebapipython session")
    # Nothing is looked for in the network.
    network = Zeroconf(interfaces=["127.0.0.1"])
    for mode in ("development", "extended"):
        with (
                Simulator(sys.argv[1], "--app-mode", mode, "--lag", "0", *PLAIN_REFUSALS) as simulator,
                tempfile.TemporaryDirectory() as folder):
            her = Listener(simulator, mode, folder, network)
            for name, case in CASES.items():
                cases.run(f"{mode} mode: {name}", lambda case=case: case(her))
            her.close()
    network.close()
    cases.finish()


main()
