// The outermost layer but the recording: it answers reads from the cache, and lets equal reads that come
// together share one request. Cached answers carry their age in `Age`; a request with `Cache-Control: no-cache`
// reaches Spotify anyway (RFC 9111 §5.2.1.4); the answer to one with `no-store` is not kept.

package import Exchange
import FoundationEssentials
package import HTTPTypes
import Synchronization

/// The layer that answers from the cache where it can.
package struct CachingExchange: Exchange {
    private typealias Answer = (HTTPResponse, [UInt8])

    private let inner: any Exchange
    private let cache: any ResponseCache
    private let time: any TimeSource
    private let sink: (any TraceSink)?
    private let account: @Sendable () async -> String?
    /// The reads that are under way, by the key of their answer. One that no task wants any more is cancelled.
    private let reads = SharedReads()

    /// - Parameters:
    /// - sink: receives a report of each answer that needed no request.
    /// - account: the ID of the account whose answers are kept apart; nil where no one is logged in.
    package init(
        _ inner: any Exchange, cache: any ResponseCache, time: any TimeSource, sink: (any TraceSink)? = nil,
        account: @escaping @Sendable () async -> String? = { nil }
    ) {
        self.sink = sink
        self.account = account
        self.inner = inner
        self.cache = cache
        self.time = time
    }

    /// Answers from the cache where that is allowed, else passes the request on and stores the answer.
    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let isCacheOnly = request.headerFields[.cacheControl] == CacheLifetime.onlyIfCached
        guard let lifetime = CacheLifetime.lifetime(of: request) else {
            return isCacheOnly ? Self.notCached : try await pass(request, body)
        }
        if request.headerFields[.cacheControl] == CacheLifetime.noStore {
            return try await inner.send(request, body: body)
        }
        let target = await key(of: request)
        if isCacheOnly { return await cache.answer(to: target) == nil ? Self.notCached : Self.isCached }
        let isFresh = request.headerFields[.cacheControl] == "no-cache"
        if !isFresh, let cached = await cache.answer(to: target) {
            var response = cached.response
            if let sink {
                var entry = TraceEntry(request, source: .cache, began: time.now)
                entry.outcome = .answered(status: response.status.code)
                entry.bytes = cached.body.count
                sink.record(entry)
            }
            let age = max(0, Int(time.now.timeIntervalSince(cached.stored)))
            await RequestAllowance.current?.used(answerOfAge: .seconds(age))
            response.headerFields[.age] = String(age)
            return (response, cached.body)
        }
        return try await share(request, target: target, lifetime: lifetime)
    }

    /// The two answers to a request that only asks whether an answer is cached (`only-if-cached`, RFC 9111 §5.2.1.7).
    private static let notCached: Answer = (HTTPResponse(status: .gatewayTimeout), [])
    private static let isCached: Answer = (HTTPResponse(status: .ok), [])

    /// The key under which an answer is stored: the whole address, since another server answers differently,
    /// with the account for what belongs to the user.
    private func key(of request: HTTPRequest) async -> String {
        let address = "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "/")"
        guard CacheLifetime.isOwn(request), let account = await account() else { return address }
        return "\(address) \(account)"
    }

    /// Sends a request whose answer is never cached. Cached answers that a change makes wrong are forgotten,
    /// even when it is unknown whether the change was made.
    private func pass(
        _ request: HTTPRequest, _ body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let outdated = request.method == .get ? [] : CacheLifetime.outdated(by: request)
        guard !outdated.isEmpty else { return try await inner.send(request, body: body) }
        let result: Result<Answer, ExchangeError>
        do throws(ExchangeError) {
            result = .success(try await inner.send(request, body: body))
        } catch {
            result = .failure(error)
        }
        await cache.remove(under: outdated)
        return try result.get()
    }

    /// Waits for the answer to an equal request that is under way, or sends this one. A task that is cancelled stops
    /// waiting at once; the request is cancelled when no task waits for it any more.
    private func share(
        _ request: HTTPRequest, target: String, lifetime: Duration
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        try await reads.flights.outcome(for: target) { land in
            Task.atHome { land(await answer(to: request, target: target, lifetime: lifetime)) }
        }.get()
    }

    /// Spotify's answer, which is stored where that is allowed and useful.
    private func answer(
        to request: HTTPRequest, target: String, lifetime: Duration
    ) async -> Result<Answer, ExchangeError> {
        do throws(ExchangeError) {
            let answer = try await inner.send(request, body: [])
            if CacheLifetime.isWorthKeeping(answer.0, answer.1, to: request) {
                let kept = CachedAnswer(response: answer.0, body: answer.1, stored: time.now)
                await cache.store(kept, to: target, for: lifetime)
            }
            return .success(answer)
        } catch {
            return .failure(error)
        }
    }
}

/// The reads that tasks share, begun with the first: a run that reads nothing does without.
private final class SharedReads: Sendable {
    typealias Flights = SingleFlight<String, (HTTPResponse, [UInt8]), ExchangeError>

    private let made = Mutex<Flights?>(nil)

    var flights: Flights {
        made.withLock { made in
            if let made { return made }
            let flights = Flights(.whileWanted, cancelled: .cancelled)
            made = flights
            return flights
        }
    }
}
