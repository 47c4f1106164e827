// The body of `play` (SpotifyContract §5): no body resumes, `{}` starts again, and anything else is a
// context or a list of URIs, with an offset. The wordings are the service's; what each kind of context
// holds is in PlayBody+Contexts.

import HTTPTypes

/// The body of a play command, read and resolved against the world.
///
///     (nothing)                                                           resume
///     {}                                                                  restart
///     {"context_uri": "spotify:album:…", "offset": {"position": 2}}       a context from its third item
///     {"uris": ["spotify:track:…", "spotify:track:…"]}                    a list without a context
enum PlayBody {
    /// What the body asks for.
    enum Order {
        /// No body at all: the music continues.
        case resume
        /// `{}` starts the current item again and loses the queue.
        case restart
        case start(PlayList)
    }

    /// Items to play, and where to begin.
    struct PlayList {
        /// Only what can be played; never empty.
        let items: [Playable]
        let context: PlaybackContext?
        /// The place in `items` to begin at; `nil` leaves it to the service, which shuffles or takes the first.
        let start: Int?
        /// Where to begin within the first item.
        let milliseconds: Int
    }

    /// The longest list of `uris`. The real service answers 413 at about this length (SpotifyContract §5).
    private static let mostItems = 800

    /// Reads the body of a play command.
    static func order(_ bytes: [UInt8], for user: String, in world: World) throws(APIError) -> Order {
        guard !bytes.isEmpty else { return .resume }
        guard let body = JSONValue.reading(bytes), case .object(let members) = body else {
            throw .badRequest("Malformed json")
        }
        guard !members.isEmpty else { return .restart }
        let milliseconds = try milliseconds(body)
        switch (body["context_uri"], body["uris"]) {
        case (nil, nil): return .restart
        case (.some, .some): throw .badRequest("Can't have both context_uri and uris")
        case (let uri?, nil):
            let context = try PlaybackContext(uri.asString ?? "")
            let items = try items(of: context, hasOffset: body["offset"] != nil, for: user, in: world)
            return .start(try begin(items, context, body["offset"], milliseconds, world))
        case (nil, let uris?):
            return .start(try begin(try items(uris, in: world), nil, body["offset"], milliseconds, world))
        }
    }

    /// The track, episode or chapter that a URI names; a malformed URI is 400, an unknown id 404.
    static func item(_ uri: String, in world: World) throws(APIError) -> Playable {
        let parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "spotify" else { throw .badRequest("Invalid track uri: \(uri.prefix(80))") }
        guard ["track", "episode", "chapter"].contains(parts[1]) else {
            throw .badRequest("Unsupported uri kind: \(parts[1].prefix(40))")
        }
        guard CatalogueID.isWellFormed(parts[2]) else { throw .badRequest("Invalid base62 id") }
        guard let item = world.catalogue.playable(uri) else { throw .notFound }
        return item
    }

    /// The items of `uris`, all of which must exist.
    private static func items(_ uris: JSONValue, in world: World) throws(APIError) -> [Playable?] {
        guard let uris = uris.asArray, !uris.isEmpty else { throw .badRequest("Invalid uris") }
        guard uris.count <= mostItems else {
            throw APIError(status: .contentTooLarge, message: "Request Entity Too Large", form: .text)
        }
        var list: [Playable?] = []
        for uri in uris { list.append(try item(uri.asString ?? "", in: world)) }
        return list
    }

    /// `position_ms`, 0 when it is left out.
    private static func milliseconds(_ body: JSONValue) throws(APIError) -> Int {
        switch body["position_ms"] {
        case nil, .null: return 0
        case .int(let number) where number >= 0: return number
        case .some: throw .badRequest("Invalid position_ms")
        }
    }

    /// Finds the place to begin at, and drops what cannot be played.
    private static func begin(
        _ list: [Playable?], _ context: PlaybackContext?, _ offset: JSONValue?, _ milliseconds: Int, _ world: World,
    ) throws(APIError) -> PlayList {
        var start: Int?
        if let offset, offset != .null {
            start = try place(offset, in: list, world)
        }
        let items = list.compactMap { $0 }
        // A context of which nothing can be played is refused as a restriction, not as a bad request.
        guard !items.isEmpty else { throw .restriction }
        if let place = start { start = list[..<place].count { $0 != nil } }
        return PlayList(items: items, context: context, start: start, milliseconds: milliseconds)
    }

    /// The place that an offset names, by URI or by number. A place that cannot be played is a restriction.
    private static func place(_ offset: JSONValue, in list: [Playable?], _ world: World) throws(APIError) -> Int {
        if let uri = offset["uri"]?.asString {
            let wanted = try item(uri, in: world)
            guard let place = list.firstIndex(of: wanted) else { throw .restriction }
            return place
        }
        guard let place = offset["position"]?.asInt, place >= 0 else { throw .badRequest("Invalid offset") }
        guard place < list.count, list[place] != nil else { throw .restriction }
        return place
    }
}
