// Saving, removing and asking by kind, by the operations that `/me/library` replaced: extended mode only
// (SpotifyContract §3.4). Ids come in the query or in a JSON body, fifty at most.

import HTTPTypes

/// The older library writes, for five kinds.
enum SavedItemEndpoints {
    static let routes: [Route] = [LibraryItem.Kind.track, .album, .episode, .show, .audiobook].flatMap(routes)

    /// The three operations of one kind: `PUT`, `DELETE` and `GET …/contains`.
    private static func routes(of kind: LibraryItem.Kind) -> [Route] {
        [
            .extended(
                .put, "me/\(kind)s", scopes: [.libraryModify], for: .user, counts: .libraryWrites,
            ) { call, state throws(APIError) in
                try call.save(kind, in: &state)
                return .done
            },
            .extended(
                .delete, "me/\(kind)s", scopes: [.libraryModify], for: .user, counts: .libraryWrites,
            ) { call, state throws(APIError) in
                try call.remove(kind, in: &state)
                return .done
            },
            .extended(
                .get, "me/\(kind)s/contains", scopes: [.libraryRead], for: .user, counts: .libraryReads,
            ) { call, state throws(APIError) in
                .json(try call.contains(kind, in: state))
            },
        ]
    }
}

extension APICall {
    /// The most ids one request can name (SpotifyContract §3.4).
    private static let mostIDs = 50

    /// The ids of the query, or else of the body's `ids`.
    func ids(_ kind: LibraryItem.Kind, atMost most: Int = mostIDs) throws(APIError) -> [String] {
        let ids: [String]
        if request.parameter("ids") == nil, let listed = try object()["ids"]?.asArray, !listed.isEmpty {
            guard listed.count <= most else { throw .badRequest("Too many ids") }
            ids = listed.map { $0.asString ?? "" }
        } else {
            ids = try list("ids", atMost: most)
        }
        guard kind == .user || ids.allSatisfy(CatalogueID.isWellFormed) else { throw .badRequest("invalid id") }
        return ids
    }

    /// Saves what the ids name; an unknown id is passed over.
    func save(_ kind: LibraryItem.Kind, in state: inout SimulatorState) throws(APIError) {
        state.hold(try ids(kind).compactMap { LibraryItem(kind, $0, in: state.world) }, for: self)
    }

    /// Removes what the ids name; an unknown id is passed over.
    func remove(_ kind: LibraryItem.Kind, in state: inout SimulatorState) throws(APIError) {
        for id in try ids(kind) {
            guard let item = LibraryItem(kind, id, in: state.world) else { continue }
            state.world.release(item, for: userID)
        }
    }

    /// Whether each is held, in the order of the ids; false for an unknown one.
    func contains(_ kind: LibraryItem.Kind, in state: SimulatorState) throws(APIError) -> JSONValue {
        .array(
            try ids(kind).map { id in
                .bool(LibraryItem(kind, id, in: state.world).map { state.world.holds($0, for: userID) } ?? false)
            })
    }
}
