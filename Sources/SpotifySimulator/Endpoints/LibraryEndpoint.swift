// `/me/library`: one operation for everything that can be saved or followed, by URIs in the query
// (SpotifyContract §3.5). A body is not read, as it is not on the real service.

import FoundationEssentials
import HTTPTypes

/// The two library writes of Development Mode, and the question whether something is held.
enum LibraryEndpoint {
    static let routes: [Route] = [
        Route(.put, "me/library", for: .user, counts: .libraryWrites, answer: save),
        Route(.delete, "me/library", for: .user, counts: .libraryWrites, answer: remove),
        Route(.get, "me/library/contains", for: .user, counts: .libraryReads, answer: contains),
    ]

    /// The most URIs one request can name (SpotifyContract §3.5).
    private static let mostURIs = 40

    /// `PUT /me/library?uris=…`.
    @Sendable
    private static func save(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let items = try items(call, state, scope: \.modifyScope)
        // All or nothing: one unknown item refuses the whole request before anything is saved.
        guard items.allSatisfy({ $0 != nil }) else { throw .notFound }
        state.hold(items.compactMap { $0 }, for: call)
        return .done
    }

    /// `DELETE /me/library?uris=…`; what is unknown or not held is passed over.
    @Sendable
    private static func remove(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        for case let item? in try items(call, state, scope: \.modifyScope) {
            state.world.release(item, for: call.userID)
        }
        return .done
    }

    /// `GET /me/library/contains?uris=…`: an array of booleans in the order of the URIs.
    @Sendable
    private static func contains(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let held = try items(call, state, scope: \.readScope).map { item in
            item.map { state.world.holds($0, for: call.userID) } ?? false
        }
        return .json(.array(held.map(JSONValue.bool)))
    }

    /// The items that the URIs name, in their order; nil for what the world does not have. The scope
    /// depends on the kind of each URI.
    private static func items(
        _ call: APICall, _ state: SimulatorState, scope: (LibraryItem.Kind) -> Scope,
    ) throws(APIError) -> [LibraryItem?] {
        var items: [LibraryItem?] = []
        for uri in try call.list("uris", atMost: mostURIs) {
            let (kind, id) = try LibraryItem.parts(uri)
            try call.require(scope(kind))
            if kind == .artist, call.request.method != .get, state.configuration.library.refusesArtists {
                throw .badRequest("Invalid uri: \(uri.prefix(80))")
            }
            items.append(LibraryItem(kind, id, in: state.world))
        }
        return items
    }
}

extension SimulatorState {
    /// Saves or follows the things of one request. All get the same time, and which of them is the latest is decided
    /// by the configured order (SpotifyContract §14.4).
    mutating func hold(_ items: [LibraryItem], for call: APICall) {
        let seed = CatalogueID("batch", [call.request.path] + call.request.query.map(\.value)).low
        let order = configuration.library.arranged(items, seed: seed ^ configuration.shuffleSeed)
        for item in order { world.hold(item, for: call.userID, at: call.now) }
    }
}

extension WireAnswer {
    /// 200 without a body.
    static var done: WireAnswer { WireAnswer(.ok) }
}
