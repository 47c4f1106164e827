// The currency of the network side: one protocol that the network, the simulator, a recording and every layer between
// them implement, and the only errors that may travel along it. What a request means belongs to SpotifyAPI and
// SpotifyAuth; how bytes reach a socket belongs to NetworkAdapters.

package import HTTPTypes

/// A request goes in, a response comes out. The network, the simulator and a recording are all exchanges.
package protocol Exchange: Sendable {
    /// Sends one request with its whole body and returns the whole answer, whatever its status.
    ///
    /// Cancelling the calling task abandons the request and throws ``ExchangeError/cancelled``.
    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8])
}

/// Why there is no answer, in terms of the one thing a caller must know: may the request be repeated?
package enum ExchangeError: Error, Sendable {
    /// Nothing of the request can have acted (no address, connection refused, TLS failed): repeating it is safe.
    case notSent(TransportFault)
    /// The request left, no answer came (time-out, reset, cut-off answer): it may have acted.
    case ambiguous(TransportFault)
    /// The task was cancelled. Nothing is known about what reached the other side.
    case cancelled
    /// A layer of ours declined to send it (no login, a ceiling reached); repeating it gives the same answer.
    case refused(any Error)
}

/// What went wrong below HTTP, as a fact for the sentence that `Diagnostic` makes of it.
package enum TransportFault: Error, Sendable, Equatable {
    /// The host name has no address.
    case unknownHost(String)
    /// Nobody listens there, or the network is down.
    case unreachable(String)
    /// TLS could not be agreed on.
    case insecure(String)
    /// No answer within the time allowed.
    case timedOut
    /// The connection broke after the request had left.
    case connectionLost
    /// Plain http to another machine: a login would be readable on the way.
    case unencrypted(host: String)
    /// No host, or a port beyond 65535.
    case unusableAddress(String)
    /// The variable of the environment that names no proxy.
    case unusableProxy(variable: String)
    /// The certificates that the variable of the environment names cannot be read.
    case unusableCertificates(variable: String)
    /// An answer beyond the largest that is read.
    case tooLarge
    /// An answer that is no HTTP, or cannot be unpacked.
    case damagedAnswer
    /// A recording, or a scripted exchange, does not know this request.
    case unexpectedRequest(String)

    /// Whether another attempt could end better.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .timedOut, .connectionLost: true
        // A host without an address will have none in a second either, and a large answer is as large again.
        case .unknownHost, .insecure, .unencrypted, .unusableAddress, .unusableProxy, .unusableCertificates, .tooLarge,
            .damagedAnswer, .unexpectedRequest:
            false
        }
    }
}
