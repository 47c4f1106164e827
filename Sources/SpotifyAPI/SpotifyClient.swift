// Sends endpoints and reads answers. Everything between the client and the network (cache, retries, login,
// pace, trace) is in the exchange it is given.

package import Exchange
import FoundationEssentials
package import HTTPTypes

/// Whether an answer from the cache is acceptable.
package enum Freshness: Sendable, Equatable {
    case cacheAllowed, fresh
    /// Spotify's own answer, which is not kept either: it is read once, for a copy.
    case unkept
}

/// The Web API as this program uses it.
package struct SpotifyClient: Sendable {
    private let exchange: any Exchange
    private let scheme: String
    private let authority: String
    private let basePath: String
    private let time: any TimeSource
    /// The mode of the app. What Development Mode does not have is refused without a request.
    package var mode = Mode.development
    /// Whether nothing may be sent.
    package var isOffline = false
    /// Receives the names in every answer, and how old the answer is.
    package var notice: (@Sendable ([NamedThing], _ age: Duration) async -> Void)?

    /// - Parameter baseURL: `https://api.spotify.com/v1`, or the address of a simulator.
    package init(exchange: any Exchange, baseURL: String, time: any TimeSource) {
        self.exchange = exchange
        self.time = time
        let address = WebAddress(baseURL)
        scheme = address.scheme
        authority = address.authority
        basePath = address.path
    }

    /// Sends the request and reads its answer.
    ///
    /// - Throws: ``SpotifyError``: what Spotify answered instead, why the answer cannot be read,
    ///   or why nothing was sent.
    package func send<Response>(
        _ endpoint: Endpoint<Response>, freshness: Freshness = .cacheAllowed
    ) async throws(SpotifyError) -> Response {
        guard !isOffline else { throw .refused(OfflineError.needsNetwork) }
        guard endpoint.availability == .everyMode || mode == .extended else { throw .notInDevelopmentMode }
        let request = request(for: endpoint, freshness: freshness)
        let response: HTTPResponse
        let body: [UInt8]
        do {
            (response, body) = try await exchange.send(request, body: endpoint.body ?? [])
        } catch {
            switch error {
            case .notSent(let fault): throw .unavailable(fault, mayHaveActed: false)
            // Reading twice does no harm, so for a read nothing has to be said about it.
            case .ambiguous(let fault): throw .unavailable(fault, mayHaveActed: endpoint.method != .get)
            case .cancelled: throw .cancelled
            case .refused(let cause): throw .refused(cause)
            }
        }
        guard response.status.kind == .successful else {
            throw SpotifyError(response, body, to: request, of: endpoint, now: time.now)
        }
        do throws(UnreadableAnswer) {
            guard AnswerForm(response, body) != .html else { throw .html }
            let answer = try endpoint.decode(response.status.code, body)
            if let notice, let names = answer as? any NamingAnswer {
                let age = response.headerFields[.age].flatMap { Int64($0) } ?? 0
                await notice(names.namedThings, .seconds(age))
            }
            return answer
        } catch {
            // A kept answer that cannot be read must not be in the way: Spotify is asked again.
            if freshness == .cacheAllowed, response.headerFields[.age] != nil {
                return try await send(endpoint, freshness: .fresh)
            }
            // Reading a large answer is abandoned when its task is cancelled; then it only seems unreadable.
            guard endpoint.method == .get else { throw .unconfirmed(error) }
            throw Task.isCancelled ? .cancelled : .unreadable(error)
        }
    }

    /// Makes sure that so many more requests may be sent for this line, before the first of them is.
    package func foresee(_ count: Int) async throws(SpotifyError) {
        do throws(ExchangeError) {
            try await RequestAllowance.current?.foresee(count)
        } catch {
            if case .refused(let cause) = error { throw .refused(cause) }
            throw .cancelled
        }
    }

    /// Makes sure that these may be sent, before the first of them is. Those with a cached answer cost nothing.
    ///
    /// - Parameter spent: What the line had spent before the page that these follow. If that page came from the
    ///   cache, the others may be there as well; if it was requested, they are not.
    package func foresee<Response>(
        _ endpoints: some RandomAccessCollection<Endpoint<Response>>, behindPageAt spent: Int?
    ) async throws(SpotifyError) {
        guard let allowance = RequestAllowance.current, await !allowance.hasRoom(for: endpoints.count) else { return }
        let isKept = await allowance.spent == spent
        try await foresee(isKept ? try await uncached(endpoints) : endpoints.count)
    }

    /// How many pages are looked up at most; a list that claims more is not kept to its end.
    private static let mostLookedUp = 2000

    /// How many of these would need a request to Spotify. Nothing is sent.
    private func uncached<Response>(
        _ endpoints: some RandomAccessCollection<Endpoint<Response>>
    ) async throws(SpotifyError) -> Int {
        var count = max(0, endpoints.count - Self.mostLookedUp)
        for endpoint in endpoints.prefix(Self.mostLookedUp) {
            if Task.isCancelled { throw .cancelled }
            var request = request(for: endpoint, freshness: .cacheAllowed)
            request.headerFields[.cacheControl] = CacheLifetime.onlyIfCached
            let answer = try? await exchange.send(request, body: [])
            if answer?.0.status.kind != .successful { count += 1 }
        }
        return count
    }

    /// The request that an endpoint makes.
    package func request<Response>(for endpoint: Endpoint<Response>, freshness: Freshness) -> HTTPRequest {
        var request = HTTPRequest(
            method: endpoint.method, scheme: scheme, authority: authority, path: basePath + endpoint.target)
        request.headerFields[.accept] = "application/json"
        switch freshness {
        case .cacheAllowed: break
        case .fresh: request.headerFields[.cacheControl] = "no-cache"
        case .unkept: request.headerFields[.cacheControl] = CacheLifetime.noStore
        }
        if let body = endpoint.body {
            request.headerFields[.contentType] = endpoint.contentType
            request.headerFields[.contentLength] = String(body.count)
        } else if endpoint.method != .get {
            // Without it Spotify's edge answers 411 (SpotifyContract §5).
            request.headerFields[.contentLength] = "0"
        }
        return request
    }
}
