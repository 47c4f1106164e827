// The exact request of every operation the shell uses.

import Exchange
import HTTPTypes
import SpotifyAPI
import SpotifyModel
import Testing

struct EndpointTests {
    private static let id = "4Z8W4fKeB5YxbusRsdQVPb"

    private static func line<Response>(_ endpoint: Endpoint<Response>) -> String {
        let client = SpotifyClient(
            exchange: NoExchange(), baseURL: "https://api.spotify.com/v1/", time: ManualTime())
        let request = client.request(for: endpoint, freshness: .cacheAllowed)
        let length = request.headerFields[.contentLength].map { " [\($0)]" } ?? ""
        let body = endpoint.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
        return "\(request.method.rawValue) \(request.path ?? "")\(length)\(body)"
    }

    private struct NoExchange: Exchange {
        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            throw .cancelled
        }
    }

    @Test func `reads`() throws {
        let id = try #require(SpotifyID(Self.id))
        #expect(Self.line(.me) == "GET /v1/me")
        #expect(
            Self.line(
                .search(query: "artist:\"Nina Simone\" a+b&c ☃", kinds: [.artist, .album], limit: 10, offset: 20))
                == "GET /v1/search?q=artist%3A%22Nina%20Simone%22%20a%2Bb%26c%20%E2%98%83&"
                + "type=artist%2Calbum&limit=10&offset=20"
        )
        #expect(
            Self.line(.artistAlbums(id, groups: ["album", "single"], limit: 10, offset: 0))
                == "GET /v1/artists/\(Self.id)/albums?include_groups=album%2Csingle&limit=10&offset=0")
        #expect(
            Self.line(.albumTracks(id, limit: 50, offset: 50)) == "GET /v1/albums/\(Self.id)/tracks?limit=50&offset=50")
        #expect(Self.line(.playback) == "GET /v1/me/player?additional_types=track%2Cepisode")
        #expect(Self.line(.devices) == "GET /v1/me/player/devices")
        #expect(Self.line(.queue) == "GET /v1/me/player/queue")
    }

    @Test func `player commands carry a length and never an empty object`() {
        #expect(Self.line(.play(.resume, device: nil)) == "PUT /v1/me/player/play [0]")
        #expect(Self.line(.pause(device: "a b")) == "PUT /v1/me/player/pause?device_id=a%20b [0]")
        #expect(Self.line(.next(device: nil)) == "POST /v1/me/player/next [0]")
        #expect(Self.line(.previous(device: nil)) == "POST /v1/me/player/previous [0]")
        #expect(
            Self.line(.addToQueue(uri: "spotify:track:1", device: nil))
                == "POST /v1/me/player/queue?uri=spotify%3Atrack%3A1 [0]")
        let context = PlayRequest.context(uri: "spotify:album:1", offset: .position(1), at: .seconds(90))
        #expect(
            Self.line(.play(context, device: "d"))
                == #"PUT /v1/me/player/play?device_id=d [83] {"context_uri": "spotify:album:1", "#
                + #""offset": {"position": 1}, "position_ms": 90000}"#
        )
        #expect(
            Self.line(.play(.items(uris: ["a", "b\""], offset: nil, at: nil), device: nil))
                == #"PUT /v1/me/player/play [22] {"uris": ["a", "b\""]}"#)
        #expect(
            Self.line(.transfer(to: "d", play: true)) == #"PUT /v1/me/player [35] {"device_ids": ["d"], "play": true}"#)
    }

    @Test func `playlists are made, described, followed and given covers`() throws {
        let id = try #require(SpotifyID(Self.id))
        #expect(
            Self.line(.createPlaylist(PlaylistDetails(name: "Rain \"70s\"", isPublic: false)))
                == #"POST /v1/me/playlists [41] {"name": "Rain \"70s\"", "public": false}"#)
        #expect(
            Self.line(.changePlaylist(id, PlaylistDetailsChange(name: "Rain")))
                == #"PUT /v1/playlists/\#(Self.id) [16] {"name": "Rain"}"#)
        let all = PlaylistDetailsChange(name: "Rain", description: "a & b", isPublic: false, isCollaborative: true)
        #expect(
            Self.line(.changePlaylist(id, all))
                == #"PUT /v1/playlists/\#(Self.id) [80] {"name": "Rain", "description": "a & b", "#
                + #""public": false, "collaborative": true}"#)
        #expect(Self.line(.changePlaylist(id, PlaylistDetailsChange())) == "PUT /v1/playlists/\(Self.id) [2] {}")
        // 300 bytes would be several lines where base64 is wrapped.
        let cover = Endpoint.setPlaylistCover(id, jpeg: Array(repeating: 0xFF, count: 300))
        #expect(
            Self.line(cover)
                == "PUT /v1/playlists/\(Self.id)/images [400] " + String(repeating: "/", count: 400))
        #expect(cover.contentType == "image/jpeg")
        #expect(
            Set(cover.scopes.map(\.rawValue)) == [
                "ugc-image-upload", "playlist-modify-public", "playlist-modify-private",
            ])
        let playlist = ["spotify:playlist:\(Self.id)"]
        #expect(
            Self.line(.saveToLibrary(playlist)) == "PUT /v1/me/library?uris=spotify%3Aplaylist%3A\(Self.id) [0]")
        #expect(
            Self.line(.removeFromLibrary(playlist))
                == "DELETE /v1/me/library?uris=spotify%3Aplaylist%3A\(Self.id) [0]")
        #expect(Endpoint.saveToLibrary(playlist).scopes == [.modifyPublicPlaylists])
        #expect(Endpoint.removeFromLibrary(playlist).scopes == [.modifyPublicPlaylists])
    }

    @Test func `entries of a playlist are added, replaced, moved and removed`() throws {
        let id = try #require(SpotifyID(Self.id))
        let path = "/v1/playlists/\(Self.id)/items"
        #expect(Self.line(.addPlaylistItems(id, uris: ["a", "b"])) == #"POST \#(path) [20] {"uris": ["a", "b"]}"#)
        #expect(
            Self.line(.addPlaylistItems(id, uris: ["a"], position: 0))
                == #"POST \#(path) [30] {"uris": ["a"], "position": 0}"#)
        #expect(Self.line(.replacePlaylistItems(id, uris: ["a"])) == #"PUT \#(path) [15] {"uris": ["a"]}"#)
        #expect(Self.line(.replacePlaylistItems(id, uris: [])) == #"PUT \#(path) [12] {"uris": []}"#)
        #expect(
            Self.line(.movePlaylistItems(id, start: 3, length: 2, before: 10))
                == #"PUT \#(path) [58] {"range_start": 3, "insert_before": 10, "range_length": 2}"#)
        #expect(
            Self.line(.removePlaylistItems(id, uris: ["a", "b"]))
                == #"DELETE \#(path) [39] {"items": [{"uri": "a"}, {"uri": "b"}]}"#)
        #expect(
            Endpoint.removePlaylistItems(id, uris: ["a"]).scopes == [.modifyPublicPlaylists, .modifyPrivatePlaylists])
    }
}
