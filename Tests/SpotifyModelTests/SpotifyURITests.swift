// URIs and the addresses people paste.

import SpotifyModel
import Testing

struct SpotifyURITests {
    static let id = "6LgJvl0Xdtc73RJ1mmpotq"

    @Test(arguments: [
        "spotify:track:\(id)", "https://open.spotify.com/track/\(id)", "http://open.spotify.com/track/\(id)",
        "open.spotify.com/track/\(id)", "https://open.spotify.com/intl-de/track/\(id)?si=abc",
        "https://open.spotify.com/embed/track/\(id)#x", "https://open.spotify.com/track/\(id)/",
    ])
    func `all forms of one thing are that thing`(text: String) {
        #expect(SpotifyURI(text) == SpotifyURI(kind: .track, id: Self.id))
        #expect(SpotifyURI(text)?.text == "spotify:track:\(Self.id)")
    }

    @Test func `old playlist URIs and collections are understood`() {
        #expect(SpotifyURI("spotify:user:me:playlist:\(Self.id)") == SpotifyURI(kind: .playlist, id: Self.id))
        #expect(SpotifyURI("spotify:user:me:collection")?.text == "spotify:user:me:collection")
        #expect(SpotifyURI("spotify:user:me")?.id == "me")
    }

    @Test(arguments: [
        "", "spotify:", "spotify:track:", "spotify:track:short", "spotify:track:6LgJvl0Xdtc73RJ1mmpot/",
        "spotify:nothing:\(id)",
        "https://example.com/track/\(id)", "https://open.spotify.com/",
        "https://open.spotify.com.evil.example/track/\(id)",
        "spotify:track:\(id):x", "track:\(id)", "spotify:track:６LgJvl0Xdtc73RJ1mmpotq",
    ])
    func `anything else is nothing`(text: String) {
        #expect(SpotifyURI(text) == nil)
    }
}
