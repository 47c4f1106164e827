// URIs and the addresses people paste.

import SpotifyModel
import Testing

struct SpotifyURITests {
    static let id = "6LgJvl0Xdtc73RJ1mmpotq"

    @Test(arguments: [
        "spotify:track:\(id)", "https://open.spotify.com/track/\(id)", "http://open.spotify.com/track/\(id)",
        "open.spotify.com/track/\(id)", "https://open.spotify.com/intl-de/track/\(id)?si=abc",
        "https://open.spotify.com/embed/track/\(id)#x", "https://open.spotify.com/track/\(id)/",
        "HTTPS://OPEN.SPOTIFY.COM/track/\(id)", "Spotify:track:\(id)",
        "https://open.spotify.com/track/\(id)/lyrics?x=1",
    ])
    func `all forms of one thing are that thing`(text: String) {
        #expect(SpotifyURI(text) == SpotifyURI(kind: .track, id: Self.id))
        #expect(SpotifyURI(text)?.text == "spotify:track:\(Self.id)")
    }

    @Test func `a page below a thing's own is that thing`() {
        #expect(
            SpotifyURI("https://open.spotify.com/intl-de/artist/\(Self.id)/discography/all")
                == SpotifyURI(kind: .artist, id: Self.id))
        #expect(SpotifyURI("https://open.spotify.com/user/me/playlist/\(Self.id)")?.kind == .playlist)
    }

    @Test(arguments: [
        ("https://spotify.link/wd8v9BNGbMb", true), ("SPOTIFY.LINK/x", true), ("https://spotify.app.link/x", true),
        ("https://spotify.link/", false), ("https://spotify.link.example/x", false),
        ("https://open.spotify.com/track/\(id)", false),
    ])
    func `short links are known`(text: String, isShort: Bool) {
        #expect(SpotifyURI.isShortLink(text) == isShort)
        #expect(!isShort || SpotifyURI(text) == nil)
    }

    @Test func `the URI of a file says what the file says of itself`() throws {
        let file = try #require(LocalFile("spotify:local:My+Band:R%C3%A9hearsals:Take+3%3A+live%:187"))
        #expect((file.artist, file.album, file.title) == ("My Band", "Réhearsals", "Take 3: live%"))
        #expect(file.duration == .seconds(187))
        #expect(LocalFile("spotify:local:a:b:187") == nil)
        #expect(LocalFile("spotify:track:\(Self.id)") == nil)
        #expect(LocalFile("spotify:local:::x:99999999999999999999")?.duration == .zero)
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
