// The behaviours of the library that sources dispute or that concern single accounts (SpotifyContract §10.13, §14.4).
// Each is a switch; the defaults are what most reports say.

/// How the library behaves where that is disputed.
package struct LibraryRules: Sendable, Hashable {
    /// The order that the things of one request have afterwards (SpotifyContract §14.4).
    package var batchOrder = BatchOrder.any
    /// Whether artists cannot be followed or unfollowed by `/me/library` (SpotifyContract §3.5).
    package var refusesArtists = false
    /// The number of liked songs beyond which the list of them is 502; `nil` for none (SpotifyContract §8.7).
    package var mostSavedTracks: Int?
    /// The largest page of followed artists that is served, 502 beyond it; `nil` for any (SpotifyContract §14.4).
    package var followedPage: Int?
    /// What the total of followed artists has too much, as after following some of them twice (SpotifyContract §14.4).
    package var followedSurplus = 0

    /// The two orders.
    package enum BatchOrder: String, CaseIterable, Sendable {
        /// Any but the order of the request, or the one in which the request names them, the last of them being the
        /// newest.
        case any, asAsked
    }

    /// The rules as most reports have them.
    package init() {}

    /// The order in which the things of a request are saved. The same request is always saved in the same order.
    ///
    /// Any order means one that no client can count on: neither that of the request nor, from three things on, the
    /// reverse of it.
    func arranged<Thing: Equatable>(_ things: [Thing], seed: UInt64) -> [Thing] {
        switch batchOrder {
        case .asAsked: return things
        case .any:
            var generator = SeededGenerator(seed: seed)
            var order = things.shuffled(using: &generator)
            if order.count > 2, order == things.reversed() { order.swapAt(0, 1) }
            if order.count > 1, order == things { order.append(order.removeFirst()) }
            return order
        }
    }
}
