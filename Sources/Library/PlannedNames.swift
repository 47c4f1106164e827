// Owns what the playlists that a plan makes are called at Spotify: edits name them `new:…` until they are made.

/// The playlists that a plan has made, by the names it used before.
struct PlannedNames: Sendable {
    private var uris: [String: String] = [:]

    /// The playlists that these records have made.
    init(_ records: [ChangeRecord] = []) {
        for case .create(let creation) in records.lazy.flatMap(\.edits) where !creation.playlist.isPlanned {
            uris[creation.planned] = creation.playlist.uri
        }
    }

    /// Notes what a playlist is called at Spotify.
    mutating func add(_ uri: String, for planned: String) { uris[planned] = uri }

    /// Gives the playlists of a record their URIs; returns whether there was any to give.
    @discardableResult
    func fill(_ record: inout ChangeRecord) -> Bool {
        let before = record.edits
        for place in record.edits.indices {
            guard let planned = record.edits[place].playlist?.uri, let uri = uris[planned] else { continue }
            record.edits[place].rename(to: uri)
        }
        return record.edits != before
    }
}

extension Edit {
    /// Gives the playlist another URI.
    mutating func rename(to uri: String) {
        switch self {
        case .create(var creation):
            creation.playlist.uri = uri
            self = .create(creation)
        case .describe(var description):
            description.playlist.uri = uri
            self = .describe(description)
        case .cover(var cover):
            cover.playlist.uri = uri
            self = .cover(cover)
        case .items(var items):
            items.playlist.uri = uri
            self = .items(items)
        case .save, .unsave, .player, .rule: break
        }
    }
}
