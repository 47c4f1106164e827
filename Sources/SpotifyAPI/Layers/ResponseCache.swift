// Answers of the catalogue, kept for a while (DESIGN §6): the port, how long each kind stays good, and a cache in memory
// for one process. What may be cached is decided here and nowhere else.

package import Exchange
package import FoundationEssentials
package import HTTPTypes

/// An answer that was kept.
package struct CachedAnswer: Sendable {
    package var response: HTTPResponse
    package var body: [UInt8]
    package var stored: Date
}

/// Who keeps answers.
package protocol ResponseCache: Sendable {
    /// The answer to a request line, when one was kept and is still good.
    func answer(to target: String) async -> CachedAnswer?
    func store(_ answer: CachedAnswer, to target: String, for lifetime: Duration) async
    func removeAll() async
}

/// How long answers stay good. Artists' albums are the scarcest of requests and change rarely.
enum CacheLifetime {
    /// nil for what is never cached: anything of the user's, and the player.
    static func lifetime(of request: HTTPRequest) -> Duration? {
        guard request.method == .get else { return nil }
        return switch Bucket(request) {
        case .search: .seconds(600)
        case .artistAlbums: .seconds(86_400)
        case .albums, .albumTracks, .tracks, .artists: .seconds(3600)
        case .playlists, .savedTracks, .library, .libraryWrites, .player, .profile, .other: nil
        }
    }
}

/// Keeps the newest answers in memory.
package actor InMemoryResponseCache: ResponseCache {
    private var kept: [String: (answer: CachedAnswer, until: Date)] = [:]
    private var order: [String] = []
    private let time: any TimeSource
    private static let limit = 500

    package init(time: any TimeSource) { self.time = time }

    package func answer(to target: String) -> CachedAnswer? {
        guard let found = kept[target] else { return nil }
        guard found.until > time.now else {
            kept[target] = nil
            return nil
        }
        return found.answer
    }

    package func store(_ answer: CachedAnswer, to target: String, for lifetime: Duration) {
        if kept[target] == nil { order.append(target) }
        kept[target] = (answer, answer.stored + lifetime.inSeconds)
        while order.count > Self.limit { kept[order.removeFirst()] = nil }
    }

    package func removeAll() {
        kept = [:]
        order = []
    }
}
