// The replies to requests at the callback address: a page, and, when the request is the answer to the current
// login, its address for the code that waits. Only GET of the one path counts, addressed to this machine by
// number. A host name that resolves to this machine (DNS rebinding) gets nothing.

import NIOHTTP1
import SpotifyAuth
import Synchronization

/// What a request gets, and the answer it brought.
struct CallbackReply {
    let page: CallbackPage
    let answer: String?

    init(_ page: CallbackPage, answer: String? = nil) {
        self.page = page
        self.answer = answer
    }
}

/// Decides what requests get.
final class RedirectResponder: Sendable {
    private let redirect: LoopbackRedirect
    private let accepts: @Sendable (String) -> Bool
    /// Receives each answer once its page is on the way.
    let handOut: @Sendable (String) -> Void
    private let isAnswered = Mutex(false)

    init(
        redirect: LoopbackRedirect, accepts: @escaping @Sendable (String) -> Bool,
        handOut: @escaping @Sendable (String) -> Void
    ) {
        self.redirect = redirect
        self.accepts = accepts
        self.handOut = handOut
    }

    /// The reply to a request.
    ///
    /// - Parameter port: The port at which the request came in.
    func reply(to head: HTTPRequestHead, port: Int) -> CallbackReply {
        guard let target = CallbackTarget(head) else { return CallbackReply(.unreadable) }
        guard Self.isOurs(target.authority, port: port) else { return CallbackReply(.elsewhere) }
        guard target.path == redirect.path else { return CallbackReply(.notFound) }
        guard head.method == .GET else { return CallbackReply(.wrongMethod) }
        let address = redirect.uri(port: port) + "?" + target.query
        guard accepts(address) else { return CallbackReply(.foreign) }
        let isFirst = isAnswered.withLock { isAnswered in
            defer { isAnswered = true }
            return !isAnswered
        }
        return CallbackReply(isFirst ? Self.page(for: target.query) : .repeated, answer: address)
    }

    /// The page for an answer that belongs to the login: the consent was given, refused, or failed.
    private static func page(for query: Substring) -> CallbackPage {
        let errors = query.split(separator: "&").filter { $0.hasPrefix("error=") }
        guard let error = errors.first else { return .done }
        return error == "error=access_denied" ? .refused : .failed
    }

    /// Whether the request was addressed to the listening port by one of the loopback numbers.
    private static func isOurs(_ authority: String, port: Int) -> Bool {
        LoopbackRedirect.Host.allCases.contains { host in
            authority == "\(host.rawValue):\(port)" || (port == 80 && authority == host.rawValue)
        }
    }
}

/// Where a request was meant to go (RFC 9112 §3.2): a path, or a whole address as it is sent to proxies.
private struct CallbackTarget {
    let authority: String
    let path: Substring
    let query: Substring

    /// Reads the target; nil when it is malformed or two `Host` fields disagree.
    init?(_ head: HTTPRequestHead) {
        let hosts = head.headers["host"]
        guard hosts.count <= 1 else { return nil }
        var rest = head.uri[...]
        if rest.hasPrefix("/") {
            guard let host = hosts.first else { return nil }
            authority = host
        } else {
            guard rest.prefix(7).lowercased() == "http://" else { return nil }
            let end = rest.dropFirst(7).firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            authority = String(rest[..<end].dropFirst(7))
            rest = rest[end...]
        }
        path = rest.prefix { $0 != "?" }
        query = rest.dropFirst(path.count + 1)
    }
}
