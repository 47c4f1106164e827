// The currency of the network side: one protocol that the network, the simulator, a recording and every layer
// between them implement, and the only errors that travel along it. What a request means is left to SpotifyAPI
// and SpotifyAuth; how bytes reach a socket is left to NetworkAdapters.

package import HTTPTypes

/// A request goes in, a response comes out. The network, the simulator and a recording are all exchanges.
package protocol Exchange: Sendable {
    /// Sends one request with its whole body and returns the whole answer, whatever its status.
    ///
    /// Cancelling the calling task abandons the request and throws ``ExchangeError/cancelled``.
    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8])
}

/// Why there is no answer, by the one thing a caller must know: may the request be repeated?
package enum ExchangeError: Error, Sendable {
    /// Nothing of the request can have acted (no address, connection refused, TLS failed). Repeating it is safe.
    case notSent(TransportFault)
    /// The request was sent and no answer came (time-out, reset, cut-off answer). It may have acted.
    case ambiguous(TransportFault)
    /// The task was cancelled. What reached the other side is unknown.
    case cancelled
    /// A layer of this program declined to send it (no login, a ceiling reached). Repeating it gives the same result.
    case refused(any Error)
}

/// What went wrong below HTTP, as a fact for the sentence that the shell's diagnostics make.
package enum TransportFault: Error, Sendable, Equatable {
    /// The host name has no address.
    case unknownHost(String)
    /// No program listens there, or the network is down.
    case unreachable(String)
    /// TLS could not be agreed on.
    case insecure(String)
    /// No answer within the time allowed.
    case timedOut
    /// The connection broke after the request was sent.
    case connectionLost
    /// Plain http to another machine: the login could be read on the way.
    case unencrypted(host: String)
    /// The address has no host, or a port beyond 65535.
    case unusableAddress(String)
    /// The environment variable does not name a usable proxy.
    case unusableProxy(variable: String)
    /// The certificates that the environment variable names cannot be read.
    case unusableCertificates(variable: String)
    /// The answer is larger than the largest that is read.
    case tooLarge
    /// The answer is not HTTP, or cannot be unpacked.
    case damagedAnswer
    /// A recording, or a scripted exchange, does not know this request.
    case unexpectedRequest(String)

    /// Whether another attempt could end better.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .timedOut, .connectionLost: true
        // A host without an address will have none in a second either, and a large answer stays large.
        case .unknownHost, .insecure, .unencrypted, .unusableAddress, .unusableProxy, .unusableCertificates, .tooLarge,
            .damagedAnswer, .unexpectedRequest:
            false
        }
    }
}
