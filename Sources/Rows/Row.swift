// Owns a row: one thing in a listing, with typed values in the places that its field table gives them, its identity,
// and links to the things it belongs to. So no later command has to send a request for what was already shown.

/// One thing in a listing.
package struct Row: Sendable, Hashable {
    /// Something the row belongs to: an album's artist, a track's album.
    package struct Link: Sendable, Hashable, Codable {
        /// Identifies the thing at Spotify.
        package var uri: String
        /// The name by which the row shows it.
        package var name: String

        /// A link to the thing.
        package init(uri: String, name: String) {
            self.uri = uri
            self.name = name
        }
    }

    /// The fields of its kind, which give the values their places.
    package let table: FieldTable
    /// The name as Spotify sends it: unsanitised, and possibly empty.
    package var name: String
    /// The URI; nil for things that have none, such as devices.
    package var uri: String?
    /// The ID without the kind; nil for rows of the shell's own.
    package var id: String?
    /// The address for browsers; nil where there is none.
    package var url: String?
    /// The values in the order of `table.fields`; fields beyond the end are missing.
    package var values: [Value]
    /// Its place in what its listing plays from, counted from 0; nil where that is not known.
    package var position: Int?
    /// What the row belongs to, by relation (`artist`, `album`).
    package var links: [String: Link]

    /// A row; fields beyond the values given are missing.
    ///
    /// - Parameter values: in the order of the table's fields.
    package init(
        _ table: FieldTable, name: String, uri: String? = nil, id: String? = nil, url: String? = nil, values: [Value],
        links: [String: Link] = [:]
    ) {
        self.table = table
        self.name = name
        self.uri = uri
        self.id = id
        self.url = url
        self.values = values
        self.links = links
    }

    /// The kind, which belongs to the table.
    package var kind: RowKind { table.kind }

    /// The name as a person sees it, since not everything has one: `unnamed playlist`.
    package var title: String { Self.title(name, kind) }

    /// The same for a name alone.
    package static func title(_ name: String, _ kind: RowKind) -> String {
        name.allSatisfy(\.isWhitespace) ? "unnamed \(kind.rawValue)" : name
    }

    /// The value of a field: own, common, or a part of one; nil when the kind has no such field.
    package subscript(field: String) -> Value? {
        // Most fields that are asked for by name are own ones.
        if let place = table.place(of: field) { return place < values.count ? values[place] : .missing }
        let place = FieldPlace(field, in: table)
        return place.isAbsent ? nil : place.value(of: self)
    }
}
