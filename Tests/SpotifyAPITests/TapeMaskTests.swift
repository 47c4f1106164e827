// What a recording has in place of the IDs and names of people, and of secrets: always the same for the same person,
// and the player's own where it plays.

import Exchange
import ExchangeTesting
import FoundationEssentials
import HTTPTypes
import SpotifyAPI
import Synchronization
import Testing

struct TapeMaskTests {
    private static let app = "0123456789abcdef0123456789abcdef"

    private struct Line: Decodable { var answer: String }

    private struct Silence: TraceSink {
        func record(_ entry: TraceEntry) {}
    }

    private static func request(_ line: String) -> HTTPRequest {
        let parts = line.split(separator: " ").map(String.init)
        return HTTPRequest(
            method: .init(parts[0]) ?? .get, scheme: "https", authority: "api.spotify.com", path: parts[1])
    }

    /// The lines of a recording of these requests, each with its body and answer.
    private static func recorded(
        _ steps: [(line: String, body: String, answer: String)], by user: String? = "anna.b"
    ) async throws -> [String] {
        let lines = Mutex<[String]>([])
        let script = ScriptedExchange(steps.map { ($0.line, .ok($0.answer)) })
        let tape = TapeExchange(script, sink: Silence(), time: ManualTime(), login: { (user, app) })
        tape.record { line in lines.withLock { $0.append(line) } }
        for step in steps {
            let answer = try await tape.send(request(step.line), body: Array(step.body.utf8)).1
            // The command is given what Spotify said.
            #expect(String(decoding: answer, as: UTF8.self) == step.answer)
        }
        #expect(script.unused == [])
        return lines.withLock { $0 }
    }

    @Test(arguments: [
        (
            #"{"id":"anna.b","display_name":"Anna B.","email":"a@b.c","images":[{"url":"https://x/y"}]}"#,
            #"{"id":"own-listener","display_name":"own listener","email":"listener@example.invalid","images":[]}"#
        ),
        (
            #"{ "by" : {"id":"bob","type":"user","uri":"spotify:user:bob","href":"/users/bob"} }"#,
            #"{ "by" : {"id":"listener-2","type":"user","uri":"spotify:user:listener-2","href":"/users/listener-2"} }"#
        ),
        (
            #"[{"type":"user","id":"bob"},{"id":"bob","display_name":1}]"#,
            #"[{"type":"user","id":"listener-2"},{"id":"listener-2","display_name":1}]"#
        ),
        (
            #"{"context":{"uri":"spotify:user:anna.b:collection","type":"collection"}}"#,
            #"{"context":{"uri":"spotify:user:own-listener:collection","type":"collection"}}"#
        ),
        (
            #"{"href":"https:\/\/a\/v1\/users\/b%C3%B6b\/playlists?offset=0","x":"\"bob\" \u00fc"}"#,
            #"{"href":"https://a/v1/users/listener-2/playlists?offset=0","x":"\"bob\" \u00fc"}"#
        ),
        (
            #"{"urls":{"spotify":"https://open.spotify.com/user/bob?si=1"},"by":{"id":"","type":"user"}}"#,
            #"{"urls":{"spotify":"https://open.spotify.com/user/listener-2?si=1"},"by":{"id":"","type":"user"}}"#
        ),
        (
            #"{"error":"app 0123456789abcdef0123456789abcdef","client_id":"o","code":"x","n":1.50}"#,
            #"{"error":"app redacted","client_id":"redacted","code":"redacted","n":1.50}"#
        ),
        // What is no user stays, whatever it is called.
        (
            #"{"name":"bob","id":"4Z8","type":"artist","images":[{"url":"u"}],"deep":[[{"a":[]}],null,true]}"#,
            #"{"name":"bob","id":"4Z8","type":"artist","images":[{"url":"u"}],"deep":[[{"a":[]}],null,true]}"#
        ),
        ("<p>No user /users/bob/</p>", "<p>No user /users/listener-2/</p>"),
        ("", ""), ("{", "{"), ("anna.b", "own-listener"),
    ])
    func `an answer names no one`(answer: String, masked: String) async throws {
        let line = try #require(try await Self.recorded([("GET /v1/x", "", answer)]).first)
        #expect(try JSONDecoder().decode(Line.self, from: Data(line.utf8)).answer == masked)
    }

    @Test func `requests are masked like answers, and each person is the same throughout`() async throws {
        let lines = try await Self.recorded([
            ("GET /v1/users/bob/playlists?limit=1", "", "{}"),
            ("PUT /v1/me/library?uris=spotify%3Auser%3Aeve%3Acollection,spotify%3Atrack%3A1", "", ""),
            ("PUT /v1/me/player/play", #"{"context_uri": "spotify:user:bob:playlist:1"}"#, ""),
        ])
        #expect(lines[0].contains(#""request":"GET /v1/users/listener-2/playlists?limit=1""#))
        #expect(lines[1].contains("uris=spotify%3Auser%3Alistener-3%3Acollection,spotify%3Atrack%3A1"))
        #expect(lines[2].contains(#"spotify:user:listener-2:playlist:1"#))
        #expect(lines.allSatisfy { !$0.contains("bob") && !$0.contains("eve") })
    }

    @Test func `where it plays, what was the owner's is the player's own`() async throws {
        let lines = try await Self.recorded([
            ("GET /v1/me", "", #"{"id":"anna.b","uri":"spotify:user:anna.b"}"#),
            ("GET /v1/users/anna.b/x", "", #"{"owner":{"id":"anna.b","type":"user"},"by":{"id":"bob","type":"user"}}"#),
        ])
        func played(as user: String?) async throws -> [String] {
            let tape = TapeExchange(
                ScriptedExchange([]), sink: Silence(), time: ManualTime(), login: { user.map { ($0, "app") } })
            try tape.play(lines.map { $0[...] })
            var answers: [String] = []
            for line in ["GET /v1/me", "GET /v1/users/\(user ?? "own-listener")/x"] {
                answers.append(String(decoding: try await tape.send(Self.request(line), body: []).1, as: UTF8.self))
            }
            return answers
        }
        #expect(
            try await played(as: "carl")
                == [
                    #"{"id":"carl","uri":"spotify:user:carl"}"#,
                    #"{"owner":{"id":"carl","type":"user"},"by":{"id":"listener-2","type":"user"}}"#,
                ])
        #expect(
            try await played(as: nil)[1]
                == #"{"owner":{"id":"own-listener","type":"user"},"by":{"id":"listener-2","type":"user"}}"#)
    }
}
