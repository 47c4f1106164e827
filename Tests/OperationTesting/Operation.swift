// Every operation of the Web API as juke sends it, once: for the tests that go through all of them. The IDs are made
// up; tests that need things which exist give their own.

import Exchange
package import SpotifyAPI
package import SpotifyModel

/// An operation, and how it is sent.
package struct Operation: Sendable, CustomStringConvertible {
    /// As Spotify's schema writes it: `GET /albums/{id}/tracks`.
    package var name: String
    package var availability: Availability
    /// Sends it and reads the answer.
    package var send: @Sendable (SpotifyClient) async throws(SpotifyError) -> Void

    /// Which of several uses of the operation this is.
    package var variant: String?

    package var description: String { variant.map { "\(name), \($0)" } ?? name }

    package init<Response>(_ name: String, variant: String? = nil, _ endpoint: Endpoint<Response>) {
        self.name = name
        self.variant = variant
        availability = endpoint.availability
        send = { client throws(SpotifyError) in _ = try await client.send(endpoint) }
    }
}

/// What the operations are about.
package struct OperationSubjects: Sendable {
    package var track: SpotifyID
    package var album: SpotifyID
    package var artist: SpotifyID
    package var show: SpotifyID
    package var episode: SpotifyID
    package var audiobook: SpotifyID
    package var chapter: SpotifyID
    /// One that the user may change.
    package var playlist: SpotifyID
    package var user: String
    package var device: String?
    package var category: String

    package init(
        track: SpotifyID, album: SpotifyID, artist: SpotifyID, show: SpotifyID, episode: SpotifyID,
        audiobook: SpotifyID, chapter: SpotifyID, playlist: SpotifyID, user: String, device: String?, category: String
    ) {
        self.track = track
        self.album = album
        self.artist = artist
        self.show = show
        self.episode = episode
        self.audiobook = audiobook
        self.chapter = chapter
        self.playlist = playlist
        self.user = user
        self.device = device
        self.category = category
    }

    fileprivate var trackURI: String { "spotify:track:\(track.text)" }
}

extension Operation {
    /// The 48 of Development Mode (SpotifyContract §3.3, §5), then the 40 that only extended mode has (§3.4).
    package static func all(_ subjects: OperationSubjects) -> [Operation] {
        catalogue(subjects) + library(subjects) + playlists(subjects) + player(subjects) + batches(subjects)
            + browse(subjects) + byKind(subjects) + oldPlaylists(subjects)
    }

    private static func catalogue(_ it: OperationSubjects) -> [Operation] {
        [
            Operation(
                "GET /search",
                .search(
                    query: "love", kinds: [.artist, .album, .track, .playlist, .show, .episode, .audiobook], limit: 5,
                    offset: 0)),
            Operation("GET /artists/{id}", .artist(it.artist)),
            Operation("GET /artists/{id}/albums", .artistAlbums(it.artist, groups: ["album"], limit: 10, offset: 0)),
            Operation("GET /albums/{id}", .album(it.album)),
            Operation("GET /albums/{id}/tracks", .albumTracks(it.album, limit: 50, offset: 0)),
            Operation("GET /tracks/{id}", .track(it.track)),
            Operation("GET /shows/{id}", .show(it.show)),
            Operation("GET /shows/{id}/episodes", .showEpisodes(it.show, limit: 50, offset: 0)),
            Operation("GET /episodes/{id}", .episode(it.episode)),
            Operation("GET /audiobooks/{id}", .audiobook(it.audiobook)),
            Operation("GET /audiobooks/{id}/chapters", .audiobookChapters(it.audiobook, limit: 50, offset: 0)),
            Operation("GET /chapters/{id}", .chapter(it.chapter)),
        ]
    }

    private static func library(_ it: OperationSubjects) -> [Operation] {
        [
            Operation("GET /me", .me),
            Operation("GET /me/top/artists", .topArtists(.medium, limit: 50, offset: 0)),
            Operation("GET /me/top/tracks", .topTracks(.short, limit: 50, offset: 0)),
            Operation("GET /me/following", .followedArtists(limit: 50)),
            Operation("GET /me/tracks", .savedTracks(limit: 50, offset: 0)),
            Operation("GET /me/albums", .savedAlbums(limit: 50, offset: 0)),
            Operation("GET /me/episodes", .savedEpisodes(limit: 50, offset: 0)),
            Operation("GET /me/shows", .savedShows(limit: 50, offset: 0)),
            Operation("GET /me/audiobooks", .savedAudiobooks(limit: 50, offset: 0)),
            Operation("PUT /me/library", .saveToLibrary([it.trackURI])),
            Operation("GET /me/library/contains", .libraryContains([it.trackURI])),
            Operation("DELETE /me/library", .removeFromLibrary([it.trackURI])),
        ]
    }

    private static func playlists(_ it: OperationSubjects) -> [Operation] {
        [
            Operation("GET /me/playlists", .myPlaylists(limit: 50, offset: 0)),
            Operation("POST /me/playlists", .createPlaylist(PlaylistDetails(name: "Road \"70s\"", isPublic: false))),
            Operation("GET /playlists/{playlist_id}", .playlist(it.playlist)),
            Operation(
                "PUT /playlists/{playlist_id}",
                .changePlaylist(it.playlist, PlaylistDetailsChange(description: "for long drives"))),
            Operation("GET /playlists/{playlist_id}/items", .playlistItems(it.playlist, limit: 50, offset: 0)),
            Operation("PUT /playlists/{playlist_id}/items", .replacePlaylistItems(it.playlist, uris: [it.trackURI])),
            Operation("POST /playlists/{playlist_id}/items", .addPlaylistItems(it.playlist, uris: [it.trackURI])),
            Operation(
                "PUT /playlists/{playlist_id}/items", variant: "reorder",
                .movePlaylistItems(it.playlist, start: 1, length: 1, before: 0)),
            Operation("DELETE /playlists/{playlist_id}/items", .removePlaylistItems(it.playlist, uris: [it.trackURI])),
            Operation("GET /playlists/{playlist_id}/images", .playlistImages(it.playlist)),
            Operation(
                "PUT /playlists/{playlist_id}/images",
                .setPlaylistCover(it.playlist, jpeg: [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0xFF, 0xD9])),
        ]
    }

    private static func player(_ it: OperationSubjects) -> [Operation] {
        [
            Operation("GET /me/player/devices", .devices),
            Operation(
                "PUT /me/player/play",
                .play(
                    .context(uri: "spotify:album:\(it.album.text)", offset: .position(0), at: .seconds(1)),
                    device: it.device)),
            Operation("GET /me/player", .playback),
            Operation("GET /me/player/currently-playing", .currentlyPlaying),
            Operation("PUT /me/player/seek", .seek(to: .seconds(2), device: it.device)),
            Operation("PUT /me/player/repeat", .setRepeat(.context, device: it.device)),
            Operation("PUT /me/player/volume", .setVolume(30, device: it.device)),
            Operation("PUT /me/player/shuffle", .setShuffle(false, device: it.device)),
            Operation("POST /me/player/queue", .addToQueue(uri: it.trackURI, device: it.device)),
            Operation("GET /me/player/queue", .queue),
            Operation("POST /me/player/next", .next(device: it.device)),
            Operation("POST /me/player/previous", .previous(device: it.device)),
            Operation("PUT /me/player/pause", .pause(device: it.device)),
            Operation("PUT /me/player", .transfer(to: it.device ?? "0123", play: true)),
            Operation("GET /me/player/recently-played", .recentlyPlayed(limit: 50)),
        ]
    }

    private static func batches(_ it: OperationSubjects) -> [Operation] {
        [
            Operation("GET /tracks", .tracks([it.track])),
            Operation("GET /albums", .albums([it.album])),
            Operation("GET /artists", .artists([it.artist])),
            Operation("GET /episodes", .episodes([it.episode])),
            Operation("GET /shows", .shows([it.show])),
            Operation("GET /audiobooks", .audiobooks([it.audiobook])),
            Operation("GET /chapters", .chapters([it.chapter])),
        ]
    }

    private static func browse(_ it: OperationSubjects) -> [Operation] {
        [
            Operation("GET /artists/{id}/top-tracks", .artistTopTracks(it.artist)),
            Operation("GET /browse/new-releases", .newReleases(limit: 50, offset: 0)),
            Operation("GET /browse/categories", .categories(limit: 50, offset: 0)),
            Operation("GET /browse/categories/{category_id}", .category(it.category)),
            Operation("GET /markets", .markets),
            Operation("GET /users/{user_id}", .user(it.user)),
            Operation("GET /users/{user_id}/playlists", .playlists(ofUser: it.user, limit: 50, offset: 0)),
            Operation(
                "POST /users/{user_id}/playlists",
                .createPlaylist(forUser: it.user, PlaylistDetails(name: "Old way", isPublic: true))),
        ]
    }

    private static func byKind(_ it: OperationSubjects) -> [Operation] {
        let things: [(SavedKind, SpotifyID)] = [
            (.tracks, it.track), (.albums, it.album), (.episodes, it.episode), (.shows, it.show),
            (.audiobooks, it.audiobook),
        ]
        let saved = things.flatMap { kind, id in
            [
                Operation("PUT /me/\(kind.rawValue)", .save(kind, [id])),
                Operation("GET /me/\(kind.rawValue)/contains", .contains(kind, [id])),
                Operation("DELETE /me/\(kind.rawValue)", .unsave(kind, [id])),
            ]
        }
        return saved + [
            Operation("PUT /me/following", .follow(.artist, [it.artist.text])),
            Operation("GET /me/following/contains", .follows(.artist, [it.artist.text])),
            Operation("DELETE /me/following", .unfollow(.artist, [it.artist.text])),
            Operation("PUT /playlists/{playlist_id}/followers", .followPlaylist(it.playlist)),
            Operation("GET /playlists/{playlist_id}/followers/contains", .followsPlaylist(it.playlist)),
            Operation("DELETE /playlists/{playlist_id}/followers", .unfollowPlaylist(it.playlist)),
        ]
    }

    private static func oldPlaylists(_ it: OperationSubjects) -> [Operation] {
        [
            Operation("GET /playlists/{playlist_id}/tracks", .playlistTracks(it.playlist, limit: 100, offset: 0)),
            Operation("PUT /playlists/{playlist_id}/tracks", .replacePlaylistTracks(it.playlist, uris: [it.trackURI])),
            Operation("POST /playlists/{playlist_id}/tracks", .addPlaylistTracks(it.playlist, uris: [it.trackURI])),
            Operation(
                "DELETE /playlists/{playlist_id}/tracks", .removePlaylistTracks(it.playlist, uris: [it.trackURI])),
        ]
    }
}
