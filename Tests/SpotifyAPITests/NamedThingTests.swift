// What answers name, however deeply nested, as it is passed on to the index of names.

import Exchange
import ExchangeTesting
import HTTPTypes
import SpotifyAPI
import SpotifyModel
import Synchronization
import Testing

struct NamedThingTests {
    private static let track = #"""
        {"uri":"spotify:track:t","name":"Airbag","artists":[{"uri":"spotify:artist:r","name":"Radiohead"}],
         "album":{"uri":"spotify:album:o","name":"OK Computer",
         "artists":[{"uri":"spotify:artist:r","name":"Radiohead"}]}}
        """#
    private static let names = ["spotify:track:t Airbag", "spotify:album:o OK Computer", "spotify:artist:r Radiohead"]

    private static func named<Answer: Sendable>(_ endpoint: Endpoint<Answer>, _ body: String) async throws -> [String] {
        let heard = Mutex<[String]>([])
        let script = ScriptedExchange([("\(endpoint.method.rawValue) /v1\(endpoint.target)", .ok(body))])
        var client = SpotifyClient(exchange: script, baseURL: "https://api.spotify.com/v1", time: ManualTime())
        client.notice = { things, _ in heard.withLock { $0 += things.map { "\($0.uri) \($0.name)" } } }
        _ = try await client.send(endpoint)
        return heard.withLock { $0 }
    }

    @Test func `a search names its tracks, their albums and artists, each once`() async throws {
        let body = #"{"tracks":{"items":[\#(Self.track),null,\#(Self.track)]}}"#
        let found = try await Self.named(.search(query: "x", kinds: [.track], limit: 10, offset: 0), body)
        #expect(found == Self.names)
    }

    @Test func `what plays and what comes next is named`() async throws {
        #expect(try await Self.named(.playback, #"{"is_playing":true,"item":\#(Self.track)}"#) == Self.names)
        let episode =
            #"{"type":"episode","uri":"spotify:episode:e","name":"One","#
            + #""show":{"uri":"spotify:show:s","name":"Nachtzug"}}"#
        let queue = #"{"currently_playing":\#(episode),"queue":[\#(Self.track)]}"#
        #expect(
            try await Self.named(.queue, queue)
                == ["spotify:episode:e One", "spotify:show:s Nachtzug"] + Self.names)
    }

    @Test func `saved things and entries of lists are named, what has no name is not`() async throws {
        let saved = #"{"items":[{"track":\#(Self.track)},{"track":{"uri":"spotify:track:u","name":""}}]}"#
        #expect(try await Self.named(.savedTracks(limit: 50, offset: 0), saved) == Self.names)
        let recent = #"{"items":[{"track":\#(Self.track),"played_at":"2026-01-01T00:00:00Z"}]}"#
        #expect(try await Self.named(.recentlyPlayed(limit: 50), recent) == Self.names)
        #expect(try await Self.named(.devices, #"{"devices":[]}"#).isEmpty)
    }
}
