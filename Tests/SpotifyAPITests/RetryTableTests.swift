// Every operation against every fault: how many requests leave, and what becomes of it. Above all, what changes
// something by being sent twice is sent at most once unless it provably never left.

import Exchange
import FoundationEssentials
import HTTPTypes
import OperationTesting
import SpotifyAPI
import SpotifyModel
import Synchronization
import Testing

struct RetryTableTests {
    /// Answers every request alike, and counts them.
    private final class AlwaysExchange: Exchange {
        private let fault: Fault
        private let sent = Mutex(0)

        init(_ fault: Fault) { self.fault = fault }

        var count: Int { sent.withLock { $0 } }

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            sent.withLock { $0 += 1 }
            switch fault.answer {
            case .failure(let error): throw error
            case .success(let answer):
                var response = HTTPResponse(status: .init(code: answer.status))
                response.headerFields[.retryAfter] = answer.retryAfter
                return (response, Array(answer.body.utf8))
            }
        }
    }

    /// What goes wrong, how often a request is sent then, and what it ends as.
    struct Fault: Sendable, CustomStringConvertible {
        struct Answer: Sendable {
            var status: Int
            var body = ""
            var retryAfter: String?
        }
        var description: String
        var answer: Result<Answer, ExchangeError>
        /// Requests of what does no harm twice, and of what does.
        var sent: (harmless: Int, harmful: Int)
        var end: String
        /// What it ends as for an operation that Development Mode lacks, where that is another end.
        var endOfLacking: String?
    }

    private static let missing = #"{"error":{"status":404,"message":"Resource not found"}}"#
    private static let quota = #"{"error":{"status":429,"message":"Too many requests","reason":"QUOTA_EXCEEDED"}}"#

    static let faults: [Fault] = [
        Fault(
            description: "unreachable", answer: .failure(.notSent(.unreachable("x"))), sent: (3, 3),
            end: "unavailable"),
        Fault(
            description: "no such host", answer: .failure(.notSent(.unknownHost("x"))), sent: (1, 1), end: "unavailable"
        ),
        Fault(description: "timed out", answer: .failure(.ambiguous(.timedOut)), sent: (2, 1), end: "unavailable"),
        Fault(
            description: "too large", answer: .failure(.ambiguous(.tooLarge)), sent: (1, 1), end: "unavailable"),
        Fault(
            description: "damaged", answer: .failure(.ambiguous(.damagedAnswer)), sent: (1, 1), end: "unavailable"),
        Fault(
            description: "not encrypted", answer: .failure(.notSent(.unencrypted(host: "x"))), sent: (1, 1),
            end: "unavailable"),
        Fault(
            description: "connection lost", answer: .failure(.ambiguous(.connectionLost)), sent: (3, 1),
            end: "unavailable"),
        Fault(description: "500", answer: .success(.init(status: 500)), sent: (3, 1), end: "server"),
        Fault(
            description: "502 page", answer: .success(.init(status: 502, body: "<html>")), sent: (3, 1), end: "server"),
        Fault(description: "503", answer: .success(.init(status: 503)), sent: (3, 1), end: "server"),
        // A request that was turned away did nothing, so it may come again.
        Fault(
            description: "429 for a second", answer: .success(.init(status: 429, retryAfter: "1")), sent: (3, 3),
            end: "rateLimited"),
        Fault(
            description: "429 for a minute", answer: .success(.init(status: 429, retryAfter: "60")), sent: (1, 1),
            end: "rateLimited"),
        Fault(
            description: "429 without a time", answer: .success(.init(status: 429)), sent: (1, 1), end: "rateLimited"),
        Fault(
            description: "429 with an odd time", answer: .success(.init(status: 429, retryAfter: "soon")), sent: (1, 1),
            end: "rateLimited"),
        Fault(
            description: "quota", answer: .success(.init(status: 429, body: quota, retryAfter: "2")), sent: (1, 1),
            end: "quotaExceeded"),
        Fault(description: "400", answer: .success(.init(status: 400)), sent: (1, 1), end: "invalidRequest"),
        Fault(description: "401", answer: .success(.init(status: 401)), sent: (1, 1), end: "unauthorised"),
        Fault(
            description: "403 edge", answer: .success(.init(status: 403)), sent: (1, 1), end: "userNotRegistered",
            endOfLacking: "notInDevelopmentMode"),
        Fault(
            description: "404", answer: .success(.init(status: 404)), sent: (1, 1), end: "notFound",
            endOfLacking: "notInDevelopmentMode"),
        Fault(
            description: "404 of a thing", answer: .success(.init(status: 404, body: missing)), sent: (1, 1),
            end: "notFound"),
        Fault(description: "410", answer: .success(.init(status: 410)), sent: (1, 1), end: "notInDevelopmentMode"),
        Fault(description: "405", answer: .success(.init(status: 405)), sent: (1, 1), end: "invalidRequest"),
        Fault(description: "411", answer: .success(.init(status: 411)), sent: (1, 1), end: "invalidRequest"),
        Fault(description: "413", answer: .success(.init(status: 413)), sent: (1, 1), end: "tooLong"),
    ]

    /// What does something else the second time.
    private static let harmful: Set<String> = [
        "POST /me/player/next", "POST /me/player/previous", "POST /me/player/queue", "POST /me/playlists",
        "POST /users/{user_id}/playlists", "POST /playlists/{playlist_id}/items",
        "POST /playlists/{playlist_id}/tracks",
        "PUT /playlists/{playlist_id}/items, reorder",
    ]

    private static func operations() throws -> [Operation] {
        let id = try #require(SpotifyID("4Z8W4fKeB5YxbusRsdQVPb"))
        return Operation.all(
            OperationSubjects(
                track: id, album: id, artist: id, show: id, episode: id, audiobook: id, chapter: id, playlist: id,
                user: "somebody", device: nil, category: "jazz"))
    }

    @Test(arguments: faults)
    func `what is sent again, and what never is`(fault: Fault) async throws {
        for operation in try Self.operations() {
            let wire = AlwaysExchange(fault)
            var client = SpotifyClient(
                exchange: RetryingExchange(wire, time: ManualTime(), jitter: { 1 }),
                baseURL: "https://api.spotify.com/v1", time: ManualTime())
            client.mode = .extended
            let harmful = Self.harmful.contains(operation.description)
            do {
                try await operation.send(client)
                Issue.record("\(operation) succeeded with \(fault)")
            } catch {
                let isLacking = operation.availability == .extendedModeOnly
                #expect(error.name == (isLacking ? fault.endOfLacking ?? fault.end : fault.end), "\(operation)")
            }
            #expect(wire.count == (harmful ? fault.sent.harmful : fault.sent.harmless), "\(operation)")
        }
    }

    @Test(arguments: [
        Fault.Answer(status: 206), .init(status: 206, body: "{}"), .init(status: 200, body: "<html>Log in</html>"),
        .init(status: 200, body: #"{"error":"x"}"#), .init(status: 200, body: "[]"), .init(status: 203),
        .init(status: 299, body: "OK"), .init(status: 200, body: #"{"snapshot_id""#),
    ])
    func `no change is taken for made by an answer that does not say so, and none is sent again`(
        answer: Fault.Answer
    ) async throws {
        let fault = Fault(description: "", answer: .success(answer), sent: (1, 1), end: "unconfirmed")
        for operation in try Self.operations() where !operation.name.hasPrefix("GET") {
            let wire = AlwaysExchange(fault)
            var client = SpotifyClient(
                exchange: RetryingExchange(wire, time: ManualTime(), jitter: { 1 }),
                baseURL: "https://api.spotify.com/v1", time: ManualTime())
            client.mode = .extended
            let error = await #expect(throws: SpotifyError.self, "\(operation)") { try await operation.send(client) }
            #expect(error?.name == fault.end, "\(operation)")
            #expect(wire.count == 1, "\(operation)")
        }
    }

    @Test func `there are 48 operations, and 40 that only extended mode has`() throws {
        let all = try Self.operations()
        let names = { (availability: Availability) in
            Set(all.filter { $0.availability == availability }.map(\.name))
        }
        // The top artists and tracks are one operation in Spotify's own counting.
        #expect(names(.everyMode).count == 49)
        #expect(names(.extendedModeOnly).count == 40)
        #expect(Set(all.map(\.description)).count == all.count)
    }

    @Test func `every endpoint of the sources is among the operations`() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        func text(_ folder: String) throws -> String {
            try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
                .map { try String(contentsOfFile: "\(root)/\(folder)/\($0)", encoding: .utf8) }.joined()
        }
        let declared = try text("Sources/SpotifyAPI/Endpoints")
            .matches(of: /package static (?:func|var) (\w+)[^{]*Endpoint[^{]*\{/).map { String($0.1) }
        let used = try text("Tests/OperationTesting")
        #expect(declared.count > 30)
        for name in declared where !used.contains(".\(name)") {
            Issue.record("no operation sends .\(name): add it to `all` in Tests/OperationTesting/Operation.swift")
        }
    }

    @Test func `what Development Mode does not have is not asked for`() async throws {
        for operation in try Self.operations() where operation.availability == .extendedModeOnly {
            let wire = AlwaysExchange(Self.faults[0])
            let client = SpotifyClient(exchange: wire, baseURL: "https://api.spotify.com/v1", time: ManualTime())
            await #expect(throws: SpotifyError.self) { try await operation.send(client) }
            #expect(wire.count == 0, "\(operation)")
        }
    }
}

extension SpotifyError {
    /// The case without what it holds.
    fileprivate var name: String {
        String("\(self)".prefix { $0 != "(" })
    }
}
