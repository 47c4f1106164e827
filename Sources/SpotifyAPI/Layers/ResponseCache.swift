// Answers that are kept for a while (Architecture §6): the port, how long each kind stays good, and a cache in
// memory for one process. What may be cached is decided here and in no other file.

package import Exchange
package import FoundationEssentials
package import HTTPTypes

/// An answer that was kept, and when.
package struct CachedAnswer: Sendable {
    /// Status and header fields.
    package var response: HTTPResponse
    /// The body as it was received.
    package var body: [UInt8]
    /// When it was received, from which its age is counted.
    package var stored: Date

    /// An answer of that moment.
    package init(response: HTTPResponse, body: [UInt8], stored: Date) {
        self.response = response
        self.body = body
        self.stored = stored
    }
}

/// Keeps answers.
package protocol ResponseCache: Sendable {
    /// The answer under this key (an address, perhaps with an account), if there is one and it is still good.
    func answer(to target: String) async -> CachedAnswer?
    /// Keeps an answer for so long after it was stored.
    func store(_ answer: CachedAnswer, to target: String, for lifetime: Duration) async
    /// Forgets the answers whose address contains one of these paths, from every server and for every account.
    func remove(under paths: [String]) async
    /// Forgets everything, as `logout` demands.
    func removeAll() async
}

/// How long answers stay good. An artist's albums are the scarcest read of all and change rarely.
enum CacheLifetime {
    /// The header of a request that wants a cached answer or none (RFC 9111 §5.2.1.7). The answer
    /// 504 says that there is none.
    static let onlyIfCached = "only-if-cached"
    /// The header of a request whose answer is neither taken from the cache nor kept in it (RFC 9111 §5.2.1.5).
    static let noStore = "no-store"

    /// How long an answer stays good; nil for what is never cached: the player, and who is logged in.
    static func lifetime(of request: HTTPRequest) -> Duration? {
        guard request.method == .get else { return nil }
        let path = (request.path ?? "").prefix { $0 != "?" }
        guard !path.hasSuffix("/me") else { return nil }
        return switch Bucket(request) {
        case .search: .seconds(600)
        case .artistAlbums: .seconds(86_400)
        case .albums, .albumTracks, .tracks, .artists: .seconds(3600)
        // The place where a listener stopped changes with every episode heard.
        case .shows: .seconds(600)
        // The user's own things can change elsewhere, so they are read again after five minutes (Language §6).
        case .playlists, .savedTracks, .library, .profile: .seconds(300)
        case .libraryWrites, .playlistWrites, .player, .other: nil
        }
    }

    /// Whether the answer concerns the user's own things, or shows where the user stopped listening.
    static func isOwn(_ request: HTTPRequest) -> Bool {
        switch Bucket(request) {
        case .playlists, .playlistWrites, .savedTracks, .library, .libraryWrites, .player, .profile, .shows: true
        case .search, .artistAlbums, .albums, .albumTracks, .tracks, .artists, .other: false
        }
    }

    /// Whether an answer looks complete and like what it should be. Web pages, half answers and empty ones come
    /// with 200 too; kept, they would take the place of the proper answer for hours.
    static func isWorthKeeping(_ response: HTTPResponse, _ body: [UInt8], to request: HTTPRequest) -> Bool {
        guard response.status.code == 200 else { return false }
        let path = (request.path ?? "").prefix { $0 != "?" }
        return JSONAnswer.looksWhole(body, as: path.hasSuffix("/contains") ? .list : .object)
    }

    /// The ID of the playlist in the path; nil where it names none.
    private static func playlist(in request: HTTPRequest) -> Substring? {
        let parts = (request.path ?? "").prefix { $0 != "?" }.split(separator: "/")
        return parts.firstIndex(of: "playlists").flatMap { parts.indices.contains($0 + 1) ? parts[$0 + 1] : nil }
    }

    /// The paths whose answers a change makes wrong, below the path of the API.
    static func outdated(by request: HTTPRequest) -> [String] {
        switch Bucket(request) {
        case .playlists, .playlistWrites:
            // Of the others nothing changes; a playlist that is made has no answers yet.
            (playlist(in: request).map { ["/playlists/\($0)"] } ?? []) + ["/me/playlists", "/users/"]
        case .library, .libraryWrites, .savedTracks:
            [
                "/me/tracks", "/me/albums", "/me/episodes", "/me/shows", "/me/audiobooks", "/me/library",
                "/me/following",
                "/me/playlists",
            ]
        case .search, .artistAlbums, .albums, .albumTracks, .tracks, .artists, .shows, .player, .profile, .other: []
        }
    }
}

/// Keeps the newest answers in memory.
package actor InMemoryResponseCache: ResponseCache {
    private var kept: [String: (answer: CachedAnswer, until: Date)] = [:]
    /// The keys in the order in which they came, so that the oldest can be dropped.
    private var order: [String] = []
    private let time: any TimeSource
    /// How many answers are kept at most.
    private static let limit = 500

    /// An empty cache.
    package init(time: any TimeSource) { self.time = time }

    /// The answer, unless its time is over.
    package func answer(to target: String) -> CachedAnswer? {
        guard let found = kept[target] else { return nil }
        guard found.until > time.now else {
            kept[target] = nil
            return nil
        }
        return found.answer
    }

    /// Keeps an answer, and drops the oldest beyond the limit.
    package func store(_ answer: CachedAnswer, to target: String, for lifetime: Duration) {
        if kept[target] == nil { order.append(target) }
        kept[target] = (answer, answer.stored + lifetime.inSeconds)
        while order.count > Self.limit { kept[order.removeFirst()] = nil }
    }

    /// Forgets the answers whose address contains one of the paths.
    package func remove(under paths: [String]) {
        for target in kept.keys where paths.contains(where: target.contains) { kept[target] = nil }
        order.removeAll { kept[$0] == nil }
    }

    /// Forgets every answer.
    package func removeAll() {
        kept = [:]
        order = []
    }
}
