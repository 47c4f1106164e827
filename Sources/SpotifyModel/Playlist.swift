// Playlists and their entries. `items` was called `tracks`, and an entry's `item` was called `track`; both are read
// (SpotifyContract §4).

package import FoundationEssentials

/// A playlist; its contents are there only for its owner and collaborators.
package struct Playlist: Sendable, Hashable, Decodable {
    /// Whose it is.
    package struct Owner: Sendable, Hashable {
        package var id: String
        package var name: String?
    }

    package var id: String?
    package var uri: String?
    package var name: String
    package var owner: Owner?
    package var description: String?
    package var isPublic: Bool?
    package var isCollaborative: Bool
    package var snapshot: String?
    package var totalItems: Int?
    package var images: [Image]

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, owner, description, collaborative, items, tracks, images
        case isPublic = "public"
        case snapshot = "snapshot_id"
    }
    private struct WireOwner: Decodable {
        var id: String?
        var displayName: String?

        private enum CodingKeys: String, CodingKey {
            case id
            case displayName = "display_name"
        }
    }
    private struct Count: Decodable { var total: Int? }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = container.lenient(String.self, .id)
        uri = try container.decode(String.self, forKey: .uri)
        name = container.lenient(String.self, .name) ?? ""
        owner = container.lenient(WireOwner.self, .owner).flatMap { owner in
            owner.id.map { Owner(id: $0, name: owner.displayName) }
        }
        description = container.lenient(String.self, .description).map(HTMLText.unescaped)
        isPublic = container.lenient(Bool.self, .isPublic)
        isCollaborative = container.lenient(Bool.self, .collaborative) ?? false
        snapshot = container.lenient(String.self, .snapshot)
        images = container.lenientList(Image.self, .images)?.items ?? []
        totalItems = plausible((container.lenient(Count.self, .items) ?? container.lenient(Count.self, .tracks))?.total)
    }
}

/// The version a playlist has after a change.
package struct Snapshot: Sendable, Hashable, Decodable {
    package var id: String

    private enum CodingKeys: String, CodingKey { case id = "snapshot_id" }
}

/// An entry of a playlist.
package struct PlaylistEntry: Sendable, Hashable, Decodable {
    package var addedAt: Date?
    /// The user ID of who put it there.
    package var addedBy: String?
    /// nil for something Spotify no longer has.
    package var item: PlayableItem?
    /// Whether there is an item that cannot be read.
    package var isUnreadable: Bool

    private enum CodingKeys: String, CodingKey {
        case item, track
        case addedAt = "added_at"
        case addedBy = "added_by"
    }
    private struct Person: Decodable { var id: String? }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        addedBy = container.lenient(Person.self, .addedBy)?.id.flatMap { $0.isEmpty ? nil : $0 }
        addedAt = momentOfAdding(container.lenient(String.self, .addedAt))
        item = container.lenient(PlayableItem.self, .item) ?? container.lenient(PlayableItem.self, .track)
        isUnreadable = item == nil && (container.holds(.item) || container.holds(.track))
    }
}
