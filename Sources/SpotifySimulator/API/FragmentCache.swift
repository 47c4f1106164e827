// Objects of the catalogue as they were written once: they never change, and a page of fifty tracks is mostly the copying
// of their bytes. One cache for each way of seeing the catalogue (mode, address, market, quirks).

import Synchronization

/// The written objects of one view.
final class FragmentCache: Sendable {
    /// What is kept.
    enum Kind: Hashable {
        case artist, simpleAlbum, album, simpleTrack, track, playlistTrack
    }

    private struct Key: Hashable {
        let kind: Kind
        let index: Int
    }

    private struct Content: Sendable {
        var fragments: [Key: [UInt8]] = [:]
        var bytes = 0
    }

    /// Keeps the catalogue alive that the indices belong to.
    private let catalogue: Catalogue
    private let content = Mutex(Content())
    /// When there is more it begins anew; a world of any size stays within bounds.
    private static let mostBytes = 32 << 20

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

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
    /// A way of seeing the catalogue.
    struct View: Hashable {
        let catalogue: ObjectIdentifier
        let mode: AppMode
        let base: String
        let hasMarket: Bool
        let quirks: ListQuirks
    }

    private let caches = Mutex<[View: FragmentCache]>([:])

    /// More views than this are somebody's fuzzing of the address.
    private static let mostViews = 16

    func cache(for view: View, of catalogue: Catalogue) -> FragmentCache {
        caches.withLock { caches in
            if let cache = caches[view] { return cache }
            if caches.count >= Self.mostViews { caches = [:] }
            let cache = FragmentCache(catalogue)
            caches[view] = cache
            return cache
        }
    }
}
