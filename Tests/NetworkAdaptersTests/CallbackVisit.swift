// A login as the tests of its listener see it: the login waits, and other programs send requests.

import Exchange
import SpotifyAuth
import Testing

@testable import NetworkAdapters

/// What the tests of the listener share.
enum CallbackVisit {
    typealias Next = @Sendable () async throws(AuthError) -> String

    /// Listens during the visit; answers with `state=mine` are the right ones.
    static func run(
        at redirect: LoopbackRedirect = .standard, time: any TimeSource = SystemTime(),
        _ visit: @escaping @Sendable (_ port: Int, _ next: Next) async throws -> String
    ) async throws -> String {
        try await LoopbackCallbackListener(time: time).listen(
            at: redirect, deadline: .seconds(60), accepts: { $0.contains("state=mine") }
        ) { redirectURI, next async throws(AuthError) in
            do {
                let port = try #require(redirectURI.split(separator: ":").last?.split(separator: "/").first)
                return try await visit(#require(Int(port)), next)
            } catch let error as AuthError {
                throw error
            } catch {
                Issue.record(error)
                throw .unusableCallback
            }
        }
    }

    /// A GET as a browser sends it.
    static func get(_ port: Int, _ path: String, host: String = "127.0.0.1") -> String {
        "GET \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nAccept: text/html\r\nConnection: keep-alive\r\n\r\n"
    }

    /// The browser comes by with the right answer.
    static func answer(_ port: Int) async throws -> String {
        try await RawClient.ask(port, get(port, "/callback?code=c0de&state=mine"))
    }

    static func status(_ answer: String) -> String {
        String(answer.split(separator: " ").dropFirst().first ?? "")
    }
}
