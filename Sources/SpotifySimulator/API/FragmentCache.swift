// Objects of the catalogue in their written form. They never change, and producing a page of fifty tracks is
// mostly the copying of their bytes, so each is written once. There is one cache for each way of seeing the
// catalogue: mode, base address, market and quirks.

import Synchronization

/// The written objects of one view of the catalogue. With it a page of fifty tracks is one copy per track
/// instead of some twenty members each; a client's benchmark then measures the client.
final class FragmentCache: Sendable {
    /// The kinds of objects that are kept. Speech is not: resume points differ from user to user.
    enum Kind: Hashable {
        case artist, simpleAlbum, album, simpleTrack, track, playlistTrack
    }

    /// An object: its kind, and its index in the catalogue.
    private struct Key: Hashable {
        let kind: Kind
        let index: Int
    }

    private struct Content: Sendable {
        var fragments: [Key: [UInt8]] = [:]
        var bytes = 0
    }

    /// Keeps alive the catalogue that the indices belong to; its identity is part of the cache's key.
    private let catalogue: WorldCatalogue
    private let content = Mutex(Content())
    /// When the fragments exceed this size, the cache starts again from empty. So a world of
    /// any size stays within bounds.
    private static let mostBytes = 32 << 20

    init(_ catalogue: WorldCatalogue) { self.catalogue = catalogue }

    /// The object, written now if it was not yet.
    func value(_ kind: Kind, _ index: Int, make: () -> JSONValue) -> JSONValue {
        let key = Key(kind: kind, index: index)
        if let known = content.withLock({ $0.fragments[key] }) { return .written(known) }
        // Not under the lock: making one object may ask for another.
        let bytes = make().bytes()
        content.withLock { content in
            if content.bytes > Self.mostBytes { content = Content() }
            content.fragments[key] = bytes
            content.bytes += bytes.count
        }
        return .written(bytes)
    }
}

/// The caches of all views.
final class FragmentStore: Sendable {
    /// A way of seeing the catalogue: everything that changes how its objects are written.
    struct View: Hashable {
        let catalogue: ObjectIdentifier
        let mode: AppMode
        let base: String
        let hasMarket: Bool
        let quirks: ListQuirks
    }

    private let caches = Mutex<[View: FragmentCache]>([:])

    /// More views than this come only from a client that varies the host name at random; then all caches are dropped.
    private static let mostViews = 16

    /// The cache for a view, made on first use.
    func cache(for view: View, of catalogue: WorldCatalogue) -> FragmentCache {
        caches.withLock { caches in
            if let cache = caches[view] { return cache }
            if caches.count >= Self.mostViews { caches = [:] }
            let cache = FragmentCache(catalogue)
            caches[view] = cache
            return cache
        }
    }
}
