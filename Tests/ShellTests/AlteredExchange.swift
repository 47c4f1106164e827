// A network that changes what the simulator answers: for answers that the real service gives, without building
// a world for them.

import Exchange
import HTTPTypes
import Synchronization

/// An exchange whose answers to some requests are of a test's own making.
final class AlteredExchange: Exchange {
    private let inner: any Exchange
    private let answers = Mutex<[String: String]>([:])

    init(_ inner: any Exchange) { self.inner = inner }

    /// Answers requests of this method and path, without its query, with this JSON.
    func answer(_ line: String, _ body: String) { answers.withLock { $0[line] = body } }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let path = request.path?.prefix { $0 != "?" } ?? "/"
        let line = "\(request.method.rawValue) \(path)"
        guard let answer = answers.withLock({ $0[line] }) else { return try await inner.send(request, body: body) }
        var response = HTTPResponse(status: .ok)
        response.headerFields[.contentType] = "application/json"
        return (response, Array(answer.utf8))
    }
}
