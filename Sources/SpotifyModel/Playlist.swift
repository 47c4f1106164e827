// Owns playlists and their entries. Spotify renamed a playlist's `tracks` to `items` and an entry's `track` to
// `item`; both names are read (SpotifyContract §4).

package import FoundationEssentials

/// A playlist without its entries. Spotify gives these only to its owner and collaborators.
package struct Playlist: Sendable, Hashable, Decodable {
    /// The user whose playlist it is.
    package struct Owner: Sendable, Hashable {
        /// The user name.
        package var id: String
        /// nil where only the user name is sent.
        package var name: String?
    }

    /// The 22 characters of the URI.
    package var id: String?
    /// Set by every answer: one without a URI is refused.
    package var uri: String?
    /// Empty where Spotify sends none.
    package var name: String
    /// nil where the answer names none.
    package var owner: Owner?
    /// As plain text: the escapes for HTML are undone (SpotifyContract §8.7).
    package var description: String?
    /// Whether it is on the owner's profile and found by searches; it restricts nothing (SpotifyContract §13.3).
    package var isPublic: Bool?
    /// False where Spotify does not say it.
    package var isCollaborative: Bool
    /// The version (`snapshot_id`), which every change of the playlist advances (SpotifyContract §13.1).
    package var snapshot: String?
    /// The number of entries; null was seen.
    package var totalItems: Int?

    private enum CodingKeys: String, CodingKey {
        case id, uri, name, owner, description, collaborative, items, tracks
        case isPublic = "public"
        case snapshot = "snapshot_id"
    }
    // The wire's form of the owner: one without an ID is left out.
    private struct WireOwner: Decodable {
        var id: String?
        var displayName: String?

        private enum CodingKeys: String, CodingKey {
            case id
            case displayName = "display_name"
        }
    }
    // The wire's form of the entries, of which only the number counts here.
    private struct Count: Decodable { var total: Int? }

    /// Throws when the answer has no URI.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
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
        totalItems = plausible((container.lenient(Count.self, .items) ?? container.lenient(Count.self, .tracks))?.total)
    }
}

/// The version that a playlist has after a change.
package struct Snapshot: Sendable, Hashable, Decodable {
    /// The value of `snapshot_id`, which means nothing by itself.
    package var id: String

    private enum CodingKeys: String, CodingKey { case id = "snapshot_id" }
}

/// An entry of a playlist: a track or an episode with who added it and when. Every place of a page has one, even if
/// nothing is known about it, since places are counted with all of them (SpotifyContract §14.1).
package struct PlaylistEntry: Sendable, Hashable, Decodable {
    /// nil where Spotify does not know it.
    package var addedAt: Date?
    /// The ID of the user who added it; nil where Spotify sends an empty one.
    package var addedBy: String?
    /// nil for an item that Spotify no longer has.
    package var item: PlayableItem?
    /// Whether it is a file on a user's device, which can be moved and neither removed nor added.
    package var isLocal: Bool
    /// Whether there is an item in a form that cannot be read.
    package var isUnreadable: Bool

    private enum CodingKeys: String, CodingKey {
        case item, track
        case isLocal = "is_local"
        case addedAt = "added_at"
        case addedBy = "added_by"
    }
    // The wire's form of the user who added it.
    private struct Person: Decodable { var id: String? }

    /// Requires nothing: an entry without an item is one that Spotify no longer has, and so is null. An entry of
    /// another type keeps its place as one that cannot be read.
    package init(from decoder: any Decoder) throws {
        guard let container = try? decoder.members(CodingKeys.self) else {
            isLocal = false
            isUnreadable = try !decoder.singleValueContainer().decodeNil()
            return
        }
        addedBy = container.lenient(Person.self, .addedBy)?.id.flatMap { $0.isEmpty ? nil : $0 }
        addedAt = momentOfAdding(container.lenient(String.self, .addedAt))
        item = container.lenient(PlayableItem.self, .item) ?? container.lenient(PlayableItem.self, .track)
        isLocal = container.lenient(Bool.self, .isLocal) ?? item?.isLocal ?? false
        isUnreadable = item == nil && (container.holds(.item) || container.holds(.track))
    }
}
