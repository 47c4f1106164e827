// Five liked songs on which the commands on rows can be told apart: two of one spelling but for capitals and accents,
// one twice, one of wide letters, one that a terminal would obey, one without a year.

import Prompting
import ShellCommands
import ShellTesting
import SpotifySimulator

enum AwkwardSongs {
    /// The fourth name, as TSV writes it.
    static let escaped = #"\x1b[2Jlast\tone\u{202e}"#

    /// A shell that is logged in and has read the songs, so that what follows costs nothing for them.
    static func shell(
        _ surroundings: Session.Surroundings = .script, scripts: [String: String] = [:], answers: [String] = []
    ) async -> ShellHarness {
        let harness = ShellHarness(
            surroundings, scripts: scripts, answers: answers.map { .text($0, at: SourcePosition()) })
        _ = await harness.run("login")
        await harness.simulator.inject(.status(200, body: answer), for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        _ = await harness.run("liked | any")
        _ = harness.screen.take()
        return harness
    }

    private static var answer: String {
        let first = song("A", "Élan", by: "Orla", on: "First", year: 1999, seconds: 200, track: 1)
        let others = [
            song("B", "elan", by: "orla", on: "Second", year: nil, seconds: 125, track: 2, isExplicit: true),
            song("C", "夜の底", by: "周", on: "First", year: 1999, seconds: 245, track: 3),
            song("D", #"\u001b[2Jlast\tone\u202e"#, by: "Orla", on: "Third", year: 2003, seconds: 200, track: 1),
        ]
        let items = ([first] + others + [first]).joined(separator: ",")
        return #"{"items":[\#(items)],"limit":50,"offset":0,"total":5,"next":null}"#
    }

    private static func song(
        _ letter: String, _ name: String, by artist: String, on album: String, year: Int?, seconds: Int, track: Int,
        isExplicit: Bool = false
    ) -> String {
        let id = String(repeating: "0", count: 21) + letter
        let date = year.map { #","release_date":"\#($0)-05-01","release_date_precision":"day""# } ?? ""
        return #"{"added_at":"2024-01-01T00:00:00Z","track":{"id":"\#(id)","uri":"spotify:track:\#(id)","#
            + #""name":"\#(name)","artists":[{"name":"\#(artist)"}],"album":{"name":"\#(album)"\#(date)},"#
            + #""duration_ms":\#(seconds * 1000),"track_number":\#(track),"disc_number":1,"explicit":\#(isExplicit)}}"#
    }
}

extension ShellHarness {
    /// A shell that has selected OK Computer and read its twelve tracks.
    static func atAlbum(_ surroundings: Session.Surroundings = .script) async -> ShellHarness {
        let harness = ShellHarness(surroundings)
        _ = await harness.run("login\nsearch artist radiohead\nartist 1\nalbums\nalbum 7\ntracks | any")
        _ = harness.screen.take()
        return harness
    }
}
